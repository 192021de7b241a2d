//! Sorting with one copy of the library's sort for every type. Each type that is sorted otherwise brings a copy of its own,
//! about a kilobyte of the page, compressed, and so does each that is kept in a tree; where speed counts (the search engine), the library is called directly.

use std::cmp::Ordering;
use std::mem;

/// Sorts items; equal ones keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(
        items.len(),
        &mut |left, right| match (items.get(left), items.get(right)) {
            (Some(left), Some(right)) => compare(left, right),
            _ => Ordering::Equal,
        },
    );
    let mut taken: Vec<Option<T>> = mem::take(items).into_iter().map(Some).collect();
    items.extend(
        order
            .into_iter()
            .filter_map(|index| taken.get_mut(index).and_then(Option::take)),
    );
}

/// Sorts items by a key; equal ones keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |left, right| key(left).cmp(&key(right)));
}

/// Sorts items; equal ones keep their order.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// What a set would hold: items in their order, each once.
pub fn each_once<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    sort(&mut items);
    items.dedup();
    items
}

/// The same with how often each was there.
pub fn how_often<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<(T, usize)> {
    let mut items: Vec<T> = items.into_iter().collect();
    sort(&mut items);
    let mut counted: Vec<(T, usize)> = Vec::new();
    for item in items {
        match counted.last_mut() {
            Some((last, times)) if *last == item => *times += 1,
            _ => counted.push((item, 1)),
        }
    }
    counted
}

/// The numbers below `count` in the order of what they stand for.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&left, &right| compare(left, right));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted() {
        assert_eq!(each_once([3, 1, 3, 2, 1]), [1, 2, 3]);
        assert_eq!(how_often([3, 1, 3, 2, 1]), [(1, 2), (2, 1), (3, 2)]);
        assert_eq!(how_often::<u8>([]), []);
    }

    #[test]
    fn items_are_sorted_as_the_library_sorts_them() {
        for length in [0, 1, 2, 7, 40, 200] {
            let items: Vec<(usize, usize)> = (0..length).map(|at| ((at * 7919) % 13, at)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(key, _)| key);
            let mut sorted = items.clone();
            sort_by_key(&mut sorted, |&(key, _)| key);
            assert_eq!(sorted, expected);
            let mut sorted = items;
            sort(&mut sorted);
            expected.sort_unstable();
            assert_eq!(sorted, expected);
        }
    }
}
