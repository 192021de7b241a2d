//! How much each item has of each leaf of a query, how good a hit that makes it, and why.
//!
//! BM25 over weighted fields: a word in a title or a name weighs more than one in a digest, a near word less than the word
//! itself, and a rare word more than a common one. Long items need more.

use crate::names::Names;
use crate::plan::{Leaf, Plan, What};
use crate::shape::Shape;
use crate::texts::{Owner, Texts};
use crate::words::Near;
use crate::{Field, How, Unit, Why};
use crosscheck_model::sort;

/// How fast more of the same word stops to count.
const SATURATION: f32 = 1.2;
/// How much the length of an item counts.
const LENGTH: f32 = 0.6;
/// A mention under another name, beside the word itself.
const NAMED: f32 = 0.8;

const FIELDS: [Field; 5] = [Field::Title, Field::Digest, Field::Claim, Field::Names, Field::Original];
const NEARS: [Near; 4] = [Near::Exact, Near::Stem, Near::Prefix, Near::Typo];

fn weight_of_field(field: Field) -> f32 {
    match field {
        Field::Title => 3.0,
        Field::Digest => 1.0,
        Field::Claim => 1.2,
        Field::Names => 1.5,
        Field::Original => 0.5,
    }
}

fn weight_of_near(near: Near) -> f32 {
    match near {
        Near::Exact => 1.0,
        Near::Stem => 0.9,
        Near::Prefix => 0.6,
        Near::Typo => 0.4,
    }
}

/// What is known of the lengths of a unit's items.
pub(crate) struct Lengths {
    /// By unit and item: the part of the score's divisor that depends on length.
    norms: [Vec<f32>; 3],
}

impl Lengths {
    pub(crate) fn new(shape: &Shape, texts: &Texts) -> Self {
        let norms = Unit::ALL.map(|unit| {
            let mut lengths = vec![0.0_f32; shape.count(unit)];
            for text in (0..).take(texts.count()) {
                let owner = texts.owner(text);
                let length = small(texts.places(text).len()) * weight_of_field(owner.field());
                add(&mut lengths, owner, shape, unit, length);
            }
            let mean = lengths.iter().sum::<f32>() / small(lengths.len().max(1));
            for length in &mut lengths {
                *length = SATURATION * (1.0 - LENGTH + LENGTH * *length / mean.max(1.0));
            }
            lengths
        });
        Self { norms }
    }
}

fn add(to: &mut [f32], owner: Owner, shape: &Shape, unit: Unit, weight: f32) {
    for item in owner.items(shape, unit) {
        if let Some(sum) = to.get_mut(item) {
            *sum += weight;
        }
    }
}

/// Numbers this small are exact.
#[allow(clippy::cast_precision_loss, reason = "counts far below 2^24, and a rank besides")]
fn small(count: usize) -> f32 {
    count as f32
}

/// How much the items of one unit have of every leaf.
pub(crate) struct Weights {
    leaves: Vec<LeafWeights>,
}

struct LeafWeights {
    /// By item; above 0 where it has the leaf.
    weights: Vec<f32>,
    /// By item: a bit for each field and nearness.
    reasons: Vec<u32>,
    /// How rare.
    rarity: f32,
}

impl Weights {
    pub(crate) fn new(plan: &Plan, shape: &Shape, texts: &Texts, names: &Names, unit: Unit) -> Self {
        let weigh = |leaf| LeafWeights::new(leaf, shape, texts, names, unit);
        let mut leaves = Vec::new();
        for leaf in &plan.leaves {
            leaves.push(weigh(leaf));
        }
        Self { leaves }
    }

    /// Whether an item has a leaf that ranks.
    pub(crate) fn has(&self, leaf: usize, item: usize) -> bool {
        self.weight(leaf, item) > 0.0
    }

    fn weight(&self, leaf: usize, item: usize) -> f32 {
        self.leaves
            .get(leaf)
            .and_then(|leaf| leaf.weights.get(item))
            .copied()
            .unwrap_or_default()
    }

    pub(crate) fn score(&self, plan: &Plan, lengths: &Lengths, unit: Unit, item: usize) -> f32 {
        let norm = lengths.norms[unit as usize].get(item).copied().unwrap_or(SATURATION);
        let mut score = 0.0;
        for (leaf, weighed) in plan.leaves.iter().zip(&self.leaves) {
            if leaf.wanted {
                let weight = weighed.weights.get(item).copied().unwrap_or_default();
                score += weighed.rarity * weight / (weight + norm);
            }
        }
        score
    }

    /// Why an item matches, in the order of the query.
    pub(crate) fn why(&self, plan: &Plan, shape: &Shape, names: &Names, unit: Unit, item: usize) -> Vec<Why> {
        let mut reasons = Vec::new();
        for (at, leaf) in plan.leaves.iter().enumerate() {
            if !leaf.wanted || !self.has(at, item) {
                continue;
            }
            let because = |field, how| Why {
                term: leaf.typed.clone(),
                field,
                how,
            };
            match &leaf.what {
                // The words of the name say it already where they all stand there.
                What::Named { after, .. } if (*after..at).all(|word| self.has(word, item)) && *after < at => {}
                What::Named { entities, .. } => {
                    for &entity in entities {
                        if is_named(shape, names, entity, unit, item) {
                            reasons.push(because(Field::Names, How::OtherName(entity)));
                        }
                    }
                }
                What::Values { .. } | What::Published(_) => {}
                What::Words(_) | What::Row { .. } => {
                    let bits = self
                        .leaves
                        .get(at)
                        .and_then(|leaf| leaf.reasons.get(item))
                        .copied()
                        .unwrap_or_default();
                    for (field, bits_of_field) in
                        FIELDS
                            .into_iter()
                            .zip([bits, bits >> 4, bits >> 8, bits >> 12, bits >> 16])
                    {
                        for (near, bit) in NEARS.into_iter().zip([1, 2, 4, 8]) {
                            if bits_of_field & bit != 0 {
                                reasons.push(because(field, how(near)));
                            }
                        }
                    }
                }
            }
        }
        reasons
    }
}

fn how(near: Near) -> How {
    match near {
        Near::Exact => How::Exact,
        Near::Stem => How::Stem,
        Near::Prefix => How::Prefix,
        Near::Typo => How::Typo,
    }
}

fn is_named(shape: &Shape, names: &Names, entity: crosscheck_model::EntityId, unit: Unit, item: usize) -> bool {
    match unit {
        Unit::Documents => shape.passages_of(item).any(|passage| names.mentioned(entity, passage)),
        Unit::Passages => names.mentioned(entity, item),
        Unit::Claims => {
            let is_about = names.about(entity).iter().any(|claim| *claim as usize == item);
            is_about || names.mentioned(entity, shape.passage(item))
        }
    }
}

/// The bit of a field and a nearness.
fn reason(field: Field, near: Near) -> u32 {
    1 << (4 * (field as u32) + near as u32)
}

impl LeafWeights {
    fn new(leaf: &Leaf, shape: &Shape, texts: &Texts, names: &Names, unit: Unit) -> Self {
        let count = shape.count(unit);
        let mut weighed = Self {
            weights: vec![0.0; count],
            reasons: vec![0; count],
            rarity: 0.0,
        };
        match &leaf.what {
            What::Words(words) => weighed.add_words(words, shape, texts, unit),
            What::Row { places, compounds } => {
                for (text, _, _) in places {
                    weighed.add(texts.owner(*text), Near::Exact, 1, shape, unit);
                }
                weighed.add_words(compounds, shape, texts, unit);
            }
            What::Named { entities, .. } => {
                for entity in entities {
                    weighed.add_mentions(*entity, names, shape, unit);
                }
            }
            What::Values { .. } | What::Published(_) => {}
        }
        if unit == Unit::Documents {
            weighed.add_originals(&leaf.originals);
        }
        let having = weighed.weights.iter().filter(|weight| **weight > 0.0).count();
        let (all, having) = (small(count), small(having));
        weighed.rarity = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
        weighed
    }

    fn add_words(&mut self, words: &[(u32, Near)], shape: &Shape, texts: &Texts, unit: Unit) {
        for (word, near) in words {
            for (text, times) in texts.postings(*word) {
                self.add(texts.owner(*text), *near, *times, shape, unit);
            }
        }
    }

    fn add(&mut self, owner: Owner, near: Near, times: u32, shape: &Shape, unit: Unit) {
        let field = owner.field();
        let weight = small(times as usize) * weight_of_field(field) * weight_of_near(near);
        let reason = reason(field, near);
        for item in owner.items(shape, unit) {
            self.put(item, weight, reason);
        }
    }

    /// Words of an original count where none of ours do.
    fn add_originals(&mut self, documents: &[(u32, Near)]) {
        for (document, near) in documents {
            let document = *document as usize;
            if self.weights.get(document) == Some(&0.0) {
                let weight = weight_of_field(Field::Original) * weight_of_near(*near);
                self.put(document, weight, reason(Field::Original, *near));
            }
        }
    }

    fn add_mentions(&mut self, entity: crosscheck_model::EntityId, names: &Names, shape: &Shape, unit: Unit) {
        let weight = NAMED * weight_of_field(Field::Names);
        for (passage, times) in names.mentions(entity) {
            for item in shape.items_at_passage(unit, *passage as usize) {
                self.put(item, weight * small(*times as usize), 0);
            }
        }
        if unit == Unit::Claims {
            for claim in names.about(entity) {
                self.put(*claim as usize, weight, 0);
            }
        }
    }

    fn put(&mut self, item: usize, weight: f32, reason: u32) {
        if let (Some(sum), Some(reasons)) = (self.weights.get_mut(item), self.reasons.get_mut(item)) {
            *sum += weight;
            *reasons |= reason;
        }
    }
}

/// Items with their scores, better ones first, equal ones as they stand in the corpus.
pub(crate) fn best_first(scores: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    // The bits of floats that are not negative stand in the order of the floats.
    let mut keys: Vec<(u32, u32)> = Vec::new();
    for (item, score) in scores {
        keys.push((
            u32::MAX - score.max(0.0).to_bits(),
            u32::try_from(item).unwrap_or(u32::MAX),
        ));
    }
    sort(&mut keys);
    let mut best = Vec::new();
    for (bits, item) in keys {
        best.push((item as usize, f32::from_bits(u32::MAX - bits)));
    }
    best
}
