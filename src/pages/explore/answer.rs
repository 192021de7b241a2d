//! A request -> its answer, kept with the corpus it was found in: results and counts are worked out of one answer, a few at a
//! time, over several tasks.

use std::sync::Arc;

use crosscheck_search::{Answer, Hit, Notice, ReadAs, Request};
use leptos::prelude::*;
use self_cell::self_cell;

use crate::store::Site;

self_cell! {
    /// An answer with the corpus that it borrows from.
    struct OwnedAnswer {
        owner: Arc<Site>,
        #[not_covariant]
        dependent: Answer,
    }
}

/// What can be said of a request at once, and its answer, from which the rest is worked out.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// How many results there are, in the unit of the request.
    pub(super) total: usize,
    /// In how many documents they are.
    pub(super) documents: usize,
    /// No two answers are the same.
    answer: StoredValue<OwnedAnswer, LocalStorage>,
}

impl Found {
    /// Answers a request. The answer lives as long as the reactive owner this is called in.
    pub(super) fn new(site: Arc<Site>, request: Request) -> Self {
        let answer = OwnedAnswer::new(site, |site| site.index().answer_kept(&site.corpus, request));
        let (total, documents) = answer.with_dependent(|_, answer| (answer.total(), answer.documents()));
        Self {
            total,
            documents,
            answer: StoredValue::new_local(answer),
        }
    }

    /// Asks the answer for more. Nothing where it is gone: another request has taken its place.
    pub(super) fn ask<T>(self, question: impl FnOnce(&Answer<'_>) -> T) -> Option<T> {
        self.answer
            .try_with_value(|answer| answer.with_dependent(|_, answer| question(answer)))
    }

    /// So many hits from the one at `first` on.
    pub(super) fn hits(self, first: usize, count: usize) -> Vec<Arc<Hit>> {
        let hits = self.ask(|answer| answer.hits(first, count));
        hits.into_iter().flatten().map(Arc::new).collect()
    }

    /// Typed words that were read as a name, and how slips were read.
    pub(super) fn remarks(self) -> (Vec<ReadAs>, Vec<Notice>) {
        let remarks = self.ask(|answer| (answer.read_as().to_vec(), answer.notices().to_vec()));
        remarks.unwrap_or_default()
    }
}
