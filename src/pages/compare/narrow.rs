//! What narrows a comparison: the same words, facets and dates as on Explore, said as one sentence of chips that go away again,
//! and a small form that adds to them.

use crosscheck_model::{Date, Day};
use crosscheck_search::{FacetKind, Request, Unit, Value};

use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View, url};
use crate::ui::explore::chips;
use crate::ui::parts::counted;

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

/// What narrows now, where anything does.
pub(super) fn narrowed(site: &'static Site, in_view: usize) -> Option<Drawn> {
    let explorer = Explorer::here();
    let request = explorer.now().request;
    if request.is_everything() {
        return None;
    }
    let all = counted(site.corpus.claims.len(), "claim", "claims");
    let everything = move |_| {
        explorer.go(|state| {
            state.request = Request {
                unit: state.request.unit,
                ..Request::default()
            };
        });
    };
    Some(view! {
        <p class="sentence narrowed">
            <span>{format!("Narrowed to {in_view} of {all}")} ":"</span>
            {chips(explorer, &request)}
            <button type="button" class="why" id="widen" on:click=everything>
                "all claims again"
            </button>
        </p>
    })
}

/// The form.
pub(super) fn form(site: &'static Site) -> Drawn {
    let explorer = Explorer::here();
    let request = explorer.now().request;
    let words = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        explorer.go(|state| state.request.query = text);
    };
    let bound = move |first: bool| {
        move |event: web_sys::Event| {
            let text = event_target_value(&event);
            let day: Option<Day> = Date::parse(text.trim())
                .ok()
                .map(|date| if first { date.first } else { date.last });
            explorer.go(|state| {
                let bound = if first {
                    &mut state.request.dates.from
                } else {
                    &mut state.request.dates.to
                };
                *bound = day;
            });
        }
    };
    let wanted = RwSignal::new(String::new());
    let add = move |_| {
        let key = wanted.get_untracked();
        let Some((kind, key)) = key.split_once('=') else {
            return;
        };
        let Some(kind) = FacetKind::from_key(&site.corpus, kind) else {
            return;
        };
        let Some(value) = site.index().value_from_key(&site.corpus, kind, key) else {
            return;
        };
        explorer.go(|state| {
            let choice = state.request.facets.entry(kind).or_default();
            if !choice.include.contains(&value) {
                choice.toggle_include(value);
            }
        });
    };
    let explore = explorer.link_with(|state| {
        state.view = View::Explore;
        state.request.unit = Unit::Claims;
    });
    view! {
        <div class="panel narrow-form" role="group" aria-label="Narrow the comparison">
            <label>
                "Words " <input id="narrow-q" type="search" autocomplete="off" value=request.query.clone() on:change=words />
            </label>
            <label>
                "Published from "
                <input id="narrow-from" type="text" size="10" value=url::bound_text(request.dates.from, true) on:change=bound(true) />
            </label>
            <label>
                "to "
                <input id="narrow-to" type="text" size="10" value=url::bound_text(request.dates.to, false) on:change=bound(false) />
            </label>
            <span class="narrow-form__add">
                <label>
                    "Only claims with "
                    <select id="narrow-value" on:change=move |event| wanted.set(event_target_value(&event))>
                        <option value="">"choose…"</option>
                        {options(site, &request)}
                    </select>
                </label>
                <button type="button" class="btn" id="narrow-add" on:click=add>
                    "Add"
                </button>
            </span>
            <a href=explore>"All facets, in Explore"</a>
        </div>
    }
}

/// The values claims have, a group a facet, with the number of claims under what narrows now.
fn options(site: &'static Site, request: &Request) -> Vec<Drawn> {
    let request = Request {
        unit: Unit::Claims,
        ..request.clone()
    };
    let found = site.index().page(&site.corpus, &request, 0, 0);
    let mut groups = Vec::new();
    for kind in FACETS {
        let Some(facet) = found.facets.iter().find(|facet| facet.kind == kind) else {
            continue;
        };
        let values = facet
            .values
            .iter()
            .filter(|value| value.count > 0 && !value.included && matches!(value.value, Value::Recorded(_)))
            .map(|value| {
                let key = site.index().value_key(&site.corpus, kind, value.value);
                view! {
                    <option value=[kind.key(&site.corpus), "=", &key].concat()>{format!("{} ({})", value.label, value.count)}</option>
                }
            })
            .collect_view();
        if !values.is_empty() {
            groups.push(view! { <optgroup label=kind.title(&site.corpus)>{values}</optgroup> });
        }
    }
    groups
}
