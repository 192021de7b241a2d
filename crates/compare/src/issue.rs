//! Turns one question and the claims in view into the issue sheet.

use crosscheck_model::{ClaimId, Corpus, Party, PositionId, QuestionId};

use crate::{Figures, RelationLine, Summary, SummaryKind};

/// One question laid open.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueSheet {
    /// The question.
    pub question: QuestionId,
    /// What the comparison finds: the same as the concordance's.
    pub summary: Summary,
    /// Of all its claims in view.
    pub figures: Figures,
    /// Its positions in order, also those nobody takes.
    pub positions: Vec<IssuePosition>,
    /// Authored relations first, then computed ones.
    pub relations: Vec<RelationLine>,
    /// Who might be expected to speak, and is not heard in view.
    pub not_heard: Vec<NotHeard>,
}

/// One answer with its claims.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuePosition {
    /// Which of the question's positions.
    pub position: PositionId,
    /// All claims on it in view, whatever their stance, in order of document and paragraph.
    pub claims: Vec<ClaimId>,
    /// Of the claims that affirm it or pass it on: what it rests on.
    pub figures: Figures,
    /// Claims in view that deny or question it.
    pub against: usize,
}

/// A party that is not heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotHeard {
    /// Who.
    pub party: Party,
    /// "The Iranian government".
    pub name: String,
    /// "spoken about in 4 claims, never heard".
    pub why: String,
}

/// Builds the sheet of one question from the claims in view.
#[must_use]
pub fn issue(corpus: &Corpus, claims: &[ClaimId], question: QuestionId) -> IssueSheet {
    let _ = (corpus, claims);
    IssueSheet {
        question,
        summary: Summary { kind: SummaryKind::Unanswered, word: "Unanswered", clause: String::new() },
        figures: Figures::default(),
        positions: Vec::new(),
        relations: Vec::new(),
        not_heard: Vec::new(),
    }
}
