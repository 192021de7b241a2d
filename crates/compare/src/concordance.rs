//! Turns the claims in view into the concordance: questions and their positions by columns in order of time.

use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, PositionId, Question, QuestionId};

use crate::columns::{Table, columns_of};
use crate::figures::Figures;
use crate::issue::unheard_names;
use crate::mark::{Mark, claim_mark, strongest};
use crate::provenance::{Credit, cell_speaker};
use crate::reading::Reading;
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
    /// The body whoever speaks belongs to.
    Institutions,
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
    /// Who speaks in those the mark stands for, each once: "own voice", "Ali Khedery".
    pub speakers: Vec<String>,
    /// The weaker marks of its other claims, with their speakers: whoever denies is never listed under "affirms".
    pub also: Vec<(Mark, Vec<String>)>,
}

/// Builds the concordance of the claims in view, the most disagreement first.
#[must_use]
pub fn concordance(corpus: &Corpus, claims: &[ClaimId], columns: Columns) -> Concordance {
    reading_concordance(&Reading::new(corpus), claims, columns)
}

/// The same of the corpus as a reader reads it.
pub(crate) fn reading_concordance(reading: &Reading, claims: &[ClaimId], columns: Columns) -> Concordance {
    let corpus = reading.corpus;
    let view = View::new(reading, claims);
    let table = columns_of(&view, columns);
    let mut questions = Vec::new();
    for (index, question) in corpus.questions.iter().enumerate() {
        if let Some(row) = row(&view, &table, index.into(), question) {
            questions.push(row);
        }
    }
    let mut concordance = Concordance {
        questions,
        columns: table.into_columns(),
    };
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
    let findings = Findings {
        view,
        question,
        on: &on,
        answers: &answers,
        figures: &figures,
        not_heard: &not_heard,
    };
    let summary = summarise(&findings);
    let (mut silent, mut could_not_know) = (Vec::new(), Vec::new());
    for column in 0..table.len() {
        let quiet = table.quiet(id, column);
        silent.push(quiet == Some(Mark::Silent));
        could_not_know.push(quiet == Some(Mark::CouldNotKnow));
    }
    let disagreement = disagreement(view.reading, question, &answers);
    let mut positions = Vec::new();
    for answer in answers {
        positions.push(position_row(view, table, id, answer));
    }
    Some(Row {
        question: id,
        summary,
        disagreement,
        silent,
        could_not_know,
        positions,
        figures,
    })
}

fn position_row(view: &View, table: &Table, question: QuestionId, answer: Answer) -> PositionRow {
    let mut cells = Vec::new();
    for column in 0..table.len() {
        cells.push(cell(view, table, question, &answer, column));
    }
    PositionRow {
        position: answer.position,
        against: answer.against(),
        cells,
        figures: answer.figures,
    }
}

fn cell(view: &View, table: &Table, question: QuestionId, answer: &Answer, column: usize) -> Cell {
    let mut claims = Vec::new();
    for &claim in &answer.claims {
        if table.column_of(claim) == Some(column) {
            claims.push(claim);
        }
    }
    let mut also = by_mark(view.corpus, &claims);
    if also.is_empty() {
        let early = table
            .could_not_know(question, answer.position, column)
            .then_some(Mark::CouldNotKnow);
        return Cell {
            mark: early.or_else(|| table.quiet(question, column)),
            ..Cell::default()
        };
    }
    let (mark, speakers) = also.remove(0);
    Cell {
        mark: Some(mark),
        claims,
        speakers,
        also,
    }
}

/// The marks of a cell, the strongest first, each with its speakers. Those who qualify stand with those who affirm.
fn by_mark(corpus: &Corpus, claims: &[ClaimId]) -> Vec<(Mark, Vec<String>)> {
    let mut marks = Vec::new();
    for &claim in claims {
        marks.push(claim_mark(corpus, claim));
    }
    let affirms = strongest(marks.iter().copied());
    let mut groups: Vec<(Mark, Vec<String>)> = Vec::new();
    for (&claim, &mark) in claims.iter().zip(&marks) {
        let mark = if mark == Mark::Qualifies {
            affirms.unwrap_or(mark)
        } else {
            mark
        };
        let speaker = cell_speaker(corpus, claim);
        match groups.iter_mut().find(|(known, _)| *known == mark) {
            Some((_, speakers)) => add_once(speakers, speaker),
            None => groups.push((mark, vec![speaker])),
        }
    }
    sort_by(&mut groups, |left, right| left.0 < right.0);
    groups
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
        let name = question
            .filter(|_| by == Sort::Name)
            .map_or("", |question| question.text.as_str());
        (
            rank(row),
            name,
            negative(row.figures.documents),
            question.map_or("", |question| question.id.as_str()),
        )
    };
    sort_by(&mut concordance.questions, |left, right| key(left) < key(right));
}

/// So that the largest comes first.
fn negative(count: usize) -> i64 {
    i64::try_from(count).map_or(i64::MIN, |count| -count)
}

/// How many years its claims speak of, open ends left out.
fn years_of(corpus: &Corpus, row: &Row) -> i32 {
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
    whole.map_or(0, |span| span.last - span.first)
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Basis, Certainty, DatedBasis, Naming, Relay, Stance};

    use super::*;
    use crate::fixture::{all, copies, date, document, edit, follows, news, own, question, said, voice};
    use crate::issue;

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

    fn labels(corpus: &Corpus, columns: Columns) -> Vec<(String, String)> {
        let concordance = concordance(corpus, &all(corpus), columns);
        concordance
            .columns
            .into_iter()
            .map(|column| (column.label, column.sub))
            .collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(label, sub)| ((*label).to_owned(), (*sub).to_owned()))
            .collect()
    }

    #[test]
    fn columns_stand_in_order_of_time_under_their_newsrooms() {
        let (corpus, ..) = four_documents();
        assert_eq!(
            labels(&corpus, Columns::Documents),
            pairs(&[("Two", "2016"), ("Two", "2019"), ("One", "2018"), ("One", "2020")])
        );
        let newsrooms = pairs(&[("Two", "2 documents, 2016–2019"), ("One", "2 documents, 2018–2020")]);
        assert_eq!(labels(&corpus, Columns::Newsrooms), newsrooms);
        let years = ["2016", "2018", "2019", "2020"].map(|year| (year, "1 document"));
        assert_eq!(labels(&corpus, Columns::Years), pairs(&years));
        assert_eq!(
            labels(&corpus, Columns::Voices),
            pairs(&[("Two’s own voice", ""), ("One’s own voice", "")])
        );
    }

    #[test]
    fn an_open_copy_stands_under_the_newsroom_it_copies_and_says_so() {
        let (mut corpus, documents, _) = four_documents();
        copies(&mut corpus, documents[1], Relay::Outlet(OutletId(0)));
        follows(&mut corpus, documents[3], Relay::Outlet(OutletId(0)));
        let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
        let found: Vec<_> = concordance
            .columns
            .iter()
            .map(|column| (column.newsroom.0, column.provenance.clone()))
            .collect();
        let copies = Some(("copies One".to_owned(), Credit::Stated));
        let follows = Some(("follows One".to_owned(), Credit::NotCredited));
        assert_eq!(found, [(0, copies), (0, None), (0, None), (1, follows)]);
    }

    #[test]
    fn a_date_says_what_is_known_of_it() {
        let (mut corpus, documents, _) = four_documents();
        let dated = |text| {
            Some(DatedBasis {
                value: date(text),
                basis: Basis::Inferred,
            })
        };
        corpus.documents[documents[0].index()].published = dated("2018-04");
        corpus.documents[documents[1].index()].published = None;
        corpus.documents[documents[1].index()].modified = dated("2016-07-05");
        corpus.documents[documents[3].index()].published = None;
        let subs: Vec<_> = labels(&corpus, Columns::Documents)
            .into_iter()
            .map(|(_, sub)| sub)
            .collect();
        assert_eq!(subs, ["by 5 July 2016", "date unknown", "about April 2018", "2020"]);
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
        assert_eq!(
            marks,
            [None, Some(Mark::Silent), Some(Mark::Affirms), Some(Mark::Silent)]
        );
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
        assert_eq!(
            cells(&corpus),
            [Some(Mark::CouldNotKnow), None, None, Some(Mark::Affirms)]
        );
        corpus.documents[documents[1].index()].modified = Some(DatedBasis {
            value: date("2018-07"),
            basis: Basis::Text,
        });
        assert_eq!(cells(&corpus), [None, None, None, Some(Mark::Affirms)]);
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
    fn whoever_denies_is_not_listed_under_affirms() {
        let (mut corpus, documents, first) = four_documents();
        let (one, two) = (
            voice(&mut corpus, "One", Naming::Named),
            voice(&mut corpus, "Two", Naming::Named),
        );
        let hedged = said(&mut corpus, documents[0], first, 0, &[one]);
        edit(&mut corpus, hedged).certainty = Certainty::PossibleYes;
        let denied = said(&mut corpus, documents[0], first, 0, &[two]);
        edit(&mut corpus, denied).stance = Stance::Deny;
        let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
        let cell = &concordance.questions[0].positions[0].cells[2];
        assert_eq!((cell.mark, cell.claims.len()), (Some(Mark::Affirms), 3));
        assert_eq!(cell.speakers, ["own voice", "One"]);
        assert_eq!(cell.also, [(Mark::Denies, vec!["Two".to_owned()])]);
        assert_eq!(concordance.questions[0].positions[0].against, 1);
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
