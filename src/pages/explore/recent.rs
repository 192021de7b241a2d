//! What the reader searched for, for as long as the page is open. It is kept nowhere else.

use std::cell::RefCell;

use crosscheck_search::folded;

/// More than this nobody looks through.
const MOST: usize = 6;

thread_local! {
    /// The latest first, each once.
    static RECENT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a query that the reader has settled on.
pub(super) fn remember(query: &str) {
    let query = query.trim();
    if query.is_empty() {
        return;
    }
    RECENT.with_borrow_mut(|recent| {
        recent.retain(|known| known != query);
        recent.insert(0, query.to_owned());
        recent.truncate(MOST);
    });
}

/// Forgets all of them.
pub(super) fn forget() {
    RECENT.with_borrow_mut(Vec::clear);
}

/// Those that begin as what is typed, save what is typed itself; all of them where nothing is.
pub(super) fn beginning(typed: &str) -> Vec<String> {
    let (typed, begun) = (typed.trim(), folded(typed));
    RECENT.with_borrow(|recent| {
        let mut fitting = Vec::new();
        for known in recent {
            if known != typed && folded(known).starts_with(&begun) {
                fitting.push(known.clone());
            }
        }
        fitting
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_few_are_offered_once_each_and_forgotten() {
        forget();
        for query in ["Irán", " ", "iraq ", "falluja", "iraq"] {
            remember(query);
        }
        assert_eq!(beginning(""), ["iraq", "falluja", "Irán"]);
        assert_eq!(beginning("ira"), ["iraq", "Irán"]);
        assert_eq!(beginning("iraq"), [""; 0]);
        for number in 0..2 * MOST {
            remember(&number.to_string());
        }
        assert_eq!(beginning("").len(), MOST);
        forget();
        assert_eq!(beginning(""), [""; 0]);
    }
}
