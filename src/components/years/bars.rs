//! One bar a year: a link to that year, with its figure in words.

use crosscheck_search::{Unit, YearBar};
use leptos::prelude::*;

use super::YearCounts;

use super::range::dates_of_year;
use crate::components::{Rows, live, px, unit_words};
use crate::memo::Memo;
use crate::store::Explorer;

/// More labels of years than this do not fit below the bars.
const LABELS: usize = 12;

/// How high the highest bar is.
const HEIGHT: f64 = 60.0;

/// Where the bars stand.
const GROUND: f64 = 62.0;

/// The bars, each in its place for good: the years of a corpus stay as they are.
#[component]
pub(super) fn YearBars(
    /// The numbers of the years.
    years: YearCounts,
) -> impl IntoView {
    let explorer = Explorer::here();
    let count = Memo::new(move |_| years.with(|years| years.as_ref().map_or(0, |years| years.bars.len())));
    let bars = Memo::new(move |_| {
        years.with(|years| match years {
            Some(years) => drawings(&years.bars, years.unit, &|year| link(explorer, year)),
            None => Vec::new(),
        })
    });
    view! {
        <ol class="hist__bars">
            <Rows each=move || 0..count.get() key=|at| *at let(at)>
                <li>{live(move || bars.with(|bars| bars.get(at).map(bar)))}</li>
            </Rows>
        </ol>
    }
}

/// The address of a year.
fn link(explorer: Explorer, year: i32) -> String {
    explorer.link_with(|state| state.request.dates = dates_of_year(year))
}

/// What is drawn of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Drawing {
    address: String,
    words: String,
    /// The bar of all results, whatever dates are chosen, and that of those inside them: from where down, and how high.
    all: (String, String),
    inside: (String, String),
    /// The year and its figures, where they fit.
    label: Option<Label>,
}

/// What stands below a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Label {
    year: i32,
    /// How many are inside, and of how many where they are not all. Nothing where only the year fits.
    figure: Option<(usize, String)>,
}

fn drawings(bars: &[YearBar], unit: Unit, link: &dyn Fn(i32) -> String) -> Vec<Drawing> {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    let labelled = bars.len().div_ceil(LABELS).max(1);
    let place = |count: usize| {
        let height = HEIGHT * count as f64 / most as f64;
        (px(GROUND - height), px(height))
    };
    let drawing = |(at, &YearBar { year, count, inside }): (usize, &YearBar)| {
        let of = if inside == count {
            String::new()
        } else {
            format!(" of {count}")
        };
        Drawing {
            address: link(year),
            words: format!("{year}: {inside} of {count} {}", unit_words(unit, count)),
            all: place(count),
            inside: place(inside),
            label: at.is_multiple_of(labelled).then(|| Label {
                year,
                figure: (labelled == 1).then_some((inside, of)),
            }),
        }
    };
    bars.iter().enumerate().map(drawing).collect()
}

/// The drawing of a year. Only what has changed in it is drawn again.
fn bar(drawing: &Drawing) -> impl IntoView + use<> {
    let Drawing {
        address,
        words,
        all,
        inside,
        label,
    } = drawing.clone();
    let label = label.map(|Label { year, figure }| {
        let figure = figure.map(|(inside, of)| view! { " " <b>{inside}</b> {of} });
        view! { <span>{year} {figure}</span> }
    });
    view! {
        <a href=address aria-label=words.clone() title=words draggable="false">
            <svg viewBox="0 0 40 64" preserveAspectRatio="none" aria-hidden="true">
                <rect class="all" x="8" y=all.0 width="24" height=all.1></rect>
                <rect class="sel" x="8" y=inside.0 width="24" height=inside.1></rect>
                <line class="axis" x1="0" x2="40" y1="63" y2="63"></line>
            </svg>
            {label}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(count: i32) -> Vec<YearBar> {
        let bar = |at: i32| YearBar {
            year: 2000 + at,
            count: 4 * usize::from(at == 0),
            inside: usize::from(at == 0),
        };
        (0..count).map(bar).collect()
    }

    #[test]
    fn bars_stand_on_the_ground_and_say_their_figures() {
        let drawn = drawings(&bars(2), Unit::Passages, &|year| format!("#{year}"));
        let first = &drawn[0];
        assert_eq!(
            (first.address.as_str(), first.words.as_str()),
            ("#2000", "2000: 1 of 4 passages")
        );
        assert_eq!(first.all, ("2.0".to_owned(), "60.0".to_owned()));
        assert_eq!(first.inside, ("47.0".to_owned(), "15.0".to_owned()));
        let figures: Vec<_> = drawn
            .iter()
            .map(|bar| bar.label.clone().and_then(|label| label.figure))
            .collect();
        assert_eq!(figures, [Some((1, " of 4".to_owned())), Some((0, String::new()))]);
    }

    #[test]
    fn of_many_years_some_are_labelled() {
        let labels = |count: i32| {
            let drawn = drawings(&bars(count), Unit::Claims, &|_| String::new());
            drawn
                .iter()
                .filter_map(|bar| bar.label.as_ref())
                .map(|label| label.year)
                .collect::<Vec<_>>()
        };
        assert_eq!(labels(12).len(), 12);
        assert_eq!(labels(25), [2000, 2003, 2006, 2009, 2012, 2015, 2018, 2021, 2024]);
    }
}
