//! The values of a column into what tells a facet from a text: how many there are, how many differ, how long they are.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::row::spaced;
use crosscheck_compiler::table::LONGEST_VALUE;

/// The most different values of a facet.
const MOST_VALUES: usize = 5000;
/// From how many cells on it means something that all values differ.
const CELLS_THAT_TELL: usize = 10;
/// One value in so many may be too long for a facet; it becomes a note.
const ONE_IN: usize = 20;

/// What is known of the values of a column, without keeping them.
#[derive(Default)]
pub(crate) struct Values {
    /// Hashes of values, as long as they are few.
    hashes: HashSet<u64>,
    /// The same in small letters.
    folded: HashSet<u64>,
    /// How many values there were, counting each time.
    counted: usize,
    /// How many of them are too long for a facet.
    too_long: usize,
    longest: usize,
}

impl Values {
    /// Takes note of a value.
    pub(crate) fn see(&mut self, value: &str) {
        let value = spaced(value);
        if value.is_empty() {
            return;
        }
        self.counted += 1;
        self.longest = self.longest.max(value.len());
        if value.len() > LONGEST_VALUE {
            self.too_long += 1;
        } else if self.hashes.len() <= MOST_VALUES && self.hashes.insert(hash(&value)) {
            self.folded.insert(hash(&value.to_lowercase()));
        }
    }

    /// Why they are no facet, if they are none.
    pub(crate) fn are_no_facet(&self, cells: usize) -> Option<String> {
        if self.too_long * ONE_IN > self.counted {
            Some(format!(
                "its longest value has {} bytes, too many to choose by",
                self.longest
            ))
        } else if self.hashes.len() > MOST_VALUES {
            Some(format!("it has more than {MOST_VALUES} different values"))
        } else if cells >= CELLS_THAT_TELL && self.all_differ() {
            Some("it is all different".to_owned())
        } else {
            None
        }
    }

    /// How many values differ.
    pub(crate) fn different(&self) -> usize {
        self.hashes.len()
    }

    /// How many values only their capitals tell from another.
    pub(crate) fn alike(&self) -> usize {
        self.hashes.len() - self.folded.len()
    }

    pub(crate) fn all_differ(&self) -> bool {
        self.hashes.len() + self.too_long == self.counted
    }

    pub(crate) fn has_too_long(&self) -> bool {
        self.too_long > 0
    }

    pub(crate) fn longest(&self) -> usize {
        self.longest
    }
}

fn hash(value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
