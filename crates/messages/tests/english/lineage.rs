use crosscheck_compare::fixture::{all, copies, document, edit, follows, news, own, question, said, voice};
use crosscheck_compare::{Credit, Edge, Kind, Reading, lineages};
use crosscheck_messages::EN;
use crosscheck_model::{Corpus, Naming, Relay};

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
                EN.kind(node.kind),
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
    assert_eq!(EN.reach(&corpus, &found.figures), "All four reach us through Source.");
}

#[test]
fn the_list_says_the_same_way_by_way() {
    let corpus = stories();
    let found = lineages(&Reading::new(&corpus), &all(&corpus));
    let words: Vec<_> = found.ways.iter().map(|way| EN.way(way)).collect();
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
            let step = (pair[1].node, pair[0].node, pair[1].credit);
            if !steps.contains(&step) {
                steps.push(step);
            }
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
