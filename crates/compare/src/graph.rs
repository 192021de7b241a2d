//! Turns claims into the drawing of how they reach the reader: nodes in layers, the reader's side first, edges with how each
//! step is known, and the same as a list.

use crosscheck_model::{ClaimId, Corpus, Naming};

use crate::card::credit_words;
use crate::provenance::{Credit, Node, Step, breadcrumb};
use crate::reading::Reading;
use crate::words::{add_once, counted, sort_by};

/// What a node of the drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named by their words")]
pub enum Kind {
    Document,
    Newsroom,
    Relay,
    Speaker,
}

impl Kind {
    /// "speaker".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Newsroom => "newsroom",
            Self::Relay => "relay",
            Self::Speaker => "speaker",
        }
    }
}

/// A stop.
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

/// A step from a stop to the one nearer the reader.
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

/// One way, for the list that says the same as the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphWay {
    /// From the document outward.
    pub steps: Vec<Step>,
    /// The claims that came along it.
    pub claims: Vec<ClaimId>,
    /// "Track Persia ‹ Business Insider ‹ Ali Khedery: 2 claims".
    pub words: String,
}

/// The drawing of how a set of claims reaches the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineages {
    /// By layer, then in the order they come.
    pub nodes: Vec<GraphNode>,
    /// In the order they come.
    pub edges: Vec<Edge>,
    /// The same as a list, a way a line.
    pub ways: Vec<GraphWay>,
    /// Through whom all of it comes: of the figures.
    pub sentence: String,
}

/// Lays out the ways of a set of claims.
#[must_use]
pub fn lineages(reading: &Reading, claims: &[ClaimId]) -> Lineages {
    let corpus = reading.corpus();
    let figures = reading.figures(claims);
    let mut graph = Lineages {
        sentence: figures.sentence,
        ..Lineages::default()
    };
    for &id in claims {
        let Some(claim) = corpus.claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        let mut steps = vec![Step {
            node: Node::Document(claim.document),
            label: crate::words::document_label(corpus, claim.document),
            credit: Credit::Stated,
        }];
        steps.append(&mut breadcrumb(corpus, id));
        graph.enter(id, &steps, claim.by.len());
        graph.list(id, steps);
    }
    graph.layer();
    for node in &mut graph.nodes {
        node.bottleneck = is_cut(reading, node.node, &figures.bottleneck);
    }
    for way in &mut graph.ways {
        way.words = way_words(way);
    }
    graph
}

impl Lineages {
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
                // Whoever has a newsroom in front of the reader is one, also where another quotes it.
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

    fn list(&mut self, id: ClaimId, steps: Vec<Step>) {
        match self.ways.iter_mut().find(|way| way.steps == steps) {
            Some(way) => way.claims.push(id),
            None => self.ways.push(GraphWay {
                steps,
                claims: vec![id],
                words: String::new(),
            }),
        }
    }

    /// Each node a layer behind the farthest of those it feeds; bounded, since two newsrooms may quote each other. Then the
    /// nodes stand by layer.
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
        sort_by(&mut order, |left, right| left < right);
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

/// Whether a stop counts as one of the nodes all chains pass.
fn is_cut(reading: &Reading, node: Node, bottleneck: &[Node]) -> bool {
    let corpus = reading.corpus();
    let counted = match node {
        Node::Outlet(outlet) => Node::Outlet(corpus.newsroom(outlet)),
        Node::Voice(voice) => reading.tracer.voice(voice),
        other => other,
    };
    bottleneck.iter().any(|&cut| match cut {
        Node::UnnamedVoices => is_unnamed(corpus, node),
        Node::UnknownNewsrooms => {
            matches!(node, Node::Outlet(outlet) if corpus.outlet(outlet).is_some_and(|outlet| outlet.kind == crosscheck_model::OutletKind::Unknown))
        }
        Node::OwnVoice(outlet) => counted == Node::Outlet(outlet),
        cut => cut == counted,
    })
}

fn is_unnamed(corpus: &Corpus, node: Node) -> bool {
    matches!(node, Node::Voice(voice) if corpus.voice(voice).is_some_and(|voice| voice.naming == Naming::Unnamed))
}

fn way_words(way: &GraphWay) -> String {
    let mut labels = Vec::new();
    for step in way.steps.iter().skip(1) {
        labels.push([&step.label, credit_words(step.credit)].concat());
    }
    [&labels.join(" ‹ "), ": ", &counted(way.claims.len(), "claim", "claims")].concat()
}

#[cfg(test)]
mod tests {
    use crosscheck_model::Relay;

    use super::*;
    use crate::fixture::{all, copies, document, edit, follows, news, own, question, said, voice};

    /// A story with a speaker through an agency, its open copy, and an uncredited rewrite of it.
    fn stories() -> Corpus {
        let mut corpus = Corpus::default();
        let outlets = ["Source", "Copier", "Rewriter", "Agency"].map(|name| news(&mut corpus, name));
        let documents = [0, 1, 2].map(|index| document(&mut corpus, outlets[index], "2016"));
        copies(&mut corpus, documents[1], Relay::Outlet(outlets[0]));
        follows(&mut corpus, documents[2], Relay::Outlet(outlets[0]));
        let asked = question(&mut corpus, 2, &[]);
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        for at in documents {
            let claim = said(&mut corpus, at, asked, 0, &[speaker]);
            edit(&mut corpus, claim).via = vec![Relay::Outlet(outlets[3])];
        }
        own(&mut corpus, documents[0], asked, 0);
        corpus
    }

    #[test]
    fn layers_run_from_documents_to_speakers_and_edges_say_how_they_are_known() {
        let corpus = stories();
        let found = lineages(&Reading::new(&corpus), &all(&corpus));
        let nodes: Vec<_> = found
            .nodes
            .iter()
            .map(|node| {
                (
                    node.label.as_str(),
                    node.kind.word(),
                    node.layer,
                    node.origin,
                    node.bottleneck,
                )
            })
            .collect();
        assert_eq!(
            nodes,
            [
                ("Source", "document", 0, false, false),
                ("Copier", "document", 0, false, false),
                ("Rewriter", "document", 0, false, false),
                ("Copier", "newsroom", 1, false, false),
                ("Rewriter", "newsroom", 1, false, false),
                ("Source", "newsroom", 2, true, true),
                ("Agency", "relay", 3, false, false),
                ("Speaker", "speaker", 4, true, false),
            ]
        );
        let edge = |from, to| {
            let label = |at: usize| (found.nodes[at].label.as_str(), found.nodes[at].kind);
            let of = |edge: &&Edge| label(edge.from).0 == from && label(edge.to) == (to, Kind::Newsroom);
            found.edges.iter().find(of).unwrap()
        };
        assert_eq!(edge("Source", "Copier").credit, Credit::Stated);
        assert_eq!(edge("Source", "Rewriter").credit, Credit::NotCredited);
        assert_eq!(edge("Agency", "Source").claims.len(), 3);
        assert_eq!(found.sentence, "All four reach us through Source.");
    }

    #[test]
    fn the_list_says_the_same_way_by_way() {
        let corpus = stories();
        let found = lineages(&Reading::new(&corpus), &all(&corpus));
        let words: Vec<_> = found.ways.iter().map(|way| way.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "Source ‹ Agency ‹ Speaker: 1 claim",
                "Copier ‹ Source ‹ Agency ‹ Speaker: 1 claim",
                "Rewriter ‹ Source, not credited ‹ Agency ‹ Speaker: 1 claim",
                "Source: 1 claim",
            ]
        );
        // Every step of the list is an edge of the drawing, and the other way round.
        let mut steps = Vec::new();
        for way in &found.ways {
            for pair in way.steps.windows(2) {
                add_once(&mut steps, (pair[1].node, pair[0].node, pair[1].credit));
            }
        }
        let edges = found.edges.iter();
        let edges: Vec<_> = edges
            .map(|edge| (found.nodes[edge.from].node, found.nodes[edge.to].node, edge.credit))
            .collect();
        assert_eq!(steps.len(), edges.len());
        assert!(steps.iter().all(|step| edges.contains(step)));
    }

    #[test]
    fn newsrooms_that_quote_each_other_still_get_layers() {
        let mut corpus = Corpus::default();
        let outlets = ["One", "Two"].map(|name| news(&mut corpus, name));
        let asked = question(&mut corpus, 2, &[]);
        for (index, other) in [(0, 1), (1, 0)] {
            let at = document(&mut corpus, outlets[index], "2016");
            let claim = own(&mut corpus, at, asked, 0);
            edit(&mut corpus, claim).via = vec![Relay::Outlet(outlets[other])];
        }
        assert_eq!(lineages(&Reading::new(&corpus), &all(&corpus)).nodes.len(), 4);
    }
}
