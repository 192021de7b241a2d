//! The facets beside the results; on a narrow screen a sheet that opens over them.

use leptos::prelude::*;

use super::facet::FacetSection;
use super::schedule::Schedule;
use crate::components::{CollectViews, live, unit_words};
use crate::store::Explorer;

/// The panel with every facet of the corpus.
#[component]
pub(super) fn FacetPanel(
    /// What was counted.
    schedule: Schedule,
    /// Whether it is open on a narrow screen.
    open: RwSignal<bool>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let unit = explorer.part(|state| state.request.unit);
    let title = move || {
        let total = schedule.found.get()?.total;
        Some(format!("Narrow {total} {}", unit_words(unit.get(), total)))
    };
    let close = move || {
        open.set(false);
        explorer.focus("narrow");
    };
    let close_on_escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            close();
        }
    };
    let sections = schedule
        .facets()
        .into_iter()
        .map(|(kind, counts)| view! { <FacetSection kind counts /> });
    view! {
        <aside
            class="facets"
            class:facets--open=move || open.get()
            id="facets"
            aria-label="Narrow the results"
            on:keydown=close_on_escape
        >
            <button type="button" class="skip" on:click=move |_| {
                explorer.focus("h-hits");
            }>
                "Skip to the results"
            </button>
            <div class="facets__head">
                <h2>{live(title)}</h2>
                <button type="button" class="btn narrow-only" id="narrow-done" on:click=move |_| close()>
                    "Show results"
                </button>
            </div>
            {sections.collect_views()}
        </aside>
    }
}
