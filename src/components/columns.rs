//! The columns of a concordance: what they are called, which belong to one newsroom, and the dots below them.

use crosscheck_compare::{Column, Mark, Row};
use crosscheck_messages::EN;
use crosscheck_model::OutletKind;
use leptos::prelude::*;

use super::{CollectViews, MarkIcon, document_year};
use crate::store::{Explorer, Site};

/// Runs of columns of one newsroom: the first column and how many.
fn groups(columns: &[Column]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for index in 0..columns.len() {
        match groups.last_mut() {
            Some((_, count)) if !begins_group(columns, index) => *count += 1,
            _ => groups.push((index, 1)),
        }
    }
    groups
}

/// Whether a column is the first of its newsroom's.
pub(crate) fn begins_group(columns: &[Column], index: usize) -> bool {
    let newsroom = |index: usize| columns.get(index).map(|column| column.newsroom);
    index
        .checked_sub(1)
        .is_none_or(|before| newsroom(before) != newsroom(index))
}

/// A column's name where it stands alone, as on a phone: the outlet and the year.
pub(crate) fn column_name(site: &Site, column: &Column) -> String {
    match column.documents.as_slice() {
        [one] => document_year(site, *one),
        _ => EN.column(&site.corpus, column),
    }
}

/// A cell over the columns of each newsroom.
#[component]
pub(crate) fn NewsroomHeads(
    /// The columns, those of one newsroom beside each other.
    columns: Vec<Column>,
) -> impl IntoView {
    let site = Explorer::here().site();
    let heads = groups(&columns).into_iter().map(|(from, count)| {
        let newsroom = columns.get(from).and_then(|column| site.corpus.outlet(column.newsroom));
        let unknown = newsroom.is_none_or(|outlet| outlet.kind == OutletKind::Unknown);
        let label = match newsroom {
            Some(outlet) if !unknown => format!("{}’s newsroom", outlet.label()),
            _ => "Unknown".to_owned(),
        };
        view! {
            <th scope="colgroup" colspan=count.to_string() role="columnheader" class="g">
                <span class="room" class:room--unknown=unknown>
                    <bdi>{label}</bdi>
                </span>
            </th>
        }
    });
    heads.collect_views()
}

/// The dots of one column: a slot for each answer, in order.
#[component]
pub(crate) fn Slots(
    /// The marks of the column, an answer each.
    marks: Vec<Option<Mark>>,
    /// The one mark of a column that says nothing of the question.
    quiet: Option<Mark>,
) -> impl IntoView {
    if let Some(mark) = quiet {
        return view! {
            <span class="slots">
                <span class="slot">
                    <MarkIcon mark />
                </span>
                <span class="vh">{EN.mark(mark)}</span>
            </span>
        }
        .into_any();
    }
    let words: Vec<String> = marks
        .iter()
        .zip(1..)
        .filter_map(|(mark, answer)| mark.map(|mark| format!("{} answer {answer}", EN.mark(mark))))
        .collect();
    let dots = marks.into_iter().map(|mark| match mark {
        Some(mark) => view! {
            <span class="slot">
                <MarkIcon mark />
            </span>
        }
        .into_any(),
        None => view! { <span class="slot slot--none"></span> }.into_any(),
    });
    view! {
        <span class="slots">{dots.collect_views()} <span class="vh">{words.join(", ")}</span></span>
    }
    .into_any()
}

/// The marks of one column of a question, for [`Slots`].
pub(crate) fn marks_of(row: &Row, column: usize) -> (Vec<Option<Mark>>, Option<Mark>) {
    let is = |flags: &[bool]| flags.get(column).copied().unwrap_or(false);
    let quiet = match (is(&row.could_not_know), is(&row.silent)) {
        (true, _) => Some(Mark::CouldNotKnow),
        (false, true) => Some(Mark::Silent),
        (false, false) => None,
    };
    let marks = row
        .positions
        .iter()
        .map(|position| position.cells.get(column).and_then(|cell| cell.mark));
    (marks.collect(), quiet)
}
