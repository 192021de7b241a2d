//! Which items a query matches, and by which of their claims.
//!
//! Words, names and dates are conditions on the item. Conditions on fields of claims must hold together, of one claim of the
//! item, and what a minus excludes may hold of none. An item without claims counts as one with a claim in which nothing is
//! recorded.
//!
//! The lists of items that have each word are merged first. Only where a query asks for more than words are the items that
//! remain tested one by one.

use std::cell::Cell;
use std::ops::Range;

use crate::plan::{LeafKind, Plan, Tree};
use crate::searcher::Searcher;
use crate::sums::ItemWeight;
use crate::tables::Table;
use crate::weigh::LeafItems;
use crate::{FacetKind, Unit};

/// What a query matches in one unit.
pub(crate) struct Matched {
    /// In order.
    pub(crate) items: Vec<u32>,
    /// By claim: whether the item it belongs to matches by it. `None` where no claim is asked.
    pub(crate) claims: Option<Vec<bool>>,
}

impl Matched {
    pub(crate) fn by_claim(&self, claim: usize) -> bool {
        self.claims
            .as_ref()
            .is_none_or(|claims| claims.get(claim) == Some(&true))
    }
}

/// Tests items against a plan.
struct Asked<'a> {
    plan: &'a Plan,
    weighed: &'a [LeafItems],
    /// By leaf: how many of its items stand before the one tested last.
    passed: Vec<Cell<usize>>,
    tables: &'a [Table],
    searcher: &'a Searcher<'a>,
    unit: Unit,
}

/// Items that may match.
enum Candidates {
    All,
    Those(Vec<u32>),
}

pub(crate) fn matched(
    plan: &Plan,
    weighed: &[LeafItems],
    tables: &[Table],
    searcher: &Searcher<'_>,
    unit: Unit,
) -> Matched {
    let count = u32::try_from(searcher.catalogue.count(unit)).unwrap_or(u32::MAX);
    let every = || (0..count).collect();
    let asked = Asked {
        plan,
        weighed,
        passed: vec![Cell::new(0); weighed.len()],
        tables,
        searcher,
        unit,
    };
    let Some(root) = &plan.root else {
        return Matched {
            items: every(),
            claims: None,
        };
    };
    let items = match asked.candidates(root) {
        Candidates::All => every(),
        Candidates::Those(items) => items,
    };
    if asked.is_plain(root) {
        Matched { items, claims: None }
    } else {
        asked.ask(root, items)
    }
}

impl Asked<'_> {
    /// Whether a tree asks for words and names alone, so that its candidates match.
    fn is_plain(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Leaf(leaf) => self.ranks(*leaf),
            Tree::Not(_) => false,
            Tree::And(sides) | Tree::Or(sides) => sides.iter().all(|side| self.is_plain(side)),
        }
    }

    fn ranks(&self, leaf: usize) -> bool {
        let leaf = self.plan.leaves.get(leaf);
        leaf.is_some_and(|leaf| !matches!(leaf.kind, LeafKind::Values { .. } | LeafKind::Published(_)))
    }

    fn candidates(&self, tree: &Tree) -> Candidates {
        match tree {
            Tree::Leaf(leaf) if self.ranks(*leaf) => {
                let having = self.weighed.get(*leaf).map_or(&[][..], |weighed| &weighed.items);
                let mut items = Vec::with_capacity(having.len());
                for having in having {
                    items.push(having.item);
                }
                Candidates::Those(items)
            }
            Tree::Leaf(_) | Tree::Not(_) => Candidates::All,
            Tree::And(sides) => self.common(sides),
            Tree::Or(sides) => {
                let mut items = Vec::new();
                for side in sides {
                    match self.candidates(side) {
                        Candidates::All => return Candidates::All,
                        Candidates::Those(more) if items.is_empty() => items = more,
                        Candidates::Those(more) => items = joined(&items, &more),
                    }
                }
                Candidates::Those(items)
            }
        }
    }

    /// The items that are in the lists of all sides that have one.
    fn common(&self, sides: &[Tree]) -> Candidates {
        let mut common = Candidates::All;
        for side in sides {
            if let (Candidates::Those(items), Tree::Leaf(leaf)) = (&mut common, side) {
                if self.ranks(*leaf) {
                    let having = self.weighed.get(*leaf).map_or(&[][..], |weighed| &weighed.items);
                    retain(items, having, |having| having.item);
                }
                continue;
            }
            common = match (common, self.candidates(side)) {
                (Candidates::Those(mut items), Candidates::Those(more)) => {
                    retain(&mut items, &more, |item| *item);
                    Candidates::Those(items)
                }
                (Candidates::All, other) | (other, Candidates::All) => other,
            };
        }
        common
    }

    /// Tests item by item.
    fn ask(&self, root: &Tree, items: Vec<u32>) -> Matched {
        let asks_claims = self.asks_claims();
        let mut by_claim = asks_claims.then(|| vec![false; self.searcher.catalogue.count(Unit::Claims)]);
        let mut matching = Vec::new();
        let mut left_out = Vec::new();
        for item in items {
            let at = item as usize;
            let claims = if asks_claims {
                self.searcher.catalogue.claims_of(self.unit, at)
            } else {
                0..0
            };
            left_out.clear();
            for exclusion in &self.plan.exclusions {
                let holds = self.of_some(exclusion, at, claims.clone(), &left_out, &mut |_, _| {});
                left_out.push(holds);
            }
            let holds = self.of_some(root, at, claims, &left_out, &mut |claim, holds| {
                if let Some(slot) = by_claim.as_mut().and_then(|claims| claims.get_mut(claim)) {
                    *slot = holds;
                }
            });
            if holds {
                matching.push(item);
            }
        }
        Matched {
            items: matching,
            claims: by_claim,
        }
    }

    /// Whether any condition is on a field of claims. If not, claims need not be told apart.
    fn asks_claims(&self) -> bool {
        self.plan
            .leaves
            .iter()
            .any(|leaf| matches!(&leaf.kind, LeafKind::Values { facet, .. } if facet.claim_field()))
    }

    /// Whether a tree holds of some of these claims of the item. `tell` is given each claim and whether it holds of it.
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
        match self.plan.leaves.get(leaf).map(|leaf| &leaf.kind) {
            Some(LeafKind::Values { facet, values }) => {
                let having = self.values(*facet, item, claim);
                values.iter().any(|value| having.contains(value))
            }
            Some(LeafKind::Published(dates)) => {
                let document = self.searcher.catalogue.document(self.unit, item);
                dates.admit(self.searcher.catalogue.published(document))
            }
            _ => self.has_words(leaf, item),
        }
    }

    /// Whether an item has the words of a leaf. Items must be asked in order.
    fn has_words(&self, leaf: usize, item: usize) -> bool {
        let (Some(weighed), Some(passed)) = (self.weighed.get(leaf), self.passed.get(leaf)) else {
            return false;
        };
        let mut at = passed.get();
        while weighed
            .items
            .get(at)
            .is_some_and(|having: &ItemWeight| (having.item as usize) < item)
        {
            at += 1;
        }
        passed.set(at);
        weighed.items.get(at).is_some_and(|having| having.item as usize == item)
    }

    fn values(&self, facet: FacetKind, item: usize, claim: Option<usize>) -> &[u32] {
        match self.tables.iter().find(|table| table.kind == facet) {
            Some(table) if table.claim_field => table.of_record(self.searcher.catalogue, claim),
            Some(table) => table.of(self.searcher.catalogue, self.unit, item),
            None => &[],
        }
    }
}

/// Keeps the items that are in another list too, both being in order.
fn retain<T>(items: &mut Vec<u32>, others: &[T], number: impl Fn(&T) -> u32) {
    let mut others = others.iter().map(number).peekable();
    items.retain(|item| {
        while others.next_if(|other| other < item).is_some() {}
        others.peek() == Some(item)
    });
}

/// What is in either of two sorted lists.
fn joined(one: &[u32], other: &[u32]) -> Vec<u32> {
    let mut found = Vec::with_capacity(one.len() + other.len());
    let mut rest = one.iter().copied().peekable();
    for item in other {
        while let Some(before) = rest.next_if(|before| before < item) {
            found.push(before);
        }
        rest.next_if_eq(item);
        found.push(*item);
    }
    found.extend(rest);
    found
}
