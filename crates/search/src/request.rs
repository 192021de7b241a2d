//! What the reader asks for. The page makes it from the address and changes it by the reader's clicks.

use std::collections::BTreeMap;

use crosscheck_model::Day;

use crate::{FacetKind, Value};

/// What is listed and counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Whole sources.
    Documents,
    /// Paragraphs that count (body, headline, caption).
    #[default]
    Passages,
    /// Claims.
    Claims,
}

impl Unit {
    /// Every unit, in the order of [`Results::totals`](crate::Results::totals).
    pub const ALL: [Self; 3] = [Self::Documents, Self::Passages, Self::Claims];

    /// The spelling in the address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Passages => "passages",
            Self::Claims => "claims",
        }
    }

    /// The unit of that spelling.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key() == key)
    }
}

/// In which order hits are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Those that match the words best first. Without words to rank by, the same as [`Order::Document`].
    #[default]
    Score,
    /// Those of the document published last first; an imprecise date counts as the last day it may be. Those of one day, and of
    /// one document, stand as in the corpus, and those of undated documents at the end.
    Date,
    /// As in the corpus: documents by date, the oldest first, then by id; what is in a document as it stands there.
    Document,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Score, Self::Date, Self::Document];

    /// The spelling in addresses, on the command line and in scripts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Date => "date",
            Self::Document => "document",
        }
    }

    /// The order of that spelling.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.key() == key)
    }
}

/// How the included values of one facet combine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// One of them is enough.
    #[default]
    Any,
    /// Every one is needed.
    All,
}

/// What was chosen in one facet. The lists are sorted and without repeats, so that equal choices are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// How the included values combine.
    pub mode: Mode,
    /// Values an item must have.
    pub include: Vec<Value>,
    /// Values no record of an item may have.
    pub exclude: Vec<Value>,
    /// What an item must have, but nothing in this corpus is called so: no item has it.
    pub unknown: Vec<String>,
}

impl Choice {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.asks() && self.exclude.is_empty()
    }

    /// Whether an item must have something.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.include.is_empty() || !self.unknown.is_empty()
    }

    /// Whether nothing in it was ever set.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.is_empty() && self.mode == Mode::Any
    }

    /// What a click on Include does: takes the value in, out of the excluded ones if need be; a second click undoes it.
    pub fn toggle_include(&mut self, value: Value) {
        toggle(&mut self.include, &mut self.exclude, value);
    }

    /// What a click on Exclude does: leaves the value out, no longer including it; a second click undoes it.
    pub fn toggle_exclude(&mut self, value: Value) {
        toggle(&mut self.exclude, &mut self.include, value);
    }
}

fn toggle(into: &mut Vec<Value>, out_of: &mut Vec<Value>, value: Value) {
    out_of.retain(|chosen| *chosen != value);
    match into.binary_search(&value) {
        Ok(at) => {
            into.remove(at);
        }
        Err(at) => into.insert(at, value),
    }
}

/// A range of publication dates, both ends included; an end left open is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// Certainly in range (every day the date may be) instead of possibly (some day).
    pub certain: bool,
}

impl Dates {
    /// Whether any end is set. Undated documents pass only where none is.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// Everything that decides a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// As typed.
    pub query: String,
    /// By facet; a facet without choice is absent or empty.
    pub facets: BTreeMap<FacetKind, Choice>,
    /// Publication dates.
    pub dates: Dates,
    /// What is listed and counted.
    pub unit: Unit,
    /// In which order hits are given. It changes no count.
    pub order: Order,
    /// Whether words are also found under other spellings: other names of an entity, variants of names brought over from
    /// Arabic, other forms of a word, and words one or two slips away. On unless turned off. Half-typed words, values of
    /// fields and what no spelling hides (case, accents, apostrophes, hyphens) are not touched by it.
    pub other_spellings: bool,
    /// Whether words are found as typed alone: no other spellings, whatever `other_spellings` says; a word half typed is a
    /// whole one (`mili*` still asks for a beginning); and small words ("of") count like any other.
    pub exactly: bool,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            query: String::new(),
            facets: BTreeMap::new(),
            dates: Dates::default(),
            unit: Unit::default(),
            order: Order::default(),
            other_spellings: true,
            exactly: false,
        }
    }
}

impl Request {
    /// Whether it asks for everything there is.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.query.trim().is_empty() && self.facets.values().all(Choice::is_empty) && !self.dates.is_set()
    }

    /// The request after a click on Include.
    #[must_use]
    pub fn toggling_include(&self, kind: FacetKind, value: Value) -> Self {
        self.changing(kind, &|choice| choice.toggle_include(value))
    }

    /// The request after a click on Exclude.
    #[must_use]
    pub fn toggling_exclude(&self, kind: FacetKind, value: Value) -> Self {
        self.changing(kind, &|choice| choice.toggle_exclude(value))
    }

    fn changing(&self, kind: FacetKind, change: &dyn Fn(&mut Choice)) -> Self {
        let mut next = self.clone();
        change(next.facets.entry(kind).or_default());
        // A mode is kept even before the first value; nothing else is worth an entry.
        next.facets
            .retain(|other, choice| *other != kind || !choice.is_default());
        next
    }
}
