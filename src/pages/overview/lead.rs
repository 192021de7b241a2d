//! One question drawn large: a row an answer, a column a document, a mark where somebody stands.

use crosscheck_compare::{Cell, Column, Credit, PositionRow, Row};
use crosscheck_messages::EN;
use leptos::prelude::*;

use crate::components::{CollectViews, MarkIcon, NewsroomHeads, SeparateSources, begins_group, cardinal, column_name};
use crate::store::{Explorer, View, ViewState};

/// The table of one question.
#[component]
pub(super) fn LeadTable(
    /// Its columns.
    columns: Vec<Column>,
    /// The question with its answers.
    row: Row,
) -> impl IntoView {
    let caption = format!(
        "{} positions by {} columns, in order of date",
        cardinal(row.positions.len()),
        cardinal(columns.len()),
    );
    let rows = row
        .positions
        .iter()
        .map(|position| answer(&columns, &row, position))
        .collect_views();
    view! {
        <table class="conc conc--lead" role="table">
            <caption class="vh">{caption}</caption>
            <LeadHead columns />
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// Newsrooms over their documents.
#[component]
fn LeadHead(
    /// The columns.
    columns: Vec<Column>,
) -> impl IntoView {
    let widths = columns.iter().map(|_| view! { <col /> }).collect_views();
    let heads = (0..columns.len())
        .filter_map(|index| column_head(&columns, index))
        .collect_views();
    view! {
        <colgroup>
            <col class="c-q" />
            {widths}
            <col class="c-lines" />
        </colgroup>
        <thead role="rowgroup">
            <tr role="row">
                <th role="presentation" aria-hidden="true"></th>
                <NewsroomHeads columns />
                <th role="presentation" aria-hidden="true"></th>
            </tr>
            <tr role="row">
                <th scope="col" role="columnheader" class="small dim">
                    "Position"
                </th>
                {heads}
                <th scope="col" role="columnheader" class="small dim g">
                    "Separate sources"
                </th>
            </tr>
        </thead>
    }
}

fn column_head(columns: &[Column], index: usize) -> Option<impl IntoView + use<>> {
    let column = columns.get(index)?;
    let site = Explorer::here().site();
    let name = view! { <bdi>{EN.column(&site.corpus, column)}</bdi> };
    let name = match column.documents.as_slice() {
        [one] => {
            let href = Explorer::here().link(&ViewState::of(View::Read(*one, None)));
            view! {
                <a class="doc" href=href>
                    {name}
                </a>
            }
            .into_any()
        }
        _ => view! { <span class="doc">{name}</span> }.into_any(),
    };
    let from = column.provenance.as_ref().map(|origin| {
        let note = match origin.credit {
            Credit::Stated => None,
            Credit::NotCredited => Some("not credited"),
            Credit::Inferred => Some("inferred"),
        };
        view! {
            <span class="doc__from" class:from--no=origin.credit == Credit::NotCredited>
                {EN.derivation(origin)}
                {note.map(|note| view! { ", " <i>{note}</i> })}
            </span>
        }
    });
    Some(view! {
        <th scope="col" role="columnheader" class:g=begins_group(columns, index)>
            {name}
            <span class="doc__when">{EN.column_detail(&site.corpus, column)}</span>
            {from}
        </th>
    })
}

/// One answer with its cells.
fn answer(columns: &[Column], row: &Row, position: &PositionRow) -> impl IntoView + use<> {
    let site = Explorer::here().site();
    let text = site
        .corpus
        .question(row.question)
        .and_then(|question| question.positions.get(position.position.index()))
        .map(|position| position.text.clone());
    let none = position.figures.claims == 0 && position.cells.iter().all(|cell| cell.claims.is_empty());
    let cells = position
        .cells
        .iter()
        .zip(columns)
        .enumerate()
        .map(|(index, (cell, column))| {
            let name = column_name(&site, column);
            view! {
                <td role="cell" class:g=begins_group(columns, index)>
                    {cell_content(row, cell, name)}
                </td>
            }
        })
        .collect_views();
    let figures = position.figures.clone();
    view! {
        <tr class="pos" class:pos--none=none role="row">
            <th scope="row" role="rowheader">
                {text}
            </th>
            {cells}
            <td class="g c-l" role="cell">
                <SeparateSources figures />
            </td>
        </tr>
    }
}

/// Who stands there, as a link to the question.
fn cell_content(row: &Row, cell: &Cell, document: String) -> AnyView {
    let Some(mark) = cell.mark else {
        return ().into_any();
    };
    if cell.claims.is_empty() {
        return view! {
            <span class="cell quiet">
                <MarkIcon mark />
                <span class="cell__doc">{document}</span>
                {EN.mark(mark)}
            </span>
        }
        .into_any();
    }
    let href = Explorer::here().link(&ViewState::of(View::Issue(row.question)));
    view! {
        <a class="cell" href=href>
            <MarkIcon mark />
            <span>
                <span class="cell__doc">{document}</span>
                <span class="vh">{format!("{}: ", EN.mark(mark))}</span>
                <bdi>{EN.cell_speakers(&cell.speakers)}</bdi>
            </span>
        </a>
    }
    .into_any()
}
