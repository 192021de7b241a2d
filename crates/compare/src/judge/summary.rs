//! Turns a question and the claims on it into one finding, from a closed list. Each kind of finding is a function that holds its
//! condition; `crates/messages` says the findings in sentences.

use crosscheck_model::{
    ClaimId, OutletId, Party, PositionId, Question, QuestionId, QuestionKind, RelationKind, Stance,
};

use super::answers::{Answer, View, excludes, rivals};
use super::clash::is_contradicted;
use super::scope::{Span, span};
use crate::records::add_once;
use crate::trace::Figures;

/// The kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SummaryKind {
    /// Claims contradict each other: answers that exclude each other, or one both given and denied.
    Split,
    /// Answers that exclude each other, never of one year, at least one given up for another.
    Changed,
    /// Answers that exclude each other, but by claims of different places or times, or as an editor reconciled them.
    Apart,
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

/// What the comparison finds on a question: "Split: 4 positions, at most 2 independent lines each".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The question.
    pub question: QuestionId,
    /// The kind of finding.
    pub kind: SummaryKind,
    /// What it says.
    pub clause: Clause,
}

/// What a finding says, with the numbers and names that its sentence needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// The corpus has no such question.
    NoSuchQuestion,
    /// No claim in view is on the question.
    NothingInView,
    /// So many claims reject or doubt an answer, and none gives one.
    OnlyRejected(usize),
    /// One answer gave way to another.
    Replaced {
        /// The earlier answer, and the years it is claimed of.
        before: (PositionId, Span),
        /// The later answer, and the years it is claimed of.
        after: (PositionId, Span),
    },
    /// Every document stands against one answer that is said once.
    OneAgainstAll {
        /// How many documents there are.
        documents: usize,
        /// The answer that is said once.
        lone: PositionId,
    },
    /// One answer is affirmed and denied.
    AffirmedAndDenied(PositionId),
    /// So many answers are given, all of them through one newsroom and no other.
    SplitInOneNewsroom(usize, OutletId),
    /// So many answers are given, and one newsroom among others carries all of them.
    SplitAcrossOneNewsroom(usize, OutletId),
    /// So many answers are given, some of which exclude each other.
    Split(usize, LinesEach),
    /// So many answers are given, some of which exclude each other, and no two claims contradict each other.
    Apart(usize),
    /// So many claims, all from one newsroom.
    OneNewsroom(usize, OutletId),
    /// One side of the question only.
    OneSided {
        /// Where its answers stand.
        documents: Share,
        /// The answer nobody gives. `None` for a question of yes or no, which nobody denies.
        rival: Option<PositionId>,
        /// A party that is not heard.
        not_heard: Option<Party>,
    },
    /// So many answers are given, and all of them can hold.
    AllCanHold(usize, LinesEach),
    /// One answer is given.
    OneAnswer(Share),
}

/// The most independent lines that any of several answers has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinesEach {
    /// The lower bound.
    pub held: usize,
    /// The upper bound.
    pub traced: usize,
}

/// Some of the documents in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub documents: usize,
    /// Of how many in view.
    pub of: usize,
}

/// Everything a summary is found from.
pub(crate) struct Findings<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) id: QuestionId,
    pub(crate) question: &'a Question,
    pub(crate) on: &'a [ClaimId],
    pub(crate) answers: &'a [Answer],
    pub(crate) figures: &'a Figures,
    /// Parties to the question of whom nobody is heard.
    pub(crate) not_heard: &'a [Party],
}

/// A kind of finding: `None` where its condition does not hold.
type Finding = fn(&Findings) -> Option<(SummaryKind, Clause)>;

/// The findings where claims contradict each other, and those where none do.
const CONTRADICTED: [Finding; 4] = [unanswered, changed, near_agreement, split];
const OTHERWISE: [Finding; 6] = [unanswered, changed, apart, single_source, one_sided, not_exclusive];

/// Whether the reports split on a question: claims contradict each other on it, by an editor's judgement or by rule.
#[must_use]
pub fn splits(kind: SummaryKind) -> bool {
    matches!(kind, SummaryKind::Split | SummaryKind::NearAgreement)
}

/// The first finding whose condition holds.
pub(crate) fn summarise(findings: &Findings) -> Summary {
    let contradicted = is_contradicted(findings.view, findings.question, findings.on);
    let in_order: &[Finding] = if contradicted { &CONTRADICTED } else { &OTHERWISE };
    let found = in_order.iter().find_map(|finding| finding(findings));
    let (kind, clause) = found.unwrap_or_else(|| (SummaryKind::Agreement, Clause::OneAnswer(findings.share())));
    Summary {
        question: findings.id,
        kind,
        clause,
    }
}

impl Findings<'_> {
    fn given(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| answer.is_given())
    }

    /// How many documents give one of these answers.
    fn documents(&self, which: impl Fn(&Answer) -> bool) -> usize {
        let mut documents = Vec::new();
        for &claim in self
            .answers
            .iter()
            .filter(|answer| which(answer))
            .flat_map(|answer| &answer.carried)
        {
            if let Some(claim) = self.view.corpus.claim(claim) {
                add_once(&mut documents, claim.document);
            }
        }
        documents.len()
    }

    /// The documents that give any answer.
    fn share(&self) -> Share {
        Share {
            documents: self.documents(|_| true),
            of: self.view.documents.len(),
        }
    }

    fn lines_each(&self) -> LinesEach {
        LinesEach {
            held: self.given().map(|answer| answer.figures.lines_held).max().unwrap_or(0),
            traced: self
                .given()
                .map(|answer| answer.figures.lines_traced)
                .max()
                .unwrap_or(0),
        }
    }

    fn is_denied(&self) -> bool {
        self.stands(self.on, Stance::Deny)
    }

    /// Whether some of the claims take a stance.
    fn stands(&self, claims: &[ClaimId], stance: Stance) -> bool {
        claims.iter().any(|&claim| {
            self.view
                .corpus
                .claim(claim)
                .is_some_and(|claim| claim.stance == stance)
        })
    }

    /// The years an answer is claimed of, claim by claim.
    fn spans(&self, answer: &Answer) -> Vec<Span> {
        let claims = answer.carried.iter().filter_map(|&claim| self.view.corpus.claim(claim));
        claims.filter_map(|claim| span(self.view.corpus, claim)).collect()
    }
}

/// Nobody affirms any answer or passes one on.
fn unanswered(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    if findings.given().next().is_some() {
        return None;
    }
    let clause = match findings.on.len() {
        0 => Clause::NothingInView,
        against => Clause::OnlyRejected(against),
    };
    Some((SummaryKind::Unanswered, clause))
}

/// A given answer that another replaced, each with the years it is claimed of.
type Replacement<'a> = ((&'a Answer, Span), (&'a Answer, Span));

/// An editor says that a claim updates one it excludes, and that none contradicts another; the question is of no fixed
/// period; no two given answers that exclude each other are claimed of one year; and of at least one pair of them the
/// later replaces the earlier for good. Without the editor, two outlets that differ would look like a world that changed.
fn changed(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    if !can_change(findings) {
        return None;
    }
    let view = findings.view;
    let (mut replaced, mut updated): (Option<Replacement>, bool) = (None, false);
    for (left, right) in rivals(view.reading, findings.question, findings.answers) {
        let (left_spans, right_spans) = (findings.spans(left), findings.spans(right));
        let of_one_year = |one: &Span| right_spans.iter().any(|two| one.meets(*two));
        if left_spans.iter().any(of_one_year) {
            return None;
        }
        updated |= view.joined(RelationKind::Updates, &left.carried, &right.carried);
        let (left, right) = ((left, whole(&left_spans)?), (right, whole(&right_spans)?));
        let pair = if left.1.last < right.1.first {
            Some((left, right))
        } else if right.1.last < left.1.first {
            Some((right, left))
        } else {
            None
        };
        // Of several pairs the one with the earliest beginning, then the latest end.
        replaced = match (replaced, pair) {
            (Some(known), Some(new)) if rank(&known) <= rank(&new) => Some(known),
            (known, new) => new.or(known),
        };
    }
    let ((before, first), (after, last)) = replaced.filter(|_| updated)?;
    let clause = Clause::Replaced {
        before: (before.position, first),
        after: (after.position, last),
    };
    Some((SummaryKind::Changed, clause))
}

/// Whether the true answer may have changed: the question is of no fixed period and can be of several, and no editor sees a
/// contradiction.
fn can_change(findings: &Findings) -> bool {
    let scope = &findings.question.scope;
    let fixed = scope.from.is_some() && scope.to.is_some();
    let timeless = matches!(
        findings.question.kind,
        QuestionKind::Causal | QuestionKind::Normative | QuestionKind::Forecast
    );
    let contradicted = || {
        let view = findings.view;
        view.joined(RelationKind::Contradicts, findings.on, findings.on)
    };
    !(fixed || timeless || contradicted())
}

/// The shortest span that holds all of these.
fn whole(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::with)
}

fn rank((before, after): &Replacement) -> (i32, i32) {
    (before.1.first, -after.1.last)
}

/// Every pair of given answers that exclude each other holds one and the same answer; that one is claimed once; and every
/// document in view, at least three, gives another that excludes it.
fn near_agreement(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    let pairs = rivals(findings.view.reading, findings.question, findings.answers);
    let lone = findings.given().find(|answer| {
        answer.carried.len() == 1
            && !pairs.is_empty()
            && pairs
                .iter()
                .all(|(left, right)| left.position == answer.position || right.position == answer.position)
    })?;
    let all = findings.view.documents.len();
    let against = findings.documents(|answer| excludes(findings.question, answer.position, lone.position));
    let clause = Clause::OneAgainstAll {
        documents: all,
        lone: lone.position,
    };
    (all >= 3 && against >= all).then_some((SummaryKind::NearAgreement, clause))
}

/// Claims contradict each other: answers that exclude each other, one that is affirmed and denied, or as an editor judged.
fn split(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    if rivals(findings.view.reading, findings.question, findings.answers).is_empty() {
        let disputed = findings.given().find(|answer| {
            findings.stands(&answer.claims, Stance::Support) && findings.stands(&answer.claims, Stance::Deny)
        });
        if let Some(disputed) = disputed {
            return Some((SummaryKind::Split, Clause::AffirmedAndDenied(disputed.position)));
        }
    }
    let given = findings.given().count();
    let clause = match split_through(findings) {
        Some(newsroom) if findings.figures.newsrooms_held == 1 => Clause::SplitInOneNewsroom(given, newsroom),
        Some(newsroom) => Clause::SplitAcrossOneNewsroom(given, newsroom),
        None => Clause::Split(given, findings.lines_each()),
    };
    Some((SummaryKind::Split, clause))
}

/// Given answers exclude each other, and no two claims contradict each other.
fn apart(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    let rivals = rivals(findings.view.reading, findings.question, findings.answers);
    (!rivals.is_empty()).then(|| (SummaryKind::Apart, Clause::Apart(findings.given().count())))
}

/// The newsroom that carries every given answer, where it is the only one or there are at least three answers.
fn split_through(findings: &Findings) -> Option<OutletId> {
    let newsrooms = |answer: &Answer| -> Vec<OutletId> {
        let mut newsrooms = Vec::new();
        for newsroom in answer.carried.iter().filter_map(|&claim| findings.view.newsroom(claim)) {
            add_once(&mut newsrooms, newsroom);
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
    // Where several newsrooms do, naming one would mislead.
    match common.as_slice() {
        [newsroom] => Some(*newsroom),
        _ => None,
    }
}

/// No disagreement, and every claim comes from one newsroom.
fn single_source(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    if findings.figures.newsrooms_held != 1 {
        return None;
    }
    let newsroom = findings.on.iter().find_map(|&claim| findings.view.newsroom(claim))?;
    Some((
        SummaryKind::SingleSource,
        Clause::OneNewsroom(findings.on.len(), newsroom),
    ))
}

/// No disagreement, nobody denies anything, and an answer nobody takes excludes one that is given.
fn one_sided(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    let excludes_a_given_one = |empty: &&Answer| {
        findings
            .given()
            .any(|answer| excludes(findings.question, answer.position, empty.position))
    };
    let mut not_given = findings.answers.iter().filter(|answer| !answer.is_given());
    let rival = not_given.find(excludes_a_given_one)?;
    if findings.is_denied() {
        return None;
    }
    let polar = findings.question.kind == QuestionKind::Polar;
    let clause = Clause::OneSided {
        documents: findings.share(),
        rival: (!polar).then_some(rival.position),
        not_heard: findings.not_heard.first().copied(),
    };
    Some((SummaryKind::OneSided, clause))
}

/// Several answers, none of which excludes another.
fn not_exclusive(findings: &Findings) -> Option<(SummaryKind, Clause)> {
    let given = findings.given().count();
    (given > 1).then(|| {
        (
            SummaryKind::NotExclusive,
            Clause::AllCanHold(given, findings.lines_each()),
        )
    })
}

/// How many summaries are of each kind, in the order of the kinds: for a heading such as "Six of twelve questions split".
#[must_use]
pub fn kinds<'a>(summaries: impl Iterator<Item = &'a Summary>) -> Vec<(SummaryKind, usize)> {
    crosscheck_model::how_often(summaries.map(|summary| summary.kind))
}
