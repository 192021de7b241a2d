//! The facets: every value with a link, an Include and an Exclude, each with the number its own click leads to.

use crate::draw::prelude::*;
use crosscheck_search::{Facet, FacetKind, FacetValue, Mode, Value, folded};

use super::{Found, mode_word, unit_words};
use crate::state::{Explorer, ViewState};

/// How many values a facet shows before the reader asks for more.
const SHOWN: usize = 7;

/// How many values are drawn at once; the others are found by name.
const MOST: usize = 100;

/// The side of facets; on a narrow page a sheet that opens over the results.
pub(super) fn facets(explorer: Explorer, found: Found, open: RwSignal<bool>, sections: Vec<Drawn>) -> Drawn {
    let close = move |_| {
        open.set(false);
        crate::state::focus("narrow");
    };
    let title = move || {
        let unit = explorer.state().request.unit;
        let total = found.get().total;
        format!("Narrow {total} {}", unit_words(unit, total))
    };
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            crate::state::focus("narrow");
        }
    };
    view! {
        <aside class="facets" class:facets--open=move || open.get() id="facets" aria-label="Narrow the results" on:keydown=escape>
            <div class="facets__head">
                <h2>{title}</h2>
                <button type="button" class="btn narrow-only" id="narrow-done" on:click=close>
                    "Show results"
                </button>
            </div>
            {sections}
        </aside>
    }
}

/// A facet.
pub(super) fn facet(explorer: Explorer, found: Found, kind: FacetKind) -> Drawn {
    let filter = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let by_name = RwSignal::new(false);
    let heading = format!("facet-{}", kind.key(&explorer.site.corpus));
    let size = found
        .get_untracked()
        .facets
        .iter()
        .find(|facet| facet.kind == kind)
        .map_or(0, |facet| facet.values.len());
    if size == 0 {
        return Drawn::of(());
    }
    let values = move || {
        let found = found.get();
        found.facets.iter().find(|facet| facet.kind == kind).map(|facet| {
            let typed = folded(&filter.get());
            values(explorer, facet, &typed, all.get(), by_name.get())
        })
    };
    let more = move || {
        (size > SHOWN && filter.get().is_empty()).then(|| {
            let shown = all.get();
            let words = if shown {
                "Show fewer".to_owned()
            } else {
                format!("All {size}")
            };
            view! {
                <button
                    type="button"
                    class="why more"
                    id=format!("more-{}", kind.key(&explorer.site.corpus))
                    aria-expanded=shown
                    on:click=move |_| all.update(|all| *all = !*all)
                >
                    {words}
                    <span class="vh">{format!(": {}", kind.title(&explorer.site.corpus))}</span>
                </button>
            }
        })
    };
    view! {
        <section class="facet" aria-labelledby=heading.clone() data-facet=kind.key(&explorer.site.corpus)>
            <div class="facet__head">
                <h3 id=heading>{kind.title(&explorer.site.corpus)}</h3>
                {modes(explorer, kind)}
            </div>
            {(size > 1)
                .then(|| {
                    view! {
                        <div class="facet__tools">
                            <input
                                class="facet__find"
                                type="search"
                                autocomplete="off"
                                aria-label=format!("Find in {}", kind.title(&explorer.site.corpus))
                                placeholder="Find"
                                prop:value=move || filter.get()
                                on:input=move |event| filter.set(event_target_value(&event))
                            />
                            {orders(explorer, kind, by_name)}
                        </div>
                    }
                })}
            {values}
            {more}
        </section>
    }
}

fn modes(explorer: Explorer, kind: FacetKind) -> Drawn {
    let request = explorer.part(|state| state.request.clone());
    let mode = move || {
        let facets = request.get().facets;
        facets.get(&kind).map(|choice| choice.mode).unwrap_or_default()
    };
    let button = move |each: Mode| {
        let set = move |_| {
            explorer.go(|state| state.request.facets.entry(kind).or_default().mode = each);
        };
        view! {
            <button
                type="button"
                id=format!("mode-{}-{}", kind.key(&explorer.site.corpus), mode_word(each))
                aria-pressed=move || mode() == each
                on:click=set
            >
                {mode_word(each)}
            </button>
        }
    };
    view! {
        <div class="seg seg--s" role="group" aria-label=format!("{}: match any or all of the chosen", kind.title(&explorer.site.corpus))>
            {button(Mode::Any)}
            {button(Mode::All)}
        </div>
    }
}

/// By count or by name.
fn orders(explorer: Explorer, kind: FacetKind, by_name: RwSignal<bool>) -> Drawn {
    let button = move |named: bool, word: &'static str| {
        view! {
            <button
                type="button"
                id=format!("sort-{}-{word}", kind.key(&explorer.site.corpus))
                aria-pressed=move || by_name.get() == named
                on:click=move |_| by_name.set(named)
            >
                <span class="vh">"by "</span>
                {word}
            </button>
        }
    };
    view! {
        <div class="seg seg--s" role="group" aria-label=format!("{}: sort", kind.title(&explorer.site.corpus))>
            {button(false, "count")}
            {button(true, "name")}
        </div>
    }
}

/// The values in the order of their names; what has none comes last. They come in that of their counts.
fn named(facet: &Facet) -> Vec<&FacetValue> {
    let mut order: Vec<(bool, String, usize)> = Vec::new();
    for (at, value) in facet.values.iter().enumerate() {
        order.push((value.value == Value::NoneRecorded, folded(&value.label), at));
    }
    crosscheck_model::sort(&mut order);
    let mut values = Vec::new();
    for (_, _, at) in order {
        values.extend(facet.values.get(at));
    }
    values
}

fn values(explorer: Explorer, facet: &Facet, typed: &str, all: bool, by_name: bool) -> Drawn {
    let choice = explorer
        .now()
        .request
        .facets
        .get(&facet.kind)
        .cloned()
        .unwrap_or_default();
    let adding = choice.mode == Mode::Any && !choice.include.is_empty();
    let ordered = if by_name {
        named(facet)
    } else {
        facet.values.iter().collect()
    };
    let shown: Vec<&FacetValue> = ordered
        .into_iter()
        .filter(|value| typed.is_empty() || holds(&folded(&value.label), typed))
        .enumerate()
        .filter(|(index, value)| all || !typed.is_empty() || *index < SHOWN || value.included || value.excluded)
        .map(|(_, value)| value)
        .collect();
    if shown.is_empty() {
        return view! { <p class="quiet">"No value has this in its name."</p> };
    }
    let rest = shown.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| view! { <p class="quiet">{format!("And {rest} more: find them by name.")}</p> });
    let rows = shown
        .into_iter()
        .enumerate()
        .filter(|(index, value)| *index < MOST || value.included || value.excluded)
        .map(|(_, value)| value)
        .map(|value| row(explorer, facet.kind, value, adding, choice.mode))
        .collect_view();
    view! { <ul>{rows}</ul> {rest} }
}

fn row(explorer: Explorer, kind: FacetKind, value: &FacetValue, adding: bool, mode: Mode) -> Drawn {
    let FacetValue {
        value: which,
        count,
        adds,
        removes,
        included,
        excluded,
        after_include,
        after_exclude,
        ..
    } = *value;
    let key = explorer.site.index().value_key(&explorer.site.corpus, kind, which);
    let label = value.label.clone();
    let number = if adding { adds } else { count };
    let barren = number == 0 && !included && !excluded;
    let include = move |state: &mut ViewState| toggle(state, kind, which, true);
    let exclude = move |state: &mut ViewState| toggle(state, kind, which, false);
    // A click on the other side moves the value over: then the button says what is left, and no difference.
    let (plus, say_plus) = match (included, excluded, adding) {
        (true, ..) => ("✓".to_owned(), format!("Included: {label}. Remove it")),
        (_, true, _) => (
            "→".to_owned(),
            format!("Include {label} instead, leaves {after_include}"),
        ),
        (_, _, true) => (format!("+{adds}"), format!("Include {label}, adds {adds}")),
        (_, _, false) => (count.to_string(), format!("Include {label}, leaves {count}")),
    };
    let (minus, say_minus) = match (included, excluded) {
        (_, true) => ("✕".to_owned(), format!("Excluded: {label}. Remove it")),
        (true, _) => (
            "→".to_owned(),
            format!("Exclude {label} instead, leaves {after_exclude}"),
        ),
        _ => (format!("−{removes}"), format!("Exclude {label}, removes {removes}")),
    };
    view! {
        <li class="val" class:val--in=included class:val--not=excluded class:val--zero=barren data-value=key.clone()>
            <a href=explorer.link_with(include)>
                <bdi>{label}</bdi>
            </a>
            <button
                type="button"
                class="val__in"
                id=format!("in-{}-{key}", kind.key(&explorer.site.corpus))
                aria-pressed=included
                aria-label=say_plus.clone()
                title=say_plus
                disabled=barren && mode == Mode::All
                on:click=move |_| explorer.go(include)
            >
                {plus}
            </button>
            <button
                type="button"
                class="val__out"
                id=format!("out-{}-{key}", kind.key(&explorer.site.corpus))
                aria-pressed=excluded
                aria-label=say_minus.clone()
                title=say_minus
                on:click=move |_| explorer.go(exclude)
            >
                {minus}
            </button>
        </li>
    }
}

fn holds(text: &str, part: &str) -> bool {
    part.is_empty()
        || text
            .as_bytes()
            .windows(part.len())
            .any(|window| window == part.as_bytes())
}

/// Puts a value among the included or the excluded, or takes it out again. It is never in both.
pub(super) fn toggle(state: &mut ViewState, kind: FacetKind, value: Value, include: bool) {
    state.request = if include {
        state.request.toggling_include(kind, value)
    } else {
        state.request.toggling_exclude(kind, value)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_included_excluded_or_neither() {
        let mut state = ViewState::default();
        let value = Value::Recorded(3);
        toggle(&mut state, FacetKind::Place, value, true);
        assert_eq!(state.request.facets[&FacetKind::Place].include, [value]);
        toggle(&mut state, FacetKind::Place, value, false);
        assert_eq!(state.request.facets[&FacetKind::Place].include, []);
        assert_eq!(state.request.facets[&FacetKind::Place].exclude, [value]);
        toggle(&mut state, FacetKind::Place, value, false);
        assert_eq!(state, ViewState::default());
    }
}
