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
    let templates: [Template; 7] =
        [unanswered, changed, near_agreement, split, single_source, one_sided, not_exclusive];
    let (kind, clause) = templates
        .into_iter()
        .find_map(|template| template(findings))
        .unwrap_or_else(|| (SummaryKind::Agreement, findings.documents_and(" give the same answer", " gives the only answer")));
    Summary { kind, word: kind.word(), clause }
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
    fn documents(&self, which: impl Fn(&Answer) -> bool) -> usize {
        let of = |document| {
            let stands_there = |&claim: &ClaimId| self.view.corpus.claim(claim).is_some_and(|claim| claim.document == document);
            self.given().any(|answer| which(answer) && answer.carried.iter().any(stands_there))
        };
        self.view.documents.iter().filter(|&&document| of(document)).count()
    }

    /// "3 of 5 documents give the same answer", "1 of 5 documents gives the only answer".
    fn documents_and(&self, many: &str, one: &str) -> String {
        let documents = self.documents(|_| true);
        let of_all = [&documents.to_string(), " of ", &counted(self.view.documents.len(), "document", "documents")].concat();
        [of_all.as_str(), if documents == 1 { one } else { many }].concat()
    }

    /// "at most 2 to 4 independent lines each".
    fn lines_each(&self) -> String {
        let held = self.given().map(|answer| answer.figures.lines_held).max().unwrap_or(0);
        let traced = self.given().map(|answer| answer.figures.lines_traced).max().unwrap_or(0);
        if traced == 1 {
            return "one independent line each".to_owned();
        }
        ["at most ", &range(held, traced), " independent lines each"].concat()
    }

    fn is_denied(&self) -> bool {
        self.stands(self.on, Stance::Deny)
    }

    fn stands(&self, claims: &[ClaimId], stance: Stance) -> bool {
        claims.iter().any(|&claim| self.view.corpus.claim(claim).is_some_and(|claim| claim.stance == stance))
    }

    /// All the years a position is claimed of, claim by claim.
    fn spans(&self, answer: &Answer) -> Vec<Span> {
        let claims = answer.carried.iter().filter_map(|&claim| self.view.corpus.claim(claim));
        claims.filter_map(|claim| span(self.view.corpus, claim)).collect()
    }

    fn whole_span(&self, answer: &Answer) -> Option<Span> {
        self.spans(answer).into_iter().reduce(Span::with)
    }
}

/// Nobody affirms any position or passes one on.
fn unanswered(findings: &Findings) -> Option<(SummaryKind, String)> {
    if findings.given().next().is_some() {
        return None;
    }
    let clause = match findings.on.len() {
        0 => "nothing in view addresses it".to_owned(),
        against => [&counted(against, "claim rejects or doubts", "claims reject or doubt"), " an answer, none gives one"].concat(),
    };
    Some((SummaryKind::Unanswered, clause))
}

/// The question is of no fixed period; some given answers exclude each other; no two such are claimed of one year; of at
/// least one pair the later replaces the earlier for good; and no claims on it are authored as contradicting each other.
fn changed(findings: &Findings) -> Option<(SummaryKind, String)> {
    let fixed = findings.question.scope.from.is_some() && findings.question.scope.to.is_some();
    let timeless = matches!(findings.question.kind, QuestionKind::Causal | QuestionKind::Normative | QuestionKind::Forecast);
    if fixed || timeless || findings.view.joined(RelationKind::Contradicts, findings.on, findings.on) {
        return None;
    }
    let mut replaced = None;
    for (left, right) in rivals(findings.question, findings.answers) {
        let (left_spans, right_spans) = (findings.spans(left), findings.spans(right));
        if left_spans.iter().any(|one| right_spans.iter().any(|two| one.meets(*two))) {
            return None;
        }
        let (before, after) = (findings.whole_span(left)?, findings.whole_span(right)?);
        let pair = if before.last < after.first { Some((left, before, right, after)) } else { None };
        let pair = pair.or(if after.last < before.first { Some((right, after, left, before)) } else { None });
        // Of several pairs the one with the earliest beginning, then the latest end.
        replaced = match (replaced, pair) {
            (Some(known), Some(new)) if key(&known) <= key(&new) => Some(known),
            (known, new) => new.or(known),
        };
    }
    let (before, first, after, last) = replaced?;
    let part = |answer, span: Span| [&findings.text(answer), " ", &period(span)].concat();
    Some((SummaryKind::Changed, [&part(before, first), ", ", &part(after, last)].concat()))
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
    let pairs = rivals(findings.question, findings.answers);
    let lone = findings.given().find(|answer| {
        answer.carried.len() == 1
            && !pairs.is_empty()
            && pairs.iter().all(|(left, right)| left.position == answer.position || right.position == answer.position)
    })?;
    let all = findings.view.documents.len();
    let against = findings.documents(|answer| excludes(findings.question, answer.position, lone.position));
    if all < 3 || against < all {
        return None;
    }
    let clause = ["all ", &number(all), " documents stand against ", &findings.text(lone), ", which is said once"].concat();
    Some((SummaryKind::NearAgreement, clause))
}

/// Some given answers exclude each other, or one that is affirmed is also denied.
fn split(findings: &Findings) -> Option<(SummaryKind, String)> {
    if rivals(findings.question, findings.answers).is_empty() {
        let disputed =
            findings.given().find(|answer| findings.stands(&answer.claims, Stance::Support) && findings.stands(&answer.claims, Stance::Deny))?;
        return Some((SummaryKind::Split, [&findings.text(disputed), " is affirmed and denied"].concat()));
    }
    let positions = counted(findings.given().count(), "position", "positions");
    let clause = match split_through(findings) {
        Some(newsroom) if findings.figures.newsrooms_held == 1 => [&positions, ", all through ", &newsroom].concat(),
        Some(newsroom) => [&positions, "; ", &newsroom, " carries all ", &number(findings.given().count())].concat(),
        None => [&positions, ", ", &findings.lines_each()].concat(),
    };
    Some((SummaryKind::Split, clause))
}

/// The newsroom that carries every given answer, where it is the only one or there are at least three answers.
fn split_through(findings: &Findings) -> Option<String> {
    let corpus = findings.view.corpus;
    let newsrooms = |answer: &Answer| -> Vec<_> {
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
    // Where several do, naming one would mislead.
    if let [newsroom] = common.as_slice() { Some(full_name(corpus, Node::Outlet(*newsroom))) } else { None }
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
        claims => ["all ", &counted(claims, "claim", "claims"), " come from ", &name].concat(),
    };
    Some((SummaryKind::SingleSource, clause))
}

/// No disagreement, nobody denies anything, and a position nobody takes excludes one that is given.
fn one_sided(findings: &Findings) -> Option<(SummaryKind, String)> {
    let unheld = |answer: &&Answer| !answer.is_given();
    let rival = findings.answers.iter().filter(unheld).find(|empty| {
        findings.given().any(|answer| excludes(findings.question, answer.position, empty.position))
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
    let clause = [&counted(given, "answer", "answers"), " that can ", can, " hold, ", &findings.lines_each()].concat();
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
