//! What a query means in this corpus: a tree of conditions whose leaves know the vocabulary they stand for. `planner` makes it.

use crosscheck_model::EntityId;

use crate::dictionary::{Expansion, Spellings};
use crate::texts::TextId;
use crate::words::Near;
use crate::{Dates, FacetKind, Notice, ReadAs};

/// A query as understood in this corpus.
#[derive(Default)]
pub(crate) struct Plan {
    /// `None` where everything matches.
    pub(crate) root: Option<Tree>,
    pub(crate) leaves: Vec<Leaf>,
    /// What minus signs exclude. An exclusion inside another stands before it.
    pub(crate) exclusions: Vec<Tree>,
    pub(crate) read_as: Vec<ReadAs>,
    pub(crate) notices: Vec<Notice>,
}

/// Which leaves an item needs.
pub(crate) enum Tree {
    Leaf(usize),
    /// None of the item's claims may satisfy that one of the plan's exclusions.
    Not(usize),
    And(Vec<Tree>),
    Or(Vec<Tree>),
}

/// One thing to find.
pub(crate) struct Leaf {
    /// As typed.
    pub(crate) typed: String,
    /// Whether it counts for rank, marks and reasons. What a minus excludes does not.
    pub(crate) wanted: bool,
    /// Whether whatever begins so was asked for, by a star.
    pub(crate) starred: bool,
    pub(crate) kind: LeafKind,
    /// Documents whose original, which the corpus does not hold, has the word.
    pub(crate) originals: Vec<(u32, Near)>,
}

/// What a leaf asks for.
pub(crate) enum LeafKind {
    Words(Expansion),
    /// Words one after the other: the texts that have them and how often, and the same words written as one.
    Phrase {
        positions: Vec<Spellings>,
        texts: Vec<(TextId, u32)>,
        compounds: Expansion,
    },
    /// Mentions of these entities under any name. No reason of its own is given where the leaves from `after` on all match.
    Entities {
        entities: Vec<EntityId>,
        after: usize,
    },
    /// Any of these values, by their numbers in the table of their facet.
    Values {
        facet: FacetKind,
        values: Vec<u32>,
    },
    /// Publication in this range.
    Published(Dates),
}

impl Plan {
    /// Whether some leaf counts for rank.
    pub(crate) fn ranks(&self) -> bool {
        self.leaves.iter().any(|leaf| leaf.wanted)
    }

    /// Whether values of facets are asked for.
    pub(crate) fn asks_values(&self) -> bool {
        self.leaves
            .iter()
            .any(|leaf| matches!(leaf.kind, LeafKind::Values { .. }))
    }
}
