//! Publication dates: a bar a year with a brush over them, and two fields. Undated documents are counted apart.

mod bars;
mod brush;
mod range;
mod slider;

use std::sync::Arc;

use crosscheck_search::{Dates, FacetKind, Unit, Value, YearBar};
use leptos::prelude::*;

use self::brush::YearBrush;
use self::range::{Years, bound};
use crate::address::bound_text;
use crate::components::live;
use crate::memo::Memo;
use crate::store::Explorer;

/// The numbers of the years.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CountedYears {
    /// What is counted.
    pub(crate) unit: Unit,
    /// From the first year of the corpus to its last.
    pub(crate) bars: Vec<YearBar>,
    /// Results without a date.
    pub(crate) undated: usize,
}

/// The counts of the years, once they were counted.
pub(crate) type YearCounts = RwSignal<Option<Arc<CountedYears>>>;

/// The strip of years with its fields, once the years were counted. A corpus without dates has none.
#[component]
pub(crate) fn PublicationDates(
    /// The numbers of the years.
    years: YearCounts,
) -> impl IntoView {
    let all = Memo::new(move |_| {
        years.with(|years| {
            let bars = &years.as_ref()?.bars;
            Some(Years::new(bars.first()?.year, bars.last()?.year))
        })
    });
    view! {
        {live(move || all.get().map(|all| view! { <DateRange years all /> }))}
    }
}

#[component]
fn DateRange(
    /// The numbers of the years.
    years: YearCounts,
    /// The years of the corpus.
    all: Years,
) -> impl IntoView {
    let explorer = Explorer::here();
    let dates = explorer.part(|state| state.request.dates);
    let wrong = RwSignal::new(String::new());
    let certain = move |event| {
        let certain = event_target_checked(&event);
        explorer.go(|state| state.request.dates.certain = certain);
    };
    view! {
        <section class="hist" aria-labelledby="h-hist">
            <h2 id="h-hist" class="vh">
                "When they were published"
            </h2>
            <YearBrush years all dates />
            <div class="hist__in">
                <span class="row">
                    <label for="from">"From"</label>
                    <DateField id="from" first=true placeholder=all.first dates wrong />
                    <label for="to">"to"</label>
                    <DateField id="to" first=false placeholder=all.last dates wrong />
                </span>
                <label class="row">
                    <input
                        id="certain"
                        class="tick"
                        type="checkbox"
                        prop:checked=move || dates.get().certain
                        on:change=certain
                    />
                    "surely dated in this range"
                </label>
                <Undated years />
                <span id="date-help" role="status">
                    {live(move || wrong.get())}
                </span>
            </div>
        </section>
    }
}

/// The field of one end of the range.
#[component]
fn DateField(
    /// Tells it from the other.
    id: &'static str,
    /// Whether it is the first day of the range; else it is the last.
    first: bool,
    /// The year at that end of the corpus.
    placeholder: i32,
    /// The dates that are chosen.
    dates: Memo<Dates>,
    /// What is said of a date that is none.
    wrong: RwSignal<String>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let value = move || {
        let dates = dates.get();
        bound_text(if first { dates.from } else { dates.to }, first)
    };
    let change = move |event| match bound(&event_target_value(&event), first) {
        Ok(day) => {
            wrong.set(String::new());
            explorer.go(|state| {
                let dates = &mut state.request.dates;
                *(if first { &mut dates.from } else { &mut dates.to }) = day;
            });
        }
        Err(sentence) => wrong.set(sentence),
    };
    view! {
        <input
            id=id
            autocomplete="off"
            placeholder=placeholder.to_string()
            aria-describedby="date-help"
            prop:value=value
            on:change=change
        />
    }
}

/// How many results have no date, with a link to them.
#[component]
fn Undated(
    /// The numbers of the years.
    years: YearCounts,
) -> impl IntoView {
    let explorer = Explorer::here();
    move || {
        let count = years.with(|years| years.as_ref().map_or(0, |years| years.undated));
        if count == 0 {
            return ().into_any();
        }
        let href = explorer.link_with(|state| {
            state.request.dates = Dates::default();
            state.request = state.request.toggling_include(FacetKind::Year, Value::NoneRecorded);
        });
        view! { <a href=href id="undated">{format!("{count} undated")}</a> }.into_any()
    }
}
