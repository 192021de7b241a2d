//! The reports on one axis of time: dates → places on the axis and lanes for the labels → drawing, with a list twin.

use crosscheck_model::{Basis, Date, Day, DocumentId, sort, sort_by_key};
use leptos::prelude::*;

use crate::components::{CollectViews, HeadingLink, capital, cardinal, document_when, document_year, outlet_of, px};
use crate::store::{Explorer, Site, View, ViewState};

const WIDTH: f64 = 1336.0;
const MARGIN: f64 = 20.0;
/// How wide a label may be: two closer than this stand in different lanes.
const LABEL: f64 = 190.0;

/// Of more documents than this, only years are drawn.
const MOST: usize = 60;

/// The most years in a row without any document that are drawn.
const LONGEST_GAP: i32 = 60;

/// A document on the axis.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    document: DocumentId,
    x: f64,
    lane: usize,
}

/// Where documents stand, and the years that have a tick.
fn stops(dates: &[(DocumentId, Date)]) -> (Vec<Stop>, Vec<(i32, f64)>) {
    let years = shown_years(dates);
    let Some(last) = years.last() else {
        return (Vec::new(), Vec::new());
    };
    let day = |year: i32| Day::new(year, 1, 1).map_or(0.0, |day| f64::from(day.0));
    let width = (WIDTH - 2.0 * MARGIN) / years.len() as f64;
    // Each year has the same room; a year that is left out lies on the edge of the next.
    let place = |at: f64| {
        let index = years.partition_point(|year| day(*year) <= at).saturating_sub(1);
        let year = years.get(index).copied().unwrap_or(*last);
        let part = (at - day(year)) / (day(year + 1) - day(year)).max(1.0);
        MARGIN + (index as f64 + part.clamp(0.0, 1.0)) * width
    };
    let mut lanes: Vec<f64> = Vec::new();
    let mut found = Vec::new();
    for &(document, date) in dates {
        let x = place(f64::from(date.first.0 + date.last.0) / 2.0);
        let lane = lanes
            .iter()
            .position(|&taken| x - taken >= LABEL)
            .unwrap_or(lanes.len());
        match lanes.get_mut(lane) {
            Some(taken) => *taken = x,
            None => lanes.push(x),
        }
        found.push(Stop { document, x, lane });
    }
    (found, years.iter().map(|&year| (year, place(day(year)))).collect())
}

/// The years from the first document to the last. A time as long as no corpus has is left out: a slip in one date would draw all others
/// upon each other.
fn shown_years(dates: &[(DocumentId, Date)]) -> Vec<i32> {
    let mut known: Vec<i32> = Vec::new();
    for (_, date) in dates {
        known.push(date.first.year());
        known.push(date.last.year());
    }
    sort(&mut known);
    let mut years: Vec<i32> = Vec::new();
    for year in known {
        let next = years.last().map_or(year, |last| last + 1);
        if year - next <= LONGEST_GAP {
            years.extend(next..year);
        }
        if next <= year {
            years.push(year);
        }
    }
    years
}

/// The documents with a date, in the order of their dates.
fn dated(site: &Site) -> Vec<(DocumentId, Date)> {
    let dates = site
        .corpus
        .documents
        .iter()
        .enumerate()
        .filter_map(|(index, document)| {
            let date = document.published.as_ref().or(document.modified.as_ref())?;
            Some((index.into(), date.value))
        });
    let mut dates: Vec<(DocumentId, Date)> = dates.collect();
    sort_by_key(&mut dates, |(_, date)| i64::from(date.first.0) + i64::from(date.last.0));
    dates
}

/// When the documents were published: one by one, or how many in each year where there are many.
#[component]
pub(super) fn TimeStrip() -> impl IntoView {
    let dates = dated(&Explorer::here().site());
    match dates.len() {
        0 | 1 => ().into_any(),
        2..=MOST => view! { <DocumentStrip dates /> }.into_any(),
        _ => view! { <YearBars dates /> }.into_any(),
    }
}

/// A dot a document.
#[component]
fn DocumentStrip(
    /// The documents, in the order of their dates.
    dates: Vec<(DocumentId, Date)>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let (stops, years) = stops(&dates);
    let lanes = stops.iter().map(|stop| stop.lane).max().unwrap_or(0);
    let axis = 52.0 + 44.0 * lanes as f64;
    let ticks = years.into_iter().map(|(year, x)| {
        view! {
            <line class="axis" x1=px(x) x2=px(x) y1=px(axis - 4.0) y2=px(axis + 4.0)></line>
            <text x=px(x) y=px(axis + 22.0)>
                {year}
            </text>
        }
    });
    let list = dates.iter().map(|&(document, _)| {
        let href = explorer.link(&ViewState::of(View::Read(document, None)));
        let when = site.corpus.document(document).map(document_when);
        view! {
            <li>
                <a href=href>{document_year(&site, document)}</a>
                <span>{when}</span>
            </li>
        }
    });
    view! {
        <section class="sect tstrip" aria-labelledby="h-strip">
            <div class="sect__head">
                <h2 id="h-strip">{title(&dates)}</h2>
                <p>
                    "Dashed: the date is inferred. "
                    <HeadingLink view=View::About heading="h-dates">
                        "How each date is known"
                    </HeadingLink>
                    " · "
                    <a href=explorer.link(&ViewState::of(View::Time))>"With what happened and what was said"</a>
                </p>
            </div>
            <svg class="wide" viewBox=format!("0 0 {} {}", px(WIDTH), px(axis + 30.0)) aria-hidden="true">
                <line class="axis" x1=px(MARGIN) x2=px(WIDTH - MARGIN) y1=px(axis) y2=px(axis)></line>
                {ticks.collect_views()}
                {stops.iter().map(|stop| draw(&site, stop, axis)).collect_views()}
            </svg>
            <ol class="strip__list">{list.collect_views()}</ol>
        </section>
    }
}

/// How many documents there are of each year.
#[component]
fn YearBars(
    /// The documents, in the order of their dates.
    dates: Vec<(DocumentId, Date)>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let mut years: Vec<i32> = dates.iter().map(|(_, date)| date.last.year()).collect();
    sort(&mut years);
    let years = years.chunk_by(i32::eq);
    let most = years.clone().map(<[i32]>::len).max().unwrap_or(1);
    let rows = years.filter_map(|documents| {
        let (year, count) = (*documents.first()?, documents.len());
        let href = explorer.link_with(|state| {
            *state = ViewState::of(View::Explore);
            let whole = Date::parse(&format!("{year:04}")).ok();
            state.request.dates.from = whole.map(|date| date.first);
            state.request.dates.to = whole.map(|date| date.last);
        });
        Some(view! {
            <li>
                <a href=href>{year}</a>
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=px(100.0 * count as f64 / most as f64) height="6"></rect>
                </svg>
                <span class="num">{count}</span>
            </li>
        })
    });
    view! {
        <section class="sect" aria-labelledby="h-strip">
            <div class="sect__head">
                <h2 id="h-strip">{title(&dates)}</h2>
                <p>
                    <a href=explorer.link(&ViewState::of(View::Time))>"Closer, on a time line"</a>
                </p>
            </div>
            <ol class="named named--years">{rows.collect_views()}</ol>
        </section>
    }
}

fn draw(site: &Site, stop: &Stop, axis: f64) -> impl IntoView + use<> {
    let document = site.corpus.document(stop.document);
    let inferred = document
        .and_then(|document| document.published.as_ref())
        .is_none_or(|date| date.basis == Basis::Inferred);
    let top = 18.0 + 44.0 * stop.lane as f64;
    let name = outlet_of(site, stop.document).map(|outlet| outlet.label().to_owned());
    let (x, anchor) = if stop.x > WIDTH - LABEL {
        (stop.x - 8.0, "end")
    } else {
        (stop.x + 8.0, "start")
    };
    let line = if inferred { "maybe" } else { "doc-line" };
    view! {
        <line class=line x1=px(stop.x) x2=px(stop.x) y1=px(top - 12.0) y2=px(axis)></line>
        <circle class="doc-dot" cx=px(stop.x) cy=px(axis) r="5"></circle>
        <text class="strong" x=px(x) y=px(top) text-anchor=anchor>
            {name}
        </text>
        <text x=px(x) y=px(top + 17.0) text-anchor=anchor>
            {document.map(document_when)}
        </text>
    }
}

/// "Five reports in four years, none of them from 2018".
fn title(dates: &[(DocumentId, Date)]) -> String {
    let years: Vec<i32> = dates.iter().map(|(_, date)| date.last.year()).collect();
    let (first, last) = (
        years.iter().min().copied().unwrap_or(0),
        years.iter().max().copied().unwrap_or(0),
    );
    let missing: Vec<i32> = (first..=last).filter(|year| !years.contains(year)).collect();
    let count = capital(&cardinal(dates.len()));
    match (first == last, missing.as_slice()) {
        (true, _) => format!("{count} reports of {first}"),
        (false, [one]) => {
            format!("{count} reports from {first} to {last}, none of them from {one}")
        }
        _ => format!("{count} reports from {first} to {last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<(DocumentId, Date)> {
        texts
            .iter()
            .enumerate()
            .map(|(index, text)| (index.into(), Date::parse(text).unwrap()))
            .collect()
    }

    #[test]
    fn labels_that_would_touch_stand_in_lanes() {
        let (stops, years) = stops(&dates(&["2016-06-01", "2016-06-04", "2019-02-07"]));
        assert_eq!(stops.iter().map(|stop| stop.lane).collect::<Vec<_>>(), [0, 1, 0]);
        assert_eq!(
            years.iter().map(|(year, _)| *year).collect::<Vec<_>>(),
            [2016, 2017, 2018, 2019]
        );
    }

    #[test]
    fn one_wrong_year_spoils_no_other() {
        let (found, years) = stops(&dates(&["0216-06-01", "2016-01-01", "2017-01-01", "2019-02-07"]));
        assert_eq!(
            years.iter().map(|(year, _)| *year).collect::<Vec<_>>(),
            [216, 2016, 2017, 2018, 2019]
        );
        assert!(found[2].x - found[1].x > 200.0, "{found:?}");
        let (_, years) = stops(&dates(&["2016", "2017", "2106"]));
        assert_eq!(
            years.iter().map(|(year, _)| *year).collect::<Vec<_>>(),
            [2016, 2017, 2106]
        );
    }

    #[test]
    fn the_title_states_the_finding() {
        assert_eq!(
            title(&dates(&["2016", "2017", "2019"])),
            "Three reports from 2016 to 2019, none of them from 2018"
        );
        assert_eq!(title(&dates(&["2016", "2016"])), "Two reports of 2016");
    }
}
