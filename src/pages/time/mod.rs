//! Time, to come.
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn TimePage() -> impl IntoView {
    view! { <h1>"Time"</h1> }
}
