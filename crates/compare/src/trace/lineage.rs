//! Turns claims into the drawing of how they reach the reader: nodes in layers, the reader's side first, edges that say how each
//! step is known, and the same as a list.

use crosscheck_model::{ClaimId, Corpus, Naming, OutletKind};

use super::breadcrumb::{Credit, Step, breadcrumb};
use super::figures::Figures;
use crate::reading::{Node, Reading};
use crate::records::{add_once, document_label};

/// What a node of the drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A document in front of the reader.
    Document,
    /// The newsroom of such a document.
    Newsroom,
    /// An outlet or voice that passes something on.
    Relay,
    /// Whoever speaks.
    Speaker,
}

/// A node of the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphNode {
    /// What it links to.
    pub node: Node,
    /// Its name.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// How far from the reader: 0 for documents, then as many steps as the longest way takes.
    pub layer: usize,
    /// At least one claim begins here.
    pub origin: bool,
    /// It lies on every chain, or is one of the fewest that together do.
    pub bottleneck: bool,
    /// The claims that pass it, in order.
    pub claims: Vec<ClaimId>,
}

/// A step from a node to the one nearer the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Place of the farther node.
    pub from: usize,
    /// Place of the nearer node.
    pub to: usize,
    /// How the step is known.
    pub credit: Credit,
    /// The claims that took it, in order.
    pub claims: Vec<ClaimId>,
}

/// One way to the reader, for the list that says the same as the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphWay {
    /// From the document outward.
    pub steps: Vec<Step>,
    /// The claims that came along it.
    pub claims: Vec<ClaimId>,
}

/// The drawing of how a set of claims reaches the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineages {
    /// By layer, then in the order they come.
    pub nodes: Vec<GraphNode>,
    /// In the order they come.
    pub edges: Vec<Edge>,
    /// The same as a list.
    pub ways: Vec<GraphWay>,
    /// What the claims rest on.
    pub figures: Figures,
}

/// Lays out the ways of a set of claims.
#[must_use]
pub fn lineages(reading: &Reading, claims: &[ClaimId]) -> Lineages {
    let corpus = reading.corpus();
    let mut graph = Lineages {
        figures: reading.figures(claims),
        ..Lineages::default()
    };
    for &id in claims {
        let Some(claim) = corpus.claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        let mut steps = vec![Step {
            node: Node::Document(claim.document),
            label: document_label(corpus, claim.document),
            credit: Credit::Stated,
        }];
        steps.append(&mut breadcrumb(corpus, id));
        graph.enter(id, &steps, claim.by.len());
        graph.list(id, steps);
    }
    graph.layer();
    for node in &mut graph.nodes {
        node.bottleneck = is_in_bottleneck(reading, node.node, &graph.figures.bottleneck);
    }
    graph
}

impl Lineages {
    /// Adds the way of one claim to the nodes and edges.
    fn enter(&mut self, id: ClaimId, steps: &[Step], speakers: usize) {
        let mut nearer = None;
        for (index, step) in steps.iter().enumerate() {
            let kind = match (step.node, index) {
                (Node::Document(_), _) => Kind::Document,
                (_, 1) => Kind::Newsroom,
                (Node::Voice(_), _) if index + speakers >= steps.len() => Kind::Speaker,
                _ => Kind::Relay,
            };
            let at = self.place(step, kind);
            if let Some(node) = self.nodes.get_mut(at) {
                add_once(&mut node.claims, id);
                node.origin |= index + 1 == steps.len();
                // A newsroom of one of the documents stays one where another document quotes it.
                if kind == Kind::Newsroom {
                    node.kind = kind;
                }
            }
            if let Some(to) = nearer.filter(|&to| to != at) {
                self.join(at, to, step.credit, id);
            }
            nearer = Some(at);
        }
    }

    /// The place of the node for a step, which is added where it is new.
    fn place(&mut self, step: &Step, kind: Kind) -> usize {
        self.nodes
            .iter()
            .position(|node| node.node == step.node)
            .unwrap_or_else(|| {
                self.nodes.push(GraphNode {
                    node: step.node,
                    label: step.label.clone(),
                    kind,
                    layer: 0,
                    origin: false,
                    bottleneck: false,
                    claims: Vec::new(),
                });
                self.nodes.len() - 1
            })
    }

    /// Adds a claim to the edge between two nodes.
    fn join(&mut self, from: usize, to: usize, credit: Credit, id: ClaimId) {
        let same = |edge: &&mut Edge| (edge.from, edge.to, edge.credit) == (from, to, credit);
        match self.edges.iter_mut().find(same) {
            Some(edge) => add_once(&mut edge.claims, id),
            None => self.edges.push(Edge {
                from,
                to,
                credit,
                claims: vec![id],
            }),
        }
    }

    /// Adds a claim to the list of ways.
    fn list(&mut self, id: ClaimId, steps: Vec<Step>) {
        match self.ways.iter_mut().find(|way| way.steps == steps) {
            Some(way) => way.claims.push(id),
            None => self.ways.push(GraphWay {
                steps,
                claims: vec![id],
            }),
        }
    }

    /// Puts each node one layer behind the farthest of the nodes it leads to, then sorts the nodes by layer. The number of
    /// rounds is bounded, since two newsrooms may quote each other.
    fn layer(&mut self) {
        for _ in 0..self.nodes.len() {
            let mut moved = false;
            for edge in &self.edges {
                let behind = self.nodes.get(edge.to).map_or(0, |node| node.layer + 1);
                if let Some(node) = self.nodes.get_mut(edge.from)
                    && node.layer < behind
                {
                    (node.layer, moved) = (behind, true);
                }
            }
            if !moved {
                break;
            }
        }
        let mut order: Vec<(usize, usize)> = Vec::new();
        for (index, node) in self.nodes.iter().enumerate() {
            order.push((node.layer, index));
        }
        crosscheck_model::sort(&mut order);
        let place = |old: usize| order.iter().position(|&(_, index)| index == old).unwrap_or(old);
        for edge in &mut self.edges {
            (edge.from, edge.to) = (place(edge.from), place(edge.to));
        }
        let mut nodes = Vec::new();
        for &(_, index) in &order {
            nodes.extend(self.nodes.get(index).cloned());
        }
        self.nodes = nodes;
    }
}

/// Whether a node of the drawing counts as one of the nodes that all chains pass.
fn is_in_bottleneck(reading: &Reading, node: Node, bottleneck: &[Node]) -> bool {
    let corpus = reading.corpus();
    let counted = match node {
        Node::Outlet(outlet) => Node::Outlet(corpus.newsroom(outlet)),
        Node::Voice(voice) => reading.tracer().voice(voice),
        other => other,
    };
    bottleneck.iter().any(|&cut| match cut {
        Node::UnnamedVoices => is_unnamed(corpus, node),
        Node::UnknownNewsrooms => is_unknown(corpus, node),
        Node::OwnVoice(outlet) => counted == Node::Outlet(outlet),
        cut => cut == counted,
    })
}

fn is_unknown(corpus: &Corpus, node: Node) -> bool {
    matches!(node, Node::Outlet(outlet) if corpus.outlet(outlet).is_some_and(|outlet| outlet.kind == OutletKind::Unknown))
}

fn is_unnamed(corpus: &Corpus, node: Node) -> bool {
    matches!(node, Node::Voice(voice) if corpus.voice(voice).is_some_and(|voice| voice.naming == Naming::Unnamed))
}
