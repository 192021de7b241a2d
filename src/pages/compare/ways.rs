//! The ways along which an answer reaches the reader, those that are counted, in words.

use crosscheck_compare::{Count, Reading};
use crosscheck_messages::EN;
use crosscheck_model::ClaimId;
use leptos::prelude::*;

use crate::components::{CollectViews, Show, live};
use crate::memo::Memo;

/// The lines counted as held, each from its origin to the reader: "Ali Khedery ‹ Al-Monitor".
#[must_use]
pub(super) fn counted_ways(reading: &Reading, claims: &[ClaimId]) -> Vec<String> {
    let words = |line: crosscheck_compare::Line| {
        let labels: Vec<String> = line.nodes.iter().map(|&node| EN.node(reading.corpus(), node)).collect();
        labels.join(" ‹ ")
    };
    let lines = crosscheck_compare::lines(reading, claims, Count::Held);
    lines.into_iter().map(words).collect()
}

/// The ways as a list, and through whom all of them come.
#[component]
pub(super) fn CountedWays(
    /// A line each.
    #[prop(into)]
    ways: Memo<Vec<String>>,
    /// Through whom all of them come, or nothing.
    #[prop(optional, into)]
    sentence: Signal<String>,
) -> impl IntoView {
    let items = move || {
        let item = |words: String| view! { <li>{words}</li> };
        ways.get().into_iter().map(item).collect_views()
    };
    view! {
        <p class="small dim">"The separate sources that are counted:"</p>
        <ol class="ways">{live(items)}</ol>
        <Show when=move || sentence.with(|sentence| !sentence.is_empty())>
            <p>{live(move || sentence.get())}</p>
        </Show>
    }
}
