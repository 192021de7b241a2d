//! The concordance as a grid: questions and their positions by columns, one stop of the Tab key, arrows from cell to cell, and
//! what stands behind each of them on demand. Every stop says by its attributes where it stands and what the keys do there.

mod cell;
mod evidence;
mod head;
mod help;
mod keyboard;
mod keys;
mod row;
mod spot;
mod table;

use std::sync::Arc;

use crosscheck_compare::{Columns, Concordance};
use crosscheck_model::QuestionId;
use leptos::html::Table;
use leptos::prelude::*;

use self::head::Head;
use self::keyboard::Keyboard;
use self::row::Question;
use self::spot::Spot;
use self::table::{ColumnList, RowList, cut};
use crate::components::Rows;
use crate::memo::Memo;
use crate::store::Explorer;

pub(super) use self::help::KeysHelp;
pub(super) use self::row::question_id;

/// How many questions stand open at first, and on a phone.
const OPEN: usize = 6;
const OPEN_ON_A_PHONE: usize = 1;

/// What the reader opened in a concordance. It belongs to the page, so that a question that vanishes while narrowing is open
/// when it returns.
#[derive(Clone, Copy)]
pub(super) struct OpenedInGrid {
    /// Questions the reader opened or folded themselves.
    questions: RwSignal<Vec<(QuestionId, bool)>>,
    /// The spot whose evidence is shown.
    asked: RwSignal<Option<Spot>>,
}

impl OpenedInGrid {
    pub(super) fn new() -> Self {
        Self {
            questions: RwSignal::new(Vec::new()),
            asked: RwSignal::new(None),
        }
    }
}

/// What every part of the grid needs.
#[derive(Clone, Copy)]
struct Grid {
    explorer: Explorer,
    columns: Memo<Arc<ColumnList>>,
    rows: Memo<Arc<RowList>>,
    opened: OpenedInGrid,
    /// How many questions stand open at first.
    open_at_first: usize,
}

impl Grid {
    fn new(concordance: Memo<Arc<(Columns, Concordance)>>, opened: OpenedInGrid) -> Self {
        let cut = Memo::new(move |_| {
            let (columns, rows) = concordance.with(|shown| cut(shown.0, shown.1.clone()));
            (Arc::new(columns), Arc::new(rows))
        });
        Self {
            explorer: Explorer::here(),
            columns: Memo::new(move |_| cut.with(|(columns, _)| Arc::clone(columns))),
            rows: Memo::new(move |_| cut.with(|(_, rows)| Arc::clone(rows))),
            opened,
            open_at_first: if Explorer::here().root().is_narrow() {
                OPEN_ON_A_PHONE
            } else {
                OPEN
            },
        }
    }

    /// How many columns a row has, with those of the question and of the lines.
    fn span(self) -> String {
        self.columns.with(|columns| columns.ids().len() + 2).to_string()
    }
}

/// The grid of a concordance.
#[component]
pub(super) fn ConcordanceGrid(
    /// What is shown, and what its columns are.
    concordance: Memo<Arc<(Columns, Concordance)>>,
    /// What the reader opened in it.
    opened: OpenedInGrid,
) -> impl IntoView {
    let grid = Grid::new(concordance, opened);
    let table = NodeRef::<Table>::new();
    let keyboard = Keyboard::new(grid, table);
    let wide = Memo::new(move |_| grid.columns.with(|columns| columns.are_wide()));
    view! {
        <div
            class="conc-box"
            class:conc-box--wide=move || wide.get()
            role=move || wide.get().then_some("region")
            aria-label=move || wide.get().then_some("The comparison, wider than the window")
            tabindex=move || wide.get().then_some("0")
        >
            <table
                node_ref=table
                class="conc"
                class:conc--wide=move || wide.get()
                id="grid"
                role="grid"
                aria-label="Questions and their answers by column, in order of date"
                aria-describedby="keys-help"
                on:keydown=move |event| keyboard.press(&event)
                on:focusin=move |event| keyboard.enter(&event)
            >
                <Head grid />
                <Rows
                    each=move || grid.rows.with(|rows| rows.questions())
                    key=|question| *question
                    children=move |question| view! { <Question grid question /> }
                />
            </table>
        </div>
    }
}
