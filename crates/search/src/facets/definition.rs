//! What the table of facets says of each facet, in types.

use crosscheck_model::{Claim, Corpus, Document, Source};

/// A value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Person, Organisation, Place: an index in `Corpus::entities`. Event: in `Corpus::events`. Outlet, Newsroom,
    /// Question: in their tables. Voice, Through: in `Corpus::voices`, and behind these in `Corpus::outlets`, see [`Value::heard`].
    /// Stance: in `Speech::ALL`. Does: in `Mark::OF_CLAIMS`. Standing, Certainty, Role: in `Word::ALL`. Year: the year.
    /// Name: in [`Index::names`](crate::Index::names). Quantity: in [`Index::amounts`](crate::Index::amounts).
    /// Column: in its `values`.
    Recorded(u32),
    /// Nothing of the kind is recorded.
    NoneRecorded,
}

/// What a facet is. A recorded value is a number, as [`Value::Recorded`] explains.
pub(crate) struct Definition {
    /// In addresses: "person".
    pub(crate) key: &'static str,
    /// Over its panel: "People".
    pub(crate) title: &'static str,
    /// In a sentence: "person".
    pub(crate) noun: &'static str,
    /// What "none recorded" is called here.
    pub(crate) none: &'static str,
    pub(crate) field: Field,
    pub(crate) recorded: Recorded,
    /// Every value is below this number.
    pub(crate) bound: fn(Values<'_>) -> usize,
    /// The key and the label of a value, if the corpus has it.
    pub(crate) describe: fn(Values<'_>, u32) -> Option<(String, String)>,
    /// The value of a key.
    pub(crate) find: fn(Values<'_>, &str) -> Option<u32>,
    /// Gives what else a value is called, beside its key and its label.
    pub(crate) other_names: fn(&Corpus, u32, &mut Take<'_>),
}

/// The field of queries by which a facet is asked for: `place:falluja`.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    /// What is typed before the colon. The key of the facet does as well.
    pub(crate) name: &'static str,
    /// What it finds, for the help.
    pub(crate) finds: &'static str,
    /// Its line in the help, where `about:` and `date:` have lines too.
    pub(crate) line: usize,
}

/// Where the values of a facet are recorded.
pub(crate) enum Recorded {
    /// With the document: gives its values.
    Document(fn(&Corpus, &Document, &mut Vec<u32>)),
    /// With paragraphs, and with the claims that are about the value.
    Mentioned {
        /// What is mentioned: entities rank and are marked in hits, as words are.
        entities: bool,
        /// Gives every paragraph that has a value, with the value.
        paragraphs: fn(&Corpus, &mut dyn FnMut(Source, u32)),
        /// Gives the values that a claim is about.
        about: fn(&Corpus, &Claim, &mut Vec<u32>),
    },
    /// With the claim: gives its values.
    Claim(fn(Values<'_>, &Claim, &mut Vec<u32>)),
}

/// Where values are looked up.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub(crate) corpus: &'a Corpus,
    /// The names claims use, sorted.
    pub(crate) names: &'a [String],
    /// The numbers claims give, in words, sorted.
    pub(crate) amounts: &'a [String],
}

/// Takes the spellings of a value one by one.
pub(crate) type Take<'a> = dyn FnMut(&str) + 'a;
