//! Records as written into records that point at each other. Ids are looked up; each that leads nowhere is reported.
//!
//! Tables are brought into canonical order first, so that an index is final as soon as it is given. An id that leads
//! nowhere becomes an index beyond its table: every look-up in the model then gives `None`, and the rules go on.

mod derived;
mod names;
mod records;

use std::collections::BTreeSet;

use crosscheck_model::Corpus;

use crate::authored::Authored;
use crate::diagnostic::Log;
use crate::source::Sources;
pub(crate) use derived::{forms, rulings};
pub(crate) use names::Names;

/// A corpus whose tables stand in the same order as the records they were made from.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) authored: Authored,
    pub(crate) corpus: Corpus,
    pub(crate) names: Names,
    /// Which decisions had a say about an embedded text, and at which of their places.
    pub(crate) used: BTreeSet<(usize, usize)>,
}

/// Puts the tables in order and looks every id up.
pub(crate) fn resolve(mut authored: Authored, sources: &Sources, log: &Log) -> Draft {
    let names = Names::new(&mut authored, sources, log);
    let mut corpus = records::corpus(&authored, sources, &names, log);
    records::move_texts(&mut corpus, &mut authored);
    let used = derived::attach(&mut corpus, &authored, sources, &names, log);
    Draft {
        authored,
        corpus,
        names,
        used,
    }
}
