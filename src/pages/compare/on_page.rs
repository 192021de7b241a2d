//! Buttons that lead down a long page.

use leptos::prelude::*;

use crate::components::{Show, lead_to_heading};
use crate::memo::Memo;
use crate::store::Explorer;

/// A button to the section under a heading, where there is one.
#[component]
pub(super) fn LeadTo(
    /// Whether there is such a section.
    there: Memo<bool>,
    /// Of the heading.
    id: &'static str,
    /// What the button says.
    words: &'static str,
) -> impl IntoView {
    let explorer = Explorer::here();
    view! {
        <Show when=move || there.get()>
            <li>
                <button
                    type="button"
                    class="why"
                    id=format!("to-{id}")
                    on:click=move |_| lead_to_heading(explorer, id)
                >
                    {words}
                </button>
            </li>
        </Show>
    }
}
