//! A value of a facet: a box with its name and the number that a click leads to, and a button that excludes it.

use std::sync::Arc;

use crosscheck_search::FacetKind;
use leptos::prelude::*;

use super::value_rows::{Offer, ValueRow, toggle};
use crate::components::{aria, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// The row of a value.
#[component]
pub(super) fn FacetValueRow(
    /// The facet of the value.
    kind: FacetKind,
    /// What it says. Its value, key and label stay.
    row: Memo<Arc<ValueRow>>,
) -> impl IntoView {
    let (key, label) = row.with_untracked(|row| (row.key.clone(), row.label.clone()));
    view! {
        <li
            class="val"
            class:val--in=move || row.with(|row| row.include.taken)
            class:val--not=move || row.with(|row| row.exclude.taken)
            class:val--zero=move || row.with(|row| row.is_barren)
            data-value=key
        >
            // Does what the box does, and can be opened in another tab. One stop of the tab key is enough for both.
            <a tabindex="-1" href=move || row.with(|row| row.address.clone())>
                <bdi>{label}</bdi>
            </a>
            {move || {
                let name = row.with(|row| row.found_as.clone());
                name.map(|name| view! { <small class="val__as">"found as " <bdi>{name}</bdi></small> })
            }}
            <OfferButton kind row include=true />
            <OfferButton kind row include=false />
        </li>
    }
}

/// Include or Exclude.
#[component]
fn OfferButton(
    /// The facet of the value.
    kind: FacetKind,
    /// What the row of the value says.
    row: Memo<Arc<ValueRow>>,
    /// Whether it includes the value; else it excludes it.
    include: bool,
) -> impl IntoView {
    let explorer = Explorer::here();
    let (value, key) = row.with_untracked(|row| (row.value, row.key.clone()));
    let (class, side) = if include {
        ("val__in", "in")
    } else {
        ("val__out", "out")
    };
    let offer = Memo::new(move |_| {
        row.with(|row| {
            if include {
                row.include.clone()
            } else {
                row.exclude.clone()
            }
        })
    });
    let words = move || offer.with(|offer| offer.words.clone());
    view! {
        <button
            type="button"
            class=class
            id=format!("{side}-{}-{key}", kind.key(&explorer.as_read().corpus))
            aria-pressed=move || aria(offer.with(|offer: &Offer| offer.taken))
            aria-label=words
            title=words
            disabled=move || offer.with(|offer| offer.disabled)
            on:click=move |_| explorer.go(|state| toggle(state, kind, value, include))
        >
            {live(move || offer.with(|offer| offer.sign.clone()))}
        </button>
    }
}
