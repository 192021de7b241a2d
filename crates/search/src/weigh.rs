//! Turns the leaves of a plan into the items of a unit that have them, each with its weight.

use std::sync::PoisonError;

use crosscheck_model::EntityId;

use crate::bm25::{NAMED, small, weight_of_field, weight_of_near};
use crate::catalogue::Catalogue;
use crate::plan::{Leaf, LeafKind, Plan};
use crate::postings::Postings;
use crate::searcher::Searcher;
use crate::sums::{ItemWeight, Sums};
use crate::texts::Owner;
use crate::words::Near;
use crate::{Field, Unit};

/// The items that have what a leaf asks for, in order.
pub(crate) struct LeafItems {
    pub(crate) items: Vec<ItemWeight>,
    /// The inverse document frequency of BM25.
    pub(crate) rarity: f32,
}

impl LeafItems {
    pub(crate) fn of(&self, item: usize) -> Option<&ItemWeight> {
        let at = self.items.partition_point(|other| (other.item as usize) < item);
        self.items.get(at).filter(|weight| weight.item as usize == item)
    }
}

/// Weighs all leaves of a plan, in their order.
pub(crate) fn weigh(plan: &Plan, searcher: &Searcher<'_>, unit: Unit) -> Vec<LeafItems> {
    // A panic in between leaves some sums above zero at worst.
    let mut sums = searcher.sums.lock().unwrap_or_else(PoisonError::into_inner);
    let leaves = plan.leaves.iter();
    leaves.map(|leaf| weigh_leaf(leaf, searcher, unit, &mut sums)).collect()
}

/// Adds up the weights of one leaf in one unit. Within a run items come in order, so that a few runs are merged; more need sums
/// by item.
struct Weighing<'a> {
    catalogue: &'a Catalogue,
    unit: Unit,
    sums: &'a mut Sums,
    /// Those of the runs before, and of this run.
    merged: Vec<ItemWeight>,
    items: Vec<ItemWeight>,
    runs: usize,
    sums_up: bool,
}

/// With as many words or entities runs are merged.
const FEW: usize = 2;

/// To which items of a unit the texts of a kind belong.
#[derive(Clone, Copy)]
enum TextItems<'a> {
    /// Each to the item of its own number.
    SameNumber,
    /// Each to the item that this list has at its number.
    Listed(&'a [u32]),
    /// Each to any number of items: ask [`Owner::items`].
    Several,
}

/// The same as [`Owner::items`] for a whole kind of texts, where there is a short way.
fn items_of_texts(owner: Owner, catalogue: &Catalogue, unit: Unit) -> TextItems<'_> {
    match (owner, unit) {
        (Owner::Title(_), Unit::Documents) => TextItems::SameNumber,
        (Owner::Embedded(_) | Owner::Digest(_) | Owner::PassageNames(_), Unit::Passages) => TextItems::SameNumber,
        (Owner::Embedded(_) | Owner::Digest(_) | Owner::PassageNames(_), Unit::Documents) => {
            TextItems::Listed(&catalogue.document_of_passage)
        }
        _ => TextItems::Several,
    }
}

impl Weighing<'_> {
    /// Says that the items to come are in order again.
    fn begin_run(&mut self) {
        self.runs += 1;
        if !self.sums_up {
            self.merge();
        } else if self.runs == 2 {
            self.sums.make_room(self.catalogue.count(self.unit));
            for item in self.items.drain(..) {
                self.sums.add(item.item as usize, item.weight, item.reasons);
            }
        }
    }

    fn merge(&mut self) {
        let now = std::mem::take(&mut self.items);
        self.merged = merged(std::mem::take(&mut self.merged), now);
    }

    fn put(&mut self, item: usize, weight: f32, reasons: u32) {
        if self.sums_up && self.runs > 1 {
            return self.sums.add(item, weight, reasons);
        }
        let Ok(item) = u32::try_from(item) else { return };
        match self.items.last_mut() {
            Some(last) if last.item == item => {
                last.weight += weight;
                last.reasons |= reasons;
            }
            _ => self.items.push(ItemWeight { item, weight, reasons }),
        }
    }

    fn add_words(&mut self, words: &[(crate::dictionary::Entry, Near)], searcher: &Searcher<'_>) {
        for (entry, near) in words {
            let mut postings = Postings::new(searcher.postings, *entry);
            // These hold for all texts of the kind last met.
            let (mut start, mut end, mut kind) = (0, 0, Owner::Title(0));
            let (mut weight, mut why) = (0.0, 0);
            let mut text_items = TextItems::Several;
            while let Some((text, times)) = postings.next() {
                if text >= end {
                    let Some((owner, next)) = searcher.numbers.owner(text) else {
                        break;
                    };
                    kind = owner;
                    start = text - narrow(owner.at());
                    end = next;
                    text_items = items_of_texts(owner, self.catalogue, self.unit);
                    weight = weight_of_field(owner.field()) * weight_of_near(*near);
                    why = reason(owner.field(), *near);
                    self.begin_run();
                }
                let weight = weight * small(times);
                let at = (text - start) as usize;
                match text_items {
                    TextItems::SameNumber => self.put(at, weight, why),
                    TextItems::Listed(items) => {
                        if let Some(item) = items.get(at) {
                            self.put(*item as usize, weight, why);
                        }
                    }
                    TextItems::Several => {
                        for item in kind.with(at).items(self.catalogue, self.unit) {
                            self.put(item, weight, why);
                        }
                    }
                }
            }
        }
    }

    fn add_mentions(&mut self, entity: EntityId, searcher: &Searcher<'_>) {
        let weight = NAMED * weight_of_field(Field::Names);
        self.begin_run();
        for (passage, times) in searcher.names.mentions(entity) {
            for item in self.catalogue.items_at_passage(self.unit, *passage as usize) {
                self.put(item, weight * small(*times), 0);
            }
        }
        if self.unit == Unit::Claims {
            self.begin_run();
            for claim in searcher.names.about(entity) {
                self.put(*claim as usize, weight, 0);
            }
        }
    }

    fn finish(mut self, leaf: &Leaf) -> LeafItems {
        if !self.sums_up {
            self.merge();
            self.items = std::mem::take(&mut self.merged);
        } else if self.runs > 1 {
            self.sums.take(&mut self.items);
        }
        if self.unit == Unit::Documents && !leaf.originals.is_empty() {
            self.add_originals(&leaf.originals);
        }
        let (all, having) = (
            small(narrow(self.catalogue.count(self.unit))),
            small(narrow(self.items.len())),
        );
        LeafItems {
            items: self.items,
            rarity: (1.0 + (all - having + 0.5) / (having + 0.5)).ln(),
        }
    }

    /// Adds the documents whose original has the word and whose own texts have not.
    fn add_originals(&mut self, documents: &[(u32, Near)]) {
        let own = std::mem::take(&mut self.items);
        let mut own = own.into_iter().peekable();
        for &(document, near) in documents {
            while let Some(before) = own.next_if(|own| own.item < document) {
                self.items.push(before);
            }
            if own.peek().is_none_or(|own| own.item != document) {
                self.items.push(ItemWeight {
                    item: document,
                    weight: weight_of_field(Field::Original) * weight_of_near(near),
                    reasons: reason(Field::Original, near),
                });
            }
        }
        self.items.extend(own);
    }
}

fn weigh_leaf(leaf: &Leaf, searcher: &Searcher<'_>, unit: Unit, sums: &mut Sums) -> LeafItems {
    let mut weighing = Weighing {
        catalogue: searcher.catalogue,
        unit,
        sums,
        merged: Vec::new(),
        items: Vec::new(),
        runs: 0,
        sums_up: match &leaf.kind {
            LeafKind::Words(words) => words.found.len() > FEW,
            LeafKind::Entities { entities, .. } => entities.len() > FEW,
            LeafKind::Phrase { .. } => true,
            LeafKind::Values { .. } | LeafKind::Published(_) => false,
        },
    };
    match &leaf.kind {
        LeafKind::Words(words) => weighing.add_words(&words.found, searcher),
        LeafKind::Phrase { texts, compounds, .. } => {
            for (text, times) in texts {
                let Some((owner, _)) = searcher.numbers.owner(*text) else {
                    continue;
                };
                // Phrases are found in few texts, so each may be a run of its own.
                weighing.begin_run();
                let field = owner.field();
                for item in owner.items(searcher.catalogue, unit) {
                    weighing.put(item, weight_of_field(field) * small(*times), reason(field, Near::Exact));
                }
            }
            weighing.add_words(&compounds.found, searcher);
        }
        LeafKind::Entities { entities, .. } => {
            for entity in entities {
                weighing.add_mentions(*entity, searcher);
            }
        }
        LeafKind::Values { .. } | LeafKind::Published(_) => {}
    }
    weighing.finish(leaf)
}

/// What is in either of two lists in order; of an item in both, the sum. The second is often short.
fn merged(one: Vec<ItemWeight>, other: Vec<ItemWeight>) -> Vec<ItemWeight> {
    if one.is_empty() {
        return other;
    }
    let mut merged = Vec::with_capacity(one.len() + other.len());
    let mut rest = one.as_slice();
    for mut item in other {
        let before = rest.iter().take_while(|before| before.item < item.item).count();
        let (passed, later) = rest.split_at(before);
        merged.extend_from_slice(passed);
        rest = later;
        if let Some((same, later)) = later.split_first()
            && same.item == item.item
        {
            item.weight += same.weight;
            item.reasons |= same.reasons;
            rest = later;
        }
        merged.push(item);
    }
    merged.extend_from_slice(rest);
    merged
}

/// The bit of `ItemWeight::reasons` for a field and a nearness.
pub(crate) fn reason(field: Field, near: Near) -> u32 {
    1 << (4 * (field as u32) + near as u32)
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
