//! Turns a set of claims into what they rest on: how many claims, documents, newsrooms, origins and independent lines, and
//! the nodes that all of their chains pass.

use crosscheck_model::{ClaimId, Corpus, Naming, OutletId, OutletKind, Relay};

use super::lines::{Lines, independent, meeting, separate};
use crate::reading::{Count, Node, Reading, Tracer};
use crate::records::add_once;

/// How much stands behind a set of claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Statements.
    pub claims: usize,
    /// Documents they stand in.
    pub documents: usize,
    /// Newsrooms they were made in; unknown ones count as one.
    pub newsrooms_held: usize,
    /// The same with uncredited rewrites counted as the originals they were traced to. It may be the smaller one.
    pub newsrooms_traced: usize,
    /// Speakers, reports and outlets' own voices they begin with; unnamed voices count as one.
    pub origins: usize,
    /// Independent lines, lower bound.
    pub lines_held: usize,
    /// Independent lines, upper bound: never below the lower one.
    pub lines_traced: usize,
    /// Too many chains to count exactly: the lines are at least these.
    pub at_least: bool,
    /// The smallest set of nodes that every chain passes, nearest the reader. One node is a bottleneck.
    pub bottleneck: Vec<Node>,
    /// What has to hold for the upper bound, where it is above the lower one: originals that count on their own, unnamed voices or
    /// unknown newsrooms that are several.
    pub uncertain: Vec<Node>,
}

/// What a set of claims rests on, in the corpus as it stands.
#[must_use]
pub fn figures(corpus: &Corpus, claims: &[ClaimId]) -> Figures {
    count(corpus, &Tracer::new(corpus, false), claims)
}

impl Reading<'_> {
    /// What a set of claims rests on, without those that are left out.
    #[must_use]
    pub fn figures(&self, claims: &[ClaimId]) -> Figures {
        count(self.corpus(), self.tracer(), &counting(self, claims))
    }
}

/// The claims that are not left out.
fn counting(reading: &Reading, claims: &[ClaimId]) -> Vec<ClaimId> {
    claims.iter().copied().filter(|&claim| reading.counts(claim)).collect()
}

/// The figures of a set of claims, with a tracer at hand.
pub(crate) fn count(corpus: &Corpus, tracer: &Tracer, claims: &[ClaimId]) -> Figures {
    let mut documents = Vec::new();
    for claim in claims.iter().filter_map(|&claim| corpus.claim(claim)) {
        add_once(&mut documents, claim.document);
    }
    let held = Graph::new(corpus, tracer, claims, Count::Held, true);
    let traced = Graph::new(corpus, tracer, claims, Count::Traced, false);
    let (lower, upper) = (held.lines(), traced.lines());
    let uncertain = if upper.count > lower.count {
        let merged = Graph::new(corpus, tracer, claims, Count::Traced, true);
        let apart = Graph::new(corpus, tracer, claims, Count::Held, false);
        uncertain(&held, &traced, upper.count, [&merged, &apart])
    } else {
        Vec::new()
    };
    Figures {
        claims: claims.len(),
        documents: documents.len(),
        newsrooms_held: held.newsrooms,
        newsrooms_traced: traced.newsrooms,
        origins: held.origins,
        lines_held: lower.count,
        lines_traced: upper.count.max(lower.count),
        at_least: !(lower.exact && upper.exact),
        bottleneck: held.bottleneck(),
        uncertain,
    }
}

/// What has to hold for the upper bound. Where counting originals is enough for it, or telling merged voices apart is, the other is
/// not named. `[merged, apart]`: originals with voices merged, and no originals with voices apart.
fn uncertain(held: &Graph, traced: &Graph, most: usize, [merged, apart]: [&Graph; 2]) -> Vec<Node> {
    let mut nodes = Vec::new();
    if merged.lines().count == most {
        nodes = merged.originals(held);
    } else {
        if apart.lines().count != most {
            nodes = traced.originals(apart);
        }
        for node in [Node::UnnamedVoices, Node::UnknownNewsrooms] {
            if held.nodes.contains(&node) {
                nodes.push(node);
            }
        }
    }
    crosscheck_model::sort(&mut nodes);
    nodes
}

/// One of the independent lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From the reader outward, merged as the count merges.
    pub nodes: Vec<Node>,
    /// A claim that came along it.
    pub claim: ClaimId,
}

/// The lines that are counted: as many chains as there are lines, no two of which share a node, each with a claim that came
/// along it. There may be other choices as large.
#[must_use]
pub fn lines(reading: &Reading, claims: &[ClaimId], count: Count) -> Vec<Line> {
    let counting = counting(reading, claims);
    let graph = Graph::new(
        reading.corpus(),
        reading.tracer(),
        &counting,
        count,
        count == Count::Held,
    );
    let mut lines = Vec::new();
    for chain in separate(&graph.chains) {
        let nodes = graph.named(&chain);
        // The chain of a single claim is not merged with others, so it is recognised by the nodes that were not merged.
        let along = |&&claim: &&ClaimId| {
            let own = reading.chain(claim, count).nodes;
            nodes
                .iter()
                .all(|node| own.contains(node) || matches!(node, Node::UnnamedVoices | Node::UnknownNewsrooms))
                && own.len() >= nodes.len()
        };
        if let Some(&claim) = counting.iter().find(along) {
            lines.push(Line { nodes, claim });
        }
    }
    lines
}

/// The chains of a set of claims over numbered nodes.
struct Graph {
    /// Each node once, in ascending order. A node's number is its place here, so that ties are decided by id.
    nodes: Vec<Node>,
    chains: Vec<Vec<u32>>,
    newsrooms: usize,
    origins: usize,
}

impl Graph {
    /// `merge`: unnamed voices count as one, and so do unknown newsrooms.
    fn new(corpus: &Corpus, tracer: &Tracer, claims: &[ClaimId], count: Count, merge: bool) -> Self {
        let (mut chains, mut newsrooms) = (Vec::new(), Vec::new());
        for &claim in claims {
            let traced = tracer.trace(claim, count);
            if let Some(newsroom) = traced.newsroom {
                add_once(&mut newsrooms, newsroom);
            }
            if !traced.chain.nodes.is_empty() {
                add_once(&mut chains, traced.chain.nodes);
            }
        }
        let mut newsroom_count = newsrooms.len();
        if merge {
            newsroom_count -= merge_unknown(corpus, &mut chains, &newsrooms);
            merge_unnamed(corpus, tracer, claims, &mut chains);
        }
        Self::numbered(&chains, newsroom_count)
    }

    fn numbered(chains: &[Vec<Node>], newsrooms: usize) -> Self {
        let (mut nodes, mut origins) = (Vec::new(), Vec::new());
        for chain in chains {
            for &node in chain {
                add_once(&mut nodes, node);
            }
            if let Some(&origin) = chain.last() {
                add_once(&mut origins, origin);
            }
        }
        crosscheck_model::sort(&mut nodes);
        let place = |node: &Node| {
            nodes
                .binary_search(node)
                .ok()
                .and_then(|place| u32::try_from(place).ok())
        };
        let mut numbered = Vec::new();
        for chain in chains {
            let mut numbers = Vec::new();
            for node in chain {
                numbers.extend(place(node));
            }
            numbered.push(numbers);
        }
        Self {
            nodes,
            chains: numbered,
            newsrooms,
            origins: origins.len(),
        }
    }

    /// The nodes of a chain by their numbers.
    fn named(&self, chain: &[u32]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for &place in chain {
            nodes.extend(self.nodes.get(place as usize));
        }
        nodes
    }

    /// The originals that begin, nearest the reader, the independent chains which stand in this graph and not in another.
    fn originals(&self, other: &Self) -> Vec<Node> {
        let mut others = Vec::new();
        for chain in &other.chains {
            others.push(other.named(chain));
        }
        let mut originals = Vec::new();
        for chain in separate(&self.chains) {
            let nodes = self.named(&chain);
            if let Some(&first) = nodes.first().filter(|_| !others.contains(&nodes)) {
                add_once(&mut originals, first);
            }
        }
        originals
    }

    fn lines(&self) -> Lines {
        independent(&self.chains)
    }

    fn bottleneck(&self) -> Vec<Node> {
        self.named(&meeting(&self.chains))
    }
}

/// Two newsrooms of which nothing is known may be one and the same, so they become one node. Returns how many newsrooms
/// disappear.
fn merge_unknown(corpus: &Corpus, chains: &mut [Vec<Node>], newsrooms: &[OutletId]) -> usize {
    let is_unknown = |outlet: OutletId| {
        newsrooms.contains(&outlet)
            && corpus
                .outlet(outlet)
                .is_some_and(|outlet| outlet.kind == OutletKind::Unknown)
    };
    let unknown = newsrooms.iter().filter(|&&outlet| is_unknown(outlet)).count();
    if unknown < 2 {
        return 0;
    }
    merge(
        chains,
        Node::UnknownNewsrooms,
        &|node| matches!(node, Node::Outlet(outlet) | Node::OwnVoice(outlet) if is_unknown(outlet)),
    );
    unknown - 1
}

/// Two voices without a name may be one and the same, so they become one node; a single unnamed voice keeps its own. Where one
/// institution counts once, an unnamed voice may belong to any institution, so its institution is merged with it: counting
/// institutions once never adds a line.
fn merge_unnamed(corpus: &Corpus, tracer: &Tracer, claims: &[ClaimId], chains: &mut [Vec<Node>]) {
    let mut unnamed = Vec::new();
    for claim in claims.iter().filter_map(|&claim| corpus.claim(claim)) {
        let relays = claim.via.iter().filter_map(|&relay| match relay {
            Relay::Voice(voice) => Some(voice),
            _ => None,
        });
        for voice in claim.by.iter().copied().chain(relays) {
            if corpus.voice(voice).is_some_and(|voice| voice.naming == Naming::Unnamed) {
                add_once(&mut unnamed, tracer.voice(voice));
            }
        }
    }
    if unnamed.len() > 1 {
        merge(chains, Node::UnnamedVoices, &|node| unnamed.contains(&node));
    }
}

/// Puts one node in the place of every node that belongs to it.
fn merge(chains: &mut [Vec<Node>], into: Node, of: &dyn Fn(Node) -> bool) {
    for chain in chains {
        let mut merged = Vec::new();
        for &node in chain.iter() {
            let node = if of(node) { into } else { node };
            if merged.last() != Some(&node) {
                merged.push(node);
            }
        }
        *chain = merged;
    }
}
