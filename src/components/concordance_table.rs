//! The concordance as a still table: a row a position, a column a document or newsroom, a mark where somebody stands. The grid of
//! Compare shares its heads, its dots and the names of its columns.

use crosscheck_compare::{Cell, Column, Concordance, Credit, Mark, PositionRow, Row, SummaryKind};
use crosscheck_model::{Corpus, OutletKind};
use leptos::prelude::*;

use super::{IndependentLines, MarkIcon, cardinal, document_year};
use crate::store::{Explorer, Site, View, ViewState};

/// One question drawn large, for the Overview.
#[component]
pub fn LeadTable(
    /// The columns of the concordance.
    columns: Vec<Column>,
    /// The question.
    row: Row,
) -> impl IntoView {
    let caption = format!(
        "{} positions by {} columns, in order of date",
        cardinal(row.positions.len()),
        cardinal(columns.len()),
    );
    let rows = (0..row.positions.len())
        .map(|position| lead_row(&columns, &row, position))
        .collect_view();
    view! {
        <table class="conc conc--lead" role="table">
            <caption class="vh">{caption}</caption>
            <LeadHead columns />
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// Column groups and columns of the large drawing.
#[component]
fn LeadHead(columns: Vec<Column>) -> impl IntoView {
    let site = Explorer::here().site();
    let widths = columns.iter().map(|_| view! { <col /> }).collect_view();
    let rooms = newsroom_heads(&site.corpus, &columns);
    let heads = columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            view! { <LeadColumnHead column=column.clone() begins_group=begins_group(&columns, index) /> }
        })
        .collect_view();
    view! {
        <colgroup>
            <col class="c-q" />
            {widths}
            <col class="c-lines" />
        </colgroup>
        <thead role="rowgroup">
            <tr role="row">
                <th role="presentation" aria-hidden="true"></th>
                {rooms.into_iter().map(|room| view! { <NewsroomHead room /> }).collect_view()}
                <th role="presentation" aria-hidden="true"></th>
            </tr>
            <tr role="row">
                <th scope="col" role="columnheader" class="small dim">
                    "Position"
                </th>
                {heads}
                <th scope="col" role="columnheader" class="small dim g">
                    "Independent lines"
                </th>
            </tr>
        </thead>
    }
}

#[component]
fn LeadColumnHead(column: Column, begins_group: bool) -> impl IntoView {
    let explorer = Explorer::here();
    let name = match column.documents.as_slice() {
        &[document] => {
            let href = move || explorer.link(&ViewState::of(View::Read(document, None)));
            view! {
                <a class="doc" href=href>
                    <bdi>{column.label.clone()}</bdi>
                </a>
            }
            .into_any()
        }
        _ => {
            view! {
                <span class="doc">
                    <bdi>{column.label.clone()}</bdi>
                </span>
            }
            .into_any()
        }
    };
    view! {
        <th scope="col" role="columnheader" class:g=begins_group>
            {name}
            <span class="doc__when">{column.sub.clone()}</span>
            <ColumnOrigin origin=column.provenance />
        </th>
    }
}

/// What a column's text was taken from, and whether it says so.
#[component]
pub fn ColumnOrigin(
    /// "follows Al-Monitor", and how that is credited.
    origin: Option<(String, Credit)>,
) -> impl IntoView {
    origin.map(|(words, credit)| {
        let note = match credit {
            Credit::Stated => None,
            Credit::NotCredited => Some("not credited"),
            Credit::Inferred => Some("inferred"),
        };
        let note = note.map(|note| {
            view! {
                ", "
                <i>{note}</i>
            }
        });
        view! {
            <span class="doc__from" class:from--no=credit == Credit::NotCredited>
                {words}
                {note}
            </span>
        }
    })
}

/// A run of columns of one newsroom.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsroomRun {
    name: Option<String>,
    columns: usize,
}

/// The newsrooms over the columns, each with how many columns it covers.
#[must_use]
pub fn newsroom_heads(corpus: &Corpus, columns: &[Column]) -> Vec<NewsroomRun> {
    let mut runs: Vec<NewsroomRun> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if !begins_group(columns, index) => run.columns += 1,
            _ => runs.push(NewsroomRun {
                name: newsroom_name(corpus, column),
                columns: 1,
            }),
        }
    }
    runs
}

/// None where it is not known.
fn newsroom_name(corpus: &Corpus, column: &Column) -> Option<String> {
    let outlet = corpus.outlet(column.newsroom)?;
    (outlet.kind != OutletKind::Unknown).then(|| format!("{}’s newsroom", outlet.label()))
}

/// A cell over the columns of a newsroom.
#[component]
pub fn NewsroomHead(
    /// The newsroom and how many columns it covers.
    room: NewsroomRun,
) -> impl IntoView {
    let unknown = room.name.is_none();
    view! {
        <th scope="colgroup" colspan=room.columns.to_string() role="columnheader" class="g">
            <span class="room" class:room--unknown=unknown>
                <bdi>{room.name.unwrap_or_else(|| "Not known".to_owned())}</bdi>
            </span>
        </th>
    }
}

/// One position with its cells.
fn lead_row(columns: &[Column], row: &Row, index: usize) -> AnyView {
    let site = Explorer::here().site();
    let Some(position) = row.positions.get(index) else {
        return ().into_any();
    };
    let cells = position
        .cells
        .iter()
        .zip(columns)
        .enumerate()
        .map(|(at, (cell, column))| {
            view! {
                <td role="cell" class:g=begins_group(columns, at)>
                    {lead_cell(&site, row, cell, column)}
                </td>
            }
        })
        .collect_view();
    view! {
        <tr class="pos" class:pos--none=is_held_by_nobody(position) role="row">
            <th scope="row" role="rowheader">
                {position_text(&site.corpus, row, index)}
            </th>
            {cells}
            <td class="g c-l" role="cell">
                <IndependentLines figures=position.figures.clone() />
            </td>
        </tr>
    }
    .into_any()
}

fn lead_cell(site: &Site, row: &Row, cell: &Cell, column: &Column) -> AnyView {
    let name = column_name(site, column);
    let Some(mark) = cell.mark else {
        return ().into_any();
    };
    if cell.claims.is_empty() {
        return view! {
            <span class="cell quiet">
                <MarkIcon mark />
                " "
                <span class="cell__doc">{name}</span>
                " "
                {mark.word()}
            </span>
        }
        .into_any();
    }
    let (explorer, question) = (Explorer::here(), row.question);
    view! {
        <a class="cell" href=move || explorer.link(&ViewState::of(View::Issue(question)))>
            <MarkIcon mark />
            <span>
                <span class="cell__doc">{name}</span>
                <span class="vh">{format!("{}: ", mark.word())}</span>
                <bdi>{cell.speakers.join(", ")}</bdi>
            </span>
        </a>
    }
    .into_any()
}

/// The text of a position of a question.
#[must_use]
pub fn position_text(corpus: &Corpus, row: &Row, index: usize) -> Option<String> {
    let position = row.positions.get(index)?.position;
    let question = corpus.question(row.question)?;
    Some(question.positions.get(position.index())?.text.clone())
}

/// Whether nobody takes a position, for or against.
#[must_use]
pub fn is_held_by_nobody(position: &PositionRow) -> bool {
    position.figures.claims == 0 && position.cells.iter().all(|cell| cell.claims.is_empty())
}

/// The dots of one column over the positions of a question, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Slots {
    marks: Vec<Option<Mark>>,
    words: String,
}

impl Slots {
    /// A dot a position in order; a column that is silent on the whole question has one dot.
    #[must_use]
    pub fn of(row: &Row, column: usize) -> Self {
        if let Some(mark) = row_silence(row, column) {
            return Self {
                marks: vec![Some(mark)],
                words: mark.word().to_owned(),
            };
        }
        let mark = |position: &PositionRow| position.cells.get(column).and_then(|cell| cell.mark);
        let marks: Vec<Option<Mark>> = row.positions.iter().map(mark).collect();
        let words = marks.iter().enumerate().filter_map(|(index, mark)| {
            let mark = (*mark)?;
            Some(format!("{} answer {}", mark.word(), index + 1))
        });
        Self {
            words: words.collect::<Vec<_>>().join(", "),
            marks,
        }
    }
}

/// Whether a column says nothing on the question: because it could not know, or though it could have.
#[must_use]
pub fn row_silence(row: &Row, column: usize) -> Option<Mark> {
    let is_set = |flags: &[bool]| flags.get(column) == Some(&true);
    if is_set(&row.could_not_know) {
        Some(Mark::CouldNotKnow)
    } else {
        is_set(&row.silent).then_some(Mark::Silent)
    }
}

/// The dots of one column.
#[component]
pub fn SlotMarks(
    /// What they show.
    slots: Slots,
) -> impl IntoView {
    let dots = slots
        .marks
        .into_iter()
        .map(|mark| match mark {
            Some(mark) => view! {
                <span class="slot">
                    <MarkIcon mark />
                </span>
            }
            .into_any(),
            None => view! { <span class="slot slot--none"></span> }.into_any(),
        })
        .collect_view();
    view! {
        <span class="slots">
            {dots}
            " "
            <span class="vh">{slots.words}</span>
        </span>
    }
}

/// A question as one row of dots with its finding, for the Overview.
#[component]
pub fn SmallRow(
    /// The question.
    row: Row,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let question = row.question;
    let text = site.corpus.question(question).map(|question| question.text.clone());
    let cells = (0..row.silent.len())
        .map(|column| {
            view! {
                <td>
                    <SlotMarks slots=Slots::of(&row, column) />
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">
                <a href=move || explorer.link(&ViewState::of(View::Issue(question)))>{text}</a>
            </th>
            {cells}
            <td>
                <b>{format!("{}: ", row.summary.word)}</b>
                {row.summary.clause.clone()}
            </td>
        </tr>
    }
}

/// Whether a column is the first of its newsroom.
#[must_use]
pub fn begins_group(columns: &[Column], index: usize) -> bool {
    let newsroom = |index: usize| columns.get(index).map(|column| column.newsroom);
    index
        .checked_sub(1)
        .is_none_or(|before| newsroom(before) != newsroom(index))
}

/// A column's name where it stands alone, as on a phone: the outlet and the year.
#[must_use]
pub fn column_name(site: &Site, column: &Column) -> String {
    match column.documents.as_slice() {
        [one] => document_year(site, *one),
        _ => column.label.clone(),
    }
}

/// How many questions have answers that exclude each other.
#[must_use]
pub fn split_questions(concordance: &Concordance) -> usize {
    let splits = |row: &&Row| {
        matches!(
            row.summary.kind,
            SummaryKind::Split | SummaryKind::Changed | SummaryKind::NearAgreement
        )
    };
    concordance.questions.iter().filter(splits).count()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use crosscheck_compare::{Columns, Reading};
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn newsrooms_cover_every_column_once() {
        let corpus = decode(crate::PACK).unwrap();
        let reading = Reading::new(&corpus);
        for columns in [Columns::Documents, Columns::Newsrooms, Columns::Voices] {
            let table = reading.concordance(&reading.claims(), columns);
            let runs = newsroom_heads(&corpus, &table.columns);
            let covered: usize = runs.iter().map(|run| run.columns).sum();
            assert_eq!(covered, table.columns.len());
            assert!((0..table.columns.len()).filter(|&at| begins_group(&table.columns, at)).count() == runs.len());
        }
    }

    #[test]
    fn a_silent_column_has_one_dot_and_others_one_a_position() {
        let corpus = decode(crate::PACK).unwrap();
        let reading = Reading::new(&corpus);
        let table = reading.concordance(&reading.claims(), Columns::Documents);
        for row in &table.questions {
            for column in 0..table.columns.len() {
                let slots = Slots::of(row, column);
                let expected = match row_silence(row, column) {
                    Some(_) => 1,
                    None => row.positions.len(),
                };
                assert_eq!(slots.marks.len(), expected);
                let told = slots.marks.iter().flatten().count();
                assert_eq!(slots.words.is_empty(), told == 0, "{slots:?}");
            }
        }
    }
}
