//! Turns a claim into the way a reader follows it outward: the outlet in front of the reader, what it copied, whom it cites.

use crosscheck_model::{ClaimId, Confidence, Corpus, Lineage};

use crate::reading::{Node, node_name};
use crate::records::located;

/// How a step is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credit {
    /// The text says so.
    Stated,
    /// The text does not say so, but a comparison with the source shows it.
    NotCredited,
    /// Neither shows it: it is inferred.
    Inferred,
}

impl From<&Lineage> for Credit {
    fn from(lineage: &Lineage) -> Self {
        match (lineage.disclosed, lineage.confidence) {
            (true, _) => Self::Stated,
            (false, Confidence::Checked) => Self::NotCredited,
            (false, Confidence::Inferred) => Self::Inferred,
        }
    }
}

/// One step of a breadcrumb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it links to.
    pub node: Node,
    /// Its name, short where the outlet has a short name.
    pub label: String,
    /// How the step is known.
    pub credit: Credit,
}

/// The way of a claim as a reader follows it: outlet ‹ sources of its lineage ‹ relays ‹ speakers.
#[must_use]
pub fn breadcrumb(corpus: &Corpus, claim: ClaimId) -> Vec<Step> {
    let Some((claim, document)) = located(corpus, claim) else {
        return Vec::new();
    };
    let mut steps: Vec<Step> = Vec::new();
    let mut add = |node, credit| {
        if steps.last().is_none_or(|last| last.node != node) {
            steps.push(Step {
                node,
                label: node_name(corpus, node),
                credit,
            });
        }
    };
    add(Node::Outlet(document.outlet), Credit::Stated);
    for lineage in document.lineage_of(claim) {
        add(lineage.from.into(), lineage.into());
    }
    for &relay in &claim.via {
        add(relay.into(), Credit::Stated);
    }
    for &voice in &claim.by {
        add(Node::Voice(voice), Credit::Stated);
    }
    steps
}
