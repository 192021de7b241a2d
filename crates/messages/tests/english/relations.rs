use crosscheck_compare::fixture::{
    all, copies, date, document, edit, entity, news, own, question, relate, said, voice,
};
use crosscheck_compare::{RelationWord, issue};
use crosscheck_messages::EN;
use crosscheck_model::{
    Certainty, ClaimId, Corpus, DocumentId, EntityKind, Mode, Naming, QuestionId, RelationKind, Relay, Stance,
};

/// A story of 2016 and its open copy of the same year, and a story of another newsroom of 2020.
fn stories() -> (Corpus, [DocumentId; 3], QuestionId) {
    let mut corpus = Corpus::default();
    let (one, copier, other) = (
        news(&mut corpus, "Source"),
        news(&mut corpus, "Copier"),
        news(&mut corpus, "Other"),
    );
    let documents =
        [(one, "2016"), (copier, "2016"), (other, "2020")].map(|(outlet, year)| document(&mut corpus, outlet, year));
    copies(&mut corpus, documents[1], Relay::Outlet(one));
    let question = question(&mut corpus, 2, &[(0, 1)]);
    (corpus, documents, question)
}

fn check(corpus: &Corpus, expected: &[(&str, &str)]) {
    let sheet = issue(corpus, &all(corpus), QuestionId(0));
    let reasons: Vec<String> = sheet.relations.iter().map(|line| EN.reason(corpus, line)).collect();
    let kinds = sheet.relations.iter().map(|line| EN.relation(line.kind));
    let found: Vec<(&str, &str)> = kinds.zip(reasons.iter().map(String::as_str)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_same_from_one_origin_repeats_and_from_another_corroborates() {
    let (mut corpus, [story, copy, other], question) = stories();
    own(&mut corpus, story, question, 0);
    own(&mut corpus, copy, question, 0);
    own(&mut corpus, copy, question, 0);
    own(&mut corpus, other, question, 0);
    check(
        &corpus,
        &[
            ("repeats", "Copier says the same as Source. It adds no separate source."),
            (
                "corroborates",
                "Other and Source both have “p0”, from separate sources.",
            ),
        ],
    );
}

#[test]
fn a_repetition_may_be_firmer_or_less_so() {
    let (mut corpus, [story, copy, _], question) = stories();
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    let first = said(&mut corpus, story, question, 0, &[speaker]);
    let second = said(&mut corpus, copy, question, 0, &[speaker]);
    edit(&mut corpus, first).certainty = Certainty::PossibleYes;
    check(
        &corpus,
        &[(
            "hardens",
            "Copier says the same as Source, both from Speaker, more firmly. It adds no separate source.",
        )],
    );
    edit(&mut corpus, first).certainty = Certainty::CertainYes;
    edit(&mut corpus, second).certainty = Certainty::ProbableYes;
    check(
        &corpus,
        &[(
            "softens",
            "Copier says the same as Source, both from Speaker, less firmly. It adds no separate source.",
        )],
    );
}

#[test]
fn a_voice_on_both_sides_is_pointed_out() {
    let (mut corpus, [story, _, other], question) = stories();
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    said(&mut corpus, story, question, 0, &[speaker]);
    said(&mut corpus, story, question, 1, &[speaker]);
    check(
        &corpus,
        &[(
            "changes position",
            "Speaker is heard both with “p0” and with “p1”, which exclude each other.",
        )],
    );
    edit(&mut corpus, ClaimId(1)).document = other;
    check(
        &corpus,
        &[("changes position", "Speaker is heard first with “p0”, later with “p1”.")],
    );
}

#[test]
fn exclusive_answers_contradict_unless_place_or_time_keeps_them_apart() {
    let (mut corpus, [story, _, other], question) = stories();
    let one = own(&mut corpus, story, question, 0);
    let two = own(&mut corpus, other, question, 1);
    let contradicts = (
        "contradicts",
        "“p0” and “p1” exclude each other, and nothing in place or time keeps them apart.",
    );
    check(&corpus, &[contradicts]);
    edit(&mut corpus, one).scope.to = Some(date("2016"));
    edit(&mut corpus, two).happened = Some(date("2019"));
    let updates = (
        "gives a later answer than",
        "“p0” and “p1” exclude each other, but they are about different times: until 2016 and 2019.",
    );
    check(&corpus, &[updates]);
    // Whichever comes first in the corpus, the later state is the one that bears.
    edit(&mut corpus, one).scope.to = None;
    edit(&mut corpus, one).happened = Some(date("2020"));
    let sheet = issue(&corpus, &all(&corpus), question);
    assert_eq!((sheet.relations[0].from, sheet.relations[0].to), (one, two));
    for (claim, place) in [(one, "North"), (two, "South")] {
        let place = entity(&mut corpus, place, EntityKind::Place);
        edit(&mut corpus, claim).scope.places = vec![place];
    }
    let qualifies = (
        "qualifies (place)",
        "“p0” and “p1” exclude each other, but they are about different places: North and South.",
    );
    check(&corpus, &[qualifies]);
    relate(&mut corpus, two, RelationKind::Elaborates, one);
    check(&corpus, &[("elaborates", "Because.")]);
}

#[test]
fn one_answer_affirmed_and_denied_contradicts() {
    let (mut corpus, [story, _, other], question) = stories();
    own(&mut corpus, story, question, 0);
    let denied = own(&mut corpus, other, question, 0);
    edit(&mut corpus, denied).stance = Stance::Deny;
    edit(&mut corpus, denied).certainty = Certainty::CertainNo;
    check(
        &corpus,
        &[(
            "contradicts",
            "“p0” is affirmed and denied, and nothing in place or time keeps them apart.",
        )],
    );
}

#[test]
fn a_headline_is_firmer_only_than_a_text_that_takes_the_answer_less_surely() {
    let (mut corpus, [story, ..], question) = stories();
    let headline = own(&mut corpus, story, question, 0);
    edit(&mut corpus, headline).mode = Mode::Headline;
    check(&corpus, &[]);
    let body = own(&mut corpus, story, question, 0);
    check(&corpus, &[]);
    edit(&mut corpus, body).certainty = Certainty::ProbableYes;
    let firmer = (
        "is firmer than",
        "The headline of Source is firmer on “p0” than anything in the text below it.",
    );
    check(&corpus, &[firmer]);
    own(&mut corpus, story, question, 0);
    check(&corpus, &[]);
}

#[test]
fn a_copy_that_no_longer_names_the_speaker_thins() {
    let (mut corpus, [story, copy, other], question) = stories();
    let (speaker, official) = (
        voice(&mut corpus, "Speaker", Naming::Named),
        voice(&mut corpus, "An official", Naming::Described),
    );
    corpus.documents[copy.index()].lineage[0].from = Relay::Document(story);
    said(&mut corpus, story, question, 0, &[speaker]);
    let thinner = said(&mut corpus, copy, question, 0, &[official]);
    let thins = (
        "thins",
        "Copier gives the same answer as Source, without naming Speaker.",
    );
    check(&corpus, &[thins]);
    // Somewhere else in the copy the speaker is named, or the document is no copy: nothing is lost.
    let named = said(&mut corpus, copy, question, 0, &[speaker]);
    assert!(
        issue(&corpus, &all(&corpus), question)
            .relations
            .iter()
            .all(|line| line.kind != RelationWord::Thins)
    );
    edit(&mut corpus, named).question = QuestionId(9);
    edit(&mut corpus, thinner).document = other;
    check(
        &corpus,
        &[(
            "corroborates",
            "Other and Source both have “p0”, from separate sources.",
        )],
    );
}

#[test]
fn authored_relations_come_first_and_only_between_claims_in_view() {
    let (mut corpus, [story, _, other], question) = stories();
    let one = own(&mut corpus, story, question, 0);
    let two = own(&mut corpus, other, question, 1);
    relate(&mut corpus, two, RelationKind::Updates, one);
    check(&corpus, &[("gives a later answer than", "Because.")]);
    assert_eq!(issue(&corpus, &[one], question).relations, []);
}
