//! One cell of the grid: where a column stands on a position. A column that says nothing of the whole question is one cell over
//! all its positions.

use crosscheck_compare::{Cell, Mark, Pin, PositionRow, Row};
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::row::GridRow;
use super::spot::Spot;
use super::table::{ColumnId, ColumnList, aside_key};
use crate::components::{CollectViews, MarkIcon, column_name, marks_of};
use crate::memo::Memo;
use crate::store::Site;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    /// The column says nothing of the question: one cell, on the first position, over so many of them.
    Quiet(Mark, usize),
    /// The column speaks on the question, but not on this position.
    Nothing,
    /// A mark without a claim in view.
    Mark(Mark),
    /// Who speaks, and the weaker marks of the column's other claims.
    Claims {
        mark: Mark,
        speakers: String,
        also: Vec<(Mark, String)>,
    },
}

impl Content {
    /// None where the cell of the first position covers this one.
    fn of(row: &Row, position: usize, place: usize) -> Option<Self> {
        if let Some(mark) = quiet_mark(row, place) {
            return (position == 0).then_some(Self::Quiet(mark, row.positions.len()));
        }
        let cell = row.positions.get(position)?.cells.get(place)?;
        Some(match cell.mark {
            None => Self::Nothing,
            Some(mark) if cell.claims.is_empty() => Self::Mark(mark),
            Some(mark) => Self::claims(mark, cell),
        })
    }

    fn claims(mark: Mark, cell: &Cell) -> Self {
        let also = cell.also.iter();
        Self::Claims {
            mark,
            speakers: EN.cell_speakers(&cell.speakers),
            also: also
                .map(|(mark, speakers)| (*mark, EN.cell_speakers(speakers)))
                .collect(),
        }
    }

    /// Whether there is something to ask the why of.
    fn has_why(&self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

/// The columns with a cell on a position: after the first, those that say something of the question.
pub(super) fn columns_with_cells(columns: &ColumnList, row: &Row, position: usize) -> Vec<ColumnId> {
    let ids = columns.ids().iter().enumerate();
    ids.filter(|&(place, _)| position == 0 || quiet_mark(row, place).is_none())
        .map(|(_, id)| id.clone())
        .collect()
}

/// The mark of a column that says nothing of the whole question. Where it was silent on one answer and could not know another,
/// each is told on its own.
fn quiet_mark(row: &Row, place: usize) -> Option<Mark> {
    let (_, quiet) = marks_of(row, place);
    let mark = |position: &PositionRow| position.cells.get(place).map(|cell| cell.mark);
    let mut marks = row.positions.iter().map(mark);
    let first = marks.next()?;
    quiet.filter(|_| marks.all(|mark| mark == first))
}

/// A cell and what the keys do in it.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    content: Content,
    /// Of its spot.
    key: String,
    /// Of its column, from the left.
    place: usize,
    /// The column's name, which a phone shows in every cell.
    name: String,
    begins_group: bool,
    pin: Option<String>,
    aside: Option<String>,
}

impl Shown {
    fn of(site: &Site, row: &Row, columns: &ColumnList, position: usize, column: &ColumnId) -> Option<Self> {
        let (place, head) = columns.find(column)?;
        let (pin, aside) = columns.handles(&site.corpus, head);
        // A column for a year or an institution cannot be pinned itself; its first claim here can.
        let claim = || {
            let cell = row.positions.get(position)?.cells.get(place)?;
            cell.claims.first().copied().map(Pin::Claim)
        };
        Some(Self {
            content: Content::of(row, position, place)?,
            key: Spot::cell(row.question, position, column.clone()).key(columns),
            place,
            name: column_name(site, head),
            begins_group: columns.begins_group(place),
            pin: pin.or_else(claim).map(|pin| pin.key(&site.corpus)),
            aside: aside.map(|aside| aside_key(&site.corpus, aside)),
        })
    }
}

/// The attributes that make a stop of the grid.
#[derive(Clone, Default)]
struct Stop {
    id: Option<String>,
    tabindex: Option<&'static str>,
    at: Option<String>,
    question: Option<String>,
    why: Option<String>,
    pin: Option<String>,
    aside: Option<String>,
}

/// Where a column stands on a position.
#[component]
pub(super) fn GridCell(row: GridRow, position: usize, column: ColumnId) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let site = row.grid.explorer.site();
        let data = row.data.get()?;
        row.columns
            .with(|columns| Shown::of(&site, &data, columns, position, &column))
    });
    move || {
        let shown = shown.get()?;
        let key = shown.key.clone();
        let stop = Stop {
            id: Some(format!("at-{key}")),
            tabindex: Some("-1"),
            at: Some(format!("{}.{}", row.line_of(position), shown.place + 1)),
            question: Some(row.slug()),
            why: shown.content.has_why().then_some(key),
            pin: shown.pin.clone(),
            aside: shown.aside.clone(),
        };
        Some(cell(row, shown, stop))
    }
}

/// The cell itself is the stop, unless a link in it is.
fn cell(row: GridRow, shown: Shown, stop: Stop) -> AnyView {
    let group = shown.begins_group;
    let name = shown.name;
    match shown.content {
        Content::Quiet(mark, positions) => {
            let inner = view! {
                <span>
                    <MarkIcon mark />
                    <span class="cell__doc">{name}</span>
                    {EN.mark(mark)}
                </span>
            };
            view! { <CellBox class="quiet" group rows=positions.to_string() stop>{inner}</CellBox> }.into_any()
        }
        Content::Nothing => view! { <CellBox class="none" group stop /> }.into_any(),
        Content::Mark(mark) => {
            let inner = view! {
                <span class="cell quiet">
                    <MarkIcon mark />
                    <span class="cell__doc">{name}</span>
                    {EN.mark(mark)}
                </span>
            };
            view! { <CellBox group stop>{inner}</CellBox> }.into_any()
        }
        Content::Claims { mark, speakers, also } => {
            let inner = view! { <CellLink row stop mark name speakers also /> };
            view! { <CellBox group stop=Stop::default()>{inner}</CellBox> }.into_any()
        }
    }
}

/// The box of a cell.
#[component]
fn CellBox(
    #[prop(optional)] class: Option<&'static str>,
    group: bool,
    /// How many positions it covers, where it covers several.
    #[prop(optional, into)]
    rows: Option<String>,
    stop: Stop,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <td
            class=class
            class:g=group
            role="gridcell"
            rowspan=rows
            id=stop.id
            tabindex=stop.tabindex
            data-at=stop.at
            data-question=stop.question
            data-why=stop.why
            data-pin=stop.pin
            data-aside=stop.aside
        >
            {children.map(|children| children())}
        </td>
    }
}

/// Who speaks, as a link to the page of the question.
#[component]
fn CellLink(
    row: GridRow,
    stop: Stop,
    mark: Mark,
    name: String,
    speakers: String,
    also: Vec<(Mark, String)>,
) -> impl IntoView {
    let also = also
        .into_iter()
        .map(|(mark, speakers)| view! { <Also mark speakers /> })
        .collect_views();
    view! {
        <a
            class="cell"
            href=move || row.address.get()
            id=stop.id
            tabindex=stop.tabindex
            data-at=stop.at
            data-question=stop.question
            data-why=stop.why
            data-pin=stop.pin
            data-aside=stop.aside
        >
            <MarkIcon mark />
            <span>
                <span class="cell__doc">{name}</span>
                <span class="vh">{format!("{}: ", EN.mark(mark))}</span>
                <bdi>{speakers}</bdi>
                {also}
            </span>
        </a>
    }
}

/// A weaker mark of the column's other claims, and who speaks there: whoever denies is never listed under "affirms".
#[component]
fn Also(mark: Mark, speakers: String) -> impl IntoView {
    view! {
        <span class="cell__also">
            <MarkIcon mark />
            <span>
                <span class="vh">{format!("; {}: ", EN.mark(mark))}</span>
                <bdi>{speakers}</bdi>
            </span>
        </span>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_compare::{Columns, Reading};
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn a_quiet_column_is_one_cell_over_all_positions() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let table = reading.concordance(&reading.claims(), Columns::Voices);
        let mut quiet = 0;
        for row in &table.questions {
            for place in 0..table.columns.len() {
                let contents: Vec<Content> = (0..row.positions.len())
                    .filter_map(|position| Content::of(row, position, place))
                    .collect();
                if let Some(Content::Quiet(_, over)) = contents.first() {
                    quiet += 1;
                    assert_eq!((*over, contents.len()), (row.positions.len(), 1));
                } else {
                    assert_eq!(contents.len(), row.positions.len(), "{contents:?}");
                }
            }
        }
        assert!(quiet > 0);
    }

    #[test]
    fn columns_with_cells_are_those_that_show_something() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let table = reading.concordance(&reading.claims(), Columns::Voices);
        let columns = ColumnList::new(Columns::Voices, table.columns);
        for row in &table.questions {
            for position in 0..row.positions.len() {
                let with_cells = columns_with_cells(&columns, row, position);
                for (place, id) in columns.ids().iter().enumerate() {
                    let shows = Content::of(row, position, place).is_some();
                    assert_eq!(with_cells.contains(id), shows, "{position} {place}");
                }
            }
        }
    }

    #[test]
    fn cells_with_claims_say_who_speaks() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let table = reading.concordance(&reading.claims(), Columns::Documents);
        for row in &table.questions {
            for (at, position) in row.positions.iter().enumerate() {
                for (place, cell) in position.cells.iter().enumerate() {
                    let content = Content::of(row, at, place);
                    let speaks = matches!(&content, Some(Content::Claims { speakers, .. }) if !speakers.is_empty());
                    assert_eq!(speaks, !cell.claims.is_empty(), "{content:?}");
                }
            }
        }
    }
}
