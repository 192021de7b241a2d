//! The application: the shell around the page that the state names.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::RecentSearches;
use crate::host::Root;
use crate::pages::Page;
use crate::shell::{Shell, arrive};
use crate::store::{Explorer, Site};

/// A whole explorer over an opened corpus.
#[component]
pub(crate) fn App(
    /// The corpus and its index.
    site: Arc<Site>,
    /// The page or the shadow root it is drawn in.
    root: Root,
) -> impl IntoView {
    let explorer = Explorer::start(site, root);
    RecentSearches::provide();
    let drawn = arrive(explorer);
    view! {
        <Shell>
            <Page drawn />
        </Shell>
    }
}
