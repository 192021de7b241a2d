//! The whole of what a shared link reproduces.

use crosscheck_compare::{Columns, Sort};
use crosscheck_model::{DocumentId, EntityId, QuestionId};
use crosscheck_search::Request;

/// Which page, and what was chosen on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// The page.
    pub view: View,
    /// What narrows Explore.
    pub request: Request,
    /// What the columns of Compare are.
    pub columns: Columns,
    /// How the rows of Compare are sorted.
    pub sort: Sort,
}

/// A page of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What this corpus is and where it disagrees.
    #[default]
    Overview,
    /// Search and facets.
    Explore,
    /// One document by paragraph, perhaps at one of them.
    Read(DocumentId, Option<u32>),
    /// Every name.
    Names,
    /// One entity.
    Entity(EntityId),
    /// Questions by documents.
    Compare,
    /// One question.
    Issue(QuestionId),
    /// How the corpus was made.
    About,
}

impl ViewState {
    /// A page with nothing chosen on it.
    #[must_use]
    #[inline(never)]
    pub fn of(view: View) -> Self {
        Self {
            view,
            ..Self::default()
        }
    }
}
