//! Sorting by heap: a tenth of the code of the standard sorts, which are made anew for every type they sort.

use std::collections::BinaryHeap;

/// Sorts. Equal values must be the same, since their order may change.
pub(crate) fn sort<T: Ord>(values: &mut Vec<T>) {
    *values = BinaryHeap::from(std::mem::take(values)).into_sorted_vec();
}

/// Sorts and keeps each value once.
pub(crate) fn sort_once<T: Ord>(values: &mut Vec<T>) {
    sort(values);
    values.dedup();
}
