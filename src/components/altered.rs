//! What the reader altered in the corpus: as a memo for what follows it, and in words.

use crosscheck_compare::Alterations;
use leptos::prelude::*;

use crate::store::Explorer;

/// What the reader altered. Whoever counts something makes a `Reading` of the corpus with it.
pub(crate) fn alterations(explorer: Explorer) -> Memo<Alterations> {
    explorer.part(|state| state.altered.clone())
}

/// Says what the reader altered and what that costs, to those who hear the page.
#[component]
pub(crate) fn AlteredSaid() -> impl IntoView {
    view! { <div role="status" class="vh" id="altered-said"></div> }
}
