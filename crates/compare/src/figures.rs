//! Turns a set of claims into five figures and the sentence that says through whom they reach the reader.

use crosscheck_model::{ClaimId, Corpus, Naming, OutletId, OutletKind, Relay};

use crate::lines::{Lines, independent, meeting, separate};
use crate::provenance::{Count, Node, Tracer, full_name};
use crate::reading::Reading;
use crate::words::{add_once, counted, list, number, sort_by};

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
    count(corpus, &Tracer::new(corpus, false), claims)
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
    let mut counted = Vec::new();
    for &claim in claims {
        if reading.counts(claim) {
            counted.push(claim);
        }
    }
    let graph = Graph::new(reading.corpus, &reading.tracer, &counted, count);
    let mut lines = Vec::new();
    for chain in separate(&graph.chains) {
        let nodes = graph.named(&chain);
        // Alone, a claim's chain is not merged with others: those of its nodes that stay tell it.
        let along = |&&claim: &&ClaimId| {
            let own = reading.chain(claim, count).nodes;
            nodes
                .iter()
                .all(|node| own.contains(node) || matches!(node, Node::UnnamedVoices | Node::UnknownNewsrooms))
                && own.len() >= nodes.len()
        };
        if let Some(&claim) = counted.iter().find(along) {
            lines.push(Line { nodes, claim });
        }
    }
    lines
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
        for &claim in claims {
            let way = tracer.way(claim, count);
            if let Some(newsroom) = way.newsroom {
                add_once(&mut newsrooms, newsroom);
            }
            if !way.chain.nodes.is_empty() {
                add_once(&mut chains, way.chain.nodes);
            }
        }
        let mut newsroom_count = newsrooms.len();
        if count == Count::Held {
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
        sort_by(&mut nodes, |left, right| left < right);
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

    fn lines(&self) -> Lines {
        independent(&self.chains)
    }

    fn bottleneck(&self) -> Vec<Node> {
        self.named(&meeting(&self.chains))
    }
}

/// Two newsrooms of which nothing is known may be one. Says how many disappear.
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

/// Two voices without a name may be one. A single one keeps its own node. Where one institution counts once, an unnamed
/// voice may still be of any body, so its body goes with it: the option never adds a line.
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

/// Through whom the claims reach the reader.
fn sentence(corpus: &Corpus, claims: usize, bottleneck: &[Node]) -> String {
    let who = match claims {
        0 => return "Nobody says so.".to_owned(),
        1 => "The only claim reaches us".to_owned(),
        2 => "Both reach us".to_owned(),
        _ => ["All ", &number(claims), " reach us"].concat(),
    };
    let through = match bottleneck {
        [voice @ (Node::Voice(_) | Node::UnnamedVoices | Node::Body(_))] => {
            ["from ", &full_name(corpus, *voice)].concat()
        }
        [] => return [&who, "."].concat(),
        nodes if nodes.len() > 4 => ["through ", &counted(nodes.len(), "source", "sources"), " and no fewer"].concat(),
        nodes => {
            let mut names = Vec::new();
            for &node in nodes {
                names.push(in_sentence(corpus, node));
            }
            ["through ", &list(&names, "or")].concat()
        }
    };
    [&who, " ", &through, "."].concat()
}

/// An outlet of which nothing is known is said to be so rather than called by a stopgap.
fn in_sentence(corpus: &Corpus, node: Node) -> String {
    match node {
        Node::Outlet(outlet)
            if corpus
                .outlet(outlet)
                .is_some_and(|outlet| outlet.kind == OutletKind::Unknown) =>
        {
            "an unknown newsroom".to_owned()
        }
        other => full_name(corpus, other),
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{QuestionId, VoiceId};

    use super::*;
    use crate::fixture::{all, copies, document, edit, follows, news, outlet, own, question, said, voice};

    /// Lines held and traced, and the sentence.
    fn check(corpus: &Corpus, held: usize, traced: usize, sentence: &str) -> Figures {
        let figures = figures(corpus, &all(corpus));
        assert_eq!(
            (figures.lines_held, figures.lines_traced, figures.sentence.as_str()),
            (held, traced, sentence)
        );
        figures
    }

    fn asked() -> (Corpus, QuestionId) {
        let mut corpus = Corpus::default();
        let question = question(&mut corpus, 2, &[]);
        (corpus, question)
    }

    fn person(corpus: &mut Corpus, name: &str) -> VoiceId {
        voice(corpus, name, Naming::Named)
    }

    #[test]
    fn nothing_in_view_is_said_by_nobody() {
        assert_eq!(
            figures(&Corpus::default(), &[]),
            Figures {
                sentence: "Nobody says so.".to_owned(),
                ..Figures::default()
            }
        );
    }

    #[test]
    fn a_story_and_its_open_copy_are_one_line_through_the_story() {
        let (mut corpus, question) = asked();
        let (copier, insider) = (news(&mut corpus, "Track Persia"), news(&mut corpus, "Business Insider"));
        let khedery = person(&mut corpus, "Ali Khedery");
        let (story, copy) = (
            document(&mut corpus, insider, "2016-06-01"),
            document(&mut corpus, copier, "2016-06-04"),
        );
        copies(&mut corpus, copy, Relay::Outlet(insider));
        own(&mut corpus, story, question, 0);
        said(&mut corpus, story, question, 0, &[khedery]);
        said(&mut corpus, story, question, 0, &[khedery]);
        own(&mut corpus, copy, question, 0);
        let figures = check(&corpus, 1, 1, "All four reach us through Business Insider.");
        assert_eq!(
            (
                figures.claims,
                figures.documents,
                figures.newsrooms_held,
                figures.newsrooms_traced
            ),
            (4, 2, 1, 1)
        );
        assert_eq!((figures.origins, figures.bottleneck), (2, vec![Node::Outlet(insider)]));
    }

    #[test]
    fn an_uncredited_rewrite_is_one_newsroom_held_and_another_traced() {
        let (mut corpus, question) = asked();
        let (post, monitor, breitbart) = (
            news(&mut corpus, "Post"),
            news(&mut corpus, "Monitor"),
            news(&mut corpus, "Breitbart"),
        );
        let (first, second) = (document(&mut corpus, post, "2017"), document(&mut corpus, post, "2019"));
        follows(&mut corpus, first, Relay::Outlet(monitor));
        follows(&mut corpus, second, Relay::Outlet(breitbart));
        let (one, two) = (person(&mut corpus, "One"), person(&mut corpus, "Two"));
        said(&mut corpus, first, question, 0, &[one]);
        said(&mut corpus, second, question, 0, &[two]);
        let figures = check(&corpus, 1, 2, "Both reach us through Post.");
        assert_eq!((figures.newsrooms_held, figures.newsrooms_traced), (1, 2));
    }

    #[test]
    fn one_speaker_in_two_newsrooms_is_one_line() {
        let (mut corpus, question) = asked();
        let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
        let speaker = person(&mut corpus, "Ali Khedery");
        for outlet in [one, two] {
            let article = document(&mut corpus, outlet, "2016");
            said(&mut corpus, article, question, 0, &[speaker]);
        }
        check(&corpus, 1, 1, "Both reach us from Ali Khedery.");
    }

    #[test]
    fn two_lines_name_the_smallest_set_that_meets_them() {
        let (mut corpus, question) = asked();
        for name in ["One", "Two"] {
            let outlet = news(&mut corpus, name);
            let article = document(&mut corpus, outlet, "2016");
            own(&mut corpus, article, question, 0);
        }
        let figures = check(&corpus, 2, 2, "Both reach us through One or Two.");
        assert_eq!(figures.bottleneck.len(), 2);
    }

    #[test]
    fn unnamed_voices_may_be_one() {
        let (mut corpus, question) = asked();
        for name in ["One", "Two"] {
            let outlet = news(&mut corpus, name);
            let article = document(&mut corpus, outlet, "2016");
            let unnamed = voice(&mut corpus, &["Somebody in ", name].concat(), Naming::Unnamed);
            said(&mut corpus, article, question, 0, &[unnamed]);
        }
        let figures = check(&corpus, 1, 2, "Both reach us from unnamed voices.");
        assert_eq!((figures.origins, figures.bottleneck), (1, vec![Node::UnnamedVoices]));
    }

    #[test]
    fn unknown_newsrooms_may_be_one() {
        let (mut corpus, question) = asked();
        for name in ["One", "Two"] {
            let outlet = outlet(&mut corpus, name, OutletKind::Unknown);
            let article = document(&mut corpus, outlet, "2016");
            own(&mut corpus, article, question, 0);
        }
        let figures = check(&corpus, 1, 2, "Both reach us through unknown newsrooms.");
        assert_eq!(
            (figures.newsrooms_held, figures.newsrooms_traced, figures.origins),
            (1, 2, 1)
        );
    }

    #[test]
    fn a_single_unnamed_voice_and_a_single_unknown_newsroom_keep_their_nodes() {
        let (mut corpus, question) = asked();
        let unknown = outlet(&mut corpus, "Outlet not named", OutletKind::Unknown);
        let article = document(&mut corpus, unknown, "2020");
        let unnamed = voice(&mut corpus, "Somebody", Naming::Unnamed);
        said(&mut corpus, article, question, 0, &[unnamed]);
        let figures = check(&corpus, 1, 1, "The only claim reaches us through an unknown newsroom.");
        assert_eq!(figures.bottleneck, [Node::Outlet(unknown)]);
    }

    /// The four chains of the design: a-x-c, b-x-d, a-y-d, b-y-c. A united flow would find two.
    #[test]
    fn four_crossing_chains_are_one_line_though_no_node_is_on_all() {
        let (mut corpus, question) = asked();
        let (a, b, x, y) = (
            news(&mut corpus, "a"),
            news(&mut corpus, "b"),
            news(&mut corpus, "x"),
            news(&mut corpus, "y"),
        );
        let (c, d) = (person(&mut corpus, "c"), person(&mut corpus, "d"));
        for (outlet, relay, origin) in [(a, x, c), (b, x, d), (a, y, d), (b, y, c)] {
            let article = document(&mut corpus, outlet, "2016");
            let claim = said(&mut corpus, article, question, 0, &[origin]);
            edit(&mut corpus, claim).via = vec![Relay::Outlet(relay)];
        }
        let figures = check(&corpus, 1, 1, "All four reach us through a or b.");
        assert_eq!(figures.bottleneck, [Node::Outlet(a), Node::Outlet(b)]);
    }
}
