//! Sorting by heap, made once. The library's sorts are made anew for every type they sort, five kilobytes each; of this
//! one, a type adds how two of its values compare and change places.

/// What can be put in order.
trait Row {
    fn count(&self) -> usize;
    fn before(&self, left: usize, right: usize) -> bool;
    fn swap(&mut self, left: usize, right: usize);
}

impl<T: Ord> Row for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn before(&self, left: usize, right: usize) -> bool {
        self.get(left)
            .zip(self.get(right))
            .is_some_and(|(left, right)| left < right)
    }

    fn swap(&mut self, left: usize, right: usize) {
        self.as_mut_slice().swap(left, right);
    }
}

fn heap_sort(row: &mut dyn Row) {
    let count = row.count();
    // The first half of the steps makes the heap; each of the others takes the largest off it.
    for step in (0..count + count / 2).rev() {
        let (mut at, end) = if step >= count {
            (step - count, count)
        } else {
            row.swap(0, step);
            (0, step)
        };
        loop {
            let mut larger = 2 * at + 1;
            if larger >= end {
                break;
            }
            if larger + 1 < end && row.before(larger, larger + 1) {
                larger += 1;
            }
            if !row.before(at, larger) {
                break;
            }
            row.swap(at, larger);
            at = larger;
        }
    }
}

/// Sorts. Equal values must be the same, since their order may change.
pub fn sort<T: Ord>(values: &mut Vec<T>) {
    heap_sort(values);
}

/// Sorts and keeps each value once.
pub fn sort_once<T: Ord>(values: &mut Vec<T>) {
    let kept = heap_sort_once(values);
    values.truncate(kept);
}

/// Sorts and brings each value once to the front. Says how many these are.
fn heap_sort_once(row: &mut dyn Row) -> usize {
    heap_sort(row);
    let mut kept = 0;
    for at in 0..row.count() {
        if kept == 0 || row.before(kept - 1, at) {
            row.swap(kept, at);
            kept += 1;
        }
    }
    kept
}

/// Items by key, the smallest first, equal ones as they stood.
#[must_use]
pub fn ordered<T>(mut items: Vec<T>, key: impl Fn(&T) -> [i64; 2]) -> Vec<T> {
    let exchanges = exchanges(items.len(), &|at| items.get(at).map_or([0; 2], &key));
    for (to, from) in exchanges.into_iter().enumerate() {
        items.swap(to, from);
    }
    items
}

/// For each place, one after the other, the place with which it changes what it holds, so that all comes in order.
fn exchanges(count: usize, key: &dyn Fn(usize) -> [i64; 2]) -> Vec<usize> {
    let mut keys = Vec::new();
    for item in 0..count {
        keys.push((key(item), item));
    }
    heap_sort(&mut keys);
    // Which item now stands where, and where each item now stands.
    let mut standing: Vec<usize> = (0..keys.len()).collect();
    let mut places = standing.clone();
    let mut exchanges = Vec::new();
    for (to, (_, item)) in keys.into_iter().enumerate() {
        let (from, other) = (places[item], standing[to]);
        exchanges.push(from);
        standing[from] = other;
        places[other] = from;
    }
    exchanges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn values_are_sorted(values in proptest::collection::vec(0..50u32, 0..100)) {
            let (mut ours, mut theirs) = (values.clone(), values);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(&ours, &theirs);
            sort_once(&mut ours);
            theirs.dedup();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn equal_items_keep_their_order(items in proptest::collection::vec((0..5i64, 0..3i64, 0..9u8), 0..60)) {
            let key = |item: &(i64, i64, u8)| [item.0, item.1];
            let mut theirs = items.clone();
            theirs.sort_by_key(key);
            prop_assert_eq!(ordered(items, key), theirs);
        }
    }
}
