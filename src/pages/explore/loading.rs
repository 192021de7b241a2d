//! The index of a large corpus stands in parts beside the page: one after the other is fetched while the reader looks through
//! lists, which need none. What is typed meanwhile is answered when the last has come.

use leptos::prelude::*;

use crate::components::{live, unit_words};
use crate::memo::Memo;
use crate::site::Lacking;
use crate::store::Explorer;

/// How far the search is loaded, until all of it is there.
#[component]
pub(super) fn SearchLoading() -> impl IntoView {
    let explorer = Explorer::here();
    if explorer.site().index().is_whole() {
        return ().into_any();
    }
    let progress = Memo::new(move |_| {
        explorer.parts().follow();
        Progress::of(explorer)
    });
    let said = move || match progress.get() {
        Progress::Whole => ().into_any(),
        Progress::Useless => {
            view! { <p class="notice">"The search cannot be used: its parts do not belong to this corpus."</p> }
                .into_any()
        }
        Progress::Waiting { number, of } => view! { <PartAwaited number of /> }.into_any(),
        Progress::Failed { path, number, of, why } => view! { <PartFailed path number of why /> }.into_any(),
    };
    view! {
        <div role="status" id="search-loading">
            {live(said)}
        </div>
    }
    .into_any()
}

/// How far the search is loaded.
#[derive(Clone, Debug, PartialEq)]
enum Progress {
    Whole,
    /// Parts are missing, and none of those that the corpus names fits.
    Useless,
    /// A part is on its way.
    Waiting {
        number: usize,
        of: usize,
    },
    /// A part could not be loaded.
    Failed {
        path: String,
        number: usize,
        of: usize,
        why: String,
    },
}

impl Progress {
    /// Asks for the next part on the way.
    fn of(explorer: Explorer) -> Self {
        let site = explorer.site();
        if site.index().is_whole() {
            return Self::Whole;
        }
        match site.lacking() {
            None => Self::Useless,
            Some(Lacking { path, number, of }) => match explorer.parts().ask(&path) {
                None => Self::Waiting { number, of },
                Some(why) => Self::Failed { path, number, of, why },
            },
        }
    }
}

/// A part is on its way.
#[component]
fn PartAwaited(
    /// Which part.
    number: usize,
    /// How many parts there are.
    of: usize,
) -> impl IntoView {
    let request = Explorer::here().part(|state| (state.request.query.is_empty(), state.request.unit));
    let until = move || {
        let (nothing_typed, unit) = request.get();
        let units = unit_words(unit, 2);
        (!nothing_typed)
            .then(|| format!(" What you typed is answered when it is there. Until then these are {units} without it."))
    };
    view! {
        <p class="notice">
            <span>{format!("The search is loading: part {number} of {of}.")} {live(until)}</span>
        </p>
    }
}

/// A part could not be loaded.
#[component]
fn PartFailed(
    /// The file of the part.
    path: String,
    /// Which part.
    number: usize,
    /// How many parts there are.
    of: usize,
    /// Why.
    why: String,
) -> impl IntoView {
    let explorer = Explorer::here();
    view! {
        <p class="notice">
            <span>
                {format!("The search is not whole: part {number} of {of} could not be loaded ({why}). ")}
                <button type="button" class="why" id="search-again" on:click=move |_| explorer.parts().again(&path)>
                    "Try again"
                </button>
            </span>
        </p>
    }
}
