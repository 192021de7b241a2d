//! What holds of any corpus: counted on small random ones.

use crosscheck_model::{ClaimId, Corpus, Date, Naming, OutletKind, QuestionId, Relay, Stance};
use proptest::prelude::*;

use crate::fixture::{all, copies, document, edit, follows, outlet, own, question, voice};
use crate::{
    Columns, Count, Node, Reading, chain, concordance, contradiction_sentence, figures, issue, lines, sharpest,
};

/// A claim: document, position, speakers, relay, stance, year.
type Draft = (usize, u32, Vec<usize>, Option<usize>, usize, Option<i32>);

fn draft() -> impl Strategy<Value = Draft> {
    let speakers = proptest::collection::vec(0..5usize, 0..3);
    (
        0..6usize,
        0..6u32,
        speakers,
        proptest::option::of(0..5usize),
        0..8usize,
        proptest::option::of(2014..2021),
    )
}

/// Six outlets, two of them unknown; five voices, two unnamed; six documents, of which one copies openly, one follows
/// without credit and one does both; two questions of three positions.
fn some_corpus() -> impl Strategy<Value = Corpus> {
    proptest::collection::vec(draft(), 0..14).prop_map(|drafts| {
        let mut corpus = Corpus::default();
        for index in 0..6 {
            let kind = if index < 4 {
                OutletKind::News
            } else {
                OutletKind::Unknown
            };
            outlet(&mut corpus, &["Outlet ", &index.to_string()].concat(), kind);
        }
        for index in 0..5 {
            let naming = if index < 3 { Naming::Named } else { Naming::Unnamed };
            voice(&mut corpus, &["Voice ", &index.to_string()].concat(), naming);
        }
        let documents: Vec<_> = (0..6)
            .map(|index| document(&mut corpus, index.into(), &(2015 + index).to_string()))
            .collect();
        copies(&mut corpus, documents[1], Relay::Document(documents[0]));
        follows(&mut corpus, documents[2], Relay::Outlet(3.into()));
        copies(&mut corpus, documents[5], Relay::Document(documents[2]));
        follows(&mut corpus, documents[5], Relay::Outlet(4.into()));
        let questions = [
            question(&mut corpus, 3, &[(0, 1), (1, 2)]),
            question(&mut corpus, 3, &[]),
        ];
        let mut drafts = drafts;
        drafts.sort_by_key(|draft| draft.0);
        for (at, position, by, via, stance, year) in drafts {
            let claim = own(
                &mut corpus,
                documents[at],
                questions[position as usize / 3],
                position % 3,
            );
            let claim = edit(&mut corpus, claim);
            claim.by = by.into_iter().map(Into::into).collect();
            claim.via = via.map(|outlet| Relay::Outlet(outlet.into())).into_iter().collect();
            claim.stance = [Stance::Deny, Stance::Query, Stance::Comment]
                .get(stance)
                .copied()
                .unwrap_or(Stance::Support);
            claim.happened = year.and_then(|year| Date::parse(&year.to_string()).ok());
        }
        corpus
    })
}

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
    fn every_sentence_is_one(corpus in some_corpus()) {
        let claims = all(&corpus);
        for question in 0..corpus.questions.len() {
            let sheet = issue(&corpus, &claims, QuestionId::from(question));
            let sentences = sheet.relations.iter().map(|line| &line.sentence).chain([&sheet.figures.sentence]);
            for sentence in sentences {
                prop_assert!(sentence.ends_with('.') && !sentence.contains("  ") && !sentence.contains(" ."), "{}", sentence);
            }
            prop_assert!(!sheet.summary.clause.is_empty() && !sheet.summary.clause.ends_with('.'));
        }
        for found in sharpest(&corpus, &claims, 9) {
            let sentence = contradiction_sentence(&corpus, &found);
            prop_assert!(sentence.ends_with('.') && sentence.matches("; ").count() == 1, "{}", sentence);
        }
    }
}
