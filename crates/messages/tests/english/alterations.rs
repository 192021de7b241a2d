use crosscheck_compare::fixture::{entity, two_names, voice};
use crosscheck_compare::{Alterations, Aside, Columns, Reading, Undone};
use crosscheck_messages::{EN, Told};
use crosscheck_model::{ClaimId, Corpus, DocumentId, EntityKind, Institution, Naming, OutletId};

fn check(corpus: &Corpus, alterations: &Alterations, expected: Option<&str>) {
    let sentence = EN.alterations(corpus, alterations, Told::View);
    assert_eq!(sentence.as_deref(), expected);
}

#[test]
fn names_that_are_undone_are_told() {
    let (mut corpus, man, _) = two_names();
    let mut alterations = Alterations::default();
    check(&corpus, &alterations, None);
    alterations.toggle_undone(Undone::Name(man, 1));
    check(
        &corpus,
        &alterations,
        Some("This view is altered: “Other name” is not taken for Man."),
    );
    let other = entity(&mut corpus, "Other", EntityKind::Person);
    alterations.toggle_undone(Undone::Name(man, 1));
    check(&corpus, &alterations, None);
    alterations.toggle_undone(Undone::Link(man, other));
    check(
        &corpus,
        &alterations,
        Some("This view is altered: Man and Other are not linked."),
    );
}

#[test]
fn a_moved_claim_is_told() {
    let (corpus, ..) = two_names();
    let mut alterations = Alterations::default();
    alterations.move_claim(&corpus, ClaimId(1), 0.into());
    check(
        &corpus,
        &alterations,
        Some("This view is altered: the claim “Digest 1” stands under “p0” instead of “p1”."),
    );
}

#[test]
fn everything_altered_is_told_in_one_sentence() {
    let (mut corpus, man, _) = two_names();
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    let mut alterations = Alterations::default();
    alterations.toggle_aside(Aside::Document(DocumentId(1)));
    alterations.toggle_aside(Aside::Outlet(OutletId(0)));
    alterations.toggle_aside(Aside::Voice(speaker));
    alterations.move_claim(&corpus, ClaimId(0), 1.into());
    alterations.toggle_undone(Undone::Name(man, 1));
    alterations.institutions = true;
    let what = "the document Two, One and Speaker are left out (2 claims); the claim “Digest 0” stands under “p1” instead of \
                “p0”; “Other name” is not taken for Man; one institution counts once.";
    check(&corpus, &alterations, Some(&format!("This view is altered: {what}")));
    assert_eq!(
        EN.alterations(&corpus, &alterations, Told::Comparison).unwrap(),
        format!("This comparison is altered: {what}")
    );
}

#[test]
fn an_institution_that_counts_once_is_named() {
    let (mut corpus, ..) = two_names();
    let body = entity(&mut corpus, "Body", EntityKind::Organisation);
    for (name, claim) in [("One", 0), ("Two", 1)] {
        let speaker = voice(&mut corpus, name, Naming::Named);
        corpus.voices[speaker.index()].institution = Some(Institution::Entity(body));
        corpus.claims[claim].by = vec![speaker];
    }
    let (alterations, _) = Alterations::parse(&corpus, "i");
    let once = Reading::altered(&corpus, alterations);
    let claims = once.claims();
    assert_eq!(EN.reach(&corpus, &once.figures(&claims)), "Both reach us from Body.");
    let table = once.concordance(&claims, Columns::Institutions);
    assert_eq!(EN.column(&corpus, &table.columns[0]), "Body");
}
