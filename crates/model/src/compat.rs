//! Names of the library's containers and sorts that callers still use. They go with the last caller.

use std::collections::{BTreeMap, BTreeSet};

/// The library's map.
pub type SortedMap<K, V> = BTreeMap<K, V>;
/// The library's set.
pub type SortedSet<T> = BTreeSet<T>;

/// Sorts.
pub fn sort<T: Ord>(values: &mut [T]) {
    values.sort_unstable();
}

/// Sorts and keeps each value once.
pub fn sort_once<T: Ord>(values: &mut Vec<T>) {
    values.sort_unstable();
    values.dedup();
}

/// Items by key, the smallest first, equal ones as they stood.
#[must_use]
pub fn ordered<T>(mut items: Vec<T>, key: impl Fn(&T) -> [i64; 2]) -> Vec<T> {
    items.sort_by_key(key);
    items
}
