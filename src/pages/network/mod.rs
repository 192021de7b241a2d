//! Network, to come.
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn NetworkPage() -> impl IntoView {
    view! { <h1>"Network"</h1> }
}
