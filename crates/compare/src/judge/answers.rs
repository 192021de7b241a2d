//! Turns the claims in view into what each answer to a question rests on. The concordance and the issue sheet both use it, so
//! their totals agree.

use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, PositionId, Question, QuestionId, RelationKind, Stance};

use crate::reading::{Count, Reading, Tracer};
use crate::records::add_once;
use crate::trace::{Figures, count};

/// The claims in view.
pub(crate) struct View<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) tracer: &'a Tracer<'a>,
    /// In order of document and paragraph, each once.
    pub(crate) claims: Vec<ClaimId>,
    /// The documents they stand in.
    pub(crate) documents: Vec<DocumentId>,
}

/// An answer to a question, with the claims in view on it.
pub(crate) struct Answer {
    pub(crate) position: PositionId,
    pub(crate) claims: Vec<ClaimId>,
    /// Those that affirm it or pass it on, and speak of the same thing.
    pub(crate) carried: Vec<ClaimId>,
    /// Those that affirm it or pass it on, but speak of somebody else, as the reader holds.
    pub(crate) apart: Vec<ClaimId>,
    /// What the answer rests on: the figures of `carried`.
    pub(crate) figures: Figures,
}

impl Answer {
    /// Whether anyone affirms it or passes it on.
    pub(crate) fn is_given(&self) -> bool {
        !self.carried.is_empty()
    }

    /// How many claims deny or question it.
    pub(crate) fn against(&self) -> usize {
        self.claims.len() - self.carried.len() - self.apart.len()
    }
}

impl<'a> View<'a> {
    pub(crate) fn new(reading: &'a Reading<'a>, claims: &[ClaimId]) -> Self {
        let corpus = reading.corpus();
        // Marks the chosen claims, then walks over all: that brings them into order, each once.
        let mut chosen = vec![false; corpus.claims.len()];
        for &claim in claims {
            if let Some(slot) = chosen.get_mut(claim.index()) {
                *slot = reading.counts(claim);
            }
        }
        let (mut claims, mut documents) = (Vec::new(), Vec::new());
        for (index, (claim, chosen)) in corpus.claims.iter().zip(chosen).enumerate() {
            if chosen {
                claims.push(index.into());
                add_once(&mut documents, claim.document);
            }
        }
        Self {
            corpus,
            reading,
            tracer: reading.tracer(),
            claims,
            documents,
        }
    }

    /// The claims in view on a question.
    pub(crate) fn on(&self, question: QuestionId) -> Vec<ClaimId> {
        let mut on = Vec::new();
        for &claim in &self.claims {
            if self.corpus.claim(claim).is_some_and(|claim| claim.question == question) {
                on.push(claim);
            }
        }
        on
    }

    /// What a set of claims rests on.
    pub(crate) fn count(&self, claims: &[ClaimId]) -> Figures {
        count(self.corpus, self.tracer, claims)
    }

    /// The newsroom a claim was made in.
    pub(crate) fn newsroom(&self, claim: ClaimId) -> Option<OutletId> {
        self.tracer.trace(claim, Count::Held).newsroom
    }

    /// Every answer to a question, in order.
    pub(crate) fn answers(&self, question: &Question, on: &[ClaimId]) -> Vec<Answer> {
        let mut answers = Vec::new();
        for index in 0..question.positions.len() {
            answers.push(self.answer(index.into(), on));
        }
        answers
    }

    fn answer(&self, position: PositionId, on: &[ClaimId]) -> Answer {
        let (mut claims, mut carried) = (Vec::new(), Vec::new());
        for &id in on {
            let Some(claim) = self
                .corpus
                .claim(id)
                .filter(|_| self.reading.position(id) == Some(position))
            else {
                continue;
            };
            claims.push(id);
            if carries(claim.stance) {
                carried.push(id);
            }
        }
        let apart = self.reading.take_apart(&mut carried);
        let figures = self.count(&carried);
        Answer {
            position,
            claims,
            carried,
            apart,
            figures,
        }
    }

    /// Whether an authored relation of a kind joins two of these claims, in either direction.
    pub(crate) fn joined(&self, kind: RelationKind, left: &[ClaimId], right: &[ClaimId]) -> bool {
        self.corpus.relations.iter().any(|relation| {
            relation.kind == kind
                && (left.contains(&relation.from) && right.contains(&relation.to)
                    || left.contains(&relation.to) && right.contains(&relation.from))
        })
    }
}

/// Whether a stance affirms an answer or passes it on, rather than rejecting or doubting it.
pub(crate) fn carries(stance: Stance) -> bool {
    matches!(stance, Stance::Support | Stance::Comment)
}

/// Whether two answers to a question cannot both hold.
pub(crate) fn excludes(question: &Question, left: PositionId, right: PositionId) -> bool {
    let lists = |from: PositionId, to| {
        question
            .positions
            .get(from.index())
            .is_some_and(|position| position.excludes.iter().any(|other| other.position == to))
    };
    lists(left, right) || lists(right, left)
}

/// Every pair of given answers that exclude each other, in order.
pub(crate) fn rivals<'a>(
    reading: &Reading,
    question: &Question,
    answers: &'a [Answer],
) -> Vec<(&'a Answer, &'a Answer)> {
    let mut pairs = Vec::new();
    for (index, left) in answers.iter().enumerate() {
        for right in answers.iter().skip(index + 1) {
            if left.is_given()
                && right.is_given()
                && excludes(question, left.position, right.position)
                && reading.are_set_against(&left.carried, &right.carried)
            {
                pairs.push((left, right));
            }
        }
    }
    pairs
}

/// How much the answers to a question are at odds: over all pairs that exclude each other, the sum of the smaller number of held
/// lines.
pub(crate) fn disagreement(reading: &Reading, question: &Question, answers: &[Answer]) -> usize {
    let lines = |(left, right): (&Answer, &Answer)| left.figures.lines_held.min(right.figures.lines_held);
    rivals(reading, question, answers).into_iter().map(lines).sum()
}
