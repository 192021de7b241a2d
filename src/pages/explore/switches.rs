//! How words are found: two switches, each with what it does.

use crate::draw::prelude::*;

use crate::state::Explorer;

/// The switches, below the search box.
pub(super) fn switches(explorer: Explorer) -> Drawn {
    let request = explorer.part(|state| (state.request.other_spellings, state.request.exactly));
    let spellings = move |event| {
        let on = event_target_checked(&event);
        explorer.go(|state| state.request.other_spellings = on);
    };
    let exactly = move |event| {
        let on = event_target_checked(&event);
        explorer.go(|state| state.request.exactly = on);
    };
    let what_spellings = move || {
        if request.get().1 {
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
                    prop:checked=move || request.get().0
                    prop:disabled=move || request.get().1
                    on:change=spellings
                />
                <label for="spellings">"Other spellings"</label>
                <small id="spellings-hint">{what_spellings}</small>
            </span>
            <span class="switch">
                <input
                    id="exactly"
                    class="tick"
                    type="checkbox"
                    aria-describedby="exactly-hint"
                    prop:checked=move || request.get().1
                    on:change=exactly
                />
                <label for="exactly">"Exactly as typed"</label>
                <small id="exactly-hint">"whole words as they stand"</small>
            </span>
        </div>
    }
}
