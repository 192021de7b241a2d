//! What holds of any corpus: counted on small random ones.

use crosscheck_model::{ClaimId, Corpus, QuestionId, RelationKind, Relay, Stance};
use proptest::prelude::*;

use crate::fixture::{all, some_corpus};
use crate::{
    Alterations, Aside, Chip, Columns, Count, Difference, Node, Pin, Reading, RelationLine, RelationWord, chain,
    concordance, face, figures, issue, lineages, lines, lost, sharpest,
};

/// Lines by trying every subset of the claims' own chains, with nothing merged.
fn brute_traced(corpus: &Corpus, claims: &[ClaimId]) -> usize {
    let chains: Vec<_> = claims
        .iter()
        .map(|&claim| chain(corpus, claim, Count::Traced).nodes)
        .collect();
    let apart = |subset: &u32| {
        let mut seen: Vec<Node> = Vec::new();
        let taken = chains.iter().enumerate().filter(|(index, _)| subset >> index & 1 == 1);
        taken.flat_map(|(_, chain)| chain).all(|node| {
            let fresh = !seen.contains(node);
            seen.push(*node);
            fresh
        })
    };
    (0u32..1 << chains.len())
        .filter(apart)
        .map(|subset| subset.count_ones() as usize)
        .max()
        .unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn lines_are_bounded_as_promised(corpus in some_corpus()) {
        let claims = all(&corpus);
        let found = figures(&corpus, &claims);
        prop_assert!(found.lines_held <= found.lines_traced);
        prop_assert_eq!(found.lines_traced, brute_traced(&corpus, &claims));
        let reading = Reading::new(&corpus);
        for (count, many) in [(Count::Held, found.lines_held), (Count::Traced, found.lines_traced)] {
            let lines = lines(&reading, &claims, count);
            prop_assert_eq!(lines.len(), many);
            let mut nodes: Vec<_> = lines.iter().flat_map(|line| line.nodes.clone()).collect();
            let all = nodes.len();
            nodes.sort_unstable();
            nodes.dedup();
            prop_assert_eq!(nodes.len(), all);
        }
        prop_assert!(found.lines_held <= found.newsrooms_held.max(found.documents));
        prop_assert!(found.lines_held <= found.origins);
        prop_assert!(found.lines_held <= found.bottleneck.len());
        prop_assert!(found.documents <= found.claims && !found.at_least);
        prop_assert_eq!(found.lines_held == 0, claims.is_empty());
    }

    #[test]
    fn who_speaks_and_who_relays_are_the_nodes_of_the_chain(corpus in some_corpus()) {
        let node = |relay: Relay| match corpus.outlet_of(relay) {
            Some(outlet) => Node::Outlet(corpus.newsroom(outlet)),
            None => relay.into(),
        };
        for id in all(&corpus) {
            let claim = corpus.claim(id).expect("it is of this corpus");
            let nodes = chain(&corpus, id, Count::Held).nodes;
            // An outlet that its own document gives as a relay changes its place in the chain, and relays nothing.
            let outlet = corpus.document(claim.document).map(|document| Relay::Outlet(document.outlet));
            if claim.via.iter().any(|&relay| Some(relay) == outlet) {
                continue;
            }
            let (first, last) = (nodes.first().copied(), nodes.last().copied());
            let origin = corpus.speakers(claim).last().copied().map(node);
            match last {
                Some(Node::OwnVoice(outlet)) => prop_assert_eq!(origin, Some(Node::Outlet(outlet))),
                _ => prop_assert_eq!(origin, last),
            }
            let mut between: Vec<Node> = corpus.relays(claim).into_iter().map(node).collect();
            between.retain(|&node| Some(node) != first && Some(node) != last && Some(node) != origin);
            between.sort_unstable();
            between.dedup();
            let mut way: Vec<Node> = nodes.iter().copied().filter(|&node| Some(node) != first && Some(node) != last).collect();
            way.retain(|&node| Some(node) != origin);
            way.sort_unstable();
            prop_assert_eq!(between, way);
        }
    }

    #[test]
    fn leaving_a_claim_out_never_adds_a_line(corpus in some_corpus(), out in 0..14usize) {
        let claims = all(&corpus);
        let fewer: Vec<_> = claims.iter().copied().filter(|claim| claim.index() != out).collect();
        let (whole, part) = (figures(&corpus, &claims), figures(&corpus, &fewer));
        prop_assert!(part.lines_traced <= whole.lines_traced);
        prop_assert!(part.origins <= whole.origins + 1);
    }

    #[test]
    fn the_order_of_the_claims_does_not_matter(corpus in some_corpus()) {
        let claims = all(&corpus);
        let backwards: Vec<_> = claims.iter().rev().chain(&claims).copied().collect();
        for columns in [Columns::Documents, Columns::Newsrooms, Columns::Voices, Columns::Years] {
            prop_assert_eq!(concordance(&corpus, &claims, columns), concordance(&corpus, &backwards, columns));
        }
        prop_assert_eq!(sharpest(&corpus, &claims, 3), sharpest(&corpus, &backwards, 3));
    }

    #[test]
    fn concordance_and_issue_sheet_agree_and_lose_no_claim(corpus in some_corpus()) {
        let claims = all(&corpus);
        for columns in [Columns::Documents, Columns::Newsrooms, Columns::Voices, Columns::Years] {
            let table = concordance(&corpus, &claims, columns);
            let mut seen = 0;
            for row in &table.questions {
                let sheet = issue(&corpus, &claims, row.question);
                prop_assert_eq!((&sheet.summary, &sheet.figures), (&row.summary, &row.figures));
                for (left, right) in sheet.positions.iter().zip(&row.positions) {
                    let mut cells: Vec<_> = right.cells.iter().flat_map(|cell| cell.claims.clone()).collect();
                    cells.sort_unstable();
                    seen += cells.len();
                    prop_assert_eq!((&left.claims, &left.figures, left.against), (&cells, &right.figures, right.against));
                    prop_assert_eq!(left.figures.claims + left.against, cells.len());
                    prop_assert_eq!(right.cells.len(), table.columns.len());
                }
            }
            prop_assert_eq!(seen, claims.len());
        }
    }

    #[test]
    fn leaving_something_out_is_counting_the_rest(corpus in some_corpus(), which in 0..11usize) {
        let aside = match which {
            0..6 => Aside::Document(which.into()),
            _ => Aside::Voice((which - 6).into()),
        };
        let claims = all(&corpus);
        let without = Reading::new(&corpus).without(aside);
        let stays = |claim: &ClaimId| {
            let record = &corpus.claims[claim.index()];
            match aside {
                Aside::Document(document) => record.document != document,
                Aside::Voice(voice) => !record.by.contains(&voice),
                Aside::Outlet(_) => true,
            }
        };
        let rest: Vec<_> = claims.iter().copied().filter(stays).collect();
        prop_assert_eq!(&without.claims(), &rest);
        for claim in &claims {
            // One claim alone is judged as it is among all.
            prop_assert_eq!(without.alterations().leaves_out(&corpus, *claim), !stays(claim));
        }
        for columns in [Columns::Documents, Columns::Newsrooms, Columns::Voices] {
            let (left, right) = (without.concordance(&claims, columns), concordance(&corpus, &rest, columns));
            prop_assert_eq!(&left.columns, &right.columns);
            for (left, right) in left.questions.iter().zip(&right.questions) {
                prop_assert_eq!((&left.summary, &left.figures, left.disagreement), (&right.summary, &right.figures, right.disagreement));
            }
        }
        // What is lost is what the two tables differ by.
        let before = Reading::new(&corpus);
        let mut expected = 0;
        for question in 0..corpus.questions.len() {
            let (had, has) = (before.issue(&claims, question.into()), without.issue(&claims, question.into()));
            for (had, has) in had.positions.iter().zip(&has.positions) {
                expected += usize::from(has.figures.lines_held < had.figures.lines_held);
            }
        }
        prop_assert_eq!(lost(&before, &without, &claims).len(), expected);
    }

    #[test]
    fn without_an_outlet_no_chain_that_is_left_passes_it(corpus in some_corpus(), outlet in 0..6usize) {
        let reading = Reading::new(&corpus).without(Aside::Outlet(outlet.into()));
        for claim in all(&corpus) {
            let passes = chain(&corpus, claim, Count::Held).nodes.contains(&Node::Outlet(outlet.into()));
            prop_assert!(reading.counts(claim) != passes);
        }
    }

    #[test]
    fn counting_one_institution_once_never_adds_a_line(corpus in some_corpus(), members in proptest::collection::vec(0..3usize, 5)) {
        let mut corpus = corpus;
        for (voice, member) in corpus.voices.iter_mut().zip(members) {
            voice.institution = ["a", "b"].get(member).map(|words| crosscheck_model::Institution::Words((*words).to_owned()));
        }
        let claims = all(&corpus);
        let alterations = Alterations {
            institutions: true,
            ..Alterations::default()
        };
        let (each, once) = (Reading::new(&corpus).figures(&claims), Reading::altered(&corpus, alterations).figures(&claims));
        prop_assert!(once.lines_held <= each.lines_held && once.lines_traced <= each.lines_traced);
        prop_assert!(once.origins <= each.origins);
        prop_assert_eq!((once.claims, once.documents), (each.claims, each.documents));
    }

    #[test]
    fn ways_pass_every_claim_and_lead_inward(corpus in some_corpus()) {
        let claims = all(&corpus);
        let reading = Reading::new(&corpus);
        for question in 0..corpus.questions.len() {
            let sheet = reading.issue(&claims, question.into());
            let on: Vec<_> = sheet.positions.iter().flat_map(|position| position.claims.clone()).collect();
            let ways = lineages(&reading, &on);
            prop_assert_eq!(ways.ways.iter().map(|way| way.claims.len()).sum::<usize>(), on.len());
            for node in &ways.nodes {
                prop_assert!(node.claims.iter().all(|claim| on.contains(claim)));
            }
            for edge in &ways.edges {
                prop_assert!(ways.nodes[edge.from].layer > 0 && edge.from != edge.to);
            }
        }
    }

    #[test]
    fn face_to_face_has_every_claim_of_its_columns(corpus in some_corpus()) {
        let claims = all(&corpus);
        let reading = Reading::new(&corpus);
        let pins = [Pin::Document(0.into()), Pin::Document(1.into()), Pin::Voice(0.into())];
        let found = face(&reading, &claims, &pins);
        for (index, column) in found.columns.iter().enumerate() {
            let mut seen: Vec<_> = found
                .rows
                .iter()
                .flat_map(|row| row.cells[index].iter().flat_map(|chip| chip.claims.clone()))
                .collect();
            seen.sort_unstable();
            prop_assert_eq!(&seen, &column.claims);
        }
        for row in &found.rows {
            let firmest = |chip: &Chip| chip.claims.iter().map(|claim| corpus.claims[claim.index()].stance).min();
            let mut spoken = row.cells.iter().filter(|cell| !cell.is_empty());
            let answers = |cell: &[Chip]| cell.iter().map(|chip| (chip.position, firmest(chip))).collect::<Vec<_>>();
            let first = answers(spoken.next().unwrap());
            let others: Vec<_> = spoken.map(|cell| answers(cell)).collect();
            let contradicts = row.relations.iter().any(|line| {
                matches!(line.kind, RelationWord::Contradicts | RelationWord::Authored(RelationKind::Contradicts))
            });
            let stands = |stance| {
                let given = others.iter().chain([&first]).flatten();
                given.filter(|answer| answer.1 == Some(stance)).map(|answer| answer.0).collect::<Vec<_>>()
            };
            let denied = stands(Stance::Deny);
            let expected = if others.is_empty() {
                Difference::OnlyOne
            } else if contradicts || stands(Stance::Support).iter().any(|answer| denied.contains(answer)) {
                Difference::Contradict
            } else if others.iter().all(|other| *other == first) {
                Difference::Same
            } else if first.iter().any(|answer| others.iter().all(|other| other.contains(answer))) {
                Difference::Overlap
            } else {
                Difference::Differ
            };
            prop_assert_eq!(row.difference, expected);
        }
    }

    #[test]
    fn exclusive_answers_are_always_set_against_each_other(corpus in some_corpus()) {
        let claims = all(&corpus);
        let sheet = issue(&corpus, &claims, QuestionId(0));
        let question = &corpus.questions[0];
        for one in &sheet.positions {
            for two in &sheet.positions {
                let exclusive = question.positions[one.position.index()].excludes.iter().any(|other| other.position == two.position);
                let affirmed = |id: &&ClaimId| corpus.claims[id.index()].stance == Stance::Support;
                let (Some(left), Some(right)) = (one.claims.iter().find(affirmed), two.claims.iter().find(affirmed)) else {
                    continue;
                };
                let documents = [left, right].map(|id| corpus.claims[id.index()].document);
                let between = |line: &&RelationLine| {
                    let ends = [line.from, line.to].map(|id| corpus.claims[id.index()].document);
                    ends == documents || ends == [documents[1], documents[0]]
                };
                let clash = [RelationWord::Contradicts, RelationWord::Updates, RelationWord::QualifiesPlace, RelationWord::ChangesPosition];
                if exclusive {
                    prop_assert!(sheet.relations.iter().filter(between).any(|line| clash.contains(&line.kind)));
                }
            }
        }
        for line in &sheet.relations {
            prop_assert_eq!(line.why(&corpus).claims.len(), if line.from == line.to { 1 } else { 2 });
        }
    }
}
