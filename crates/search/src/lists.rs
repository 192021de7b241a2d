//! Many short lists in one piece of memory.

use crosscheck_model::sort_once;

/// List `n` stands between `starts[n]` and `starts[n + 1]`.
pub(crate) struct Lists<T> {
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            values: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    /// Adds a list after the last.
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.values.extend(list);
        self.starts.push(end(&self.values));
    }

    /// A list; empty for one there is not.
    pub(crate) fn get(&self, list: usize) -> &[T] {
        let start = self.starts.get(list).map_or(0, |start| *start as usize);
        let end = self.starts.get(list + 1).map_or(start, |end| *end as usize);
        self.values.get(start..end).unwrap_or_default()
    }
}

impl Lists<u32> {
    /// `count` lists from pairs of list and value: each list sorted and without repeats.
    pub(crate) fn from_pairs(count: usize, mut pairs: Vec<(u32, u32)>) -> Self {
        sort_once(&mut pairs);
        Self::from_sorted(count, &pairs)
    }
}

impl<T: Copy> Lists<T> {
    /// `count` lists from pairs of list and value that stand in the order of their lists.
    pub(crate) fn from_sorted(count: usize, pairs: &[(u32, T)]) -> Self {
        let mut lists = Self::default();
        let mut rest = pairs.iter().peekable();
        for list in 0..count {
            while let Some(&&(_, value)) = rest.peek().filter(|(of, _)| *of as usize == list) {
                lists.values.push(value);
                rest.next();
            }
            lists.starts.push(end(&lists.values));
        }
        lists
    }
}

fn end<T>(values: &[T]) -> u32 {
    u32::try_from(values.len()).unwrap_or(u32::MAX)
}
