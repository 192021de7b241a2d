//! Explore: a query, facets and dates -> documents, passages or claims. What is worked out when is decided in `schedule`;
//! components show it.

mod answer;
mod facet;
mod facet_panel;
mod facet_value;
mod help;
mod hit;
mod hit_list;
mod hit_reasons;
mod loading;
mod query_box;
mod query_notices;
mod results;
mod results_head;
mod schedule;
mod selection;
mod sort;
mod suggestions;
mod switches;
mod value_list;
mod value_rows;

use leptos::prelude::*;

use self::facet_panel::FacetPanel;
use self::help::SearchHelp;
use self::loading::SearchLoading;
use self::query_box::QueryBox;
use self::query_notices::QueryNotices;
use self::results::ResultList;
use self::results_head::ResultsHead;
use self::schedule::Schedule;
use self::selection::Selection;
use self::switches::WordSwitches;
use crate::components::PublicationDates;
use crate::store::Explorer;

/// The page.
#[component]
pub(crate) fn ExplorePage() -> impl IntoView {
    let schedule = Schedule::start(Explorer::here());
    let panel_open = RwSignal::new(false);
    view! {
        <div class="explore" aria-busy=move || schedule.busy.get().then_some("true")>
            <FacetPanel schedule open=panel_open />
            <div>
                <h1 class="vh">"Explore the reports"</h1>
                <div class="qbar" role="search">
                    <QueryBox />
                    <WordSwitches />
                    <SearchLoading />
                    <SearchHelp schedule />
                    <QueryNotices found=schedule.found />
                    <Selection panel_open />
                </div>
                <PublicationDates years=schedule.years />
                <section aria-labelledby="h-hits">
                    <ResultsHead schedule />
                    <ResultList schedule />
                </section>
            </div>
        </div>
    }
}
