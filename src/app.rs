//! The application: the shell around the page that the state names.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::RecentSearches;
use crate::host::Root;
use crate::pages::Page;
use crate::shell::{Shell, arrive};
use crate::store::{Begin, Explorer, Site};

/// A whole explorer over an opened corpus.
#[component]
pub(crate) fn App(
    /// The corpus and its index.
    site: Arc<Site>,
    /// The page or the shadow root it is drawn in.
    root: Root,
    /// Where it begins, and who is told of its address.
    begin: Begin,
    /// Is given the explorer, for whoever drives it from outside.
    begun: Rc<Cell<Option<Explorer>>>,
) -> impl IntoView {
    let explorer = Explorer::start(site, root, begin);
    begun.set(Some(explorer));
    RecentSearches::provide();
    let drawn = arrive(explorer);
    view! {
        <Shell>
            <Page drawn />
        </Shell>
    }
}
