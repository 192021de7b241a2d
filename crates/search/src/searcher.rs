//! What a request is answered from: the corpus and every part of its index, borrowed for as long as that takes.

use std::sync::Mutex;

use crosscheck_model::Corpus;

use crate::catalogue::Catalogue;
use crate::dictionary::Dictionary;
use crate::facets::Values;
use crate::names::Names;
use crate::postings::PostingLists;
use crate::sums::Sums;
use crate::tables::{Table, Tables};
use crate::texts::TextNumbers;
use crate::word_index::WordIndex;

/// A corpus and the parts of its index.
pub(crate) struct Searcher<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) values: Values<'a>,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) numbers: TextNumbers,
    pub(crate) names: &'a Names,
    pub(crate) words: &'a WordIndex,
    pub(crate) dictionary: Dictionary<'a>,
    pub(crate) postings: PostingLists<'a>,
    /// Memory for adding up weights.
    pub(crate) sums: &'a Mutex<Sums>,
    pub(crate) tables: &'a Tables,
}

impl<'a> Searcher<'a> {
    /// The tables of all facets, made now if they were not before.
    pub(crate) fn tables(&self) -> &'a [Table] {
        self.tables.all(self.values, self.catalogue)
    }
}
