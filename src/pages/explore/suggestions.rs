//! What is typed -> the ways to go on that the search box lists: earlier searches, then how the words go on.

use crosscheck_search::Completion;

use crate::components::RecentSearches;
use crate::store::Explorer;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Suggestion {
    /// What the box holds after it was taken.
    pub(super) query: String,
    /// For readers.
    pub(super) label: String,
    /// What the label is.
    pub(super) noun: String,
    /// Whether it forgets the earlier searches, and searches for nothing.
    pub(super) forgets: bool,
}

/// The lines for what is typed.
pub(super) fn suggestions(explorer: Explorer, recent: RecentSearches, query: &str) -> Vec<Suggestion> {
    let line = |query: String, label: String, noun: String| Suggestion {
        query,
        label,
        noun,
        forgets: false,
    };
    let earlier = recent.beginning(query).into_iter();
    let mut lines: Vec<_> = earlier
        .map(|before| line(before.clone(), before, "searched before".to_owned()))
        .collect();
    if !lines.is_empty() && query.trim().is_empty() {
        lines.push(Suggestion {
            query: String::new(),
            label: "Forget these searches".to_owned(),
            noun: "they are kept nowhere but here".to_owned(),
            forgets: true,
        });
    }
    let site = explorer.as_read();
    let completions = site.index().complete(&site.corpus, query).into_iter();
    lines.extend(completions.map(|Completion { query, label, noun }| line(query, label, noun)));
    lines
}
