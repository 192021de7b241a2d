//! Names from elsewhere into ids: ASCII, kebab-case, unique.

use std::collections::{HashMap, HashSet};

use crosscheck_compiler::table::kebab;

/// The most letters of an id.
const LONGEST_ID: usize = 80;

/// The ids given so far.
#[derive(Default)]
pub(crate) struct Ids {
    taken: HashSet<String>,
    /// The number to try next for an id met before.
    next: HashMap<String, usize>,
}

impl Ids {
    /// An id of its own: this one, or this one with a number behind it.
    pub(crate) fn take(&mut self, id: &str) -> String {
        if self.taken.insert(id.to_owned()) {
            return id.to_owned();
        }
        let mut number = self.next.get(id).copied().unwrap_or(2);
        loop {
            let numbered = format!("{id}-{number}");
            number += 1;
            if self.taken.insert(numbered.clone()) {
                self.next.insert(id.to_owned(), number);
                return numbered;
            }
        }
    }
}

/// The first of `key`, `key-2`, `key-3` … that is free.
pub(crate) fn unique(key: &str, is_free: impl Fn(&str) -> bool) -> String {
    let numbered = (2_usize..).map(|number| format!("{key}-{number}"));
    std::iter::once(key.to_owned())
        .chain(numbered)
        .find(|key| is_free(key))
        .unwrap_or_default()
}

/// ASCII kebab-case, accents left out, cut to a length that fits an address.
pub(crate) fn plain_id(text: &str) -> String {
    let id = kebab(&crosscheck_search::folded(text));
    if id.len() <= LONGEST_ID {
        return id;
    }
    let cut = id.get(..LONGEST_ID).unwrap_or_default();
    // A whole word at the end, where there is more than one.
    let whole = cut.rfind('-').filter(|at| *at > LONGEST_ID / 2);
    cut.get(..whole.unwrap_or(LONGEST_ID))
        .unwrap_or(cut)
        .trim_end_matches('-')
        .to_owned()
}
