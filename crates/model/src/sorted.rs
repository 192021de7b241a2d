//! A map and a set as sorted lists. The library's trees pay for themselves from thousands of entries that come in no order;
//! here there are tens, or they come sorted, and the code of a tree for each kind of key weighs more than what is done with
//! it. Names and order are those of `BTreeMap` and `BTreeSet`.

use std::ops::Index;

/// Keys in order, each with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// Without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Where a key stands, or would.
    fn find(&self, key: &K) -> Result<usize, usize> {
        let at = self.0.partition_point(|(known, _)| known < key);
        match self.0.get(at) {
            Some((known, _)) if known == key => Ok(at),
            _ => Err(at),
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.get(self.find(key).ok()?).map(|(_, value)| value)
    }

    /// The place of a key.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok(at) => {
                if let Some((_, known)) = self.0.get_mut(at) {
                    *known = value;
                }
            }
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Keeps the entries that are wanted.
    pub fn retain(&mut self, mut wanted: impl FnMut(&K, &mut V) -> bool) {
        self.0.retain_mut(|(key, value)| wanted(key, value));
    }

    /// How many entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries in order.
    pub fn iter(&self) -> <&Self as IntoIterator>::IntoIter {
        self.into_iter()
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

/// The place of a key.
#[derive(Debug)]
pub struct Entry<'a, K, V> {
    map: &'a mut SortedMap<K, V>,
    key: K,
}

impl<'a, K: Ord, V: Default> Entry<'a, K, V> {
    /// The value there, an empty one where there was none.
    pub fn or_default(self) -> &'a mut V {
        let at = self.map.find(&self.key).unwrap_or_else(|at| {
            self.map.0.insert(at, (self.key, V::default()));
            at
        });
        &mut self.map.0[at].1
    }
}

impl<K: Ord, V> Index<&K> for SortedMap<K, V> {
    type Output = V;

    /// # Panics
    /// Where the map has no such key.
    #[allow(clippy::expect_used, reason = "as of every map")]
    fn index(&self, key: &K) -> &V {
        self.get(key).expect("the map has the key")
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Values in order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedSet<T>(Vec<T>);

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> SortedSet<T> {
    /// Without values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn find(&self, value: &T) -> Result<usize, usize> {
        let at = self.0.partition_point(|known| known < value);
        if self.0.get(at) == Some(value) { Ok(at) } else { Err(at) }
    }

    /// Whether the value is there.
    #[must_use]
    pub fn contains(&self, value: &T) -> bool {
        self.find(value).is_ok()
    }

    /// Adds a value. Says whether it is new.
    pub fn insert(&mut self, value: T) -> bool {
        let found = self.find(&value);
        if let Err(at) = found {
            self.0.insert(at, value);
        }
        found.is_err()
    }

    /// Takes a value out. Says whether it was there.
    pub fn remove(&mut self, value: &T) -> bool {
        let found = self.find(value);
        if let Ok(at) = found {
            self.0.remove(at);
        }
        found.is_ok()
    }

    /// How many values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::new();
        for value in values {
            set.insert(value);
        }
        set
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_map_is_the_librarys(entries in proptest::collection::vec((0..9u8, any::<u8>()), 0..20), odd: bool) {
            let (mut ours, mut theirs) = (SortedMap::new(), BTreeMap::new());
            for &(key, value) in &entries {
                ours.insert(key, value);
                theirs.insert(key, value);
                *ours.entry(value % 9).or_default() |= 1;
                *theirs.entry(value % 9).or_default() |= 1;
            }
            ours.retain(|key, _| (key % 2 == 1) == odd);
            theirs.retain(|key, _| (key % 2 == 1) == odd);
            prop_assert!(ours.iter().eq(&theirs) && ours.keys().eq(theirs.keys()) && ours.values().eq(theirs.values()));
            prop_assert!((0..9).all(|key| ours.get(&key) == theirs.get(&key)));
            prop_assert_eq!((ours.len(), ours.is_empty()), (theirs.len(), theirs.is_empty()));
            prop_assert_eq!(ours, theirs.into_iter().collect());
        }

        #[test]
        fn a_set_is_the_librarys(changes in proptest::collection::vec((0..9u8, any::<bool>()), 0..30)) {
            let (mut ours, mut theirs) = (SortedSet::new(), BTreeSet::new());
            for (value, add) in changes {
                if add {
                    prop_assert_eq!(ours.insert(value), theirs.insert(value));
                } else {
                    prop_assert_eq!(ours.remove(&value), theirs.remove(&value));
                }
            }
            prop_assert!(ours.iter().eq(&theirs));
            prop_assert!((0..9).all(|value| ours.contains(&value) == theirs.contains(&value)));
            prop_assert_eq!((ours.len(), ours.is_empty()), (theirs.len(), theirs.is_empty()));
            prop_assert_eq!(ours, theirs.into_iter().collect());
        }
    }
}
