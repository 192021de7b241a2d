use crosscheck_compare::fixture::{all, copies, date, document, edit, news, own, question, relate, said, voice};
use crosscheck_compare::sharpest;
use crosscheck_messages::EN;
use crosscheck_model::{
    Certainty, ClaimId, Corpus, DocumentId, Mode, Naming, QuestionId, RelationKind, Relay, RelayDistance, Stance,
    VoiceKind,
};

/// Two newsrooms, the second with two documents, and a question of two answers that exclude each other.
fn three_documents() -> (Corpus, [DocumentId; 3], QuestionId) {
    let mut corpus = Corpus::default();
    let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
    let documents =
        [(one, "2016"), (two, "2017"), (two, "2019")].map(|(outlet, year)| document(&mut corpus, outlet, year));
    let question = question(&mut corpus, 2, &[(0, 1)]);
    (corpus, documents, question)
}

fn sides(corpus: &Corpus) -> Vec<(u32, u32, bool)> {
    sharpest(corpus, &all(corpus), 9)
        .iter()
        .map(|found| (found.left.0, found.right.0, found.computed))
        .collect()
}

#[test]
fn newsrooms_apart_come_before_documents_apart_before_one_report() {
    let (mut corpus, [one, two, three], first) = three_documents();
    let mut pair = |left, right, question| {
        let (left, right) = (
            own(&mut corpus, left, question, 0),
            own(&mut corpus, right, question, 1),
        );
        relate(&mut corpus, right, RelationKind::Contradicts, left);
    };
    pair(two, two, first);
    pair(two, three, first);
    pair(one, two, first);
    assert_eq!(sides(&corpus), [(4, 5, false)]);
}

#[test]
fn one_for_each_question_the_disagreement_and_the_certainty_deciding() {
    let (mut corpus, [one, two, _], first) = three_documents();
    let second = question(&mut corpus, 3, &[(0, 1), (1, 2), (0, 2)]);
    let (a, b) = (own(&mut corpus, one, first, 0), own(&mut corpus, two, first, 1));
    let (c, d) = (own(&mut corpus, one, second, 0), own(&mut corpus, two, second, 1));
    let e = own(&mut corpus, two, second, 2);
    for (left, right) in [(a, b), (c, d), (c, e)] {
        relate(&mut corpus, left, RelationKind::Contradicts, right);
    }
    edit(&mut corpus, d).certainty = Certainty::PossibleYes;
    assert_eq!(sides(&corpus), [(2, 4, false), (0, 1, false)]);
    assert_eq!(sharpest(&corpus, &all(&corpus), 1).len(), 1);
    assert_eq!(sharpest(&corpus, &[a, b, c], 9).len(), 1);
}

#[test]
fn without_an_editor_exclusive_answers_of_one_place_and_time_contradict() {
    let (mut corpus, [one, two, _], first) = three_documents();
    let (a, b) = (own(&mut corpus, one, first, 0), own(&mut corpus, two, first, 1));
    assert_eq!(sides(&corpus), [(0, 1, true)]);
    relate(&mut corpus, b, RelationKind::Updates, a);
    assert_eq!(sides(&corpus), []);
    corpus.relations.clear();
    edit(&mut corpus, a).scope.to = Some(date("2016"));
    edit(&mut corpus, b).scope.from = Some(date("2017"));
    assert_eq!(sides(&corpus), []);
    edit(&mut corpus, b).scope.from = Some(date("2016-12"));
    assert_eq!(sides(&corpus), [(0, 1, true)]);
    edit(&mut corpus, b).stance = Stance::Comment;
    assert_eq!(sides(&corpus), []);
}

/// The sentence of two claims that contradict each other.
fn check(corpus: &mut Corpus, left: ClaimId, right: ClaimId, sentence: &str) {
    relate(corpus, left, RelationKind::Contradicts, right);
    let found = sharpest(corpus, &all(corpus), 1);
    assert_eq!(EN.contradiction(corpus, &found[0]), sentence);
    corpus.relations.clear();
}

#[test]
fn a_sentence_names_whoever_speaks_before_the_outlet() {
    let (mut corpus, [one, two, _], first) = three_documents();
    let khedery = voice(&mut corpus, "Ali Khedery", Naming::Named);
    let (a, b) = (
        said(&mut corpus, one, first, 0, &[khedery]),
        own(&mut corpus, two, first, 1),
    );
    check(
        &mut corpus,
        a,
        b,
        "Ali Khedery says in One: Digest 0; Two says in its own voice: Digest 1.",
    );
    edit(&mut corpus, b).mode = Mode::Headline;
    check(
        &mut corpus,
        a,
        b,
        "Ali Khedery says in One: Digest 0; Two says in its headline: Digest 1.",
    );
    edit(&mut corpus, b).mode = Mode::Caption;
    check(
        &mut corpus,
        a,
        b,
        "Ali Khedery says in One: Digest 0; Two says in a caption: Digest 1.",
    );
    edit(&mut corpus, a).stance = Stance::Comment;
    check(
        &mut corpus,
        a,
        b,
        "Ali Khedery mentions it in One: Digest 0; Two says in a caption: Digest 1.",
    );
    edit(&mut corpus, a).stance = Stance::Query;
    check(
        &mut corpus,
        a,
        b,
        "Ali Khedery asks in One: Digest 0; Two says in a caption: Digest 1.",
    );
}

#[test]
fn a_report_that_contradicts_itself_is_named_once() {
    let (mut corpus, [_, two, three], first) = three_documents();
    let source = voice(&mut corpus, "A source in the ministry", Naming::Described);
    let (a, b) = (
        own(&mut corpus, two, first, 0),
        said(&mut corpus, two, first, 1, &[source]),
    );
    check(
        &mut corpus,
        a,
        b,
        "Two says in its own voice: Digest 0; a source in the ministry says in the same report: Digest 1.",
    );
    edit(&mut corpus, b).document = three;
    check(
        &mut corpus,
        a,
        b,
        "Two, 2017 says in its own voice: Digest 0; a source in the ministry says in Two, 2019: Digest 1.",
    );
}

#[test]
fn relays_and_copies_are_named() {
    let (mut corpus, [one, two, _], first) = three_documents();
    let (agency, source) = (news(&mut corpus, "Agency"), news(&mut corpus, "Source"));
    copies(&mut corpus, one, Relay::Outlet(source));
    let (a, b) = (own(&mut corpus, one, first, 0), own(&mut corpus, two, first, 1));
    edit(&mut corpus, b).via = vec![Relay::Outlet(agency)];
    check(
        &mut corpus,
        a,
        b,
        "One says in the words of Source: Digest 0; Agency says in Two: Digest 1.",
    );
}

#[test]
fn each_side_stands_by_itself() {
    let (mut corpus, [one, two, _], first) = three_documents();
    let officials = voice(&mut corpus, "Iraqi officials", Naming::Collective);
    corpus.voices[officials.index()].kind = VoiceKind::Group;
    let (a, b) = (
        said(&mut corpus, one, first, 0, &[officials]),
        own(&mut corpus, two, first, 1),
    );
    relate(&mut corpus, a, RelationKind::Contradicts, b);
    let found = sharpest(&corpus, &all(&corpus), 1);
    assert_eq!(EN.side(&corpus, found[0].left), "Iraqi officials say: Digest 0.");
    assert_eq!(EN.side(&corpus, found[0].right), "Two says in its own voice: Digest 1.");
    assert_eq!(EN.contradiction_reason(&found[0]), "Because.");
}

#[test]
fn an_outlet_is_never_set_against_another_that_copies_it() {
    let (mut corpus, [one, two, three], first) = three_documents();
    let (a, b) = (own(&mut corpus, one, first, 0), own(&mut corpus, two, first, 1));
    let c = own(&mut corpus, three, first, 0);
    relate(&mut corpus, a, RelationKind::Contradicts, b);
    assert_eq!(sides(&corpus), [(a.0, b.0, false)]);
    let source = corpus.documents[two.index()].outlet;
    copies(&mut corpus, one, Relay::Outlet(source));
    // What is left is the outlet with itself, three years on.
    assert_eq!(sides(&corpus), [(b.0, c.0, true)]);
}

#[test]
fn a_denial_that_its_document_rebuts_is_told_with_the_rebuttal() {
    let (mut corpus, [one, two, _], first) = three_documents();
    let khedery = voice(&mut corpus, "Ali Khedery", Naming::Named);
    let officials = voice(&mut corpus, "Iraqi officials", Naming::Collective);
    corpus.voices[officials.index()].kind = VoiceKind::Group;
    let a = said(&mut corpus, one, first, 0, &[officials]);
    let b = said(&mut corpus, one, first, 0, &[khedery]);
    edit(&mut corpus, a).stance = Stance::Deny;
    edit(&mut corpus, a).relay = RelayDistance::Rebuts;
    // The denial comes second, though it stands first.
    check(
        &mut corpus,
        a,
        b,
        "Ali Khedery says in One: Digest 1; Iraqi officials deny it in the same report: Digest 0; One, printing the denial, rebuts it.",
    );
    edit(&mut corpus, b).document = two;
    check(
        &mut corpus,
        a,
        b,
        "Ali Khedery says in Two: Digest 1; Iraqi officials deny it in One: Digest 0; One, printing the denial, rebuts it.",
    );
    assert_eq!(
        EN.side(&corpus, a),
        "Iraqi officials deny it: Digest 0. One, printing the denial, rebuts it."
    );
    edit(&mut corpus, a).relay = RelayDistance::Distances;
    edit(&mut corpus, a).stance = Stance::Support;
    edit(&mut corpus, a).position = 1.into();
    check(
        &mut corpus,
        a,
        b,
        "Iraqi officials say in One: Digest 0; One, printing it, keeps its distance; Ali Khedery says in Two: Digest 1.",
    );
}
