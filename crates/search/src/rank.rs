//! How much each item has of each leaf of a query, how good a hit that makes it, and why.
//!
//! BM25 over weighted fields: a word in a title or a name weighs more than one in a digest, a near word less than the word
//! itself, and a rare word more than a common one. Long items need more.

use crosscheck_model::{EntityId, sort};

use crate::bytes::length_of_byte;
use crate::index::Parts;
use crate::plan::{Leaf, Plan, What};
use crate::postings::Postings;
use crate::shape::Shape;
use crate::texts::Owner;
use crate::words::Near;
use crate::{Field, How, Unit, Why};

/// How fast more of the same word stops to count.
const SATURATION: f32 = 1.2;
/// How much the length of an item counts.
const LENGTH: f32 = 0.6;
/// A mention under another name, beside the word itself.
const NAMED: f32 = 0.8;

const FIELDS: [Field; 5] = [Field::Title, Field::Digest, Field::Claim, Field::Names, Field::Original];
const NEARS: [Near; 4] = [Near::Exact, Near::Stem, Near::Prefix, Near::Typo];

/// In tenths.
pub(crate) fn tenths_of_field(field: Field) -> u32 {
    match field {
        Field::Title => 30,
        Field::Digest => 10,
        Field::Claim => 12,
        Field::Names => 15,
        Field::Original => 5,
    }
}

fn weight_of_field(field: Field) -> f32 {
    small(tenths_of_field(field)) / 10.0
}

fn weight_of_near(near: Near) -> f32 {
    match near {
        Near::Exact => 1.0,
        Near::Stem => 0.9,
        Near::Prefix => 0.6,
        Near::Typo => 0.4,
    }
}

/// By a length in a byte: the part of the score's divisor that depends on it.
pub(crate) fn norms(mean: u32) -> [f32; 256] {
    let mean = (small(mean) / 10.0).max(1.0);
    let mut norms = [SATURATION; 256];
    for (byte, norm) in (0..=u8::MAX).zip(&mut norms) {
        let length = small(length_of_byte(byte)) / 10.0;
        *norm = SATURATION * (1.0 - LENGTH + LENGTH * length / mean);
    }
    norms
}

/// Numbers this small are exact.
#[allow(clippy::cast_precision_loss, reason = "counts far below 2^24, and a rank besides")]
fn small(count: u32) -> f32 {
    count as f32
}

/// How much an item has of a leaf.
#[derive(Clone, Copy)]
pub(crate) struct Having {
    pub(crate) item: u32,
    /// Above 0.
    weight: f32,
    /// A bit for each field and nearness.
    reasons: u32,
}

/// The items that have a leaf, in order.
pub(crate) struct Weighed {
    pub(crate) having: Vec<Having>,
    /// How rare.
    rarity: f32,
}

impl Weighed {
    pub(crate) fn of(&self, item: usize) -> Option<&Having> {
        let at = self.having.partition_point(|other| (other.item as usize) < item);
        self.having.get(at).filter(|having| having.item as usize == item)
    }
}

/// Sums by item, used again for every leaf: all zero between two.
#[derive(Default)]
pub(crate) struct Sums {
    sums: Vec<(f32, u32)>,
    /// A bit for each item that has a sum.
    touched: Vec<u64>,
}

impl Sums {
    fn make_room(&mut self, items: usize) {
        if self.sums.len() < items {
            self.sums.resize(items, (0.0, 0));
            self.touched.resize(items.div_ceil(64), 0);
        }
    }

    fn add(&mut self, item: usize, weight: f32, reasons: u32) {
        if let (Some(sum), Some(bits)) = (self.sums.get_mut(item), self.touched.get_mut(item / 64)) {
            sum.0 += weight;
            sum.1 |= reasons;
            *bits |= 1 << (item % 64);
        }
    }

    /// All sums, in order. None remain.
    fn take(&mut self, into: &mut Vec<Having>) {
        for (at, bits) in self.touched.iter_mut().enumerate() {
            while *bits != 0 {
                let place = 64 * at + bits.trailing_zeros() as usize;
                *bits &= *bits - 1;
                if let (Some(sum), Ok(item)) = (self.sums.get_mut(place), u32::try_from(place)) {
                    let (weight, reasons) = std::mem::take(sum);
                    into.push(Having { item, weight, reasons });
                }
            }
        }
    }
}

/// What one leaf adds up to in one unit. The first run of items in order needs no sums.
struct Weighing<'a> {
    shape: &'a Shape,
    unit: Unit,
    sums: &'a mut Sums,
    having: Vec<Having>,
    runs: usize,
}

/// How the texts of a kind lead to items of a unit.
#[derive(Clone, Copy)]
enum Way<'a> {
    /// To the item of the same number.
    Same,
    /// Each to one of these.
    Through(&'a [u32]),
    /// To any number of them.
    Many,
}

/// The way that [`Owner::items`] goes, where it is short.
fn way_of(owner: Owner, shape: &Shape, unit: Unit) -> Way<'_> {
    match (owner, unit) {
        (Owner::Title(_), Unit::Documents) => Way::Same,
        (Owner::Embedded(_) | Owner::Digest(_) | Owner::PassageNames(_), Unit::Passages) => Way::Same,
        (Owner::Embedded(_) | Owner::Digest(_) | Owner::PassageNames(_), Unit::Documents) => {
            Way::Through(&shape.document_of_passage)
        }
        _ => Way::Many,
    }
}

impl Weighing<'_> {
    /// What follows comes in the order of items.
    fn begin_run(&mut self) {
        self.runs += 1;
        if self.runs == 2 {
            self.sums.make_room(self.shape.count(self.unit));
            for having in self.having.drain(..) {
                self.sums.add(having.item as usize, having.weight, having.reasons);
            }
        }
    }

    fn put(&mut self, item: usize, weight: f32, reasons: u32) {
        if self.runs > 1 {
            return self.sums.add(item, weight, reasons);
        }
        let Ok(item) = u32::try_from(item) else { return };
        match self.having.last_mut() {
            Some(last) if last.item == item => {
                last.weight += weight;
                last.reasons |= reasons;
            }
            _ => self.having.push(Having { item, weight, reasons }),
        }
    }

    fn add_words(&mut self, words: &[(crate::dictionary::Entry, Near)], parts: &Parts<'_>) {
        for (entry, near) in words {
            let mut postings = Postings::new(parts.postings, *entry);
            // Of the kind of text last met.
            let (mut start, mut end, mut kind) = (0, 0, Owner::Title(0));
            let (mut weight, mut why) = (0.0, 0);
            let mut way = Way::Many;
            while let Some((text, times)) = postings.next() {
                if text >= end {
                    let Some((owner, next)) = parts.numbers.owner(text) else {
                        break;
                    };
                    kind = owner;
                    start = text - narrow(owner.at());
                    end = next;
                    way = way_of(owner, self.shape, self.unit);
                    weight = weight_of_field(owner.field()) * weight_of_near(*near);
                    why = reason(owner.field(), *near);
                    self.begin_run();
                }
                let weight = weight * small(times);
                let at = (text - start) as usize;
                match way {
                    Way::Same => self.put(at, weight, why),
                    Way::Through(items) => {
                        if let Some(item) = items.get(at) {
                            self.put(*item as usize, weight, why);
                        }
                    }
                    Way::Many => {
                        for item in kind.with(at).items(self.shape, self.unit) {
                            self.put(item, weight, why);
                        }
                    }
                }
            }
        }
    }

    fn add_mentions(&mut self, entity: EntityId, parts: &Parts<'_>) {
        let weight = NAMED * weight_of_field(Field::Names);
        self.begin_run();
        for (passage, times) in parts.names.mentions(entity) {
            for item in self.shape.items_at_passage(self.unit, *passage as usize) {
                self.put(item, weight * small(*times), 0);
            }
        }
        if self.unit == Unit::Claims {
            self.begin_run();
            for claim in parts.names.about(entity) {
                self.put(*claim as usize, weight, 0);
            }
        }
    }

    fn finish(mut self, leaf: &Leaf) -> Weighed {
        if self.runs > 1 {
            self.sums.take(&mut self.having);
        }
        if self.unit == Unit::Documents && !leaf.originals.is_empty() {
            self.add_originals(&leaf.originals);
        }
        let (all, having) = (
            small(narrow(self.shape.count(self.unit))),
            small(narrow(self.having.len())),
        );
        Weighed {
            having: self.having,
            rarity: (1.0 + (all - having + 0.5) / (having + 0.5)).ln(),
        }
    }

    /// Words of an original count where none of ours do.
    fn add_originals(&mut self, documents: &[(u32, Near)]) {
        let own = std::mem::take(&mut self.having);
        let mut own = own.into_iter().peekable();
        for &(document, near) in documents {
            while let Some(before) = own.next_if(|having| having.item < document) {
                self.having.push(before);
            }
            if own.peek().is_none_or(|having| having.item != document) {
                self.having.push(Having {
                    item: document,
                    weight: weight_of_field(Field::Original) * weight_of_near(near),
                    reasons: reason(Field::Original, near),
                });
            }
        }
        self.having.extend(own);
    }
}

/// Weighs a leaf.
pub(crate) fn weigh(leaf: &Leaf, parts: &Parts<'_>, unit: Unit, sums: &mut Sums) -> Weighed {
    let mut weighing = Weighing {
        shape: parts.shape,
        unit,
        sums,
        having: Vec::new(),
        runs: 0,
    };
    match &leaf.what {
        What::Words(like) => weighing.add_words(&like.found, parts),
        What::Row { texts, compounds, .. } => {
            for (text, times) in texts {
                let Some((owner, _)) = parts.numbers.owner(*text) else {
                    continue;
                };
                // Rows are few: each text is a run of its own.
                weighing.begin_run();
                let field = owner.field();
                for item in owner.items(parts.shape, unit) {
                    weighing.put(item, weight_of_field(field) * small(*times), reason(field, Near::Exact));
                }
            }
            weighing.add_words(&compounds.found, parts);
        }
        What::Named { entities, .. } => {
            for entity in entities {
                weighing.add_mentions(*entity, parts);
            }
        }
        What::Values { .. } | What::Published(_) => {}
    }
    weighing.finish(leaf)
}

/// The score of each of these items, in their order.
pub(crate) fn scores(plan: &Plan, weighed: &[Weighed], parts: &Parts<'_>, unit: Unit, items: &[u32]) -> Vec<f32> {
    let mut scores = vec![0.0; items.len()];
    let norms = parts.norms(unit);
    let lengths = parts.lengths(unit);
    for (leaf, weighed) in plan.leaves.iter().zip(weighed) {
        if !leaf.wanted {
            continue;
        }
        let mut having = weighed.having.iter();
        let mut next = having.next();
        for (item, score) in items.iter().zip(&mut scores) {
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
            }
        }
    }
    scores
}

/// Why an item matches, in the order of the query.
pub(crate) fn why(plan: &Plan, weighed: &[Weighed], parts: &Parts<'_>, unit: Unit, item: usize) -> Vec<Why> {
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
        match &leaf.what {
            // The words of the name say it already where they all stand there.
            What::Named { after, .. } if *after < at && (*after..at).all(|word| of(word).is_some()) => {}
            What::Named { entities, .. } => {
                for &entity in entities {
                    if is_named(parts, entity, unit, item) {
                        reasons.push(because(Field::Names, How::OtherName(entity)));
                    }
                }
            }
            What::Values { .. } | What::Published(_) => {}
            What::Words(_) | What::Row { .. } => {
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

fn is_named(parts: &Parts<'_>, entity: EntityId, unit: Unit, item: usize) -> bool {
    let names = parts.names;
    match unit {
        Unit::Documents => parts
            .shape
            .passages_of(item)
            .any(|passage| names.mentioned(entity, passage)),
        Unit::Passages => names.mentioned(entity, item),
        Unit::Claims => {
            let is_about = names.about(entity).iter().any(|claim| *claim as usize == item);
            is_about || names.mentioned(entity, parts.shape.passage(item))
        }
    }
}

/// The bit of a field and a nearness.
fn reason(field: Field, near: Near) -> u32 {
    1 << (4 * (field as u32) + near as u32)
}

/// The best of these items from the one at `first` on: those with the highest scores, equal ones as they stand in the corpus.
pub(crate) fn best(items: &[u32], scores: &[f32], first: usize, count: usize) -> Vec<(u32, f32)> {
    let wanted = first.saturating_add(count).min(items.len());
    // The bits of floats that are not negative stand in the order of the floats.
    let mut keys: Vec<u64> = Vec::new();
    let mut worst = u64::MAX;
    for (item, score) in items.iter().zip(scores) {
        let key = u64::from(u32::MAX - score.max(0.0).to_bits()) << 32 | u64::from(*item);
        if key < worst {
            keys.push(key);
            // Now and then all that cannot be wanted is let go.
            if keys.len() >= 2 * wanted + 64 {
                sort(&mut keys);
                keys.truncate(wanted);
                worst = keys.last().copied().unwrap_or_default();
            }
        }
    }
    sort(&mut keys);
    keys.truncate(wanted);
    let mut best = Vec::new();
    for key in keys.into_iter().skip(first) {
        let (bits, item) = (high(key), low(key));
        best.push((item, f32::from_bits(u32::MAX - bits)));
    }
    best
}

fn high(key: u64) -> u32 {
    u32::try_from(key >> 32).unwrap_or_default()
}

fn low(key: u64) -> u32 {
    u32::try_from(key & u64::from(u32::MAX)).unwrap_or_default()
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
