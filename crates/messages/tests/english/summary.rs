use crosscheck_compare::fixture::{all, copies, date, document, edit, news, own, question, relate, said, voice};
use crosscheck_compare::{SummaryKind, issue, kinds};
use crosscheck_messages::EN;
use crosscheck_model::{
    ClaimId, Corpus, DocumentId, Naming, OutletId, Party, QuestionId, QuestionKind, RelationKind, Relay, Stance,
};

fn check(corpus: &Corpus, word: &str, clause: &str) {
    let summary = issue(corpus, &all(corpus), QuestionId(0)).summary;
    let found = (EN.summary(summary.kind), EN.clause(corpus, &summary));
    assert_eq!((found.0, found.1.as_str()), (word, clause));
    assert_eq!(EN.finding(corpus, &summary), format!("{word}: {clause}."));
}

/// A claim per pair of year and position, each in the own voice of an outlet of its own.
fn reports(positions: usize, rivals: &[(u32, u32)], claims: &[(&str, u32)]) -> Corpus {
    let mut corpus = Corpus::default();
    let question = question(&mut corpus, positions, rivals);
    for (index, (year, position)) in claims.iter().enumerate() {
        let outlet = news(&mut corpus, &["Outlet ", &index.to_string()].concat());
        let article = document(&mut corpus, outlet, year);
        own(&mut corpus, article, question, *position);
    }
    corpus
}

/// The second claim updates the first.
fn updates(corpus: &mut Corpus) {
    relate(corpus, ClaimId(1), RelationKind::Updates, ClaimId(0));
}

#[test]
fn unanswered_when_nothing_is_in_view() {
    check(&reports(2, &[], &[]), "Unanswered", "nothing in view addresses it");
}

#[test]
fn unanswered_when_answers_are_only_rejected() {
    let mut corpus = reports(2, &[], &[("2016", 0), ("2016", 0)]);
    edit(&mut corpus, ClaimId(0)).stance = Stance::Deny;
    edit(&mut corpus, ClaimId(1)).stance = Stance::Query;
    check(
        &corpus,
        "Unanswered",
        "2 claims reject or doubt an answer, none gives one",
    );
}

#[test]
fn split_when_answers_exclude_each_other() {
    check(
        &reports(3, &[(0, 1)], &[("2016", 0), ("2016", 1)]),
        "Split",
        "2 positions, one separate source each",
    );
    let corpus = reports(3, &[(0, 1)], &[("2016", 0), ("2016", 1), ("2016", 1)]);
    check(&corpus, "Split", "2 positions, at most 2 separate sources each");
}

#[test]
fn split_names_the_range_where_held_and_traced_differ() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 1), ("2016", 1)]);
    for index in [1, 2] {
        let unnamed = voice(&mut corpus, &index.to_string(), Naming::Unnamed);
        edit(&mut corpus, ClaimId(index)).by = vec![unnamed];
    }
    check(
        &corpus,
        "Split",
        "2 positions, one separate source each, 2 if uncertain ones count",
    );
}

#[test]
fn split_inside_one_newsroom_says_so() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0)]);
    let other = voice(&mut corpus, "Other", Naming::Named);
    said(&mut corpus, DocumentId(0), QuestionId(0), 1, &[other]);
    check(&corpus, "Split", "2 positions, all through Outlet 0");
}

#[test]
fn split_where_one_newsroom_carries_every_answer() {
    let mut corpus = reports(3, &[(0, 1), (1, 2)], &[("2016", 0), ("2016", 0)]);
    for position in [1, 2] {
        let other = voice(&mut corpus, &position.to_string(), Naming::Named);
        said(&mut corpus, DocumentId(0), QuestionId(0), position, &[other]);
    }
    check(&corpus, "Split", "3 positions; Outlet 0 carries all three");
}

#[test]
fn split_when_one_answer_is_affirmed_and_denied() {
    let mut corpus = reports(2, &[], &[("2016", 0), ("2016", 0)]);
    edit(&mut corpus, ClaimId(1)).stance = Stance::Deny;
    check(&corpus, "Split", "“p0” is affirmed and denied");
}

#[test]
fn changed_when_an_answer_gives_way_to_another() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1), ("2020", 1)]);
    updates(&mut corpus);
    check(&corpus, "Replaced", "“p0” as of 2016, “p1” as of 2017–2020");
}

#[test]
fn changed_goes_by_the_years_spoken_of_before_those_of_print() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 1)]);
    updates(&mut corpus);
    edit(&mut corpus, ClaimId(0)).scope.to = Some(date("2007"));
    check(&corpus, "Replaced", "“p0” up to 2007, “p1” as of 2016");
}

#[test]
fn not_changed_when_no_editor_says_that_one_updates_the_other() {
    let corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1)]);
    check(&corpus, "Split", "2 positions, one separate source each");
}

#[test]
fn not_changed_when_both_are_said_of_one_year() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1), ("2017", 0)]);
    updates(&mut corpus);
    check(&corpus, "Split", "2 positions, at most 2 separate sources each");
}

#[test]
fn not_changed_when_the_first_answer_comes_back() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1), ("2018", 0)]);
    updates(&mut corpus);
    check(&corpus, "Split", "2 positions, at most 2 separate sources each");
}

#[test]
fn not_changed_when_an_editor_sees_a_contradiction() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1)]);
    updates(&mut corpus);
    relate(&mut corpus, ClaimId(1), RelationKind::Contradicts, ClaimId(0));
    check(&corpus, "Split", "2 positions, one separate source each");
}

#[test]
fn not_changed_when_the_question_is_of_one_period_or_of_none() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1)]);
    updates(&mut corpus);
    corpus.questions[0].kind = QuestionKind::Causal;
    check(
        &corpus,
        "No contradiction",
        "2 positions about different places or times, or judged compatible",
    );
    corpus.questions[0].kind = QuestionKind::Identity;
    corpus.questions[0].scope.from = Some(date("2007"));
    corpus.questions[0].scope.to = Some(date("2007"));
    check(
        &corpus,
        "No contradiction",
        "2 positions about different places or times, or judged compatible",
    );
}

#[test]
fn no_contradiction_where_place_or_time_keeps_the_answers_apart() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1)]);
    edit(&mut corpus, ClaimId(0)).scope.to = Some(date("2016"));
    edit(&mut corpus, ClaimId(1)).scope.from = Some(date("2017"));
    check(
        &corpus,
        "No contradiction",
        "2 positions about different places or times, or judged compatible",
    );
}

#[test]
fn split_where_an_editor_sees_a_contradiction_that_no_answer_shows() {
    let mut corpus = reports(2, &[], &[("2016", 0), ("2016", 1)]);
    relate(&mut corpus, ClaimId(1), RelationKind::Contradicts, ClaimId(0));
    check(&corpus, "Split", "2 positions, one separate source each");
}

#[test]
fn near_agreement_when_one_claim_stands_against_every_document() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 0), ("2016", 0)]);
    let dissenter = voice(&mut corpus, "Dissenter", Naming::Named);
    said(&mut corpus, DocumentId(2), QuestionId(0), 1, &[dissenter]);
    check(
        &corpus,
        "Near agreement",
        "all three documents stand against “p1”, which is said once",
    );
    said(&mut corpus, DocumentId(1), QuestionId(0), 1, &[dissenter]);
    check(&corpus, "Split", "2 positions, at most 3 separate sources each");
}

#[test]
fn single_source_when_all_of_it_comes_from_one_newsroom() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0)]);
    check(&corpus, "Single source", "one claim, from Outlet 0");
    let copier = news(&mut corpus, "Copier");
    let copy = document(&mut corpus, copier, "2016");
    copies(&mut corpus, copy, Relay::Outlet(OutletId(0)));
    own(&mut corpus, copy, QuestionId(0), 0);
    check(&corpus, "Single source", "both claims come from Outlet 0");
}

#[test]
fn one_sided_when_nobody_takes_the_other_side() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 0)]);
    check(&corpus, "One-sided", "2 of 2 documents speak of it, nobody says “p1”");
    corpus.questions[0].kind = QuestionKind::Polar;
    check(&corpus, "One-sided", "2 of 2 documents speak of it, nobody denies it");
}

#[test]
fn one_sided_names_a_party_that_is_not_heard() {
    let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 0)]);
    let party = voice(&mut corpus, "The accused", Naming::Named);
    corpus.questions[0].parties = vec![Party::Voice(party)];
    check(
        &corpus,
        "One-sided",
        "2 of 2 documents speak of it, nobody says “p1”; not heard: The accused",
    );
}

#[test]
fn not_exclusive_when_the_answers_can_hold_together() {
    let corpus = reports(2, &[], &[("2016", 0), ("2016", 1)]);
    check(
        &corpus,
        "Not exclusive",
        "2 answers that can both hold, one separate source each",
    );
    let corpus = reports(3, &[], &[("2016", 0), ("2016", 1), ("2017", 2), ("2017", 2)]);
    check(
        &corpus,
        "Not exclusive",
        "3 answers that can all hold, at most 2 separate sources each",
    );
}

#[test]
fn agreement_when_there_is_one_answer_and_no_other_side() {
    let mut corpus = reports(2, &[], &[("2016", 0), ("2016", 0)]);
    check(&corpus, "Agreement", "2 of 2 documents give the same answer");
    let other = question(&mut corpus, 2, &[]);
    let outlet = news(&mut corpus, "Other");
    let article = document(&mut corpus, outlet, "2016");
    own(&mut corpus, article, other, 0);
    check(&corpus, "Agreement", "2 of 3 documents give the same answer");
}

#[test]
fn kinds_are_counted_for_a_heading() {
    let corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 1)]);
    let sheet = issue(&corpus, &all(&corpus), QuestionId(0));
    let nothing = issue(&corpus, &[], QuestionId(0));
    let summaries = [nothing.summary, sheet.summary.clone(), sheet.summary];
    assert_eq!(
        kinds(summaries.iter()),
        [(SummaryKind::Split, 2), (SummaryKind::Unanswered, 1)]
    );
}
