//! The hits that are drawn: a few of a new answer at a time, in front of those of the answer before it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crosscheck_search::{Hit, Item};

/// Hits in their order, each found by its item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HitList {
    order: Vec<Item>,
    hits: BTreeMap<Item, Arc<Hit>>,
}

impl HitList {
    /// Those of the new answer that are known so far, then as many of the old list as fit into `most`. What the reader looks
    /// at does not jump while the rest is worked out: the place of a hit that is still to come is held by an old one.
    pub(super) fn arriving(&self, new: &[Arc<Hit>], most: usize) -> Self {
        let known = crosscheck_model::each_once(new.iter().map(|hit| hit.item));
        let old = self
            .iter()
            .skip(new.len())
            .filter(|hit| known.binary_search(&hit.item).is_err());
        new.iter().chain(old).take(most).cloned().collect()
    }

    /// With more hits at its end.
    pub(super) fn followed_by(&self, more: Vec<Arc<Hit>>) -> Self {
        self.iter().cloned().chain(more).collect()
    }

    /// The hits in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Arc<Hit>> {
        self.order.iter().filter_map(|item| self.hits.get(item))
    }

    /// The hit of an item.
    pub(super) fn get(&self, item: Item) -> Option<&Arc<Hit>> {
        self.hits.get(&item)
    }
}

impl FromIterator<Arc<Hit>> for HitList {
    fn from_iter<I: IntoIterator<Item = Arc<Hit>>>(hits: I) -> Self {
        let mut list = Self::default();
        for hit in hits {
            if list.hits.insert(hit.item, Arc::clone(&hit)).is_none() {
                list.order.push(hit.item);
            }
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::ClaimId;

    use super::*;

    fn hits(claims: &[u32], score: f32) -> Vec<Arc<Hit>> {
        let hit = |&claim: &u32| Hit {
            item: Item::Claim(ClaimId(claim)),
            score,
            marks: Vec::new(),
            why: Vec::new(),
            claims: Vec::new(),
        };
        claims.iter().map(|claim| Arc::new(hit(claim))).collect()
    }

    fn check(old: &[u32], new: &[u32], most: usize, expected: &[u32]) {
        let list: HitList = hits(old, 1.0).into_iter().collect();
        let arriving = list.arriving(&hits(new, 2.0), most);
        let expected: Vec<Item> = expected.iter().map(|&claim| Item::Claim(ClaimId(claim))).collect();
        assert_eq!(arriving.order, expected, "{old:?} then {new:?}");
        for hit in arriving.iter().take(new.len()) {
            assert!(hit.score > 1.0, "{hit:?} is of the answer before");
        }
    }

    #[test]
    fn old_hits_hold_the_places_of_those_to_come() {
        check(&[], &[1, 2], 5, &[1, 2]);
        check(&[1, 2, 3, 4], &[7, 8], 5, &[7, 8, 3, 4]);
        check(&[1, 2, 3, 4], &[4, 3], 5, &[4, 3]);
        check(&[1, 2, 3, 4], &[7, 1], 5, &[7, 1, 3, 4]);
        check(&[1, 2, 3, 4], &[3, 7], 3, &[3, 7, 4]);
        check(&[1, 2, 3, 4], &[7, 8, 9, 10], 4, &[7, 8, 9, 10]);
    }

    #[test]
    fn a_list_grows_and_holds_each_item_once() {
        let list: HitList = hits(&[1, 2, 1], 1.0).into_iter().collect();
        assert_eq!(list.order.len(), 2);
        let longer = list.followed_by(hits(&[2, 3], 1.0));
        assert_eq!((longer.order.len(), list.order.len()), (3, 2));
        assert!(longer.get(Item::Claim(ClaimId(3))).is_some());
        assert!(list.get(Item::Claim(ClaimId(3))).is_none());
    }
}
