//! The head of the grid: newsrooms, and under them the columns with what each was taken from, a button that pins it and one that
//! leaves it out.

use crosscheck_compare::{Aside, Column, Credit, Derivation, Pin};
use crosscheck_messages::EN;
use crosscheck_model::DocumentId;
use leptos::prelude::*;

use super::Grid;
use super::table::{ColumnId, ColumnList, aside_key};
use crate::components::{CollectViews, NewsroomHeads, Rows, Show, aria, column_name, focus_first, live};
use crate::memo::Memo;
use crate::store::{Site, View, ViewState};

/// The widths and heads of the columns.
#[component]
pub(super) fn Head(grid: Grid) -> impl IntoView {
    let columns = grid.columns;
    let widths = move || columns.with(|columns| columns.ids().iter().map(|_| view! { <col /> }).collect_views());
    let newsrooms = move || {
        let columns = columns.with(|columns| columns.columns().to_vec());
        view! { <NewsroomHeads columns /> }
    };
    view! {
        <colgroup>
            <col class="c-q" />
            {live(widths)}
            <col class="c-lines" />
        </colgroup>
        <thead role="rowgroup">
            <Show when=move || columns.with(|columns| columns.have_newsrooms())>
                <tr role="row">
                    <td role="presentation"></td>
                    {live(newsrooms)}
                    <td role="presentation"></td>
                </tr>
            </Show>
            <tr role="row">
                <th scope="col" role="columnheader" class="small dim">
                    "Question and its positions"
                </th>
                <Rows
                    each=move || columns.with(|columns| columns.ids().to_vec())
                    key=|column| column.clone()
                    children=move |column| view! { <ColumnHead grid column /> }
                />
                <th scope="col" role="columnheader" class="small dim g">
                    "Separate sources"
                </th>
            </tr>
        </thead>
    }
}

/// What the head of one column shows.
#[derive(Clone, Debug, PartialEq)]
struct HeadShown {
    /// From the left.
    place: usize,
    column: Column,
    /// The column's name where it stands alone.
    name: String,
    /// The document that the head leads to.
    document: Option<DocumentId>,
    begins_group: bool,
    pin: Option<Pin>,
    aside: Option<Aside>,
    pin_key: Option<String>,
    aside_key: Option<String>,
}

impl HeadShown {
    fn of(site: &Site, columns: &ColumnList, id: &ColumnId) -> Option<Self> {
        let (place, column) = columns.find(id)?;
        let (pin, aside) = columns.handles(&site.corpus, column);
        let document = match column.documents.as_slice() {
            [document] if columns.are_documents() => Some(*document),
            _ => None,
        };
        Some(Self {
            place,
            name: column_name(site, column),
            column: column.clone(),
            document,
            begins_group: columns.begins_group(place),
            pin,
            aside,
            pin_key: pin.map(|pin| pin.key(&site.corpus)),
            aside_key: aside.map(|aside| aside_key(&site.corpus, aside)),
        })
    }

    /// Where a stop of the head stands: in which of its three lines, and under which number.
    fn stop(&self, line: u8) -> String {
        format!("{line}.{}", self.place + 1)
    }
}

#[component]
fn ColumnHead(grid: Grid, column: ColumnId) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let site = grid.explorer.site();
        grid.columns.with(|columns| HeadShown::of(&site, columns, &column))
    });
    let begins_group = move || shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.begins_group));
    let content = move || shown.get().map(|head| view! { <HeadContent grid head /> });
    view! {
        <th scope="col" role="columnheader" class:g=begins_group>
            {live(content)}
        </th>
    }
}

#[component]
fn HeadContent(grid: Grid, head: HeadShown) -> impl IntoView {
    let pin = head.pin.map(|pin| view! { <PinColumn grid pin head=head.clone() /> });
    let aside = head
        .aside
        .map(|aside| view! { <LeaveOutColumn grid aside head=head.clone() /> });
    view! {
        <ColumnName grid head=head.clone() />
        <span class="doc__when">{EN.column_detail(&grid.explorer.site().corpus, &head.column)}</span>
        <Origin origin=head.column.provenance />
        <span class="doc__acts">{pin} " " {aside}</span>
    }
}

/// The name of the column: a link where it is a document.
#[component]
fn ColumnName(grid: Grid, head: HeadShown) -> impl IntoView {
    let (id, at) = (format!("at-c{}", head.place), head.stop(0));
    let label = EN.column(&grid.explorer.site().corpus, &head.column);
    let Some(document) = head.document else {
        return view! {
            <span class="doc" id=id tabindex="-1" data-at=at data-pin=head.pin_key data-aside=head.aside_key>
                <bdi>{label}</bdi>
            </span>
        }
        .into_any();
    };
    let href = move || grid.explorer.link(&ViewState::of(View::Read(document, None)));
    view! {
        <a class="doc" href=href id=id tabindex="-1" data-at=at data-pin=head.pin_key data-aside=head.aside_key>
            <bdi>{label}</bdi>
        </a>
    }
    .into_any()
}

/// What the column was taken from, and whether its text says so.
#[component]
fn Origin(origin: Option<Derivation>) -> impl IntoView {
    origin.map(|origin| {
        let note = match origin.credit {
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
            <span class="doc__from" class:from--no=origin.credit == Credit::NotCredited>
                {EN.derivation(&origin)}
                {note}
            </span>
        }
    })
}

#[component]
fn PinColumn(grid: Grid, pin: Pin, head: HeadShown) -> impl IntoView {
    let explorer = grid.explorer;
    let pins = explorer.part(|state| state.pins.clone());
    let is_pinned = Memo::new(move |_| pins.with(|pins| pins.contains(&pin)));
    view! {
        <button
            type="button"
            class="why"
            id=format!("pin-{}", head.place)
            tabindex="-1"
            data-at=head.stop(1)
            aria-pressed=move || aria(is_pinned.get())
            aria-label=format!("Pin {}", head.name)
            on:click=move |_| explorer.go(|state| state.toggle_pin(pin))
        >
            {live(move || if is_pinned.get() { "pinned" } else { "pin" })}
        </button>
    }
}

/// The button goes with its column: the one of the column that takes its place is next.
#[component]
fn LeaveOutColumn(grid: Grid, aside: Aside, head: HeadShown) -> impl IntoView {
    let explorer = grid.explorer;
    let place = head.place;
    let leave_out = move |_| {
        explorer.go(|state| state.altered.toggle_aside(aside));
        let places = [Some(place), place.checked_sub(1)].into_iter().flatten();
        let mut next: Vec<String> = places.map(|place| format!("out-{place}")).collect();
        next.push("restore".to_owned());
        focus_first(explorer, next);
    };
    view! {
        <button
            type="button"
            class="why"
            id=format!("out-{place}")
            tabindex="-1"
            data-at=head.stop(2)
            aria-label=format!("Leave out {} and recount", head.name)
            on:click=leave_out
        >
            "leave out"
        </button>
    }
}
