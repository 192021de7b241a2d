//! Cases known from reading the five documents, counted on the corpus itself. If one fails after an edit of the corpus,
//! either the edit is wrong or the case has to be explained anew.

use std::path::Path;

use crosscheck_compare::{
    Columns, Concordance, Credit, Figures, Mark, Node, PositionRow, Row, SummaryKind, breadcrumb, concordance,
    contradiction_sentence, figures, issue, sharpest,
};
use crosscheck_model::{ClaimId, Corpus, Stance};

fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    crosscheck_compiler::compile_dir(&folder)
        .unwrap_or_else(|report| panic!("{report:?}"))
        .corpus
}

fn all(corpus: &Corpus) -> Vec<ClaimId> {
    (0..corpus.claims.len()).map(ClaimId::from).collect()
}

fn row<'a>(corpus: &Corpus, concordance: &'a Concordance, question: &str) -> &'a Row {
    let question = corpus.find_question(question).expect("the corpus has it");
    concordance
        .questions
        .iter()
        .find(|row| row.question == question)
        .expect("the corpus has it")
}

fn position<'a>(corpus: &Corpus, row: &'a Row, position: &str) -> &'a PositionRow {
    let positions = &corpus.question(row.question).expect("the corpus has it").positions;
    row.positions
        .iter()
        .find(|row| positions[row.position.index()].id == position)
        .expect("the corpus has it")
}

#[test]
fn that_washington_tolerated_the_militias_rests_on_business_insider_alone() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
    let Figures {
        claims,
        documents,
        newsrooms_held,
        newsrooms_traced,
        lines_held,
        lines_traced,
        bottleneck,
        sentence,
        ..
    } = &position(&corpus, row(&corpus, &concordance, "us-posture"), "tolerates").figures;
    assert_eq!(
        (
            claims,
            documents,
            newsrooms_held,
            newsrooms_traced,
            lines_held,
            lines_traced
        ),
        (&4, &2, &1, &1, &1, &1)
    );
    assert_eq!(
        bottleneck,
        &[Node::Outlet(corpus.find_outlet("business-insider").unwrap())]
    );
    assert_eq!(sentence, "All four reach us through Business Insider.");
}

#[test]
fn nobody_denies_the_abuses_and_no_voice_of_the_force_is_heard() {
    let corpus = corpus();
    let question = corpus.find_question("abuses").unwrap();
    let sheet = issue(&corpus, &all(&corpus), question);
    let denied = |claim: &ClaimId| corpus.claim(*claim).unwrap().stance == Stance::Deny;
    assert!(!sheet.positions.iter().flat_map(|position| &position.claims).any(denied));
    assert_eq!(sheet.positions.last().unwrap().claims, []);
    assert!(
        sheet
            .not_heard
            .iter()
            .any(|party| party.name == "Popular Mobilization Units")
    );
    assert_eq!(sheet.summary.kind, SummaryKind::OneSided);
    assert!(
        sheet
            .summary
            .clause
            .contains("nobody denies it; not heard: Popular Mobilization Units"),
        "{}",
        sheet.summary.clause
    );
}

#[test]
fn the_five_documents_come_through_three_newsrooms() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Newsrooms);
    let labels: Vec<_> = concordance.columns.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(labels, ["business-insider", "baghdad-post", "unknown-2020"]);
    assert_eq!(figures(&corpus, &all(&corpus)).newsrooms_held, 3);
}

#[test]
fn columns_say_where_a_document_comes_from() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
    let found: Vec<_> = concordance
        .columns
        .iter()
        .map(|column| (column.key.as_str(), column.provenance.clone()))
        .collect();
    let told = |words: &str, credit| Some((words.to_owned(), credit));
    assert_eq!(
        found,
        [
            ("business-insider-2016", None),
            ("track-persia-2016", told("copies Business Insider", Credit::Stated)),
            ("baghdad-post-2017", told("follows Al-Monitor", Credit::NotCredited)),
            ("baghdad-post-2019", told("follows Breitbart", Credit::NotCredited)),
            ("eurasia-2020", None),
        ]
    );
}

#[test]
fn in_2016_nobody_could_know_of_strikes_in_2017() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
    let strikes = position(&corpus, row(&corpus, &concordance, "us-posture"), "strikes");
    let marks: Vec<_> = strikes.cells.iter().map(|cell| cell.mark).collect();
    assert_eq!(
        marks[..3],
        [Some(Mark::CouldNotKnow), Some(Mark::CouldNotKnow), Some(Mark::Affirms)]
    );
}

#[test]
fn the_inspector_generals_words_came_by_an_uncredited_rewrite() {
    let corpus = corpus();
    let report = corpus.find_outlet("inspector-general-report").unwrap();
    let quoted = |claim: &ClaimId| {
        breadcrumb(&corpus, *claim)
            .iter()
            .any(|step| step.node == Node::Outlet(report))
    };
    let credits: Vec<_> = all(&corpus)
        .iter()
        .filter(|claim| quoted(claim))
        .map(|claim| breadcrumb(&corpus, *claim)[1].credit)
        .collect();
    assert!(!credits.is_empty() && !credits.contains(&Credit::Stated));
}

#[test]
fn the_sharpest_contradictions_name_their_outlets() {
    let corpus = corpus();
    let found = sharpest(&corpus, &all(&corpus), 3);
    assert_eq!(found.len(), 3);
    for contradiction in &found {
        let sentence = contradiction_sentence(&corpus, contradiction);
        assert!(
            !contradiction.computed && sentence.matches("; ").count() == 1,
            "{sentence}"
        );
        let sides = [contradiction.left, contradiction.right].map(|claim| corpus.claim(claim).unwrap().document);
        for document in sides {
            let name = &corpus.outlet(corpus.document(document).unwrap().outlet).unwrap().name;
            assert!(sentence.contains(name.as_str()) || sides[0] == sides[1], "{sentence}");
        }
    }
}

#[test]
fn every_claim_stands_in_one_cell() {
    let corpus = corpus();
    for columns in [Columns::Documents, Columns::Newsrooms, Columns::Voices, Columns::Years] {
        let concordance = concordance(&corpus, &all(&corpus), columns);
        let cells = concordance
            .questions
            .iter()
            .flat_map(|row| &row.positions)
            .flat_map(|position| &position.cells);
        assert_eq!(cells.map(|cell| cell.claims.len()).sum::<usize>(), corpus.claims.len());
        assert!(
            concordance
                .questions
                .iter()
                .all(|row| row.figures.lines_held <= row.figures.lines_traced && !row.figures.at_least)
        );
    }
}
