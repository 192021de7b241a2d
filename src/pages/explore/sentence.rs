//! The selection read back as one sentence of removable chips.

use crate::draw::prelude::*;
use crosscheck_search::{FacetKind, Mode, Request, Value};

use super::facets::toggle;
use super::unit_words;
use crate::state::{Explorer, url};
use crate::ui::parts::capital;

/// The sentence, and on narrow pages the button that opens the facets.
pub(super) fn sentence(explorer: Explorer, open: RwSignal<bool>) -> Drawn {
    let request = explorer.part(|state| state.request.clone());
    let chips = move || {
        let request = request.get();
        let words = parts(explorer, &request);
        if words.is_empty() {
            return view! {
                <span class="sentence__all">
                    "All " {unit_words(request.unit, 2)}
                    ". Type above, or choose names, voices and dates to narrow them."
                </span>
            };
        }
        let start = unit_words(request.unit, 2);
        let start = [capital(start).as_str(), " "].concat();
        view! {
            <span>{start}</span>
            {words}
            <button
                type="button"
                class="why"
                id="clear"
                on:click=move |_| {
                    explorer
                        .go(|state| {
                            state.request = Request { unit: state.request.unit, ..Request::default() };
                        });
                }
            >
                "clear all"
            </button>
        }
    };
    let chosen = move || {
        let facets = request.get().facets;
        let count: usize = facets
            .values()
            .map(|choice| choice.include.len() + choice.exclude.len())
            .sum();
        if count == 0 {
            "Narrow".to_owned()
        } else {
            format!("Narrow ({count})")
        }
    };
    let show = move |_| {
        open.set(true);
        request_animation_frame(|| {
            crate::state::focus("narrow-done");
        });
    };
    view! {
        <div class="sentence">
            {chips}
            <button
                type="button"
                class="btn narrow-only"
                id="narrow"
                aria-expanded=move || open.get()
                aria-controls="facets"
                on:click=show
            >
                {chosen}
            </button>
        </div>
    }
}

/// What narrows, in words and chips that go away again.
pub(in crate::ui) fn parts(explorer: Explorer, request: &Request) -> Vec<Drawn> {
    let mut parts = Vec::new();
    if !request.query.trim().is_empty() {
        let text = format!("“{}”", request.query.trim());
        let remove = move |_| explorer.go(|state| state.request.query.clear());
        parts.push(view! { <span>"that match "</span> {chip("query", &text, false, remove)} });
        let exactly = move |_| explorer.go(|state| state.request.exactly = false);
        let spellings = move |_| explorer.go(|state| state.request.other_spellings = true);
        if request.exactly {
            parts.push(chip("exactly", "exactly as typed", false, exactly));
        } else if !request.other_spellings {
            parts.push(chip("spellings", "in this spelling alone", false, spellings));
        }
    }
    for (&kind, choice) in &request.facets {
        let between = match choice.mode {
            Mode::Any => "or",
            Mode::All => "and",
        };
        let including = format!("with {} ", kind.noun(&explorer.site.corpus));
        let excluding = format!("but not {} ", kind.noun(&explorer.site.corpus));
        parts.extend(values(explorer, kind, &choice.include, true, &including, between));
        parts.extend(values(explorer, kind, &choice.exclude, false, &excluding, "or"));
    }
    if request.dates.from.is_some() || request.dates.to.is_some() {
        let from = url::bound_text(request.dates.from, true);
        let to = url::bound_text(request.dates.to, false);
        let text = match (from.is_empty(), to.is_empty()) {
            (false, false) => format!("{from} to {to}"),
            (false, true) => format!("since {from}"),
            _ => format!("until {to}"),
        };
        let lead = if request.dates.certain {
            "certainly published "
        } else {
            "published, certainly or possibly, "
        };
        let remove = move |_| {
            explorer.go(|state| {
                state.request.dates = crosscheck_search::Dates::default();
            });
        };
        parts.push(view! { <span>{lead}</span> {chip("dates", &text, false, remove)} });
    }
    parts
}

fn values(
    explorer: Explorer,
    kind: FacetKind,
    values: &[Value],
    include: bool,
    lead: &str,
    between: &'static str,
) -> Option<Drawn> {
    if values.is_empty() {
        return None;
    }
    let chips = values
        .iter()
        .enumerate()
        .map(|(index, &value)| {
            let label = explorer.site.index().value_label(&explorer.site.corpus, kind, value);
            let key = explorer.site.index().value_key(&explorer.site.corpus, kind, value);
            let remove = move |_| explorer.go(|state| toggle(state, kind, value, include));
            view! {
                {(index > 0).then(|| view! { <span>{between}</span> })}
                {chip(&format!("{}-{key}", kind.key(&explorer.site.corpus)), &label, !include, remove)}
            }
        })
        .collect_view();
    Some(view! { <span>{lead.to_owned()}</span> {chips} })
}

fn chip(id: &str, text: &str, not: bool, remove: impl Fn(web_sys::MouseEvent) + 'static) -> Drawn {
    let label = format!("Remove {}{text}", if not { "not " } else { "" });
    view! {
        <span class="chip" class:chip--not=not>
            <b>
                <bdi>{text.to_owned()}</bdi>
            </b>
            <button type="button" id=format!("chip-{id}") aria-label=label on:click=remove>
                "×"
            </button>
        </span>
    }
}
