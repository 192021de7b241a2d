use crosscheck_compare::fixture::{all, copies, document, edit, news, own, question, said, voice};
use crosscheck_compare::{Aside, Reading, Rule, lost};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, DocumentId, Naming, OutletId, Relay};

/// A story with a speaker, its open copy, and another newsroom that says the same.
fn stories() -> (Corpus, [OutletId; 3], [DocumentId; 3]) {
    let mut corpus = Corpus::default();
    let outlets = ["Source", "Copier", "Other"].map(|name| news(&mut corpus, name));
    let documents = outlets.map(|outlet| document(&mut corpus, outlet, "2016"));
    copies(&mut corpus, documents[1], Relay::Outlet(outlets[0]));
    let asked = question(&mut corpus, 2, &[(0, 1)]);
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    said(&mut corpus, documents[0], asked, 0, &[speaker]);
    own(&mut corpus, documents[1], asked, 0);
    own(&mut corpus, documents[2], asked, 0);
    said(&mut corpus, documents[1], asked, 1, &[speaker]);
    (corpus, outlets, documents)
}

fn check(corpus: &Corpus, aside: Aside, sentences: &[&str], whole: &str) {
    let reading = Reading::new(corpus);
    let losses = lost(&reading, &reading.without(aside), &all(corpus));
    let found: Vec<_> = losses.iter().map(|loss| EN.loss(corpus, loss)).collect();
    assert_eq!(found, sentences);
    assert_eq!(EN.losses(corpus, aside, &losses), whole);
}

#[test]
fn without_a_newsroom_its_copies_go_too() {
    let (corpus, [source, _, other], _) = stories();
    check(
        &corpus,
        Aside::Outlet(source),
        &[
            "“p1” has no source left (Question 0?).",
            "“p0” is left with 1 separate source of 2 (Question 0?).",
        ],
        "Without Source 1 answer has no source left, 1 other has fewer.",
    );
    check(
        &corpus,
        Aside::Outlet(other),
        &["“p0” is left with 1 separate source of 2 (Question 0?)."],
        "Without Other 1 answer has fewer separate sources.",
    );
}

#[test]
fn without_a_document_or_a_voice_only_their_claims_go() {
    let (corpus, _, [story, copy, _]) = stories();
    check(
        &corpus,
        Aside::Document(story),
        &[],
        "Without the document Source no answer loses a separate source.",
    );
    let last = "“p1” has no source left (Question 0?).";
    check(
        &corpus,
        Aside::Document(copy),
        &[last],
        "Without the document Copier 1 answer has no source left.",
    );
    check(
        &corpus,
        Aside::Voice(crosscheck_model::VoiceId(0)),
        &[last],
        "Without Speaker 1 answer has no source left.",
    );
}

#[test]
fn an_edition_takes_only_its_own_documents_along() {
    let (mut corpus, [source, copier, _], _) = stories();
    corpus.outlets[copier.index()].group = Some(source);
    edit(&mut corpus, ClaimId(3)).paragraph = 1;
    let reading = Reading::new(&corpus).without(Aside::Outlet(copier));
    assert_eq!(reading.claims(), [ClaimId(0), ClaimId(2)]);
}

#[test]
fn what_gave_the_answer_is_behind_the_loss() {
    let (corpus, [source, ..], _) = stories();
    let reading = Reading::new(&corpus);
    let losses = lost(&reading, &reading.without(Aside::Outlet(source)), &all(&corpus));
    assert_eq!(losses[0].why(&reading).claims, [ClaimId(3)]);
    assert_eq!(losses[0].why(&reading).rule, Rule::LostLine);
}
