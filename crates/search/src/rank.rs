//! Turns the items that match into an order, the best first, and says why each matches.
//!
//! BM25 over weighted fields: a word in a title or a name weighs more than one in a digest, a near word less than the word
//! itself, and a rare word more than a common one. Long items need more. Items that hold the words as typed stand before those
//! that hold other forms of them (`exact`).

use crosscheck_model::{Date, EntityId};

use crate::bm25::SATURATION;
use crate::exact::Exactness;
use crate::plan::{LeafKind, Plan};
use crate::searcher::Searcher;
use crate::weigh::{LeafItems, reason};
use crate::words::Near;
use crate::{Field, How, Unit, Why};

const FIELDS: [Field; 5] = [Field::Title, Field::Digest, Field::Claim, Field::Names, Field::Original];
const NEARS: [Near; 4] = [Near::Exact, Near::Stem, Near::Prefix, Near::Typo];

/// The score of each of these items, in their order.
pub(crate) fn scores(
    plan: &Plan,
    weighed: &[LeafItems],
    searcher: &Searcher<'_>,
    unit: Unit,
    items: &[u32],
) -> Vec<f32> {
    let mut scores = vec![0.0; items.len()];
    let norms = searcher.words.norms(unit);
    let lengths = searcher.words.lengths(unit);
    let mut exactness = Exactness::new(plan, weighed, items.len());
    for (at, (leaf, weighed)) in plan.leaves.iter().zip(weighed).enumerate() {
        if !leaf.wanted {
            continue;
        }
        let mut as_typed = exactness.of_leaf(at, leaf);
        let mut having = weighed.items.iter();
        let mut next = having.next();
        for (place, (item, score)) in items.iter().zip(&mut scores).enumerate() {
            while let Some(other) = next
                && other.item < *item
            {
                next = having.next();
            }
            let Some(other) = next else { break };
            if other.item == *item {
                let length = lengths.get(*item as usize).copied().unwrap_or_default();
                let norm = norms.get(usize::from(length)).copied().unwrap_or(SATURATION);
                *score += weighed.rarity * other.weight / (other.weight + norm);
                *score += as_typed.note(place, other.reasons);
            }
        }
    }
    exactness.add_to(&mut scores);
    scores
}

/// Why an item matches, in the order of the query.
pub(crate) fn why(plan: &Plan, weighed: &[LeafItems], searcher: &Searcher<'_>, unit: Unit, item: usize) -> Vec<Why> {
    let mut reasons = Vec::new();
    let of = |leaf: usize| weighed.get(leaf).and_then(|weighed| weighed.of(item));
    for (at, leaf) in plan.leaves.iter().enumerate() {
        let Some(having) = of(at).filter(|_| leaf.wanted) else {
            continue;
        };
        let because = |field, how| Why {
            term: leaf.typed.clone(),
            field,
            how,
        };
        match &leaf.kind {
            // Where the item has all words of the name, they are reason enough.
            LeafKind::Entities { after, .. } if *after < at && (*after..at).all(|word| of(word).is_some()) => {}
            LeafKind::Entities { entities, .. } => {
                for &entity in entities {
                    if is_named(searcher, entity, unit, item) {
                        reasons.push(because(Field::Names, How::OtherName(entity)));
                    }
                }
            }
            LeafKind::Values { .. } | LeafKind::Published(_) => {}
            LeafKind::Words(_) | LeafKind::Phrase { .. } => {
                for field in FIELDS {
                    for near in NEARS {
                        if having.reasons & reason(field, near) != 0 {
                            reasons.push(because(field, how(near)));
                        }
                    }
                }
            }
        }
    }
    reasons
}

fn how(near: Near) -> How {
    match near {
        Near::Exact => How::Exact,
        Near::Stem => How::Stem,
        Near::Prefix => How::Prefix,
        Near::Typo => How::Typo,
    }
}

fn is_named(searcher: &Searcher<'_>, entity: EntityId, unit: Unit, item: usize) -> bool {
    let names = searcher.names;
    match unit {
        Unit::Documents => searcher
            .catalogue
            .passages_of(item)
            .any(|passage| names.mentioned(entity, passage)),
        Unit::Passages => names.mentioned(entity, item),
        Unit::Claims => {
            let is_about = names.about(entity).iter().any(|claim| *claim as usize == item);
            is_about || names.mentioned(entity, searcher.catalogue.passage(item))
        }
    }
}

/// `count` of these items from place `first` on, those with the highest scores first, equal ones in the order of the corpus.
pub(crate) fn best(items: &[u32], scores: &[f32], first: usize, count: usize) -> Vec<(u32, f32)> {
    // The bits of floats that are not negative are ordered as the floats are.
    let places = scores
        .iter()
        .map(|score| u32::MAX - if *score > 0.0 { score.to_bits() } else { 0 });
    let mut best = Vec::new();
    for (place, item) in lowest(items, places, first, count) {
        best.push((item, f32::from_bits(u32::MAX - place)));
    }
    best
}

/// `count` of these items from place `first` on, those that may have been published last first, those without a date at the end,
/// equal ones in the order of the corpus.
pub(crate) fn newest<'a>(
    items: &[u32],
    published: impl Fn(u32) -> Option<&'a Date>,
    first: usize,
    count: usize,
) -> Vec<u32> {
    // Days are counted from 1970 and may be negative; the highest number is for those without.
    let place = |date: &Date| (i64::from(i32::MAX) - i64::from(date.last.0)).try_into().ok();
    let places = items
        .iter()
        .map(|item| published(*item).and_then(place).unwrap_or(u32::MAX));
    let newest = lowest(items, places, first, count);
    newest.into_iter().map(|(_, item)| item).collect()
}

/// `count` of these items from place `first` on, by their numbers in `places`, equal ones in the order of the corpus.
fn lowest(items: &[u32], places: impl Iterator<Item = u32>, first: usize, count: usize) -> Vec<(u32, u32)> {
    let wanted = first.saturating_add(count).min(items.len());
    let mut keys: Vec<u64> = Vec::new();
    let mut worst = u64::MAX;
    for (item, place) in items.iter().zip(places) {
        let key = u64::from(place) << 32 | u64::from(*item);
        if key < worst {
            keys.push(key);
            // Twice as many as needed: keep the better half.
            if keys.len() >= 2 * wanted + 64 {
                keys.sort_unstable();
                keys.truncate(wanted);
                worst = keys.last().copied().unwrap_or_default();
            }
        }
    }
    keys.sort_unstable();
    keys.truncate(wanted);
    keys.into_iter().skip(first).map(|key| (high(key), low(key))).collect()
}

fn high(key: u64) -> u32 {
    u32::try_from(key >> 32).unwrap_or_default()
}

fn low(key: u64) -> u32 {
    u32::try_from(key & u64::from(u32::MAX)).unwrap_or_default()
}
