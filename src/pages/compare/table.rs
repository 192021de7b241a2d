//! The concordance as a table: a row a position, a column a document or newsroom, a mark where somebody stands.

use crate::draw::prelude::*;
use crosscheck_compare::{Cell, Column, Concordance, Credit, Mark, PositionRow, Row};
use crosscheck_model::OutletKind;

use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{cardinal, document_year, lines, mark};

/// The large drawing of one question on the Overview.
pub(crate) fn lead(site: &'static Site, concordance: &Concordance, row: &Row) -> Drawn {
    let rows = row
        .positions
        .iter()
        .enumerate()
        .map(|(index, position)| position_row(site, concordance, row, position, index, false))
        .collect_view();
    view! {
        <table class="conc conc--lead" role="table">
            <caption class="vh">
                {format!(
                    "{} positions by {} columns, in order of date",
                    cardinal(row.positions.len()),
                    cardinal(concordance.columns.len()),
                )}
            </caption>
            {head(site, concordance, "Position")}
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// A cell over the columns of each newsroom.
pub(super) fn newsrooms(site: &'static Site, columns: &[Column]) -> Vec<Drawn> {
    groups(columns)
        .into_iter()
        .map(|(from, count)| {
            let newsroom = columns.get(from).and_then(|column| site.corpus.outlet(column.newsroom));
            let unknown = newsroom.is_none_or(|outlet| outlet.kind == OutletKind::Unknown);
            let label = match newsroom {
                Some(outlet) if !unknown => format!("{}’s newsroom", outlet.label()),
                _ => "Not known".to_owned(),
            };
            view! {
                <th scope="colgroup" colspan=count.to_string() role="columnheader" class="g">
                    <span class="room" class:room--unknown=unknown>
                        <bdi>{label}</bdi>
                    </span>
                </th>
            }
        })
        .collect_view()
}

/// Column groups and columns.
pub(crate) fn head(site: &'static Site, concordance: &Concordance, first: &'static str) -> Drawn {
    let columns = &concordance.columns;
    let widths = columns.iter().map(|_| view! { <col /> }).collect_view();
    let groups = newsrooms(site, columns);
    let heads = columns
        .iter()
        .enumerate()
        .map(|(index, column)| column_head(columns, index, column))
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
                {groups}
                <th role="presentation" aria-hidden="true"></th>
            </tr>
            <tr role="row">
                <th scope="col" role="columnheader" class="small dim">
                    {first}
                </th>
                {heads}
                <th scope="col" role="columnheader" class="small dim g">
                    "Independent lines"
                </th>
            </tr>
        </thead>
    }
}

fn column_head(columns: &[Column], index: usize, column: &Column) -> Drawn {
    let explorer = Explorer::here();
    let name = column.label.clone();
    let name = match column.documents.as_slice() {
        [one] => {
            let href = explorer.link(&ViewState::of(View::Read(*one, None)));
            view! { <a class="doc" href=href><bdi>{name}</bdi></a> }
        }
        _ => view! { <span class="doc"><bdi>{name}</bdi></span> },
    };
    let from = column.provenance.as_ref().map(|(words, credit)| {
        let note = match credit {
            Credit::Stated => None,
            Credit::NotCredited => Some("not credited"),
            Credit::Inferred => Some("inferred"),
        };
        view! {
            <span class="doc__from" class:from--no=*credit == Credit::NotCredited>
                {words.clone()}
                {note.map(|note| view! { ", " <i>{note}</i> })}
            </span>
        }
    });
    view! {
        <th scope="col" role="columnheader" class:g=begins_group(columns, index)>
            {name}
            <span class="doc__when">{column.sub.clone()}</span>
            {from}
        </th>
    }
}

/// One position with its cells.
pub(crate) fn position_row(
    site: &'static Site,
    concordance: &Concordance,
    row: &Row,
    position: &PositionRow,
    index: usize,
    fold_silence: bool,
) -> Drawn {
    let text = site
        .corpus
        .question(row.question)
        .and_then(|question| question.positions.get(position.position.index()))
        .map(|position| position.text.clone());
    let none = position.figures.claims == 0 && position.cells.iter().all(|cell| cell.claims.is_empty());
    let cells = position
        .cells
        .iter()
        .zip(&concordance.columns)
        .enumerate()
        .map(|(at, (cell, column))| {
            let group = begins_group(&concordance.columns, at);
            let silent = row.silent.get(at).copied().unwrap_or(false);
            let unknowing = row.could_not_know.get(at).copied().unwrap_or(false);
            if fold_silence && (silent || unknowing) {
                return quiet(
                    site,
                    column,
                    if unknowing { Mark::CouldNotKnow } else { Mark::Silent },
                    index,
                    row.positions.len(),
                    group,
                );
            }
            view! { <td role="cell" class:g=group>{cell_link(site, row, cell, column)}</td> }
        })
        .collect_view();
    view! {
        <tr class="pos" class:pos--none=none role="row">
            <th scope="row" role="rowheader">
                {text}
            </th>
            {cells}
            <td class="g c-l" role="cell">
                {lines(&position.figures)}
            </td>
        </tr>
    }
}

/// A silent column is one cell over all positions, said once.
fn quiet(site: &'static Site, column: &Column, quiet: Mark, index: usize, rows: usize, group: bool) -> Drawn {
    if index > 0 {
        return Drawn::of(());
    }
    view! {
        <td class="quiet" class:g=group role="cell" rowspan=rows.to_string()>
            <span>
                {mark(quiet)} <span class="cell__doc">{column_name(site, column)}</span> {quiet.word()}
            </span>
        </td>
    }
}

fn cell_link(site: &'static Site, row: &Row, cell: &Cell, column: &Column) -> Drawn {
    let Some(which) = cell.mark else {
        return Drawn::of(());
    };
    if cell.claims.is_empty() {
        return view! { <span class="cell quiet">{mark(which)} <span class="cell__doc">{column_name(site, column)}</span> {which.word()}</span> };
    }
    let href = Explorer::here().link(&ViewState::of(View::Issue(row.question)));
    view! {
        <a class="cell" href=href>
            {mark(which)}
            <span>
                <span class="cell__doc">{column_name(site, column)}</span>
                <span class="vh">{format!("{}: ", which.word())}</span>
                <bdi>{cell.speakers.join(", ")}</bdi>
            </span>
        </a>
    }
}

/// The dots of one column: a slot a position, in order.
pub(crate) fn slots(row: &Row, column: usize) -> Drawn {
    let single = |which: Mark| {
        view! {
            <span class="slots">
                <span class="slot">{mark(which)}</span>
                <span class="vh">{which.word()}</span>
            </span>
        }
    };
    if row.could_not_know.get(column).copied().unwrap_or(false) {
        return single(Mark::CouldNotKnow);
    }
    if row.silent.get(column).copied().unwrap_or(false) {
        return single(Mark::Silent);
    }
    let marks: Vec<Option<Mark>> = row
        .positions
        .iter()
        .map(|position| position.cells.get(column).and_then(|cell| cell.mark))
        .collect();
    let words: Vec<String> = marks
        .iter()
        .enumerate()
        .filter_map(|(index, mark)| mark.map(|mark| format!("{} answer {}", mark.word(), index + 1)))
        .collect();
    let dots = marks
        .into_iter()
        .map(|which| match which {
            Some(which) => view! { <span class="slot">{mark(which)}</span> },
            None => view! { <span class="slot slot--none"></span> },
        })
        .collect_view();
    view! {
        <span class="slots">{dots} <span class="vh">{words.join(", ")}</span></span>
    }
}

/// A question as one row of dots with its finding.
pub(crate) fn small_row(site: &'static Site, row: &Row) -> Drawn {
    let href = Explorer::here().link(&ViewState::of(View::Issue(row.question)));
    let text = site.corpus.question(row.question).map(|question| question.text.clone());
    let cells = (0..row.silent.len())
        .map(|column| view! { <td>{slots(row, column)}</td> })
        .collect_view();
    view! {
        <tr>
            <th scope="row">
                <a href=href>{text}</a>
            </th>
            {cells}
            <td>
                <b>{row.summary.word} ": "</b>
                {row.summary.clause.clone()}
            </td>
        </tr>
    }
}

/// Runs of columns of one newsroom: the first column and how many.
pub(super) fn groups(columns: &[Column]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for index in 0..columns.len() {
        match groups.last_mut() {
            Some((_, count)) if !begins_group(columns, index) => *count += 1,
            _ => groups.push((index, 1)),
        }
    }
    groups
}

pub(crate) fn begins_group(columns: &[Column], index: usize) -> bool {
    let newsroom = |index: usize| columns.get(index).map(|column| column.newsroom);
    index
        .checked_sub(1)
        .is_none_or(|before| newsroom(before) != newsroom(index))
}

/// A column's name where it stands alone, as on a phone: the outlet and the year.
pub(super) fn column_name(site: &'static Site, column: &Column) -> String {
    match column.documents.as_slice() {
        [one] => document_year(site, *one),
        _ => column.label.clone(),
    }
}
