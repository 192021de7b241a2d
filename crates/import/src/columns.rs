//! The columns of a table into what each becomes: a part of a document, a facet, or nothing, with the reason.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use crate::ids::unique;
use crate::part::Part;
use crate::profiles::Profile;
use crate::row::{Row, spaced, text_of};
use crate::values::Values;
use crosscheck_compiler::table::{KEYS, MOST_COLUMNS, kebab, list};

/// What several values of one cell may be joined by.
const JOINTS: [char; 2] = [';', '|'];

/// A column, and what is known of its values.
#[derive(Default)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// Cells with something in them.
    filled: usize,
    values: Values,
    /// The same of cells cut at each of [`JOINTS`], and how many cells have it.
    cut: [(usize, Values); JOINTS.len()],
    /// The files that have it.
    files: BTreeSet<usize>,
    /// The first value.
    pub(crate) sample: String,
    /// Objects, or lists of anything but texts.
    is_nested: bool,
    is_list: bool,
    /// What becomes of it, in words.
    pub(crate) fate: String,
    pub(crate) becomes: Becomes,
}

/// What becomes of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Becomes {
    #[default]
    Nothing,
    Part(Part),
    Facet {
        key: String,
        /// What its cells are cut at, where they hold several values.
        joint: Option<char>,
    },
}

impl Column {
    fn see(&mut self, value: &Value) {
        let values: Vec<String> = match value {
            Value::Array(items) => {
                self.is_list = true;
                self.is_nested |= items
                    .iter()
                    .any(|item| !item.is_null() && text_of(item).is_none() && item != "");
                items.iter().filter_map(text_of).collect()
            }
            value @ Value::Object(_) => {
                let named = text_of(value);
                self.is_nested |= named.is_none();
                named.into_iter().collect()
            }
            value => text_of(value).into_iter().collect(),
        };
        self.filled += usize::from(!values.is_empty() || value.is_object());
        if let (true, Some(first)) = (self.sample.is_empty(), values.first()) {
            self.sample = beginning(first);
        }
        for value in values {
            self.values.see(&value);
            for (joint, (cells, parts)) in JOINTS.into_iter().zip(&mut self.cut) {
                *cells += usize::from(value.contains(joint));
                value.split(joint).for_each(|part| parts.see(part));
            }
        }
    }

    /// Makes it a facet under a key that is free, or says why it is none.
    fn decide(&mut self, key: impl FnOnce() -> String) {
        let why = match self.values.are_no_facet(self.filled) {
            _ if self.filled == 0 => Some("it is empty".to_owned()),
            _ if self.is_nested => Some("it holds objects".to_owned()),
            why => why,
        };
        let joint = self.joint();
        match (why, joint) {
            (Some(why), None) => self.fate = format!("dropped: {why}"),
            (Some(_), Some((joint, values))) if !self.is_nested => {
                let (count, alike) = (counted(values.different()), alike(values));
                self.becomes_facet(key(), Some(joint), &format!("{count}, cut at `{joint}`{alike}"));
            }
            (Some(why), Some(_)) => self.fate = format!("dropped: {why}"),
            (None, joint) => {
                let mut said = counted(self.values.different()) + &alike(&self.values);
                if let Some((joint, _)) = joint {
                    said += &format!("; `separator = \"{joint}\"` under its [[column]] in corpus.toml would cut them");
                }
                self.becomes_facet(key(), None, &said);
            }
        }
    }

    /// What joins several values in half of the cells or more, where the values are a facet when they are cut there.
    fn joint(&self) -> Option<(char, &Values)> {
        let cut = JOINTS.into_iter().zip(&self.cut);
        let mut cut = cut.filter(|(_, (cells, values))| {
            cells * 2 >= self.filled && *cells > 0 && values.are_no_facet(self.filled).is_none()
        });
        cut.next().map(|(joint, (_, values))| (joint, values))
    }

    fn becomes_facet(&mut self, key: String, joint: Option<char>, said: &str) {
        self.fate = format!("kept as a facet with {said}");
        if key != self.name {
            self.fate += &format!(", under the key `{key}`");
        }
        self.becomes = Becomes::Facet { key, joint };
    }

    fn may_be_part(&self) -> bool {
        self.filled > 0 && !self.is_nested && !self.is_list && self.becomes == Becomes::Nothing
    }

    fn is(&self, part: Part) -> bool {
        self.becomes == Becomes::Part(part)
    }

    fn becomes_part(&mut self, part: Part) {
        self.becomes = Becomes::Part(part);
        self.fate = format!("the {} of a document", part.word());
    }

    /// Says how to make it a part of the documents.
    fn hint(&mut self, part: Part) {
        let (name, part) = (&self.name, part.word());
        self.fate += &format!("; `--column {name}={part}` makes it the {part} of a document");
    }
}

/// Of a value as much as fits a line.
fn beginning(value: &str) -> String {
    const MOST: usize = 40;
    let value = spaced(value);
    match value.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", value.get(..at).unwrap_or_default()),
        None => value,
    }
}

/// "3 values"
fn counted(count: usize) -> String {
    format!("{count} value{}", if count == 1 { "" } else { "s" })
}

/// What is said of values that a reader cannot tell apart.
fn alike(values: &Values) -> String {
    match values.alike() {
        0 => String::new(),
        count => format!(", {count} of which only capitals tell from others"),
    }
}

/// The columns of a table, in their order.
#[derive(Default)]
pub(crate) struct Columns {
    pub(crate) all: Vec<Column>,
    /// Which file is being read.
    file: usize,
    /// Which known table they are of.
    pub(crate) known: Option<&'static str>,
    by_name: HashMap<String, usize>,
}

impl Columns {
    /// The column of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&Column> {
        self.all.get(*self.by_name.get(name)?)
    }

    /// Says that the rows to come are of the next file.
    pub(crate) fn next_file(&mut self) {
        self.file += 1;
    }

    /// Takes note of the values of a row.
    pub(crate) fn see(&mut self, row: Row) {
        for (name, value) in row.cells.unwrap_or_default() {
            let index = *self.by_name.entry(name).or_insert_with_key(|name| {
                self.all.push(Column {
                    name: name.clone(),
                    ..Column::default()
                });
                self.all.len() - 1
            });
            if let Some(column) = self.all.get_mut(index) {
                column.files.insert(self.file);
                column.see(&value);
            }
        }
    }

    /// Settles what becomes of each column, once all rows have been seen. Those that the author named a part for are that.
    pub(crate) fn decide(&mut self, named: &[(String, Part)]) -> Result<(), String> {
        for (name, part) in named {
            let Some(column) = self.by_name.get(name).and_then(|at| self.all.get_mut(*at)) else {
                let known = list(self.all.iter().map(|column| column.name.as_str()));
                return Err(format!("the table has no column `{name}`: it has {known}"));
            };
            column.becomes_part(*part);
        }
        self.refuse_two_of_one(named)?;
        self.find_known();
        for part in Part::ALL {
            while self.find(part) {}
        }
        self.decide_facets();
        self.hint();
        Ok(())
    }

    /// Two columns of one file cannot both be one part: one of them would be lost.
    fn refuse_two_of_one(&self, named: &[(String, Part)]) -> Result<(), String> {
        let files = |name: &str| {
            self.by_name
                .get(name)
                .and_then(|at| self.all.get(*at))
                .map(|column| &column.files)
        };
        for (at, (name, part)) in named.iter().enumerate() {
            let other = named.iter().skip(at + 1).find(|(other, same)| {
                let share = files(name)
                    .zip(files(other))
                    .is_some_and(|(one, two)| !one.is_disjoint(two));
                same == part && other != name && share
            });
            if let Some((other, _)) = other {
                return Err(format!(
                    "`{name}` and `{other}` are both said to be the {}, and one of them would be lost: name one",
                    part.word()
                ));
            }
        }
        Ok(())
    }

    fn has(&self, part: Part) -> bool {
        self.all.iter().any(|column| column.is(part))
    }

    /// Where the table is one that is known, makes its columns the parts that they are.
    fn find_known(&mut self) {
        let names = self.all.iter().map(|column| column.name.as_str());
        let Some(profile) = Profile::of(names) else { return };
        self.known = Some(profile.name);
        for (name, part) in profile.parts {
            let is = |column: &&mut Column| column.name.eq_ignore_ascii_case(name) && column.may_be_part();
            if !self.has(*part)
                && let Some(column) = self.all.iter_mut().find(is)
            {
                column.becomes_part(*part);
            }
        }
    }

    /// Makes the column with the surest name for it a part of the documents, if there is one, in files that have no other for it.
    fn find(&mut self, part: Part) -> bool {
        let has = self.all.iter().filter(|column| column.is(part));
        let done: BTreeSet<usize> = has.flat_map(|column| column.files.iter().copied()).collect();
        let has_date = self
            .all
            .iter()
            .any(|column| column.filled > 0 && is_called_date(&column.name));
        let rank = |column: &Column| {
            let key = squeezed(&column.name);
            let rank = part.names().iter().position(|name| *name == key)?;
            let fits = column.may_be_part() && column.files.is_disjoint(&done);
            let is_doubtful = has_date && part.doubtful_names().contains(&key.as_str());
            (fits && !is_doubtful).then_some(rank)
        };
        let ranked = self.all.iter_mut().filter_map(|column| Some((rank(column)?, column)));
        let Some((_, column)) = ranked.min_by_key(|(rank, _)| *rank) else {
            return false;
        };
        column.becomes_part(part);
        true
    }

    fn decide_facets(&mut self) {
        let mut keys: HashSet<String> = KEYS.iter().map(|key| (*key).to_owned()).collect();
        let mut facets = 0;
        for column in &mut self.all {
            if column.becomes != Becomes::Nothing {
                continue;
            }
            if facets == MOST_COLUMNS {
                column.fate = format!("dropped: there are {MOST_COLUMNS} facets before it");
                continue;
            }
            let key = match kebab(&column.name) {
                key if key.is_empty() => format!("column-{}", facets + 1),
                key => key,
            };
            column.decide(|| unique(&key, |key| !keys.contains(key)));
            if let Becomes::Facet { key, .. } = &column.becomes {
                facets += 1;
                keys.insert(key.clone());
            }
        }
    }

    /// Where documents have no text, date or id, says which column may be it.
    fn hint(&mut self) {
        if !self.has(Part::Text) {
            let dropped = self
                .all
                .iter_mut()
                .filter(|column| column.becomes == Becomes::Nothing && !column.is_nested);
            let longest = dropped.max_by_key(|column| column.values.longest());
            if let Some(column) = longest.filter(|column| column.values.has_too_long()) {
                column.hint(Part::Text);
            }
        }
        if !self.has(Part::Published) {
            let dates = self
                .all
                .iter_mut()
                .filter(|column| !matches!(column.becomes, Becomes::Part(_)));
            dates
                .filter(|column| is_called_date(&column.name))
                .for_each(|column| column.hint(Part::Published));
        }
        if !self.has(Part::Id) {
            let others = self
                .all
                .iter_mut()
                .filter(|column| !matches!(column.becomes, Becomes::Part(_)));
            let mut ids = others.filter(|column| is_called_id(&column.name) && column.values.all_differ());
            if let Some(column) = ids.next() {
                column.hint(Part::Id);
            }
        }
    }
}

/// A name of a column as [`Part::names`] has it, without what stands in brackets: `publishedAt`, `Published at (UTC)` and `PUBLISHED_AT` are one.
fn squeezed(name: &str) -> String {
    let named = name
        .split(['(', '[', ','])
        .next()
        .filter(|named| !named.trim().is_empty());
    crosscheck_search::folded(named.unwrap_or(name))
        .split_whitespace()
        .collect()
}

/// `event_date`, `Date of publication`, `Datum`
fn is_called_date(name: &str) -> bool {
    crosscheck_search::folded(name)
        .split_whitespace()
        .any(|word| ["date", "datum", "fecha", "дата", "تاريخ", "التاريخ"].contains(&word))
}

/// `event_id_cnty`
fn is_called_id(name: &str) -> bool {
    crosscheck_search::folded(name)
        .split_whitespace()
        .any(|word| word == "id")
}
