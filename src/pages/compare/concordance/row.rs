//! One question in the grid: whole, a line a position, or folded to one line of dots. Both are there, and the reader sees one.

use std::sync::Arc;

use crosscheck_compare::{Figures, PositionRow, Row, splits};
use crosscheck_messages::EN;
use crosscheck_model::QuestionId;
use leptos::prelude::*;

use super::Grid;
use super::cell::{GridCell, columns_with_cells};
use super::evidence::EvidenceRow;
use super::spot::Spot;
use super::table::{ColumnId, ColumnList};
use crate::components::{CollectViews, Rows, SeparateSources, Show, Slots, aria, focus_first, live, marks_of};
use crate::memo::Memo;
use crate::store::View;

/// The heads of the columns come first in the order of stops. No question has a hundred positions.
const LINES_OF_A_QUESTION: usize = 100;
/// Of these the last two are of the folded question.
const FOLDED_LINE: usize = 98;
const FOLDED_WORDS_LINE: usize = 99;

/// The id of the link to a question, where it stands open and where it is folded.
pub(in crate::pages::compare) fn question_id(question: QuestionId, open: bool) -> String {
    format!("{}-{}", if open { "q" } else { "qf" }, question.0)
}

/// A question and what the comparison says of it now.
#[derive(Clone, Copy)]
pub(super) struct GridRow {
    pub(super) grid: Grid,
    pub(super) question: QuestionId,
    /// None for the moment before a question that left the comparison is gone from the page.
    pub(super) data: Memo<Option<Arc<Row>>>,
    /// The columns of the grid. Each row follows them for its cells: thousands of cells that leave one memo at once are slow.
    pub(super) columns: Memo<Arc<ColumnList>>,
    /// The address of the page of the question.
    pub(super) address: Memo<String>,
    /// The number of its first line among the stops of the grid.
    first_line: Memo<usize>,
}

impl GridRow {
    fn new(grid: Grid, question: QuestionId) -> Self {
        let place = move || grid.rows.with(|rows| rows.place(question)).unwrap_or_default();
        Self {
            grid,
            question,
            data: Memo::new(move |_| grid.rows.with(|rows| rows.row(question))),
            columns: Memo::new(move |_| grid.columns.get()),
            address: Memo::new(move |_| {
                let state = grid.explorer.state();
                grid.explorer.link(&state.comparing(View::Issue(question)))
            }),
            first_line: Memo::new(move |_| LINES_OF_A_QUESTION * (place() + 1)),
        }
    }

    /// Something of the row, or nothing of it where the question has left.
    pub(super) fn read<T: Default>(self, read: impl FnOnce(&Row) -> T) -> T {
        self.data.with(|row| row.as_deref().map(read).unwrap_or_default())
    }

    fn read_position<T: Default>(self, position: usize, read: impl FnOnce(&PositionRow) -> T) -> T {
        self.read(|row| row.positions.get(position).map(read).unwrap_or_default())
    }

    /// The line of a position among the stops.
    pub(super) fn line_of(self, position: usize) -> usize {
        self.first_line.get() + 1 + position
    }

    /// The id of the question in its corpus, which the keys read.
    pub(super) fn slug(self) -> String {
        let site = self.grid.explorer.site();
        let question = site.corpus.question(self.question);
        question.map(|question| question.id.clone()).unwrap_or_default()
    }

    fn key_of(self, spot: &Spot) -> String {
        self.columns.with(|columns| spot.key(columns))
    }

    /// What the comparison finds, in a word and a clause.
    fn word(self) -> String {
        self.read(|row| EN.summary(row.summary.kind).to_owned())
    }

    fn clause(self) -> String {
        let site = self.grid.explorer.site();
        self.read(|row| EN.clause(&site.corpus, &row.summary))
    }
}

impl Grid {
    /// Whether a question stands open: as the reader left it, or because it is one of the first. Tracked.
    pub(super) fn is_open(self, question: QuestionId) -> bool {
        let by_reader = self.opened.questions.with(|questions| {
            questions
                .iter()
                .find(|(known, _)| *known == question)
                .map(|(_, open)| *open)
        });
        let is_first = || {
            let place = self.rows.with(|rows| rows.place(question));
            place.is_some_and(|place| place < self.open_at_first)
        };
        by_reader.unwrap_or_else(is_first)
    }
}

/// Both ways of showing a question.
#[component]
pub(super) fn Question(grid: Grid, question: QuestionId) -> impl IntoView {
    let row = GridRow::new(grid, question);
    let is_open = Memo::new(move |_| grid.is_open(question));
    let has_evidence = Memo::new(move |_| {
        let spot = grid.opened.asked;
        spot.with(|spot| spot.as_ref().is_some_and(|spot| spot.question == question))
    });
    view! {
        <tbody role="rowgroup" class:hidden=move || !is_open.get()>
            <OpenRows row />
            <Show when=move || is_open.get() && has_evidence.get()>
                <EvidenceRow row />
            </Show>
        </tbody>
        <tbody role="rowgroup" class:hidden=move || is_open.get()>
            <FoldedRows row />
            <Show when=move || !is_open.get() && has_evidence.get()>
                <EvidenceRow row />
            </Show>
        </tbody>
    }
}

/// The question, what the comparison finds, and its positions.
#[component]
fn OpenRows(row: GridRow) -> impl IntoView {
    let site = row.grid.explorer.site();
    let positions = site
        .corpus
        .question(row.question)
        .map_or(0, |question| question.positions.len());
    let positions = (0..positions)
        .map(|position| view! { <Position row position /> })
        .collect_views();
    let line = Signal::derive(move || row.first_line.get());
    view! {
        <tr class="q__top" role="row">
            <th scope="rowgroup" colspan=move || row.grid.span() role="rowheader">
                <h2>
                    <QuestionLink row line open=true />
                </h2>
                <span class="q__verdict">
                    <b>{live(move || format!("{}:", row.word()))}</b>
                    {live(move || format!(" {} ", row.clause()))}
                </span>
                <WhyFinding row line open=true />
                " "
                <ToggleQuestion row line open=true />
            </th>
        </tr>
        {positions}
    }
}

/// The question as one line of dots, and under it what the comparison finds.
#[component]
fn FoldedRows(row: GridRow) -> impl IntoView {
    let line = Signal::derive(move || row.first_line.get() + FOLDED_LINE);
    let words_line = Signal::derive(move || row.first_line.get() + FOLDED_WORDS_LINE);
    let figures = Memo::new(move |_| row.read(|row| row.figures.clone()));
    view! {
        <tr class="fold" role="row">
            <th scope="row" role="rowheader">
                <QuestionLink row line open=false />
            </th>
            <Rows
                each=move || row.columns.with(|columns| columns.ids().to_vec())
                key=|column| column.clone()
                children=move |column| view! { <FoldedCell row column line /> }
            />
            <td role="gridcell" class="c-l">
                {live(move || view! { <SeparateSources figures=figures.get() /> })}
            </td>
        </tr>
        <tr class="fold fold--say" role="row">
            <td role="gridcell" colspan=move || row.grid.span() class="q__verdict">
                <b>{live(move || format!("{}:", row.word()))}</b>
                {live(move || format!(" {} ", row.clause()))}
                <WhyFinding row line=words_line open=false />
                " "
                <ToggleQuestion row line=words_line open=false />
            </td>
        </tr>
    }
}

/// The dots of one column.
#[component]
fn FoldedCell(row: GridRow, column: ColumnId, line: Signal<usize>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let columns = row.columns;
        let place = columns.with(|columns| columns.find(&column).map(|(place, _)| place))?;
        Some((place, row.read(|row| marks_of(row, place))))
    });
    let slug = row.slug();
    move || {
        let (place, (marks, quiet)) = shown.get()?;
        Some(view! {
            <td
                role="gridcell"
                id=format!("f-{}-{place}", row.question.0)
                tabindex="-1"
                data-at=format!("{}.{}", line.get(), place + 1)
                data-question=slug.clone()
            >
                <Slots marks quiet />
            </td>
        })
    }
}

/// The question itself, which leads to its page.
#[component]
fn QuestionLink(row: GridRow, line: Signal<usize>, open: bool) -> impl IntoView {
    let explorer = row.grid.explorer;
    let question = row.question;
    let text = explorer
        .site()
        .corpus
        .question(question)
        .map(|question| question.text.clone());
    let spot = Spot::finding(question);
    let splits = move || row.read(|row| splits(row.summary.kind)).then_some("");
    view! {
        <a
            href=move || row.address.get()
            id=question_id(question, open)
            tabindex="-1"
            data-at=move || format!("{}.0", line.get())
            data-question=row.slug()
            data-why=move || row.key_of(&spot)
            data-splits=splits
        >
            {text}
        </a>
    }
}

/// Opens what stands behind the finding.
#[component]
fn WhyFinding(row: GridRow, line: Signal<usize>, open: bool) -> impl IntoView {
    let grid = row.grid;
    let spot = StoredValue::new(Spot::finding(row.question));
    let id = format!("at-{}{}", if open { "" } else { "f" }, row.question.0);
    view! {
        <button
            type="button"
            class="why"
            id=id
            tabindex="-1"
            data-at=move || format!("{}.1", line.get())
            data-question=row.slug()
            aria-expanded=move || aria(spot.with_value(|spot| grid.is_asked(spot)))
            aria-label=move || format!("Why: {}", row.word())
            on:click=move |_| grid.ask(spot.get_value())
        >
            "why"
        </button>
    }
}

/// Folds or opens the question. The same button of the other way of showing it is next.
#[component]
fn ToggleQuestion(row: GridRow, line: Signal<usize>, open: bool) -> impl IntoView {
    let grid = row.grid;
    let question = row.question;
    let id = |open: bool| format!("{}-{}", if open { "fold" } else { "unfold" }, question.0);
    let other = id(!open);
    let toggle = move |_| {
        grid.opened.questions.update(|questions| {
            questions.retain(|(known, _)| *known != question);
            questions.push((question, !open));
        });
        focus_first(grid.explorer, vec![other.clone()]);
    };
    view! {
        <button
            type="button"
            class="why"
            id=id(open)
            tabindex="-1"
            data-at=move || format!("{}.2", line.get())
            aria-expanded=aria(open)
            on:click=toggle
        >
            {if open { "fold" } else { "open" }}
        </button>
    }
}

/// A position: its text, a cell a column, and how many separate sources it has.
#[component]
fn Position(row: GridRow, position: usize) -> impl IntoView {
    let site = row.grid.explorer.site();
    let question = site.corpus.question(row.question);
    let text = question.and_then(|question| Some(question.positions.get(position)?.text.clone()));
    let spot = Spot::lines(row.question, position);
    let columns = move || {
        let columns = row.columns.get();
        row.read(|row| columns_with_cells(&columns, row, position))
    };
    view! {
        <tr class="pos" class:pos--none=move || row.read_position(position, is_held_by_nobody) role="row">
            <th
                scope="row"
                role="rowheader"
                id=format!("h-{}-{position}", row.question.0)
                tabindex="-1"
                data-at=move || format!("{}.0", row.line_of(position))
                data-question=row.slug()
                data-why=move || row.key_of(&spot)
            >
                {text}
            </th>
            <Rows
                each=columns
                key=|column| column.clone()
                children=move |column| view! { <GridCell row position column /> }
            />
            <td class="g c-l" role="gridcell">
                <Lines row position />
            </td>
        </tr>
    }
}

/// Whether nobody takes a position, for or against.
fn is_held_by_nobody(position: &PositionRow) -> bool {
    position.figures.claims == 0 && position.cells.iter().all(|cell| cell.claims.is_empty())
}

/// The separate sources of a position: a button that opens what is counted, where anything is.
#[component]
fn Lines(row: GridRow, position: usize) -> impl IntoView {
    let figures = Memo::new(move |_| row.read_position(position, |position| position.figures.clone()));
    let last = move || row.columns.with(|columns| columns.ids().len() + 1);
    let at = Memo::new(move |_| format!("{}.{}", row.line_of(position), last()));
    let is_counted = Memo::new(move |_| figures.with(|figures| figures.claims > 0));
    move || {
        let spot = Spot::lines(row.question, position);
        if is_counted.get() {
            view! { <LinesButton row spot figures at /> }.into_any()
        } else {
            let id = row.columns.with(|columns| spot.stop_id(columns));
            view! {
                <span id=id tabindex="-1" data-at=move || at.get()>
                    {live(move || view! { <SeparateSources figures=figures.get() /> })}
                </span>
            }
            .into_any()
        }
    }
}

#[component]
fn LinesButton(row: GridRow, spot: Spot, figures: Memo<Figures>, at: Memo<String>) -> impl IntoView {
    let grid = row.grid;
    let spot = StoredValue::new(spot);
    let key = Memo::new(move |_| spot.with_value(|spot| row.key_of(spot)));
    view! {
        <button
            type="button"
            class="figure"
            id=move || format!("at-{}", key.get())
            tabindex="-1"
            data-at=move || at.get()
            data-question=row.slug()
            data-why=move || key.get()
            aria-expanded=move || aria(spot.with_value(|spot| grid.is_asked(spot)))
            on:click=move |_| grid.ask(spot.get_value())
        >
            <span class="vh">"Why: "</span>
            {live(move || view! { <SeparateSources figures=figures.get() /> })}
        </button>
    }
}
