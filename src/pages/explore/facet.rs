//! A facet: its heading, how its values combine, how they are sorted and searched, and the values.

use crosscheck_search::{Choice, Facet as Values, FacetKind, Mode, Value};
use leptos::prelude::*;

use super::schedule::FacetCounts;
use super::value_list::ValueList;
use super::value_rows::SHOWN;
use crate::components::{HeadingLink, Show, aria};
use crate::memo::Memo;
use crate::store::{Explorer, View};

/// What the reader wants to see of the values of a facet. It is of no concern to anyone else, so no link carries it.
#[derive(Clone, Copy)]
pub(super) struct ValueChoice {
    /// Only those with this in their name.
    pub(super) filter: RwSignal<String>,
    /// All of them, not only the first.
    pub(super) all: RwSignal<bool>,
    /// In the order of their names, not of their counts.
    pub(super) by_name: RwSignal<bool>,
}

/// A facet, once its values were counted. It takes no room where the corpus has no value of it.
#[component]
pub(super) fn FacetSection(
    /// Which facet.
    kind: FacetKind,
    /// Its numbers.
    counts: FacetCounts,
) -> impl IntoView {
    let size =
        Memo::new(move |_| counts.with(|counts| counts.as_ref().map_or(0, |counts| named_values(&counts.facet))));
    view! {
        <Show when=move || { size.get() > 0 }>
            <Facet kind counts size />
        </Show>
    }
}

#[component]
fn Facet(
    /// Which facet.
    kind: FacetKind,
    /// Its numbers.
    counts: FacetCounts,
    /// How many values it has.
    size: Memo<usize>,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let key = kind.key(&site.corpus).to_owned();
    let title = kind.title(&site.corpus).to_owned();
    let heading = format!("facet-{key}");
    let labelled_by = heading.clone();
    let choice = ValueChoice {
        filter: RwSignal::default(),
        all: RwSignal::new(false),
        by_name: RwSignal::new(false),
    };
    view! {
        <section class="facet" aria-labelledby=labelled_by data-facet=key>
            <div class="facet__head">
                <h3 id=heading>{title}</h3>
                <ModeChoice kind />
            </div>
            <Show when=move || { size.get() > SHOWN }>
                <ValueTools kind choice />
            </Show>
            <ValueList kind counts size choice />
            {(kind == FacetKind::Quantity).then(|| view! { <NumbersLink /> })}
        </section>
    }
}

/// The way to all numbers, with who gives them.
#[component]
fn NumbersLink() -> impl IntoView {
    view! {
        <p class="small">
            <HeadingLink view=View::About heading="h-figures">
                "All numbers in one list"
            </HeadingLink>
        </p>
    }
}

/// Whether a result needs any or all of the values that are chosen. Hidden until one is.
#[component]
fn ModeChoice(
    /// Which facet.
    kind: FacetKind,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let facets = explorer.part(|state| state.request.facets.clone());
    let mode =
        Memo::new(move |_| facets.with(|facets| facets.get(&kind).map(|choice| choice.mode).unwrap_or_default()));
    let matters = Memo::new(move |_| {
        let choice = |choice: &Choice| !choice.include.is_empty() || choice.mode == Mode::All;
        facets.with(|facets| facets.get(&kind).is_some_and(choice))
    });
    let button = |each: Mode, word: &'static str| {
        view! {
            <button
                type="button"
                id=format!("mode-{}-{word}", kind.key(&site.corpus))
                aria-pressed=move || aria(mode.get() == each)
                on:click=move |_| explorer.go(|state| state.request.facets.entry(kind).or_default().mode = each)
            >
                {word}
            </button>
        }
    };
    view! {
        <div
            class="seg seg--s"
            role="group"
            aria-label=format!("{}: match any or all of the chosen", kind.title(&site.corpus))
            hidden=move || !matters.get()
        >
            {button(Mode::Any, "any")}
            {button(Mode::All, "all")}
        </div>
    }
}

/// Finding values by their name, and sorting them.
#[component]
fn ValueTools(
    /// Which facet.
    kind: FacetKind,
    /// What the reader wants to see.
    choice: ValueChoice,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let title = kind.title(&site.corpus);
    let button = |named: bool, word: &'static str| {
        view! {
            <button
                type="button"
                id=format!("sort-{}-{word}", kind.key(&site.corpus))
                aria-pressed=move || aria(choice.by_name.get() == named)
                on:click=move |_| choice.by_name.set(named)
            >
                <span class="vh">"by "</span>
                {word}
            </button>
        }
    };
    view! {
        <div class="facet__tools">
            <input
                class="facet__find"
                type="search"
                autocomplete="off"
                aria-label=format!("Find in {title}")
                placeholder="Find"
                prop:value=move || choice.filter.get()
                on:input=move |event| choice.filter.set(event_target_value(&event))
            />
            <div class="seg seg--s" role="group" aria-label=format!("{title}: sort")>
                {button(false, "count")}
                {button(true, "name")}
            </div>
        </div>
    }
}

/// How many values a facet has, without that of what has none.
fn named_values(facet: &Values) -> usize {
    let values = facet.values.iter();
    values.filter(|value| value.value != Value::NoneRecorded).count()
}
