//! Turns the claims in view into the concordance: questions and their positions by columns in order of time.

use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, PositionId, QuestionId};

use crate::{Credit, Figures, Mark, Summary};

/// What the columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Columns {
    /// A document each.
    #[default]
    Documents,
    /// The newsroom the reporting comes from.
    Newsrooms,
    /// Whoever speaks.
    Voices,
    /// The year of publication.
    Years,
}

/// How the questions are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// The most disagreement first.
    #[default]
    Disagreement,
    /// The fewest independent lines first.
    Lines,
    /// The longest stretch of time first.
    Span,
    /// The most silent columns first.
    Silence,
    /// By the question's text.
    Name,
}

/// Questions by columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Concordance {
    /// Groups of one newsroom together, groups and columns in order of time.
    pub columns: Vec<Column>,
    /// A row per question that has claims in view.
    pub questions: Vec<Row>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Stable: the authored id of the document, outlet or voice, or the year.
    pub key: String,
    /// "The Baghdad Post".
    pub label: String,
    /// "by 5 July 2017".
    pub sub: String,
    /// The newsroom under which it stands.
    pub newsroom: OutletId,
    /// The documents it covers, in order.
    pub documents: Vec<DocumentId>,
    /// "follows Al-Monitor", not credited.
    pub provenance: Option<(String, Credit)>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The question.
    pub question: QuestionId,
    /// Its positions, in order, also those nobody takes.
    pub positions: Vec<PositionRow>,
    /// What the comparison finds.
    pub summary: Summary,
    /// Of all its claims in view.
    pub figures: Figures,
    /// The sum over pairs of mutually exclusive positions of the smaller number of held lines.
    pub disagreement: usize,
    /// Per column: nothing in the whole corpus on this question, though it could have known.
    pub silent: Vec<bool>,
    /// Per column: published before everything the question is about.
    pub could_not_know: Vec<bool>,
}

/// One answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct PositionRow {
    /// Which of the question's positions.
    pub position: PositionId,
    /// One per column.
    pub cells: Vec<Cell>,
    /// Of the claims that affirm it or pass it on: what it rests on.
    pub figures: Figures,
    /// Claims in view that deny or question it.
    pub against: usize,
}

/// Where a column stands on a position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// `None`: the column speaks on the question, but not on this position.
    pub mark: Option<Mark>,
    /// Its claims in view, in order.
    pub claims: Vec<ClaimId>,
    /// Who speaks in them, each once: "own voice", "Ali Khedery".
    pub speakers: Vec<String>,
}

/// Builds the concordance of the claims in view, the most disagreement first.
#[must_use]
pub fn concordance(corpus: &Corpus, claims: &[ClaimId], columns: Columns) -> Concordance {
    let _ = (corpus, claims, columns);
    Concordance { columns: Vec::new(), questions: Vec::new() }
}

/// Reorders the questions.
pub fn sort(corpus: &Corpus, concordance: &mut Concordance, by: Sort) {
    let _ = (corpus, concordance, by);
}
