//! The selection read back as one sentence of chips that can be removed.

use crosscheck_search::{Choice, Request};
use leptos::prelude::*;

use crate::components::{RequestChips, Show, aria, capital, focus_first, is_narrowed, live, unit_words};
use crate::store::Explorer;

/// The sentence, and on narrow screens the button that opens the facets.
#[component]
pub(super) fn Selection(
    /// Whether the facets are open on a narrow screen.
    panel_open: RwSignal<bool>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let units = move || unit_words(request.with(|request| request.unit), 2);
    let open_panel = move |_| {
        panel_open.set(true);
        // The panel cannot have the focus before it is shown.
        explorer.in_next_frame(move || {
            explorer.focus("narrow-done");
        });
    };
    let widen = move |_| {
        explorer.go(|state| clear(&mut state.request));
        focus_first(explorer, vec!["main".to_owned()]);
    };
    view! {
        <div class="sentence">
            <Show
                when=move || request.with(is_narrowed)
                fallback=move || {
                    view! {
                        <span class="sentence__all">
                            "All " {live(units)} ". Type above, or choose names, voices and dates to narrow them."
                        </span>
                    }
                }
            >
                <span>{live(move || format!("{} ", capital(units())))}</span>
                <RequestChips request />
                <button type="button" class="why" id="clear" on:click=widen>
                    "clear all"
                </button>
            </Show>
            <button
                type="button"
                class="btn narrow-only"
                id="narrow"
                aria-expanded=move || aria(panel_open.get())
                aria-controls="facets"
                on:click=open_panel
            >
                {live(move || request.with(narrow_words))}
            </button>
        </div>
    }
}

/// Takes away what narrows, and keeps what is listed and in which order.
fn clear(request: &mut Request) {
    *request = Request {
        unit: request.unit,
        order: request.order,
        ..Request::default()
    };
}

/// What is on the button that opens the facets: with how many values are chosen in them.
fn narrow_words(request: &Request) -> String {
    let values = |choice: &Choice| choice.include.len() + choice.exclude.len();
    match request.facets.values().map(values).sum::<usize>() {
        0 => "Narrow".to_owned(),
        count => format!("Narrow ({count})"),
    }
}
