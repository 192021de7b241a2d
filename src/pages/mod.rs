//! The pages: which there are, and which is shown.

pub(crate) mod about;
pub(crate) mod compare;
pub(crate) mod explore;
pub(crate) mod names;
pub(crate) mod network;
pub(crate) mod overview;
pub(crate) mod read;
pub(crate) mod time;

use leptos::prelude::*;

use crate::later;
use crate::store::{Explorer, View, ViewState};

/// A page that the bars name.
#[derive(Clone, Copy)]
pub(crate) struct PageEntry {
    /// What it shows first.
    pub(crate) view: View,
    /// What it is called.
    pub(crate) title: &'static str,
    /// The outline of its icon, in a square of 20.
    pub(crate) icon: &'static str,
}

/// The pages of the top bar, and of the bottom bar on phones.
pub(crate) const PAGES: [PageEntry; 7] = [
    PageEntry {
        view: View::Overview,
        title: "Overview",
        icon: "M3 8l7-5 7 5v9H3z",
    },
    PageEntry {
        view: View::Explore,
        title: "Explore",
        icon: "M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11M13 13l4 4",
    },
    PageEntry {
        view: View::Compare,
        title: "Compare",
        icon: "M7 5a5 5 0 1 1 0 10a5 5 0 1 1 0-10M13 5a5 5 0 1 1 0 10a5 5 0 1 1 0-10",
    },
    PageEntry {
        view: View::Names,
        title: "Names",
        icon: "M10 3a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M3.5 17c1-4 12-4 13 0",
    },
    PageEntry {
        view: View::Time,
        title: "Time",
        icon: "M3 15h14M5 12v6M15 12v6M5 9h6M9 5h6",
    },
    PageEntry {
        view: View::Network,
        title: "Network",
        icon: "M5 14l5-8 5 8zM10 3v3M3 16l2-2M17 16l-2-2",
    },
    PageEntry {
        view: View::About,
        title: "About",
        icon: "M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14M10 9v5M10 6v1",
    },
];

impl PageEntry {
    /// Whether a view belongs under this entry.
    pub(crate) fn holds(&self, view: View) -> bool {
        let entry = match view {
            View::Issue(_) | View::Faces => View::Compare,
            View::Entity(_) => View::Names,
            View::Read(..) => View::Explore,
            other => other,
        };
        self.view == entry
    }
}

/// What decides that a page is drawn from nothing. Everything else on a page follows the state by itself.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    view: View,
    /// What the reader altered. Pages that compare follow it by themselves.
    altered: Option<crosscheck_compare::Alterations>,
}

impl Shown {
    fn of(state: &ViewState) -> Self {
        Self {
            view: match state.view {
                View::Read(document, _) => View::Read(document, None),
                other => other,
            },
            altered: (!state.view.compares()).then(|| state.altered.clone()),
        }
    }
}

/// The page that the state names. `drawn` is called with its view once it stands in the document.
#[component]
pub(crate) fn Page(
    /// Called after a page was drawn.
    drawn: Callback<View>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let shown = explorer.part(Shown::of);
    let empty = explorer.site().corpus.documents.is_empty();
    let dressed = StoredValue::new(false);
    let arrivals = RwSignal::new(0);
    move || {
        let view = shown.get().view;
        let page = match view {
            View::About => None,
            _ if empty => Some(view! { <overview::EmptyCorpus /> }.into_any()),
            View::Overview => Some(view! { <overview::OverviewPage /> }.into_any()),
            _ => None,
        };
        let page = page.or_else(|| {
            let later = later::arrived()?;
            if !dressed.get_value() {
                dressed.set_value(true);
                (later.adopt_style)(&explorer.root());
            }
            Some((later.page)(view))
        });
        if let Some(page) = page {
            drawn.run(view);
            return page;
        }
        arrivals.track();
        leptos::task::spawn_local(async move {
            later::load().await;
            // The explorer may be gone by then.
            arrivals.try_update(|count| *count += 1);
        });
        view! { <p aria-busy="true" class="vh">"Loading"</p> }.into_any()
    }
}

/// Every page but the overview.
pub(crate) fn later_page(view: View) -> AnyView {
    match view {
        View::Read(document, _) => view! { <read::ReadPage document /> }.into_any(),
        View::Names => view! { <names::NamesPage /> }.into_any(),
        View::Entity(entity) => view! { <names::EntityPage entity /> }.into_any(),
        View::Time => view! { <time::TimePage /> }.into_any(),
        View::Network => view! { <network::NetworkPage /> }.into_any(),
        View::About => view! { <about::AboutPage /> }.into_any(),
        View::Explore => view! { <explore::ExplorePage /> }.into_any(),
        View::Compare | View::Overview => view! { <compare::ComparePage /> }.into_any(),
        View::Issue(question) => view! { <compare::IssuePage question /> }.into_any(),
        View::Faces => view! { <compare::FacesPage /> }.into_any(),
    }
}
