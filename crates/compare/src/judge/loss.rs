//! Turns two readings of one corpus into what the second lost: the answers with fewer independent lines, or none.

use crosscheck_model::{ClaimId, PositionId, QuestionId};

use super::answers::{Answer, View};
use super::why::{Rule, Why};
use crate::reading::Reading;

/// An answer whose lines became fewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub position: PositionId,
    /// Held lines before.
    pub before: usize,
    /// Held lines that are left; zero if the last line is lost.
    pub after: usize,
    /// Claims that gave it before, in order.
    pub claims: Vec<ClaimId>,
}

impl Loss {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.after == 0
    }

    /// The rule and the claims that gave the answer before.
    #[must_use]
    pub fn why(&self, reading: &Reading) -> Why {
        Why::new(reading.corpus(), Rule::LostLine, &self.claims)
    }
}

/// What a reading lost against another, of the claims in view: last lines first, then in the order of the questions.
#[must_use]
pub fn lost(before: &Reading, after: &Reading, claims: &[ClaimId]) -> Vec<Loss> {
    let (whole, part) = (View::new(before, claims), View::new(after, claims));
    let (mut last, mut fewer) = (Vec::new(), Vec::new());
    for (index, question) in before.corpus().questions.iter().enumerate() {
        let (had, has) = (whole.on(index.into()), part.on(index.into()));
        if had == has && before.alterations().institutions == after.alterations().institutions {
            continue;
        }
        let (before, after) = (whole.answers(question, &had), part.answers(question, &has));
        for (before, after) in before.into_iter().zip(&after) {
            let Some(loss) = loss(index.into(), before, after) else {
                continue;
            };
            if loss.is_last() { &mut last } else { &mut fewer }.push(loss);
        }
    }
    last.append(&mut fewer);
    last
}

fn loss(question: QuestionId, before: Answer, after: &Answer) -> Option<Loss> {
    let (had, has) = (before.figures.lines_held, after.figures.lines_held);
    (has < had).then_some(Loss {
        question,
        position: before.position,
        before: had,
        after: has,
        claims: before.carried,
    })
}
