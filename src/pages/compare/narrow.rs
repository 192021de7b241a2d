//! What narrows a comparison: the same words, facets and dates as on Explore, said as one sentence of chips that go away again,
//! and a small form that adds to them.

use crosscheck_model::{Date, Day};
use crosscheck_search::{FacetKind, Request, Unit, Value};
use leptos::ev::Event;
use leptos::prelude::*;

use crate::address::bound_text;
use crate::components::{RequestChips, Rows, Show, alterations, counted, focus_first, live};
use crate::memo::Memo;
use crate::store::{Explorer, Site, View};

/// The facets offered here: those a claim has by itself or through its paragraph. Explore has all.
const FACETS: [FacetKind; 7] = [
    FacetKind::Outlet,
    FacetKind::Voice,
    FacetKind::Person,
    FacetKind::Organisation,
    FacetKind::Place,
    FacetKind::Stance,
    FacetKind::Year,
];

/// What narrows now; nothing where nothing does.
#[component]
pub(super) fn Narrowed(
    /// How many claims are let through.
    in_view: Signal<usize>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let all = counted(explorer.site().corpus.claims.len(), "claim", "claims");
    let all = StoredValue::new(all);
    let widen = move |_| {
        explorer.go(|state| {
            state.request = Request {
                unit: state.request.unit,
                ..Request::default()
            };
        });
        focus_first(explorer, vec!["narrow".to_owned()]);
    };
    let says = move || format!("Narrowed to {} of {}:", in_view.get(), all.get_value());
    view! {
        <Show when=move || request.with(|request| !request.is_everything())>
            <p class="sentence narrowed">
                <span>{live(says)}</span>
                <RequestChips request />
                <button type="button" class="why" id="widen" on:click=widen>
                    "all claims again"
                </button>
            </p>
        </Show>
    }
}

/// The form.
#[component]
pub(super) fn NarrowForm() -> impl IntoView {
    let explorer = Explorer::here();
    let query = explorer.part(|state| state.request.query.clone());
    let from = explorer.part(|state| bound_text(state.request.dates.from, true));
    let to = explorer.part(|state| bound_text(state.request.dates.to, false));
    let set_query = move |event: Event| {
        let text = event_target_value(&event);
        explorer.go(|state| state.request.query = text);
    };
    let set_from = move |event: Event| {
        let day = first_day(&event_target_value(&event));
        explorer.go(|state| state.request.dates.from = day);
    };
    let set_to = move |event: Event| {
        let day = last_day(&event_target_value(&event));
        explorer.go(|state| state.request.dates.to = day);
    };
    let explore = move || {
        let mut state = explorer.state();
        state.view = View::Explore;
        state.request.unit = Unit::Claims;
        explorer.link(&state)
    };
    view! {
        <div class="panel narrow-form" role="group" aria-label="Narrow the comparison">
            <label>
                "Words "
                <input
                    id="narrow-q"
                    type="search"
                    autocomplete="off"
                    prop:value=move || query.get()
                    on:change=set_query
                />
            </label>
            <label>
                "Published from "
                <input id="narrow-from" type="text" size="10" prop:value=move || from.get() on:change=set_from />
            </label>
            <label>
                "to " <input id="narrow-to" type="text" size="10" prop:value=move || to.get() on:change=set_to />
            </label>
            <AddValue />
            <a href=explore>"All facets, in Explore"</a>
        </div>
    }
}

fn first_day(text: &str) -> Option<Day> {
    Date::parse(text.trim()).ok().map(|date| date.first)
}

fn last_day(text: &str) -> Option<Day> {
    Date::parse(text.trim()).ok().map(|date| date.last)
}

/// A list of values that claims have, and the button that adds the chosen one to what narrows.
#[component]
fn AddValue() -> impl IntoView {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let altered = alterations(explorer);
    let groups = Memo::new(move |_| {
        altered.track();
        request.with(|request| offers(&explorer.as_read(), request))
    });
    let chosen = RwSignal::new(String::new());
    let add = move |_| {
        include(explorer, &chosen.get_untracked());
        chosen.set(String::new());
    };
    view! {
        <span class="narrow-form__add">
            <label>
                "Only claims with "
                <select
                    id="narrow-value"
                    prop:value=move || chosen.get()
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    <option value="">"choose…"</option>
                    <Rows
                        each=move || groups.with(|groups| groups.iter().map(|group| group.title.clone()).collect::<Vec<_>>())
                        key=|title| title.clone()
                        children=move |title| view! { <Group title groups /> }
                    />
                </select>
            </label>
            <button type="button" class="btn" id="narrow-add" on:click=add>
                "Add"
            </button>
        </span>
    }
}

/// The values of one facet.
#[derive(Clone, Debug, PartialEq)]
struct FacetOffers {
    title: String,
    values: Vec<Offer>,
}

/// A value that can be added.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    /// "place=baghdad".
    key: String,
    /// "Baghdad (12)".
    words: String,
}

#[component]
fn Group(title: String, groups: Memo<Vec<FacetOffers>>) -> impl IntoView {
    let name = title.clone();
    let values = Memo::new(move |_| {
        groups.with(|groups| {
            let group = groups.iter().find(|group| group.title == name);
            group.map(|group| group.values.clone()).unwrap_or_default()
        })
    });
    view! {
        <optgroup label=title>
            <Rows
                each=move || values.get()
                key=|offer| offer.key.clone()
                children=move |offer| view! { <OfferOption key=offer.key values /> }
            />
        </optgroup>
    }
}

#[component]
fn OfferOption(key: String, values: Memo<Vec<Offer>>) -> impl IntoView {
    let value = key.clone();
    let words = move || {
        values.with(|values| {
            let offer = values.iter().find(|offer| offer.key == key);
            offer.map(|offer| offer.words.clone()).unwrap_or_default()
        })
    };
    view! { <option value=value>{live(words)}</option> }
}

/// The values claims have, a group a facet, with the number of claims under what narrows now.
fn offers(site: &Site, request: &Request) -> Vec<FacetOffers> {
    let request = Request {
        unit: Unit::Claims,
        ..request.clone()
    };
    let found = site.index().page(&site.corpus, &request, 0, 0);
    let offers_of = |kind: FacetKind| {
        let facet = found.facets.iter().find(|facet| facet.kind == kind)?;
        let values: Vec<Offer> = facet
            .values
            .iter()
            .filter(|value| value.count > 0 && !value.included && matches!(value.value, Value::Recorded(_)))
            .map(|value| Offer {
                key: format!(
                    "{}={}",
                    kind.key(&site.corpus),
                    site.index().value_key(&site.corpus, kind, value.value)
                ),
                words: format!("{} ({})", value.label, value.count),
            })
            .collect();
        let title = kind.title(&site.corpus).to_owned();
        (!values.is_empty()).then_some(FacetOffers { title, values })
    };
    FACETS.into_iter().filter_map(offers_of).collect()
}

/// Adds a value, "place=baghdad", to what narrows.
fn include(explorer: Explorer, key: &str) {
    let site = explorer.site();
    let value = key.split_once('=').and_then(|(kind, key)| {
        let kind = FacetKind::from_key(&site.corpus, kind)?;
        Some((kind, site.index().value_from_key(&site.corpus, kind, key)?))
    });
    let Some((kind, value)) = value else { return };
    explorer.go(|state| {
        let choice = state.request.facets.entry(kind).or_default();
        if !choice.include.contains(&value) {
            choice.toggle_include(value);
        }
    });
}
