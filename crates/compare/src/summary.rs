//! Turns a question and the claims on it into one plain sentence, from a closed list of templates. Each has its
//! condition beside it and a test of its name.

use crosscheck_model::{ClaimId, Question, QuestionKind, RelationKind, Stance};

use crate::figures::Figures;
use crate::provenance::{Node, full_name};
use crate::scope::{Span, span};
use crate::view::{Answer, View, excludes, rivals};
use crate::words::{add_once, counted, number, quoted, range, sort_by, unstopped, years};

/// The kind of finding, which is the first word of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SummaryKind {
    /// Answers that exclude each other, or one both given and denied.
    Split,
    /// Answers that exclude each other, never of one year, at least one given up for another.
    Changed,
    /// A single claim stands against what every document says.
    NearAgreement,
    /// One side of the question only.
    OneSided,
    /// Several answers that can all hold.
    NotExclusive,
    /// One answer, and nothing that would exclude it.
    Agreement,
    /// No disagreement, and everything from one newsroom.
    SingleSource,
    /// No answer in view.
    Unanswered,
}

impl SummaryKind {
    /// "Split", "One-sided".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Split => "Split",
            Self::Changed => "Changed",
            Self::NearAgreement => "Near agreement",
            Self::OneSided => "One-sided",
            Self::NotExclusive => "Not exclusive",
            Self::Agreement => "Agreement",
            Self::SingleSource => "Single source",
            Self::Unanswered => "Unanswered",
        }
    }
}

/// "Split: 4 positions, at most 2 independent lines each".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The type of finding.
    pub kind: SummaryKind,
    /// "Split".
    pub word: &'static str,
    /// "4 positions, at most 2 independent lines each", without a full stop.
    pub clause: String,
}

/// What there is to say about one question.
pub(crate) struct Findings<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) question: &'a Question,
    pub(crate) on: &'a [ClaimId],
    pub(crate) answers: &'a [Answer],
    pub(crate) figures: &'a Figures,
    /// Names of parties nobody of whom is heard.
    pub(crate) not_heard: &'a [String],
}

/// `None` where its condition does not hold.
type Template = fn(&Findings) -> Option<(SummaryKind, String)>;

/// The first template whose condition holds.
pub(crate) fn summarise(findings: &Findings) -> Summary {
    let templates: [Template; 7] = [
        unanswered,
        changed,
        near_agreement,
        split,
        single_source,
        one_sided,
        not_exclusive,
    ];
    let (kind, clause) = templates
        .into_iter()
        .find_map(|template| template(findings))
        .unwrap_or_else(|| {
            (
                SummaryKind::Agreement,
                findings.documents_and(" give the same answer", " gives the only answer"),
            )
        });
    Summary {
        kind,
        word: kind.word(),
        clause,
    }
}

impl Findings<'_> {
    fn given(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| answer.is_given())
    }

    fn text(&self, answer: &Answer) -> String {
        let position = self.question.positions.get(answer.position.index());
        quoted(position.map_or("", |position| unstopped(&position.text)))
    }

    /// Documents in which somebody gives one of these answers.
    fn documents(&self, which: &dyn Fn(&Answer) -> bool) -> usize {
        let mut documents = Vec::new();
        for answer in self.answers {
            if !which(answer) {
                continue;
            }
            for &claim in &answer.carried {
                if let Some(claim) = self.view.corpus.claim(claim) {
                    add_once(&mut documents, claim.document);
                }
            }
        }
        documents.len()
    }

    /// "3 of 5 documents give the same answer", "1 of 5 documents gives the only answer".
    fn documents_and(&self, many: &str, one: &str) -> String {
        let documents = self.documents(&|_| true);
        let of_all = [
            &documents.to_string(),
            " of ",
            &counted(self.view.documents.len(), "document", "documents"),
        ]
        .concat();
        [of_all.as_str(), if documents == 1 { one } else { many }].concat()
    }

    /// "at most 2 to 4 independent lines each".
    fn lines_each(&self) -> String {
        let (mut held, mut traced) = (0, 0);
        for answer in self.given() {
            held = held.max(answer.figures.lines_held);
            traced = traced.max(answer.figures.lines_traced);
        }
        if traced == 1 {
            return "one independent line each".to_owned();
        }
        ["at most ", &range(held, traced), " independent lines each"].concat()
    }

    fn is_denied(&self) -> bool {
        self.stands(self.on, Stance::Deny)
    }

    fn stands(&self, claims: &[ClaimId], stance: Stance) -> bool {
        claims.iter().any(|&claim| {
            self.view
                .corpus
                .claim(claim)
                .is_some_and(|claim| claim.stance == stance)
        })
    }

    /// All the years a position is claimed of, claim by claim.
    fn spans(&self, answer: &Answer) -> Vec<Span> {
        let mut spans = Vec::new();
        for &claim in &answer.carried {
            let claim = self.view.corpus.claim(claim);
            spans.extend(claim.and_then(|claim| span(self.view.corpus, claim)));
        }
        spans
    }
}

/// Nobody affirms any position or passes one on.
fn unanswered(findings: &Findings) -> Option<(SummaryKind, String)> {
    if findings.given().next().is_some() {
        return None;
    }
    let clause = match findings.on.len() {
        0 => "nothing in view addresses it".to_owned(),
        against => [
            &counted(against, "claim rejects or doubts", "claims reject or doubt"),
            " an answer, none gives one",
        ]
        .concat(),
    };
    Some((SummaryKind::Unanswered, clause))
}

/// An editor says that a claim updates one it excludes, and that none contradicts another; the question is of no fixed
/// period; no two given answers that exclude each other are claimed of one year; and of at least one pair of them the
/// later replaces the earlier for good. Without the editor, two outlets that differ would look like a world that changed.
fn changed(findings: &Findings) -> Option<(SummaryKind, String)> {
    let fixed = findings.question.scope.from.is_some() && findings.question.scope.to.is_some();
    let timeless = matches!(
        findings.question.kind,
        QuestionKind::Causal | QuestionKind::Normative | QuestionKind::Forecast
    );
    if fixed
        || timeless
        || findings
            .view
            .joined(RelationKind::Contradicts, findings.on, findings.on)
    {
        return None;
    }
    let (mut replaced, mut updated) = (None, false);
    for (left, right) in rivals(findings.view.reading, findings.question, findings.answers) {
        let (left_spans, right_spans) = (findings.spans(left), findings.spans(right));
        if left_spans
            .iter()
            .any(|one| right_spans.iter().any(|two| one.meets(*two)))
        {
            return None;
        }
        updated |= findings
            .view
            .joined(RelationKind::Updates, &left.carried, &right.carried);
        let (before, after) = (whole(&left_spans)?, whole(&right_spans)?);
        let pair = if before.last < after.first {
            Some((left, before, right, after))
        } else if after.last < before.first {
            Some((right, after, left, before))
        } else {
            None
        };
        // Of several pairs the one with the earliest beginning, then the latest end.
        replaced = match (replaced, pair) {
            (Some(known), Some(new)) if key(&known) <= key(&new) => Some(known),
            (known, new) => new.or(known),
        };
    }
    let (before, first, after, last) = replaced.filter(|_| updated)?;
    let part = |answer, span: Span| [&findings.text(answer), " ", &period(span)].concat();
    Some((
        SummaryKind::Changed,
        [&part(before, first), ", ", &part(after, last)].concat(),
    ))
}

fn whole(spans: &[Span]) -> Option<Span> {
    let (&first, rest) = spans.split_first()?;
    let mut whole = first;
    for &span in rest {
        whole = whole.with(span);
    }
    Some(whole)
}

fn key(pair: &(&Answer, Span, &Answer, Span)) -> (i32, i32) {
    (pair.1.first, -pair.3.last)
}

/// "in 2016", "in 2017–2020", "up to 2017".
fn period(span: Span) -> String {
    match (span.first, span.last) {
        (i32::MIN, i32::MAX) => "at all times".to_owned(),
        (i32::MIN, last) => ["up to ", &last.to_string()].concat(),
        (first, i32::MAX) => ["from ", &first.to_string(), " on"].concat(),
        (first, last) => ["in ", &years(first, last)].concat(),
    }
}

/// Every pair of given answers that exclude each other holds one and the same answer; that one is claimed once; and every
/// document in view, at least three, gives another that excludes it.
fn near_agreement(findings: &Findings) -> Option<(SummaryKind, String)> {
    let pairs = rivals(findings.view.reading, findings.question, findings.answers);
    let lone = findings.given().find(|answer| {
        answer.carried.len() == 1
            && !pairs.is_empty()
            && pairs
                .iter()
                .all(|(left, right)| left.position == answer.position || right.position == answer.position)
    })?;
    let all = findings.view.documents.len();
    let against = findings.documents(&|answer| excludes(findings.question, answer.position, lone.position));
    if all < 3 || against < all {
        return None;
    }
    let clause = [
        "all ",
        &number(all),
        " documents stand against ",
        &findings.text(lone),
        ", which is said once",
    ]
    .concat();
    Some((SummaryKind::NearAgreement, clause))
}

/// Some given answers exclude each other, or one that is affirmed is also denied.
fn split(findings: &Findings) -> Option<(SummaryKind, String)> {
    if rivals(findings.view.reading, findings.question, findings.answers).is_empty() {
        let disputed = findings.given().find(|answer| {
            findings.stands(&answer.claims, Stance::Support) && findings.stands(&answer.claims, Stance::Deny)
        })?;
        return Some((
            SummaryKind::Split,
            [&findings.text(disputed), " is affirmed and denied"].concat(),
        ));
    }
    let positions = counted(findings.given().count(), "position", "positions");
    let clause = match split_through(findings) {
        Some(newsroom) if findings.figures.newsrooms_held == 1 => [&positions, ", all through ", &newsroom].concat(),
        Some(newsroom) => [
            &positions,
            "; ",
            &newsroom,
            " carries all ",
            &number(findings.given().count()),
        ]
        .concat(),
        None => [&positions, ", ", &findings.lines_each()].concat(),
    };
    Some((SummaryKind::Split, clause))
}

/// The newsroom that carries every given answer, where it is the only one or there are at least three answers.
fn split_through(findings: &Findings) -> Option<String> {
    let corpus = findings.view.corpus;
    let newsrooms = |answer: &Answer| -> Vec<_> {
        let mut newsrooms = Vec::new();
        for &claim in &answer.carried {
            if let Some(newsroom) = findings.view.newsroom(claim) {
                add_once(&mut newsrooms, newsroom);
            }
        }
        newsrooms
    };
    let mut given = findings.given();
    let mut common = newsrooms(given.next()?);
    for answer in given {
        let here = newsrooms(answer);
        common.retain(|newsroom| here.contains(newsroom));
    }
    if findings.figures.newsrooms_held > 1 && findings.given().count() < 3 {
        return None;
    }
    // Where several do, naming one would mislead.
    if let [newsroom] = common.as_slice() {
        Some(full_name(corpus, Node::Outlet(*newsroom)))
    } else {
        None
    }
}

/// No disagreement, and every claim comes from one newsroom.
fn single_source(findings: &Findings) -> Option<(SummaryKind, String)> {
    if findings.figures.newsrooms_held != 1 {
        return None;
    }
    let newsroom = findings.on.iter().find_map(|&claim| findings.view.newsroom(claim))?;
    let name = full_name(findings.view.corpus, Node::Outlet(newsroom));
    let clause = match findings.on.len() {
        1 => ["one claim, from ", &name].concat(),
        2 => ["both claims come from ", &name].concat(),
        claims => ["all ", &number(claims), " claims come from ", &name].concat(),
    };
    Some((SummaryKind::SingleSource, clause))
}

/// No disagreement, nobody denies anything, and a position nobody takes excludes one that is given.
fn one_sided(findings: &Findings) -> Option<(SummaryKind, String)> {
    let unheld = |answer: &&Answer| !answer.is_given();
    let rival = findings.answers.iter().filter(unheld).find(|empty| {
        findings
            .given()
            .any(|answer| excludes(findings.question, answer.position, empty.position))
    })?;
    if findings.is_denied() {
        return None;
    }
    let nobody = match findings.question.kind {
        QuestionKind::Polar => "nobody denies it".to_owned(),
        _ => ["nobody says ", &findings.text(rival)].concat(),
    };
    let silent = match findings.not_heard {
        [] => String::new(),
        [party, ..] => ["; not heard: ", party].concat(),
    };
    let say_so = findings.documents_and(" speak of it, ", " speaks of it, ");
    Some((SummaryKind::OneSided, [say_so, nobody, silent].concat()))
}

/// Several answers, none of which excludes another.
fn not_exclusive(findings: &Findings) -> Option<(SummaryKind, String)> {
    let given = findings.given().count();
    if given < 2 {
        return None;
    }
    let can = if given == 2 { "both" } else { "all" };
    let clause = [
        &counted(given, "answer", "answers"),
        " that can ",
        can,
        " hold, ",
        &findings.lines_each(),
    ]
    .concat();
    Some((SummaryKind::NotExclusive, clause))
}

/// In order of kind, then as they come: for a heading such as "Six of twelve questions split".
#[must_use]
pub fn kinds<'a>(summaries: impl Iterator<Item = &'a Summary>) -> Vec<(SummaryKind, usize)> {
    let mut counts: Vec<(SummaryKind, usize)> = Vec::new();
    for summary in summaries {
        match counts.iter_mut().find(|(kind, _)| *kind == summary.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((summary.kind, 1)),
        }
    }
    sort_by(&mut counts, |left, right| left.0 < right.0);
    counts
}

/// Each template under its condition, and beside its neighbours where the condition fails.
#[cfg(test)]
mod tests {
    use crosscheck_model::{Corpus, Naming, QuestionId, Relay};

    use super::*;
    use crate::fixture::{all, copies, date, document, edit, news, own, question, relate, said, voice};
    use crate::issue;

    fn check(corpus: &Corpus, word: &str, clause: &str) {
        let summary = issue(corpus, &all(corpus), QuestionId(0)).summary;
        assert_eq!((summary.word, summary.clause.as_str()), (word, clause));
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
            "2 positions, one independent line each",
        );
        let corpus = reports(3, &[(0, 1)], &[("2016", 0), ("2016", 1), ("2016", 1)]);
        check(&corpus, "Split", "2 positions, at most 2 independent lines each");
    }

    #[test]
    fn split_names_the_range_where_held_and_traced_differ() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 1), ("2016", 1)]);
        for index in [1, 2] {
            let unnamed = voice(&mut corpus, &index.to_string(), Naming::Unnamed);
            edit(&mut corpus, ClaimId(index)).by = vec![unnamed];
        }
        check(&corpus, "Split", "2 positions, at most 1 to 2 independent lines each");
    }

    #[test]
    fn split_inside_one_newsroom_says_so() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0)]);
        let other = voice(&mut corpus, "Other", Naming::Named);
        said(&mut corpus, crosscheck_model::DocumentId(0), QuestionId(0), 1, &[other]);
        check(&corpus, "Split", "2 positions, all through Outlet 0");
    }

    #[test]
    fn split_where_one_newsroom_carries_every_answer() {
        let mut corpus = reports(3, &[(0, 1), (1, 2)], &[("2016", 0), ("2016", 0)]);
        for position in [1, 2] {
            let other = voice(&mut corpus, &position.to_string(), Naming::Named);
            said(
                &mut corpus,
                crosscheck_model::DocumentId(0),
                QuestionId(0),
                position,
                &[other],
            );
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
        check(&corpus, "Changed", "“p0” in 2016, “p1” in 2017–2020");
    }

    #[test]
    fn changed_goes_by_the_years_spoken_of_before_those_of_print() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 1)]);
        updates(&mut corpus);
        edit(&mut corpus, ClaimId(0)).scope.to = Some(date("2007"));
        check(&corpus, "Changed", "“p0” up to 2007, “p1” in 2016");
    }

    #[test]
    fn not_changed_when_no_editor_says_that_one_updates_the_other() {
        let corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1)]);
        check(&corpus, "Split", "2 positions, one independent line each");
    }

    #[test]
    fn not_changed_when_both_are_said_of_one_year() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1), ("2017", 0)]);
        updates(&mut corpus);
        check(&corpus, "Split", "2 positions, at most 2 independent lines each");
    }

    #[test]
    fn not_changed_when_the_first_answer_comes_back() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1), ("2018", 0)]);
        updates(&mut corpus);
        check(&corpus, "Split", "2 positions, at most 2 independent lines each");
    }

    #[test]
    fn not_changed_when_an_editor_sees_a_contradiction() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1)]);
        updates(&mut corpus);
        relate(&mut corpus, ClaimId(1), RelationKind::Contradicts, ClaimId(0));
        check(&corpus, "Split", "2 positions, one independent line each");
    }

    #[test]
    fn not_changed_when_the_question_is_of_one_period_or_of_none() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2017", 1)]);
        updates(&mut corpus);
        corpus.questions[0].kind = QuestionKind::Causal;
        check(&corpus, "Split", "2 positions, one independent line each");
        corpus.questions[0].kind = QuestionKind::Identity;
        corpus.questions[0].scope.from = Some(date("2007"));
        corpus.questions[0].scope.to = Some(date("2007"));
        check(&corpus, "Split", "2 positions, one independent line each");
    }

    #[test]
    fn near_agreement_when_one_claim_stands_against_every_document() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0), ("2016", 0), ("2016", 0)]);
        let dissenter = voice(&mut corpus, "Dissenter", Naming::Named);
        said(
            &mut corpus,
            crosscheck_model::DocumentId(2),
            QuestionId(0),
            1,
            &[dissenter],
        );
        check(
            &corpus,
            "Near agreement",
            "all three documents stand against “p1”, which is said once",
        );
        said(
            &mut corpus,
            crosscheck_model::DocumentId(1),
            QuestionId(0),
            1,
            &[dissenter],
        );
        check(&corpus, "Split", "2 positions, at most 3 independent lines each");
    }

    #[test]
    fn single_source_when_all_of_it_comes_from_one_newsroom() {
        let mut corpus = reports(2, &[(0, 1)], &[("2016", 0)]);
        check(&corpus, "Single source", "one claim, from Outlet 0");
        let copier = news(&mut corpus, "Copier");
        let copy = document(&mut corpus, copier, "2016");
        copies(&mut corpus, copy, Relay::Outlet(crosscheck_model::OutletId(0)));
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
        corpus.questions[0].parties = vec![crosscheck_model::Party::Voice(party)];
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
            "2 answers that can both hold, one independent line each",
        );
        let corpus = reports(3, &[], &[("2016", 0), ("2016", 1), ("2017", 2), ("2017", 2)]);
        check(
            &corpus,
            "Not exclusive",
            "3 answers that can all hold, at most 2 independent lines each",
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
}
