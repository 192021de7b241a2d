//! How words are found: two switches, each with what it does.

use leptos::prelude::*;

use crate::components::live;
use crate::store::Explorer;

/// The switches below the search box.
#[component]
pub(super) fn WordSwitches() -> impl IntoView {
    let explorer = Explorer::here();
    let other_spellings = explorer.part(|state| state.request.other_spellings);
    let exactly = explorer.part(|state| state.request.exactly);
    let spellings_hint = move || {
        if exactly.get() {
            "not while exactly as typed"
        } else {
            "other names and forms, near misses"
        }
    };
    view! {
        <div class="switches" role="group" aria-label="How words are found">
            <span class="switch">
                <input
                    id="spellings"
                    class="tick"
                    type="checkbox"
                    aria-describedby="spellings-hint"
                    prop:checked=move || other_spellings.get()
                    prop:disabled=move || exactly.get()
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        explorer.go(|state| state.request.other_spellings = on);
                    }
                />
                <label for="spellings">"Other spellings"</label>
                <small id="spellings-hint">{live(spellings_hint)}</small>
            </span>
            <span class="switch">
                <input
                    id="exactly"
                    class="tick"
                    type="checkbox"
                    aria-describedby="exactly-hint"
                    prop:checked=move || exactly.get()
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        explorer.go(|state| state.request.exactly = on);
                    }
                />
                <label for="exactly">"Exactly as typed"</label>
                <small id="exactly-hint">"whole words as they stand"</small>
            </span>
        </div>
    }
}
