//! The values of a facet, as many as are shown, each in a row that stays while its numbers change.

use std::sync::Arc;

use crosscheck_search::{FacetKind, Value};
use leptos::prelude::*;

use super::facet::ValueChoice;
use super::facet_value::FacetValueRow;
use super::schedule::FacetCounts;
use super::value_rows::{ValueRow, ValueRows};
use crate::components::{Rows, Show, aria, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// The rows, or what to say where no value has the typed name.
#[component]
pub(super) fn ValueList(
    /// Which facet.
    kind: FacetKind,
    /// Its numbers.
    counts: FacetCounts,
    /// How many values it has.
    size: Memo<usize>,
    /// What the reader wants to see of it.
    choice: ValueChoice,
) -> impl IntoView {
    let explorer = Explorer::here();
    let shown = Memo::new(move |_| {
        counts.with(|counts| match counts {
            Some(counts) => choice
                .filter
                .with(|filter| ValueRows::new(explorer, counts, filter, choice.all.get(), choice.by_name.get())),
            None => ValueRows::default(),
        })
    });
    let order = Memo::new(move |_| shown.with(|shown| shown.rows.iter().map(|row| row.value).collect::<Vec<Value>>()));
    let rest = Memo::new(move |_| shown.with(|shown| shown.rest));
    let hidden = Memo::new(move |_| shown.with(|shown| shown.hidden));
    let rows = move || {
        order.get();
        keep_focus(explorer);
        shown.with_untracked(|shown| shown.rows.clone())
    };
    view! {
        <Show
            when=move || !order.with(Vec::is_empty)
            fallback=move || {
                let words = if hidden.get() > 0 { "None of them here." } else { "No value has this in its name." };
                view! { <p class="quiet">{words}</p> }
            }
        >
            <ul>
                <Rows each=rows key=|row| row.value let(row)>
                    <FacetValueRow kind row=row_now(row, shown) />
                </Rows>
            </ul>
        </Show>
        <Show when=move || { rest.get() > 0 }>
            <p class="quiet">{live(move || format!("And {} more: find them by name.", rest.get()))}</p>
        </Show>
        <Show when=move || { hidden.get() > 0 || choice.all.get() }>
            <MoreValues kind size all=choice.all />
        </Show>
    }
}

/// The button that shows all values, or only the first again.
#[component]
fn MoreValues(
    /// Which facet.
    kind: FacetKind,
    /// How many values it has.
    size: Memo<usize>,
    /// Whether all of them are shown.
    all: RwSignal<bool>,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let words = move || {
        if all.get() {
            "Show fewer".to_owned()
        } else {
            format!("All {}", size.get())
        }
    };
    view! {
        <button
            type="button"
            class="why more"
            id=format!("more-{}", kind.key(&site.corpus))
            aria-expanded=move || aria(all.get())
            on:click=move |_| all.update(|all| *all = !*all)
        >
            {live(words)}
            <span class="vh">{format!(": {}", kind.title(&site.corpus))}</span>
        </button>
    }
}

/// What the row of a value says now. One that is about to go stays as it is.
fn row_now(first: Arc<ValueRow>, shown: Memo<ValueRows>) -> Memo<Arc<ValueRow>> {
    Memo::new(move |before: Option<&Arc<ValueRow>>| {
        let now = shown.with(|shown| shown.rows.iter().find(|row| row.value == first.value).cloned());
        now.unwrap_or_else(|| Arc::clone(before.unwrap_or(&first)))
    })
}

/// A browser takes the focus from a row that moves up or down in the list. It gets it back.
fn keep_focus(explorer: Explorer) {
    let focused = explorer.focused_id();
    if focused.starts_with("in-") || focused.starts_with("out-") {
        queue_microtask(move || {
            if explorer.is_there() && explorer.focused_id().is_empty() {
                explorer.focus(&focused);
            }
        });
    }
}
