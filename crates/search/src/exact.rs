//! Raises the scores of items that hold the words of a query as they were typed above those of items that hold other forms,
//! spellings or beginnings of them.
//!
//! An item's level is how many of the words it holds as typed; of alternatives the one counts of which it holds most. A level is
//! worth more than all that BM25 can give, so that hits stand level by level, and within one by BM25. Where no word of the query
//! was found in any other form, all items would be alike, and the scores are those of BM25 alone.

use crate::Field;
use crate::bm25::small;
use crate::plan::{Leaf, LeafKind, Plan, Tree};
use crate::weigh::{LeafItems, reason};
use crate::words::Near;

/// With as many leaves the level of every combination is worked out before.
const FEW: usize = 8;

/// Which leaves of a plan each item holds as typed.
pub(crate) struct Exactness<'a> {
    plan: &'a Plan,
    /// What a level is worth: more than all leaves can add to a score, each of which adds less than its rarity.
    step: f32,
    /// Whether every leaf held as typed is a level, as where there are no alternatives. Then it is added at once.
    adds: bool,
    /// Else, by item, a bit for each leaf. Empty where items need not be told apart.
    held: Vec<u64>,
}

/// Notes which items hold one leaf as typed.
pub(crate) struct AsTyped<'a> {
    held: &'a mut [u64],
    bit: u64,
    /// What it is worth at once.
    worth: f32,
    /// The reasons that say so.
    reasons: u32,
}

impl AsTyped<'_> {
    /// Notes why the item at a place has the leaf. Gives what that adds to its score at once.
    #[inline]
    pub(crate) fn note(&mut self, place: usize, reasons: u32) -> f32 {
        if reasons & self.reasons == 0 && self.reasons != ANY {
            return 0.0;
        }
        if let Some(held) = self.held.get_mut(place) {
            *held |= self.bit;
        }
        self.worth
    }
}

/// Mentions have no reasons of their own.
const ANY: u32 = u32::MAX;

impl<'a> Exactness<'a> {
    /// Nothing is noted yet of so many items.
    pub(crate) fn new(plan: &'a Plan, weighed: &[LeafItems], items: usize) -> Self {
        let wanted = || plan.leaves.iter().enumerate().filter(|(_, leaf)| leaf.wanted);
        let differs =
            wanted().any(|(_, leaf)| is_found_otherwise(leaf)) && wanted().any(|(at, leaf)| is_found_so(leaf, at));
        let adds = plan.root.as_ref().is_some_and(has_no_alternatives);
        let leaves = plan.leaves.iter().zip(weighed).filter(|(leaf, _)| leaf.wanted);
        Self {
            plan,
            step: leaves.map(|(_, weighed)| weighed.rarity).sum(),
            adds: differs && adds,
            held: if differs && !adds { vec![0; items] } else { Vec::new() },
        }
    }

    pub(crate) fn of_leaf(&mut self, at: usize, leaf: &Leaf) -> AsTyped<'_> {
        AsTyped {
            held: &mut self.held,
            bit: u32::try_from(at).map_or(0, |at| 1_u64.checked_shl(at).unwrap_or_default()),
            worth: if self.adds { self.step } else { 0.0 },
            reasons: reasons_as_typed(leaf, at),
        }
    }

    /// Adds what the level of each item is worth to its score, where that was not done at once.
    pub(crate) fn add_to(&self, scores: &mut [f32]) {
        let Some(root) = self.plan.root.as_ref().filter(|_| !self.held.is_empty()) else {
            return;
        };
        let step = self.step;
        let mut levels = Vec::new();
        if self.plan.leaves.len() <= FEW {
            levels.extend((0..1_u64 << self.plan.leaves.len()).map(|held| small(level(root, held)) * step));
        }
        for (score, held) in scores.iter_mut().zip(&self.held) {
            let known = usize::try_from(*held).ok().and_then(|held| levels.get(held)).copied();
            *score += known.unwrap_or_else(|| small(level(root, *held)) * step);
        }
    }
}

/// Whether a leaf is found in other forms than as typed.
fn is_found_otherwise(leaf: &Leaf) -> bool {
    match &leaf.kind {
        LeafKind::Words(words) => !leaf.originals.is_empty() || words.found.iter().any(|(_, near)| !is_so(leaf, *near)),
        LeafKind::Phrase { compounds, .. } => compounds.found.iter().any(|(_, near)| !is_so(leaf, *near)),
        LeafKind::Entities { .. } => true,
        LeafKind::Values { .. } | LeafKind::Published(_) => false,
    }
}

/// Whether a leaf is found as typed.
fn is_found_so(leaf: &Leaf, at: usize) -> bool {
    match &leaf.kind {
        LeafKind::Words(words) => words.found.iter().any(|(_, near)| is_so(leaf, *near)),
        LeafKind::Phrase { .. } => true,
        LeafKind::Entities { after, .. } => *after == at,
        LeafKind::Values { .. } | LeafKind::Published(_) => false,
    }
}

/// Whether words so near are as typed. Of a star, whatever begins so is.
fn is_so(leaf: &Leaf, near: Near) -> bool {
    near == Near::Exact || leaf.starred && near == Near::Prefix
}

/// The reasons that say that an item holds a leaf as typed. A mention of an entity is where
/// a field asks for it, and is not where its name was typed, which may stand there under another name.
fn reasons_as_typed(leaf: &Leaf, at: usize) -> u32 {
    match &leaf.kind {
        LeafKind::Entities { after, .. } if *after == at => ANY,
        LeafKind::Entities { .. } => 0,
        _ => {
            let mut reasons = 0;
            for field in [Field::Title, Field::Digest, Field::Claim, Field::Names, Field::Original] {
                reasons |= reason(field, Near::Exact);
                if leaf.starred {
                    reasons |= reason(field, Near::Prefix);
                }
            }
            reasons
        }
    }
}

fn has_no_alternatives(tree: &Tree) -> bool {
    match tree {
        Tree::Leaf(_) | Tree::Not(_) => true,
        Tree::And(sides) => sides.iter().all(has_no_alternatives),
        Tree::Or(_) => false,
    }
}

/// How many leaves are held as typed; of alternatives, where most are.
fn level(tree: &Tree, held: u64) -> u32 {
    match tree {
        Tree::Leaf(leaf) => u32::from(*leaf < 64 && held >> leaf & 1 == 1),
        Tree::Not(_) => 0,
        Tree::And(sides) => sides.iter().map(|side| level(side, held)).sum(),
        Tree::Or(sides) => sides.iter().map(|side| level(side, held)).max().unwrap_or_default(),
    }
}
