//! Turns the claims in view into the concordance: questions and their positions by columns in order of time.

use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, PositionId, Question, QuestionId};

use crate::columns::{Table, columns_of};
use crate::figures::Figures;
use crate::issue::unheard_names;
use crate::mark::{Mark, claim_mark, strongest};
use crate::provenance::{Credit, cell_speaker};
use crate::scope::{Span, span};
use crate::summary::{Findings, Summary, summarise};
use crate::view::{Answer, View, disagreement};
use crate::words::{add_once, sort_by};

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
    let view = View::new(corpus, claims);
    let table = columns_of(&view, columns);
    let rows = corpus.questions.iter().enumerate().filter_map(|(index, question)| row(&view, &table, index.into(), question));
    let mut concordance = Concordance { questions: rows.collect(), columns: Vec::new() };
    concordance.columns = table.into_columns();
    sort(corpus, &mut concordance, Sort::Disagreement);
    concordance
}

/// `None` where the question has no claim in view.
fn row(view: &View, table: &Table, id: QuestionId, question: &Question) -> Option<Row> {
    let on = view.on(id);
    if on.is_empty() {
        return None;
    }
    let answers = view.answers(question, &on);
    let figures = view.count(&on);
    let not_heard = unheard_names(view, id, question, &on);
    let findings = Findings { view, question, on: &on, answers: &answers, figures: &figures, not_heard: &not_heard };
    let summary = summarise(&findings);
    let quiet: Vec<_> = (0..table.len()).map(|column| table.quiet(id, column)).collect();
    Some(Row {
        question: id,
        summary,
        disagreement: disagreement(question, &answers),
        silent: quiet.iter().map(|&quiet| quiet == Some(Mark::Silent)).collect(),
        could_not_know: quiet.iter().map(|&quiet| quiet == Some(Mark::CouldNotKnow)).collect(),
        positions: answers.into_iter().map(|answer| position_row(view, table, id, answer)).collect(),
        figures,
    })
}

fn position_row(view: &View, table: &Table, question: QuestionId, answer: Answer) -> PositionRow {
    let cells = (0..table.len()).map(|column| cell(view, table, question, &answer, column)).collect();
    PositionRow { position: answer.position, against: answer.against(), cells, figures: answer.figures }
}

fn cell(view: &View, table: &Table, question: QuestionId, answer: &Answer, column: usize) -> Cell {
    let claims: Vec<_> = answer.claims.iter().copied().filter(|&claim| table.column_of(claim) == Some(column)).collect();
    let mut speakers = Vec::new();
    for &claim in &claims {
        add_once(&mut speakers, cell_speaker(view.corpus, claim));
    }
    let mark = strongest(claims.iter().map(|&claim| claim_mark(view.corpus, claim)))
        .or_else(|| table.could_not_know(question, answer.position, column).then_some(Mark::CouldNotKnow))
        .or_else(|| table.quiet(question, column));
    Cell { mark, claims, speakers }
}

/// Reorders the questions. Ties go by the number of documents, then by id.
pub fn sort(corpus: &Corpus, concordance: &mut Concordance, by: Sort) {
    let rank = |row: &Row| -> i64 {
        match by {
            Sort::Disagreement => negative(row.disagreement),
            Sort::Lines => -negative(row.figures.lines_held),
            Sort::Span => -i64::from(years_of(corpus, row)),
            Sort::Silence => negative(row.silent.iter().filter(|&&silent| silent).count()),
            Sort::Name => 0,
        }
    };
    let key = |row: &Row| {
        let question = corpus.question(row.question);
        let name = question.filter(|_| by == Sort::Name).map_or("", |question| question.text.as_str());
        (rank(row), name, negative(row.figures.documents), question.map_or("", |question| question.id.as_str()))
    };
    sort_by(&mut concordance.questions, |left, right| key(left) < key(right));
}

/// So that the largest comes first.
fn negative(count: usize) -> i64 {
    i64::try_from(count).map_or(i64::MIN, |count| -count)
}

/// How many years its claims speak of, open ends left out.
fn years_of(corpus: &Corpus, row: &Row) -> i32 {
    let claims = row.positions.iter().flat_map(|position| &position.cells).flat_map(|cell| &cell.claims);
    let spans = claims.filter_map(|&claim| corpus.claim(claim)).filter_map(|claim| span(corpus, claim));
    let closed = spans.map(|span| match span {
        Span { first: i32::MIN, last } => Span { first: last, last },
        Span { first, last: i32::MAX } => Span { first, last: first },
        span => span,
    });
    closed.filter(|span| span.last != i32::MAX).reduce(Span::with).map_or(0, |span| span.last - span.first)
}
