//! The list of results, or what to do where nothing matches.

use leptos::prelude::*;

use super::hit::HitRow;
use super::schedule::{MORE, Schedule};
use crate::components::{Rows, Show, live, unit_words};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState};

/// The results that are drawn, and the way to more of them.
#[component]
pub(super) fn ResultList(
    /// What was found.
    schedule: Schedule,
) -> impl IntoView {
    let total = Memo::new(move |_| schedule.found.get().map(|found| found.total));
    let is_empty = move || total.get() == Some(0);
    let hits = schedule.hits;
    let best = Memo::new(move |_| hits.with(|hits| hits.iter().next().map_or(0.0, |hit| hit.score)));
    view! {
        <Show when=is_empty>
            <NothingFound />
        </Show>
        <ol class="hits" hidden=is_empty>
            <Rows each=move || hits.with(|hits| hits.iter().cloned().collect::<Vec<_>>()) key=|hit| hit.item let(hit)>
                <HitRow hit hits best />
            </Rows>
        </ol>
        <MoreResults schedule total />
    }
}

/// What to do where nothing is left.
#[component]
fn NothingFound() -> impl IntoView {
    let explorer = Explorer::here();
    view! {
        <div class="empty">
            <p class="deck">"Nothing matches all of this."</p>
            <p>
                "Take away a chip above, or "
                <a href=explorer.link(&ViewState::of(View::Explore))>"start again with every passage"</a> "."
            </p>
        </div>
    }
}

/// The button that shows more results, where there are more.
#[component]
fn MoreResults(
    /// What was found.
    schedule: Schedule,
    /// How many results there are, once that is known.
    total: Memo<Option<usize>>,
) -> impl IntoView {
    let unit = Explorer::here().part(|state| state.request.unit);
    let rest = Memo::new(move |_| total.get().unwrap_or_default().saturating_sub(schedule.wanted.get()));
    let words = move || {
        let (rest, units) = (rest.get(), unit_words(unit.get(), rest.get()));
        if rest > MORE {
            format!("Show {MORE} more of {rest} {units}")
        } else {
            format!("Show the other {rest} {units}")
        }
    };
    view! {
        <Show when=move || { rest.get() > 0 }>
            <p class="sect-s">
                <button type="button" class="btn" id="more-hits" on:click=move |_| schedule.show_more()>
                    {live(words)}
                </button>
            </p>
        </Show>
    }
}
