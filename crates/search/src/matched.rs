//! Which items a query matches, and by which of their claims.
//!
//! Words, names and dates are asked of the item; all conditions on fields of claims that stand side by side, of one claim
//! of it. What is left out, no claim of it may have. An item without claims is asked as if it had one in which nothing is
//! recorded.

use std::ops::Range;

use crosscheck_model::Date;

use crate::plan::{Plan, Tree, What};
use crate::rank::Weights;
use crate::shape::Shape;
use crate::tables::Table;
use crate::{FacetKind, Unit};

/// What a query matches in one unit.
pub(crate) struct Matched {
    /// By item.
    pub(crate) items: Vec<bool>,
    /// By claim: whether the item it belongs to matches by it.
    pub(crate) claims: Vec<bool>,
}

/// What items are asked.
pub(crate) struct Asked<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) weights: &'a Weights,
    pub(crate) tables: &'a [Table],
    pub(crate) shape: &'a Shape,
    /// By document.
    pub(crate) published: &'a [Option<Date>],
    pub(crate) unit: Unit,
}

impl Asked<'_> {
    pub(crate) fn matched(&self) -> Matched {
        let count = self.shape.count(self.unit);
        let claims = self.shape.count(Unit::Claims);
        let mut matched = Matched {
            items: vec![true; count],
            claims: vec![true; claims],
        };
        let Some(root) = &self.plan.root else {
            return matched;
        };
        let of_claims = self.asks_claims();
        for item in 0..count {
            let claims = if of_claims {
                self.shape.claims_of(self.unit, item)
            } else {
                0..0
            };
            let mut left_out = Vec::new();
            for exclusion in &self.plan.exclusions {
                let holds = self.of_some(exclusion, item, claims.clone(), &left_out, &mut |_, _| {});
                left_out.push(holds);
            }
            let by_claim = &mut matched.claims;
            let holds = self.of_some(root, item, claims, &left_out, &mut |claim, holds| {
                if let Some(slot) = by_claim.get_mut(claim) {
                    *slot = holds;
                }
            });
            if let Some(slot) = matched.items.get_mut(item) {
                *slot = holds;
            }
        }
        matched
    }

    /// Whether any condition is on a field of claims. Otherwise one claim is like another.
    fn asks_claims(&self) -> bool {
        self.plan
            .leaves
            .iter()
            .any(|leaf| matches!(&leaf.what, What::Values { facet, .. } if facet.claim_field()))
    }

    /// Whether it holds of some of these claims of the item, and of which.
    fn of_some(
        &self,
        tree: &Tree,
        item: usize,
        claims: Range<usize>,
        left_out: &[bool],
        tell: &mut dyn FnMut(usize, bool),
    ) -> bool {
        if claims.is_empty() {
            return self.holds(tree, item, None, left_out);
        }
        let mut some = false;
        for claim in claims {
            let holds = self.holds(tree, item, Some(claim), left_out);
            tell(claim, holds);
            some |= holds;
        }
        some
    }

    fn holds(&self, tree: &Tree, item: usize, claim: Option<usize>, left_out: &[bool]) -> bool {
        match tree {
            Tree::Leaf(leaf) => self.has(*leaf, item, claim),
            Tree::Not(exclusion) => left_out.get(*exclusion) == Some(&false),
            Tree::And(sides) => sides.iter().all(|side| self.holds(side, item, claim, left_out)),
            Tree::Or(sides) => sides.iter().any(|side| self.holds(side, item, claim, left_out)),
        }
    }

    fn has(&self, leaf: usize, item: usize, claim: Option<usize>) -> bool {
        match self.plan.leaves.get(leaf).map(|leaf| &leaf.what) {
            Some(What::Values { facet, values }) => {
                let having = self.values(*facet, item, claim);
                values.iter().any(|value| having.contains(value))
            }
            Some(What::Published(dates)) => {
                let document = self.shape.document(self.unit, item);
                dates.admit(self.published.get(document).and_then(Option::as_ref))
            }
            _ => self.weights.has(leaf, item),
        }
    }

    fn values(&self, facet: FacetKind, item: usize, claim: Option<usize>) -> &[u32] {
        match self.tables.iter().find(|table| table.kind == facet) {
            Some(table) if table.claim_field => table.of_record(claim),
            Some(table) => table.of(self.unit, item),
            None => &[],
        }
    }
}
