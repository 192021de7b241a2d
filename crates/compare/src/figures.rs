//! Turns a set of claims into five figures and the sentence that says through whom they reach the reader.

use crosscheck_model::{ClaimId, Corpus, Naming, OutletId, OutletKind};

use crate::lines::{Lines, independent, meeting};
use crate::provenance::{Count, Node, Tracer, full_name};
use crate::words::{add_once, counted, list, number};

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
    /// "All four reach us through Business Insider."
    pub sentence: String,
}

/// Counts a set of claims.
#[must_use]
pub fn figures(corpus: &Corpus, claims: &[ClaimId]) -> Figures {
    count(corpus, &Tracer::new(corpus), claims)
}

/// Counts with a tracer at hand.
pub(crate) fn count(corpus: &Corpus, tracer: &Tracer, claims: &[ClaimId]) -> Figures {
    let mut documents = Vec::new();
    for claim in claims.iter().filter_map(|&claim| corpus.claim(claim)) {
        add_once(&mut documents, claim.document);
    }
    let held = Graph::new(corpus, tracer, claims, Count::Held);
    let traced = Graph::new(corpus, tracer, claims, Count::Traced);
    let (lower, upper) = (held.lines(), traced.lines());
    let bottleneck = held.bottleneck();
    Figures {
        claims: claims.len(),
        documents: documents.len(),
        newsrooms_held: held.newsrooms,
        newsrooms_traced: traced.newsrooms,
        origins: held.origins,
        lines_held: lower.count,
        lines_traced: upper.count.max(lower.count),
        at_least: !(lower.exact && upper.exact),
        sentence: sentence(corpus, claims.len(), &bottleneck),
        bottleneck,
    }
}

/// The chains of a set of claims over numbered nodes.
struct Graph {
    /// Each once, in ascending order: a node's number is its place, so that ties go by id.
    nodes: Vec<Node>,
    chains: Vec<Vec<u32>>,
    newsrooms: usize,
    origins: usize,
}

impl Graph {
    fn new(corpus: &Corpus, tracer: &Tracer, claims: &[ClaimId], count: Count) -> Self {
        let (mut chains, mut newsrooms) = (Vec::new(), Vec::new());
        for way in claims.iter().map(|&claim| tracer.way(claim, count)) {
            if let Some(newsroom) = way.newsroom {
                add_once(&mut newsrooms, newsroom);
            }
            add_once(&mut chains, way.chain.nodes);
        }
        chains.retain(|chain| !chain.is_empty());
        let mut newsroom_count = newsrooms.len();
        if count == Count::Held {
            newsroom_count -= merge_unknown(corpus, &mut chains, &newsrooms);
            merge_unnamed(corpus, &mut chains);
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
        nodes.sort_unstable();
        let place = |node: &Node| nodes.binary_search(node).ok().and_then(|place| u32::try_from(place).ok());
        let chains = chains.iter().map(|chain| chain.iter().filter_map(place).collect()).collect();
        Self { nodes, chains, newsrooms, origins: origins.len() }
    }

    fn lines(&self) -> Lines {
        independent(&self.chains)
    }

    fn bottleneck(&self) -> Vec<Node> {
        meeting(&self.chains).into_iter().filter_map(|place| self.nodes.get(place as usize).copied()).collect()
    }
}

/// Two newsrooms of which nothing is known may be one. Says how many disappear.
fn merge_unknown(corpus: &Corpus, chains: &mut [Vec<Node>], newsrooms: &[OutletId]) -> usize {
    let is_unknown = |outlet: OutletId| {
        newsrooms.contains(&outlet) && corpus.outlet(outlet).is_some_and(|outlet| outlet.kind == OutletKind::Unknown)
    };
    let unknown = newsrooms.iter().filter(|&&outlet| is_unknown(outlet)).count();
    if unknown < 2 {
        return 0;
    }
    merge(chains, Node::UnknownNewsrooms, |node| matches!(node, Node::Outlet(outlet) | Node::OwnVoice(outlet) if is_unknown(outlet)));
    unknown - 1
}

/// Two voices without a name may be one. A single one keeps its own node.
fn merge_unnamed(corpus: &Corpus, chains: &mut [Vec<Node>]) {
    let is_unnamed =
        |node| matches!(node, Node::Voice(voice) if corpus.voice(voice).is_some_and(|voice| voice.naming == Naming::Unnamed));
    let mut unnamed = Vec::new();
    for &node in chains.iter().flatten().filter(|&&node| is_unnamed(node)) {
        add_once(&mut unnamed, node);
    }
    if unnamed.len() > 1 {
        merge(chains, Node::UnnamedVoices, is_unnamed);
    }
}

fn merge(chains: &mut [Vec<Node>], into: Node, of: impl Fn(Node) -> bool) {
    for chain in chains {
        for node in chain.iter_mut().filter(|node| of(**node)) {
            *node = into;
        }
        chain.dedup();
    }
}

/// Through whom the claims reach the reader.
fn sentence(corpus: &Corpus, claims: usize, bottleneck: &[Node]) -> String {
    let who = match claims {
        0 => return "Nobody says so.".to_owned(),
        1 => "The only claim reaches us".to_owned(),
        2 => "Both reach us".to_owned(),
        _ => ["All ", &number(claims), " reach us"].concat(),
    };
    let through = match bottleneck {
        [voice @ (Node::Voice(_) | Node::UnnamedVoices)] => ["from ", &full_name(corpus, *voice)].concat(),
        [] => return [&who, "."].concat(),
        nodes if nodes.len() > 4 => ["through ", &counted(nodes.len(), "source", "sources"), " and no fewer"].concat(),
        nodes => {
            let names: Vec<_> = nodes.iter().map(|&node| full_name(corpus, node)).collect();
            ["through ", &list(&names, "or")].concat()
        }
    };
    [&who, " ", &through, "."].concat()
}
