//! Turns the claims in view into the concordance: questions and their answers by columns in order of time.

use std::cmp::Reverse;

use crosscheck_model::{ClaimId, Corpus, Mark, PositionId, Question, QuestionId};

use super::columns::{Column, Columns, Layout, lay_out};
use super::silence::Silence;
use crate::judge::{
    Answer, Findings, Span, Summary, SummaryKind, View, claim_mark, disagreement, span, splits, summarise,
    unheard_parties,
};
use crate::reading::Reading;
use crate::records::add_once;
use crate::trace::{CellSpeaker, Figures, cell_speaker};

/// How the questions are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// The most disagreement first.
    #[default]
    Disagreement,
    /// The fewest independent lines first.
    Lines,
    /// What is spoken of earliest first.
    Time,
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

impl Concordance {
    /// Leaves out the columns that answer none of its questions.
    pub fn keep_columns_that_answer(&mut self) {
        let cells = |row: &Row, column: usize| {
            let mut cells = row.positions.iter().filter_map(|position| position.cells.get(column));
            cells.any(|cell| !cell.claims.is_empty())
        };
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|column| self.questions.iter().any(|row| cells(row, column)))
            .collect();
        keep(&mut self.columns, &kept);
        for row in &mut self.questions {
            keep(&mut row.silent, &kept);
            keep(&mut row.could_not_know, &kept);
            for position in &mut row.positions {
                keep(&mut position.cells, &kept);
            }
        }
    }

    /// On how many of its questions the reports split: the one figure of headings, of the overview and of the preset.
    #[must_use]
    pub fn split(&self) -> usize {
        self.questions.iter().filter(|row| splits(row.summary.kind)).count()
    }

    /// The marks that occur in it, in the order of the legend.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for row in &self.questions {
            row.add_marks(&mut marks);
        }
        in_order(marks)
    }
}

impl Row {
    /// The marks that occur in it, in the order of the legend.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        self.add_marks(&mut marks);
        in_order(marks)
    }

    fn add_marks(&self, marks: &mut Vec<Mark>) {
        for cell in self.positions.iter().flat_map(|position| &position.cells) {
            for mark in cell.mark.into_iter().chain(cell.also.iter().map(|(mark, _)| *mark)) {
                add_once(marks, mark);
            }
        }
    }
}

/// Leaves those whose place is kept.
fn keep<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut places = kept.iter();
    items.retain(|_| places.next().copied().unwrap_or(true));
}

fn in_order(marks: Vec<Mark>) -> Vec<Mark> {
    Mark::ALL.into_iter().filter(|mark| marks.contains(mark)).collect()
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
    /// The claims it rests on: those that affirm it or pass it on, and speak of the same.
    pub rests_on: Vec<ClaimId>,
    /// What these come to.
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
    /// Whose words the mark is about, each once.
    pub speakers: Vec<CellSpeaker>,
    /// The weaker marks of its other claims, with whose words they are about: what is rebutted is never listed under "says itself".
    pub also: Vec<(Mark, Vec<CellSpeaker>)>,
}

/// Builds the concordance of the claims in view, the most disagreement first.
#[must_use]
pub fn concordance(corpus: &Corpus, claims: &[ClaimId], columns: Columns) -> Concordance {
    Reading::new(corpus).concordance(claims, columns)
}

impl Reading<'_> {
    /// The concordance of the claims in view, the most disagreement first.
    #[must_use]
    pub fn concordance(&self, claims: &[ClaimId], columns: Columns) -> Concordance {
        let corpus = self.corpus();
        let view = View::new(self, claims);
        let layout = lay_out(&view, columns);
        let silence = Silence::new(&view, columns, &layout);
        let mut questions = Vec::new();
        for (index, question) in corpus.questions.iter().enumerate() {
            questions.extend(row(&view, &layout, &silence, index.into(), question));
        }
        let mut concordance = Concordance {
            questions,
            columns: layout.columns,
        };
        sort(corpus, &mut concordance, Sort::Disagreement);
        concordance
    }
}

/// `None` where the question has no claim in view.
fn row(view: &View, layout: &Layout, silence: &Silence, id: QuestionId, question: &Question) -> Option<Row> {
    let on = view.on(id);
    if on.is_empty() {
        return None;
    }
    let answers = view.answers(question, &on);
    let figures = view.count(&on);
    let not_heard = unheard_parties(view, id, question, &on);
    let summary = summarise(&Findings {
        view,
        id,
        question,
        on: &on,
        answers: &answers,
        figures: &figures,
        not_heard: &not_heard,
    });
    let marks: Vec<_> = (0..layout.columns.len())
        .map(|column| silence.mark(id, column))
        .collect();
    let columns_with = |mark| marks.iter().map(|&found| found == Some(mark)).collect();
    let disagreement = disagreement(view.reading, question, &answers);
    let mut positions = Vec::new();
    for answer in answers {
        positions.push(position_row(view, layout, silence, id, answer));
    }
    Some(Row {
        question: id,
        summary,
        disagreement,
        silent: columns_with(Mark::Silent),
        could_not_know: columns_with(Mark::CouldNotKnow),
        positions,
        figures,
    })
}

fn position_row(view: &View, layout: &Layout, silence: &Silence, question: QuestionId, answer: Answer) -> PositionRow {
    let mut cells = Vec::new();
    for column in 0..layout.columns.len() {
        let is_here = |claim: &ClaimId| layout.column_of(*claim) == Some(column);
        let claims: Vec<ClaimId> = answer.claims.iter().copied().filter(is_here).collect();
        cells.push(if claims.is_empty() {
            empty_cell(silence, question, answer.position, column)
        } else {
            cell(view.corpus, claims)
        });
    }
    PositionRow {
        position: answer.position,
        against: answer.against(),
        cells,
        rests_on: answer.carried,
        figures: answer.figures,
    }
}

fn cell(corpus: &Corpus, claims: Vec<ClaimId>) -> Cell {
    let mut groups = by_mark(corpus, &claims).into_iter();
    let (mark, speakers) = groups.next().unzip();
    Cell {
        mark,
        claims,
        speakers: speakers.unwrap_or_default(),
        also: groups.collect(),
    }
}

/// The cell of a column that says nothing of an answer.
fn empty_cell(silence: &Silence, question: QuestionId, position: PositionId, column: usize) -> Cell {
    let early = silence.could_not_know(question, position, column);
    Cell {
        mark: early
            .then_some(Mark::CouldNotKnow)
            .or_else(|| silence.mark(question, column)),
        ..Cell::default()
    }
}

/// The marks of a cell, the strongest first, each with those whose words it is about.
fn by_mark(corpus: &Corpus, claims: &[ClaimId]) -> Vec<(Mark, Vec<CellSpeaker>)> {
    let mut groups: Vec<(Mark, Vec<CellSpeaker>)> = Vec::new();
    for &claim in claims {
        let mark = claim_mark(corpus, claim);
        let speaker = cell_speaker(corpus, claim);
        match groups.iter_mut().find(|(known, _)| *known == mark) {
            Some((_, speakers)) => add_once(speakers, speaker),
            None => groups.push((mark, vec![speaker])),
        }
    }
    crosscheck_model::sort_by_key(&mut groups, |group| group.0);
    groups
}

/// Reorders the questions. Ties are decided by the number of documents, the most first, then by id.
pub fn sort(corpus: &Corpus, concordance: &mut Concordance, by: Sort) {
    let text = |row: &Row| corpus.question(row.question).map_or("", |question| &question.text);
    let id = |row: &Row| corpus.question(row.question).map_or("", |question| &question.id);
    let tie = |row: &Row| (Reverse(row.figures.documents), id(row));
    let silent = |row: &Row| row.silent.iter().filter(|&&silent| silent).count();
    crosscheck_model::sort_by(&mut concordance.questions, |left, right| {
        let order = match by {
            Sort::Disagreement => at_odds(right).cmp(&at_odds(left)),
            Sort::Lines => left.figures.lines_held.cmp(&right.figures.lines_held),
            Sort::Time => first_year(corpus, left).cmp(&first_year(corpus, right)),
            Sort::Span => years_of(corpus, right).cmp(&years_of(corpus, left)),
            Sort::Silence => silent(right).cmp(&silent(left)),
            Sort::Name => text(left).cmp(text(right)),
        };
        order.then_with(|| tie(left).cmp(&tie(right)))
    });
}

/// Questions that split the reports come before those whose answers a later one has replaced, or that are about different things.
fn at_odds(row: &Row) -> (bool, usize) {
    (row.summary.kind == SummaryKind::Split, row.disagreement)
}

/// How many years the claims of a row speak of, without open ends.
fn years_of(corpus: &Corpus, row: &Row) -> i32 {
    whole_span(corpus, row).map_or(0, |span| span.last - span.first)
}

/// The first year the claims of a row speak of; what is of no year comes last.
fn first_year(corpus: &Corpus, row: &Row) -> i32 {
    whole_span(corpus, row).map_or(i32::MAX, |span| span.first)
}

fn whole_span(corpus: &Corpus, row: &Row) -> Option<Span> {
    let mut whole: Option<Span> = None;
    for cell in row.positions.iter().flat_map(|position| &position.cells) {
        for &claim in &cell.claims {
            let closed = match corpus.claim(claim).and_then(|claim| span(corpus, claim)) {
                Some(Span { first: i32::MIN, last }) => Span { first: last, last },
                Some(Span { first, last: i32::MAX }) => Span { first, last: first },
                Some(span) => span,
                None => continue,
            };
            if closed.last != i32::MAX {
                whole = Some(whole.map_or(closed, |span| span.with(closed)));
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Basis, Certainty, DatedBasis, DocumentId, Naming, RelayDistance, Stance};

    use super::*;
    use crate::fixture::{all, date, document, edit, news, own, question, said, voice};
    use crate::views::issue;

    /// Two newsrooms with two documents each: the first of each by turns in time.
    fn four_documents() -> (Corpus, [DocumentId; 4], QuestionId) {
        let mut corpus = Corpus::default();
        let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
        let years = [(one, "2018"), (two, "2016"), (one, "2020"), (two, "2019")];
        let documents = years.map(|(outlet, year)| document(&mut corpus, outlet, year));
        let question = question(&mut corpus, 2, &[(0, 1)]);
        for document in documents {
            own(&mut corpus, document, question, 0);
        }
        (corpus, documents, question)
    }

    #[test]
    fn silence_is_judged_on_the_whole_corpus() {
        let (mut corpus, documents, first) = four_documents();
        let second = question(&mut corpus, 2, &[]);
        let other = own(&mut corpus, documents[0], second, 0);
        let aside = own(&mut corpus, documents[1], second, 1);
        let in_view: Vec<_> = all(&corpus).into_iter().filter(|claim| *claim != aside).collect();
        let concordance = concordance(&corpus, &in_view, Columns::Documents);
        let row = concordance.questions.iter().find(|row| row.question == second).unwrap();
        // The first column speaks on it, though not in view; of the others only the third does.
        assert_eq!(row.silent, [false, true, false, true]);
        let marks: Vec<_> = row.positions[0].cells.iter().map(|cell| cell.mark).collect();
        assert_eq!(marks, [None, Some(Mark::Silent), Some(Mark::Says), Some(Mark::Silent)]);
        assert_eq!(row.positions[0].cells[2].claims, [other]);
        assert!(
            concordance
                .questions
                .iter()
                .any(|row| row.question == first && row.silent == [false; 4])
        );
    }

    #[test]
    fn nobody_could_know_what_had_not_happened() {
        let (mut corpus, documents, first) = four_documents();
        let event = own(&mut corpus, documents[2], first, 1);
        edit(&mut corpus, event).happened = Some(date("2018-06"));
        let cells = |corpus: &Corpus| {
            let concordance = concordance(corpus, &all(corpus), Columns::Documents);
            concordance.questions[0].positions[1]
                .cells
                .iter()
                .map(|cell| cell.mark)
                .collect::<Vec<_>>()
        };
        // 2016 is before; all of 2018 is not, nor is 2019.
        assert_eq!(cells(&corpus), [Some(Mark::CouldNotKnow), None, None, Some(Mark::Says)]);
        corpus.documents[documents[1].index()].modified = Some(DatedBasis {
            value: date("2018-07"),
            basis: Basis::Text,
        });
        assert_eq!(cells(&corpus), [None, None, None, Some(Mark::Says)]);
    }

    #[test]
    fn a_column_before_everything_could_not_know_rather_than_being_silent() {
        let (mut corpus, documents, _) = four_documents();
        let second = question(&mut corpus, 2, &[]);
        let event = own(&mut corpus, documents[2], second, 0);
        edit(&mut corpus, event).happened = Some(date("2019-06"));
        let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
        let row = concordance.questions.iter().find(|row| row.question == second).unwrap();
        assert_eq!(row.could_not_know, [true, false, true, false]);
        assert_eq!(row.silent, [false, true, false, false]);
    }

    #[test]
    fn each_mark_of_a_cell_has_whose_words_it_is_about() {
        let (mut corpus, documents, first) = four_documents();
        let (one, two) = (
            voice(&mut corpus, "One", Naming::Named),
            voice(&mut corpus, "Two", Naming::Named),
        );
        let hedged = said(&mut corpus, documents[0], first, 0, &[one]);
        edit(&mut corpus, hedged).certainty = Certainty::PossibleYes;
        edit(&mut corpus, hedged).relay = RelayDistance::Rebuts;
        let denied = said(&mut corpus, documents[0], first, 0, &[two]);
        edit(&mut corpus, denied).stance = Stance::Deny;
        let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
        let cell = &concordance.questions[0].positions[0].cells[2];
        assert_eq!((cell.mark, cell.claims.len()), (Some(Mark::Says), 3));
        assert_eq!(cell.speakers, [CellSpeaker::OwnVoice]);
        let of = |name: &str| vec![CellSpeaker::Name(name.to_owned())];
        assert_eq!(
            cell.also,
            [(Mark::Rebuts, of("One")), (Mark::PassesOnDenial, of("Two"))]
        );
        assert_eq!(concordance.questions[0].positions[0].against, 1);
    }

    #[test]
    fn only_columns_that_answer_are_kept() {
        let (mut corpus, documents, first) = four_documents();
        let second = question(&mut corpus, 2, &[]);
        own(&mut corpus, documents[2], second, 0);
        let mut table = concordance(&corpus, &all(&corpus), Columns::Documents);
        let whole = table.clone();
        table.keep_columns_that_answer();
        assert_eq!(table, whole);
        table.questions.retain(|row| row.question != first);
        table.keep_columns_that_answer();
        let kept: Vec<_> = table.columns.iter().map(|column| column.documents[0]).collect();
        assert_eq!(kept, [documents[2]]);
        for row in &table.questions {
            assert_eq!((row.silent.len(), row.could_not_know.len()), (1, 1));
            assert!(row.positions.iter().all(|position| position.cells.len() == 1));
        }
    }

    #[test]
    fn questions_stand_by_disagreement_then_documents_then_id() {
        let (mut corpus, documents, first) = four_documents();
        let split = question(&mut corpus, 2, &[(0, 1)]);
        own(&mut corpus, documents[0], split, 0);
        own(&mut corpus, documents[1], split, 1);
        let (small, alike) = (question(&mut corpus, 2, &[]), question(&mut corpus, 2, &[]));
        own(&mut corpus, documents[0], small, 0);
        own(&mut corpus, documents[0], alike, 0);
        let mut concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
        let order =
            |concordance: &Concordance| concordance.questions.iter().map(|row| row.question).collect::<Vec<_>>();
        assert_eq!(order(&concordance), [split, first, small, alike]);
        assert_eq!(concordance.questions[0].disagreement, 1);
        sort(&corpus, &mut concordance, Sort::Name);
        assert_eq!(order(&concordance), [first, split, small, alike]);
        sort(&corpus, &mut concordance, Sort::Silence);
        assert_eq!(order(&concordance), [small, alike, split, first]);
        sort(&corpus, &mut concordance, Sort::Lines);
        assert_eq!(order(&concordance), [small, alike, first, split]);
        sort(&corpus, &mut concordance, Sort::Span);
        assert_eq!(order(&concordance), [first, split, small, alike]);
    }

    #[test]
    fn the_issue_sheet_has_the_same_totals() {
        let (mut corpus, documents, first) = four_documents();
        own(&mut corpus, documents[3], first, 1);
        let concordance = concordance(&corpus, &all(&corpus), Columns::Newsrooms);
        for row in &concordance.questions {
            let sheet = issue(&corpus, &all(&corpus), row.question);
            assert_eq!((&sheet.summary, &sheet.figures), (&row.summary, &row.figures));
            for (left, right) in sheet.positions.iter().zip(&row.positions) {
                assert_eq!(
                    (left.position, &left.figures, left.against),
                    (right.position, &right.figures, right.against)
                );
                assert_eq!(
                    left.claims.len(),
                    right.cells.iter().map(|cell| cell.claims.len()).sum::<usize>()
                );
            }
        }
    }
}
