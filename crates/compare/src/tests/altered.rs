//! What a reader alters, counted on small corpora.

use crosscheck_model::{
    ClaimId, Corpus, DocumentId, EntityKind, Match, NameLink, Naming, OutletId, QuestionId, RelationKind,
};

use crate::fixture::{all, document, edit, entity, news, own, question, relate, said, two_names, voice};
use crate::{Alterations, Aside, ColumnOf, Columns, Mark, Node, Reading, RelationWord, Undone, undone_with};

fn words(reading: &Reading) -> Vec<&'static str> {
    let sheet = reading.issue(&all(reading.corpus()), QuestionId(0));
    sheet.relations.iter().map(|line| line.kind.key()).collect()
}

#[test]
fn claims_under_an_undone_name_are_no_longer_set_against_the_others() {
    let (corpus, man, _) = two_names();
    let plain = Reading::new(&corpus);
    assert_eq!(words(&plain), ["contradicts"]);
    assert_eq!(
        plain.concordance(&all(&corpus), Columns::Documents).questions[0].disagreement,
        1
    );
    let mut alterations = Alterations::default();
    assert_eq!(undone_with(&corpus, man, 1), [Undone::Name(man, 1)]);
    alterations.toggle_undone(Undone::Name(man, 1));
    let altered = Reading::altered(&corpus, alterations.clone());
    assert_eq!(words(&altered), [""; 0]);
    // On one answer they no longer add up either, and nobody is thereby against it.
    let together = Alterations {
        moved: vec![(ClaimId(1), 0.into())],
        ..alterations.clone()
    };
    let sheet = Reading::altered(&corpus, together).issue(&all(&corpus), QuestionId(0));
    let answer = &sheet.positions[0];
    assert_eq!((answer.claims.len(), answer.figures.claims, answer.against), (2, 1, 0));
    assert_eq!(answer.apart, [ClaimId(1)]);
    assert_eq!(
        altered.concordance(&all(&corpus), Columns::Documents).questions[0].disagreement,
        0
    );
    assert_eq!(altered.sharpest(&all(&corpus), 3), []);
    alterations.toggle_undone(Undone::Name(man, 1));
    assert!(alterations.is_empty());
}

#[test]
fn under_an_undone_name_nobody_is_mentioned_or_spoken_about() {
    let (mut corpus, man, _) = two_names();
    assert_eq!(Reading::new(&corpus).names_apart(), None);
    let again = corpus.entities[0].names[0].clone();
    corpus.entities[0].names.push(again);
    corpus.mentions[0].name = 2;
    let reading = Reading::altered(&corpus, Alterations::parse(&corpus, "n:man:Other name").0);
    let apart = reading.names_apart().unwrap();
    let forms: Vec<&str> = apart.entities[0].names.iter().map(|name| name.form.as_str()).collect();
    assert_eq!(forms, ["Man", "Man"]);
    let mentions: Vec<_> = apart.mentions.iter().map(|each| (each.document.0, each.name)).collect();
    assert_eq!(mentions, [(0, 1)], "its name has moved up");
    let about: Vec<bool> = apart.claims.iter().map(|claim| claim.about == [man]).collect();
    assert_eq!(about, [true, false]);
}

#[test]
fn claims_about_entities_whose_link_is_undone_are_apart() {
    let (mut corpus, man, _) = two_names();
    let other = entity(&mut corpus, "Broader", EntityKind::Organisation);
    corpus.entities[0].links = vec![NameLink {
        to: other,
        matches: Match::Broad,
        why: None,
        evidence: None,
    }];
    edit(&mut corpus, ClaimId(1)).about = vec![other];
    let mut alterations = Alterations::default();
    alterations.toggle_undone(Undone::Link(other, man));
    let reading = Reading::altered(&corpus, alterations);
    assert!(reading.are_apart(ClaimId(0), ClaimId(1)) && reading.is_undone(Undone::Link(man, other)));
    edit(&mut corpus, ClaimId(1)).about = vec![man, other];
    let reading = Reading::altered(&corpus, Alterations::parse(&corpus, "l:man:broader").0);
    assert!(!reading.are_apart(ClaimId(0), ClaimId(1)));
}

#[test]
fn a_moved_claim_counts_under_its_new_answer_everywhere() {
    let (corpus, _, asked) = two_names();
    let mut alterations = Alterations::default();
    alterations.move_claim(&corpus, ClaimId(1), 0.into());
    let reading = Reading::altered(&corpus, alterations.clone());
    let sheet = reading.issue(&all(&corpus), asked);
    assert_eq!(sheet.positions[0].claims, [ClaimId(0), ClaimId(1)]);
    assert_eq!(
        (sheet.positions[0].figures.lines_held, sheet.positions[1].claims.len()),
        (2, 0)
    );
    assert_eq!(sheet.relations[0].kind, RelationWord::Corroborates);
    let table = reading.concordance(&all(&corpus), Columns::Documents);
    assert_eq!(table.questions[0].positions[0].cells[1].mark, Some(Mark::Says));
    assert_eq!(table.questions[0].disagreement, 0);
    alterations.move_claim(&corpus, ClaimId(1), 1.into());
    assert!(alterations.is_empty());
}

#[test]
fn an_editors_contradiction_falls_when_a_reader_puts_both_under_one_answer() {
    let (mut corpus, ..) = two_names();
    relate(&mut corpus, ClaimId(1), RelationKind::Contradicts, ClaimId(0));
    assert_eq!(words(&Reading::new(&corpus)), ["contradicts"]);
    let (alterations, _) = Alterations::parse(&corpus, "m:claim-1:p0");
    assert_eq!(words(&Reading::altered(&corpus, alterations)), ["corroborates"]);
}

#[test]
fn what_is_left_out_is_nowhere_and_its_column_is_silent_where_others_of_it_speak() {
    let (mut corpus, _, asked) = two_names();
    let other = question(&mut corpus, 2, &[]);
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    said(&mut corpus, DocumentId(0), other, 0, &[speaker]);
    own(&mut corpus, DocumentId(1), other, 0);
    let reading = Reading::new(&corpus).without(Aside::Voice(speaker));
    assert_eq!(reading.claims().len(), 3);
    let table = reading.concordance(&all(&corpus), Columns::Documents);
    let row = table.questions.iter().find(|row| row.question == other).unwrap();
    assert_eq!(row.silent, [true, false]);
    let gone = Reading::new(&corpus).without(Aside::Document(DocumentId(0)));
    let table = gone.concordance(&all(&corpus), Columns::Documents);
    assert_eq!(
        (table.columns.len(), gone.issue(&all(&corpus), asked).figures.claims),
        (1, 1)
    );
}

#[test]
fn one_institution_counts_once() {
    let mut corpus = Corpus::default();
    let asked = question(&mut corpus, 2, &[]);
    let body = entity(&mut corpus, "Body", EntityKind::Organisation);
    for name in ["One", "Two"] {
        let outlet = news(&mut corpus, name);
        let article = document(&mut corpus, outlet, "2016");
        let speaker = voice(&mut corpus, &["Speaker ", name].concat(), Naming::Named);
        corpus.voices[speaker.index()].institution = Some(crosscheck_model::Institution::Entity(body));
        said(&mut corpus, article, asked, 0, &[speaker]);
    }
    let lines = |reading: &Reading| {
        (
            reading.figures(&all(&corpus)).lines_held,
            reading.figures(&all(&corpus)).origins,
        )
    };
    let (alterations, unknown) = Alterations::parse(&corpus, "i");
    assert_eq!((lines(&Reading::new(&corpus)), unknown.len()), ((2, 2), 0));
    let once = Reading::altered(&corpus, alterations);
    assert_eq!(lines(&once), (1, 1));
    assert_eq!(once.figures(&all(&corpus)).bottleneck, [Node::Body(body)]);
    let table = once.concordance(&all(&corpus), Columns::Institutions);
    assert_eq!(
        (table.columns.len(), table.columns[0].of),
        (1, ColumnOf::Origin(Node::Body(body)))
    );
}

#[test]
fn an_address_is_in_one_order_and_leads_back() {
    let (mut corpus, man, _) = two_names();
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    let mut alterations = Alterations::default();
    alterations.toggle_aside(Aside::Voice(speaker));
    alterations.toggle_aside(Aside::Document(DocumentId(1)));
    alterations.toggle_aside(Aside::Outlet(OutletId(0)));
    alterations.move_claim(&corpus, ClaimId(0), 1.into());
    alterations.toggle_undone(Undone::Name(man, 1));
    alterations.institutions = true;
    let address = alterations.address(&corpus);
    assert_eq!(address, "d:document-1~i~m:claim-0:p1~n:man:Other name~o:one~v:speaker");
    let (read, unknown) = Alterations::parse(&corpus, &address);
    assert_eq!((read.address(&corpus), unknown), (address, Vec::new()));
}

#[test]
fn what_the_corpus_does_not_have_is_given_back() {
    let (corpus, ..) = two_names();
    let (read, unknown) = Alterations::parse(&corpus, "d:gone~x:y~m:claim-0:p9~~i~n:man:Nobody~m:claim-0");
    assert_eq!(unknown, ["d:gone", "x:y", "m:claim-0:p9", "n:man:Nobody", "m:claim-0"]);
    assert_eq!(read.address(&corpus), "i");
    assert_eq!(Alterations::parse(&corpus, ""), (Alterations::default(), Vec::new()));
}
