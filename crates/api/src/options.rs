//! The options of every method, as a script writes them. Their TypeScript declarations are made from these structs
//! (`declarations`); `given` reads them.

use std::collections::BTreeMap;

use serde::Deserialize;
use tsify::Tsify;

use crate::given::{FromOptions, Options, Wrong};

/// What narrows a result, as in the explorer.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Narrowing {
    #[tsify(type = "Facets")]
    pub(crate) facets: BTreeMap<String, FacetChoice>,
    /// The first publication date: `"2016"`, `"2016-06"` or `"2016-06-04"`.
    #[tsify(type = "string")]
    pub(crate) from: Option<String>,
    /// The last publication date.
    #[tsify(type = "string")]
    pub(crate) to: Option<String>,
    /// Certainly in the range rather than possibly, where a date is imprecise.
    pub(crate) certain: bool,
    /// Whether words are also found under other names, forms and spellings. True unless said.
    #[tsify(type = "boolean")]
    pub(crate) other_spellings: Option<bool>,
    /// Words as typed alone, the last one too. False unless said.
    pub(crate) exactly: bool,
}

/// What a choice in one facet asks for.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FacetChoice {
    /// Values an item must have: authored ids, `"2016"`, `"deny"`, or `"none"` for none recorded.
    #[tsify(type = "readonly string[]")]
    pub(crate) include: Vec<String>,
    /// Values no record of an item may have.
    #[tsify(type = "readonly string[]")]
    pub(crate) exclude: Vec<String>,
    /// Whether one included value is enough. `"any"` unless said.
    #[tsify(type = "\"any\" | \"all\"")]
    pub(crate) mode: Option<String>,
}

/// What is listed and counted.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub(crate) struct Listing {
    /// `"passages"` unless said; of an export `"claims"`.
    #[tsify(type = "Unit")]
    pub(crate) unit: Option<String>,
}

/// What is listed, and what narrows it.
#[derive(Clone, Debug, Default, Tsify)]
pub(crate) struct Selection {
    #[serde(flatten)]
    pub(crate) narrowing: Narrowing,
    #[serde(flatten)]
    pub(crate) listing: Listing,
}

/// Which stretch of the hits is given.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub(crate) struct Paging {
    /// How many hits to leave out. 0 unless said.
    pub(crate) offset: u32,
    /// How many hits to give. 100 unless said.
    #[tsify(type = "number")]
    pub(crate) limit: Option<u32>,
}

/// In which order hits are given.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub(crate) struct Sorting {
    /// `"score"` unless said: best first, or as in the corpus where there are no words. `"date"`: the document published last
    /// first, undated ones at the end. `"document"`: as in the corpus, its oldest document first.
    #[tsify(type = "Order")]
    pub(crate) sort: Option<String>,
}

/// The options of `search`.
#[derive(Clone, Debug, Default, Tsify)]
pub(crate) struct SearchOptions {
    #[serde(flatten)]
    pub(crate) selection: Selection,
    #[serde(flatten)]
    pub(crate) sorting: Sorting,
    #[serde(flatten)]
    pub(crate) paging: Paging,
}

/// Which facets are counted, and how many of their values are given.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub(crate) struct Counting {
    /// The facets that are counted, by their keys. All unless said.
    #[tsify(type = "readonly string[]")]
    pub(crate) of: Option<Vec<String>>,
    /// How many values of each facet are given at most: those with the highest counts, in their order, and those that are chosen.
    #[tsify(type = "number")]
    pub(crate) most: Option<u32>,
    /// How high the count of a value is at least, unless it is chosen: with 1 those of which nothing is found are left out. 0 unless
    /// said.
    pub(crate) least: u32,
}

/// The options of `facets`.
#[derive(Clone, Debug, Default, Tsify)]
pub(crate) struct FacetsOptions {
    #[serde(flatten)]
    pub(crate) selection: Selection,
    #[serde(flatten)]
    pub(crate) counting: Counting,
}

/// Whom a comparison does without: each takes along the chains on which they stand.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct LeaveOut {
    #[tsify(type = "readonly string[]")]
    pub(crate) documents: Vec<String>,
    #[tsify(type = "readonly string[]")]
    pub(crate) outlets: Vec<String>,
    #[tsify(type = "readonly string[]")]
    pub(crate) voices: Vec<String>,
}

/// What a comparison is about, and what is altered in it.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Comparing {
    /// Only claims that match.
    pub(crate) query: String,
    pub(crate) leave_out: LeaveOut,
    /// What is altered, as in the address of a comparison: `"d:track-persia-2016~m:claim:position"`.
    pub(crate) altered: String,
}

/// The options of `compare`.
#[derive(Clone, Debug, Default, Tsify)]
pub(crate) struct CompareOptions {
    #[serde(flatten)]
    pub(crate) narrowing: Narrowing,
    #[serde(flatten)]
    pub(crate) comparing: Comparing,
}

/// What a file is made of beside what is selected.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub(crate) struct Writing {
    /// Comparisons: this question alone.
    #[tsify(type = "string")]
    pub(crate) question: Option<String>,
    /// Comparisons without a question: those alone that this preset keeps, as in the address of a comparison.
    #[tsify(type = "\"contradict\" | \"one-line\" | \"changed\" | \"rewritten\" | \"not-heard\"")]
    pub(crate) preset: Option<String>,
    /// Citations: of what. `"comparison"` where `question` is given, else `"documents"`.
    #[tsify(type = "\"documents\" | \"comparison\"")]
    pub(crate) of: Option<String>,
    /// Where the explorer stands, for permalinks. Beside this module unless said.
    pub(crate) site: String,
    /// `json`: with the relations that follow from the claims.
    pub(crate) computed: bool,
    /// Citations of a comparison: the day it was read.
    #[tsify(type = "string")]
    pub(crate) accessed: Option<String>,
}

/// The options of `export`.
#[derive(Clone, Debug, Default, Tsify)]
pub(crate) struct ExportOptions {
    #[serde(flatten)]
    pub(crate) selection: Selection,
    #[serde(flatten)]
    pub(crate) comparing: Comparing,
    #[serde(flatten)]
    pub(crate) writing: Writing,
}

/// The options of a method that has none but `signal`.
pub(crate) struct NoOptions;

impl FromOptions for NoOptions {
    fn from_options(_: &mut Options) -> Result<Self, Wrong> {
        Ok(Self)
    }
}

impl FromOptions for Selection {
    fn from_options(options: &mut Options) -> Result<Self, Wrong> {
        Ok(Self {
            listing: options.take()?,
            narrowing: options.take()?,
        })
    }
}

impl FromOptions for SearchOptions {
    fn from_options(options: &mut Options) -> Result<Self, Wrong> {
        Ok(Self {
            selection: Selection::from_options(options)?,
            sorting: options.take()?,
            paging: options.take()?,
        })
    }
}

impl FromOptions for FacetsOptions {
    fn from_options(options: &mut Options) -> Result<Self, Wrong> {
        Ok(Self {
            selection: Selection::from_options(options)?,
            counting: options.take()?,
        })
    }
}

impl FromOptions for CompareOptions {
    fn from_options(options: &mut Options) -> Result<Self, Wrong> {
        Ok(Self {
            narrowing: options.take()?,
            comparing: options.take()?,
        })
    }
}

impl FromOptions for ExportOptions {
    fn from_options(options: &mut Options) -> Result<Self, Wrong> {
        Ok(Self {
            selection: Selection::from_options(options)?,
            comparing: options.take()?,
            writing: options.take()?,
        })
    }
}
