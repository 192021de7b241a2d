//! Says of each column of the concordance where it is silent on a question, and where it could not have known. Silence is judged
//! on all claims that count rather than on those in view, since narrowing the view silences nobody.

use crosscheck_model::{Claim, ClaimId, Corpus, Day, DocumentId, Mark, PositionId, QuestionId};

use super::columns::{Columns, Layout};
use crate::judge::View;
use crate::reading::Reading;

/// Where columns are silent, and what they could not have known.
pub(crate) struct Silence {
    /// Per question, per column: whether any claim that counts stands there.
    addressed: Vec<Vec<bool>>,
    /// Per question, per answer: from when anybody could speak of it.
    begins: Vec<Vec<Begin>>,
    /// Per column: the last day on which its documents may have been published.
    last_day: Vec<Option<Day>>,
}

/// From when an answer could be spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    /// There is no claim on it.
    Unclaimed,
    /// Some claim on it is of no certain time, or none is of an event.
    Always,
    /// Every claim on it is of this day or later, and at least one is of an event.
    From(Day),
}

impl Silence {
    pub(crate) fn new(view: &View, columns: Columns, layout: &Layout) -> Self {
        let corpus = view.corpus;
        let outlives = matches!(columns, Columns::Voices | Columns::Institutions);
        let last_day = layout.columns.iter().map(|column| {
            // A voice may speak after the documents it is quoted in.
            (!outlives).then(|| last_day(corpus, &column.documents)).flatten()
        });
        let mut silence = Self {
            addressed: vec![vec![false; layout.columns.len()]; corpus.questions.len()],
            begins: Vec::new(),
            last_day: last_day.collect(),
        };
        for question in &corpus.questions {
            silence.begins.push(vec![Begin::Unclaimed; question.positions.len()]);
        }
        for (index, claim) in corpus.claims.iter().enumerate() {
            if view.reading.counts(index.into()) {
                silence.enter(view.reading, index.into(), claim, layout.column_of(index.into()));
            }
        }
        silence.drop_undated(view.reading);
        silence
    }

    /// The mark of a column that does not speak on a question: silent or could not know. `None` where it speaks.
    pub(crate) fn mark(&self, question: QuestionId, column: usize) -> Option<Mark> {
        if self.addressed.get(question.index())?.get(column).copied()? {
            return None;
        }
        let begins = self.begins.get(question.index())?;
        let mut claimed = begins.iter().filter(|&&begin| begin != Begin::Unclaimed).peekable();
        let early = claimed.peek().is_some() && claimed.all(|&begin| self.is_before(column, begin));
        Some(if early { Mark::CouldNotKnow } else { Mark::Silent })
    }

    /// Whether a column was published before everything an answer is claimed of.
    pub(crate) fn could_not_know(&self, question: QuestionId, position: PositionId, column: usize) -> bool {
        let begin = self
            .begins
            .get(question.index())
            .and_then(|begins| begins.get(position.index()));
        begin.is_some_and(|begin| self.is_before(column, *begin))
    }

    fn is_before(&self, column: usize, begin: Begin) -> bool {
        let last = self.last_day.get(column).copied().flatten();
        matches!(begin, Begin::From(day) if last.is_some_and(|last| last < day))
    }

    /// Takes a claim into account.
    fn enter(&mut self, reading: &Reading, id: ClaimId, claim: &Claim, column: Option<usize>) {
        let question = claim.question.index();
        if let Some(slot) = column.and_then(|column| self.addressed.get_mut(question)?.get_mut(column)) {
            *slot = true;
        }
        let Some(slot) = self
            .begins
            .get_mut(question)
            .and_then(|begins| begins.get_mut(reading.position(id)?.index()))
        else {
            return;
        };
        let from = claim.happened.or(claim.scope.from).map(|date| date.first);
        *slot = match (*slot, from) {
            (Begin::Unclaimed, Some(day)) => Begin::From(day),
            (Begin::From(known), Some(day)) => Begin::From(known.min(day)),
            (Begin::Always, _) | (_, None) => Begin::Always,
        };
    }

    /// Lets an answer without a dated event be known always: a scope alone, such as "2017", is the time a claim is made of rather
    /// than an event nobody could know before.
    fn drop_undated(&mut self, reading: &Reading) {
        for (question, begins) in self.begins.iter_mut().enumerate() {
            for (position, begin) in begins.iter_mut().enumerate() {
                let is_dated = |(id, claim): (usize, &Claim)| {
                    claim.question.index() == question
                        && claim.happened.is_some()
                        && reading.counts(id.into())
                        && reading.position(id.into()).is_some_and(|at| at.index() == position)
                };
                let mut claims = reading.corpus().claims.iter().enumerate();
                if matches!(begin, Begin::From(_)) && !claims.any(is_dated) {
                    *begin = Begin::Always;
                }
            }
        }
    }
}

/// The last day on which any of these may have been published or changed; `None` if that is unknown of one of them.
fn last_day(corpus: &Corpus, documents: &[DocumentId]) -> Option<Day> {
    let mut last = None;
    for document in documents.iter().filter_map(|&document| corpus.document(document)) {
        let published = document.published.as_ref().map(|date| date.value.last);
        let modified = document.modified.as_ref().map(|date| date.value.last);
        last = last.max(Some(published.max(modified)?));
    }
    last
}
