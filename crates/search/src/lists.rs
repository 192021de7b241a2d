//! Many short lists in two vectors.

/// List `n` stands between `starts[n]` and `starts[n + 1]`; without starts, list `n` is value `n` alone.
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
    /// Adds to the last list, which is not closed yet.
    pub(crate) fn add(&mut self, value: T) {
        self.values.push(value);
    }

    /// Closes the last list.
    pub(crate) fn close(&mut self) {
        self.starts.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// A list; empty for one there is not.
    pub(crate) fn get(&self, list: usize) -> &[T] {
        if self.starts.is_empty() {
            return self.values.get(list..list + 1).unwrap_or_default();
        }
        let start = self.starts.get(list).map_or(0, |start| *start as usize);
        let end = self.starts.get(list + 1).map_or(start, |end| *end as usize);
        self.values.get(start..end).unwrap_or_default()
    }
}

impl Lists<u32> {
    /// Drops the starts where each list has exactly one value.
    pub(crate) fn shrink(&mut self) {
        if (0..).zip(&self.starts).all(|(list, start)| list == *start) {
            self.starts = Vec::new();
        }
        self.values.shrink_to_fit();
    }

    /// `count` lists from pairs of list and value: each list sorted and without repeats.
    pub(crate) fn from_pairs(count: usize, mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        Self::from_sorted(count, &pairs)
    }
}

impl<T: Copy> Lists<T> {
    /// `count` lists from pairs of list and value that stand in the order of their lists.
    pub(crate) fn from_sorted(count: usize, pairs: &[(u32, T)]) -> Self {
        let mut lists = Self::default();
        let mut list = 0;
        for &(of, value) in pairs {
            while list < count && list < of as usize {
                lists.close();
                list += 1;
            }
            if list < count {
                lists.add(value);
            }
        }
        while list < count {
            lists.close();
            list += 1;
        }
        lists
    }
}
