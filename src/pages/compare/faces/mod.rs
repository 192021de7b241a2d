//! Two to four documents, newsrooms, voices or claims face to face: what they address in rows with marks in words and links to
//! paragraphs, what happened between a document and its source, then names, numbers and dates. With fewer than two pinned, a
//! list to choose from.

mod changes;
mod facts;
mod names;
mod table;

use std::sync::Arc;

use crosscheck_compare::{MOST_PINS, Reading};
use crosscheck_search::Request;
use leptos::prelude::*;

use self::changes::Transmissions;
use self::facts::FacesFacts;
use self::names::Names;
use self::table::Questions;
use super::numbers::{Dates, Numbers};
use super::on_page::LeadTo;
use super::picker::{Picker, PickerHead};
use super::share::ShareMenu;
use super::text::{ReadAsText, TextSwitch};
use crate::components::{Comparison, Show, alterations, aria, live};
use crate::memo::Memo;
use crate::store::{Explorer, View};

/// Everything that face to face shows, computed anew when the pins, what narrows or the reader's alterations change.
type Facts = Memo<Arc<FacesFacts>>;

/// The page.
#[component]
pub(crate) fn FacesPage() -> impl IntoView {
    let explorer = Explorer::here();
    let pins = explorer.part(|state| state.pins.clone());
    let differences = explorer.part(|state| state.differences);
    let facts = Comparison::here().memo(move |reading, claims| {
        let facts = pins.with(|pins| FacesFacts::new(reading, claims, pins, differences.get()));
        Arc::new(facts)
    });
    let enough = Memo::new(move |_| pins.with(|pins| pins.len() > 1));
    view! {
        <Crumbs />
        <Show when=move || enough.get() fallback=move || view! { <Choose facts /> }>
            <FaceToFace facts />
        </Show>
    }
}

#[component]
fn Crumbs() -> impl IntoView {
    let explorer = Explorer::here();
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=move || explorer.link(&explorer.state().comparing(View::Compare))>"Compare"</a>
                </li>
                <li>"Face to face"</li>
            </ol>
        </nav>
    }
}

/// What can be pinned, where there is too little to compare. What is known of the one document that is pinned stands here too.
#[component]
fn Choose(facts: Facts) -> impl IntoView {
    let pins = Explorer::here().part(|state| state.pins.clone());
    view! {
        <PickerHead pins />
        <Transmissions all=Memo::new(move |_| facts.with(|facts| facts.others.clone())) />
        <Picker pins />
    }
}

/// The comparison, as tables or as text.
#[component]
fn FaceToFace(facts: Facts) -> impl IntoView {
    let is_text = Explorer::here().part(|state| state.text);
    view! {
        <Show when=move || !is_text.get()>
            <Header facts />
        </Show>
        <Tools />
        <Show when=move || is_text.get() fallback=move || view! { <Tables facts /> }>
            <AsText facts />
        </Show>
    }
}

#[component]
fn Tables(facts: Facts) -> impl IntoView {
    let pins = Explorer::here().part(|state| state.pins.clone());
    view! {
        <Contents facts />
        <Transmissions all=Memo::new(move |_| facts.with(|facts| facts.between.clone())) />
        <Questions facts />
        <Names facts />
        <Numbers axes=Memo::new(move |_| facts.with(|facts| facts.face.numbers.clone())) />
        <Dates dates=Memo::new(move |_| facts.with(|facts| facts.dates.clone())) />
        <Transmissions all=Memo::new(move |_| facts.with(|facts| facts.others.clone())) />
        <Show when=move || pins.with(|pins| pins.len() < MOST_PINS)>
            <details class="twin face__more">
                <summary>"Add another"</summary>
                <Picker pins />
            </details>
        </Show>
    }
}

#[component]
fn AsText(facts: Facts) -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let lines = Memo::new(move |_| {
        let site = explorer.site();
        let reading = Reading::altered(&site.corpus, altered.get());
        facts.with(|facts| facts.text(&reading))
    });
    view! { <ReadAsText lines /> }
}

/// Who stands face to face, what they differ on, and whether claims are left out by words, facets or dates.
#[component]
fn Header(facts: Facts) -> impl IntoView {
    let explorer = Explorer::here();
    let all = explorer.site().corpus.claims.len();
    let shown = Memo::new(move |_| facts.with(|facts| facts.in_view));
    let wide = move || {
        let mut state = explorer.state();
        state.request = Request::default();
        explorer.link(&state)
    };
    view! {
        <header>
            <h1>{live(move || facts.with(|facts| facts.title(&explorer.site().corpus)))}</h1>
            <p class="deck">{live(move || facts.with(|facts| facts.counts.sentence()))}</p>
            <Show when=move || shown.get() < all>
                <p class="notice">
                    <span>
                        {live(move || format!("Narrowed: {} of {all} claims are compared. ", shown.get()))}
                        <a href=wide>"Compare all"</a>
                    </span>
                </p>
            </Show>
        </header>
    }
}

#[component]
fn Tools() -> impl IntoView {
    let explorer = Explorer::here();
    let differences = explorer.part(|state| state.differences);
    view! {
        <div class="acts sect-s">
            <button
                type="button"
                class="btn"
                id="differences"
                aria-pressed=move || aria(differences.get())
                on:click=move |_| explorer.go(|state| state.differences = !state.differences)
            >
                "Differences only"
            </button>
            <TextSwitch />
            <ShareMenu />
        </div>
    }
}

/// Buttons that lead down a long page.
#[component]
fn Contents(facts: Facts) -> impl IntoView {
    let has = move |what: fn(&FacesFacts) -> bool| Memo::new(move |_| facts.with(|facts| what(facts)));
    view! {
        <nav aria-label="On this page">
            <ul class="on-page">
                <LeadTo there=has(|_| true) id="h-faces" words="What they address" />
                <LeadTo there=has(|facts| !facts.face.names.is_empty()) id="h-face-names" words="Names" />
                <LeadTo there=has(|facts| !facts.face.numbers.is_empty()) id="h-numbers" words="Numbers" />
                <LeadTo there=has(|facts| facts.dates.is_some()) id="h-dates" words="Dates" />
            </ul>
        </nav>
    }
}
