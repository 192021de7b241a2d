//! What the reader of an explorer searched for, for as long as it is open. It is kept nowhere else.

use crosscheck_search::folded;
use leptos::prelude::*;

/// More than this nobody looks through.
const MOST: usize = 6;

/// The searches of one explorer.
#[derive(Clone, Copy)]
pub(crate) struct RecentSearches(RwSignal<Vec<String>>);

impl RecentSearches {
    /// Begins without any, and puts itself into the context.
    pub(crate) fn provide() {
        provide_context(Self(RwSignal::new(Vec::new())));
    }

    /// Those of the explorer that a view belongs to.
    ///
    /// # Panics
    /// When called outside a view of the explorer, which is a mistake in the code.
    #[must_use]
    #[allow(
        clippy::expect_used,
        reason = "a component outside the explorer is a mistake in the code, not in its input"
    )]
    pub(crate) fn here() -> Self {
        use_context().expect("views stand inside an explorer")
    }

    /// Keeps a query that the reader has settled on.
    pub(crate) fn remember(self, query: &str) {
        let known = self.0.with_untracked(|recent| remembering(recent, query));
        self.0.set(known);
    }

    /// Forgets all of them.
    pub(crate) fn forget(self) {
        self.0.set(Vec::new());
    }

    /// Those that begin as what is typed, the latest first, save what is typed itself; all of them where nothing is. Tracked.
    #[must_use]
    pub(crate) fn beginning(self, typed: &str) -> Vec<String> {
        self.0.with(|recent| beginning(recent, typed))
    }
}

/// The searches with one more: the latest first, each once.
fn remembering(recent: &[String], query: &str) -> Vec<String> {
    let query = query.trim();
    if query.is_empty() {
        return recent.to_vec();
    }
    let others = recent.iter().filter(|known| *known != query);
    std::iter::once(query)
        .chain(others.map(String::as_str))
        .take(MOST)
        .map(str::to_owned)
        .collect()
}

fn beginning(recent: &[String], typed: &str) -> Vec<String> {
    let (typed, begun) = (typed.trim(), folded(typed));
    let fits = |known: &&String| *known != typed && folded(known).starts_with(&begun);
    recent.iter().filter(fits).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_few_are_offered_once_each() {
        let mut recent = Vec::new();
        for query in ["Irán", " ", "iraq ", "falluja", "iraq"] {
            recent = remembering(&recent, query);
        }
        assert_eq!(beginning(&recent, ""), ["iraq", "falluja", "Irán"]);
        assert_eq!(beginning(&recent, "ira"), ["iraq", "Irán"]);
        assert_eq!(beginning(&recent, "iraq"), [""; 0]);
        for number in 0..2 * MOST {
            recent = remembering(&recent, &number.to_string());
        }
        assert_eq!(recent.len(), MOST);
    }
}
