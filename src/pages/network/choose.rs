//! What is drawn: one of three graphs, around one name, or the shortest chain between two.

use crosscheck_compare::{Graph, Stop};
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::{Shown, name_link, stop_label};
use crate::components::{CollectViews, Show, aria, live};
use crate::memo::Memo;

/// More names than these are not offered in the fields; typed whole, any is found.
const OFFERED: usize = 300;

#[component]
pub(super) fn Choices(shown: Shown) -> impl IntoView {
    let graph = Memo::new(move |_| shown.picture.get().graph);
    let buttons = Graph::ALL.map(|choice| {
        let choose = move |_| {
            shown.explorer.go(|state| {
                state.picture.graph = choice;
                state.picture.around = None;
                state.picture.to = None;
            });
        };
        view! {
            <button
                type="button"
                id=format!("graph-{}", choice.key())
                aria-pressed=move || aria(graph.get() == choice)
                on:click=choose
            >
                {EN.graph(choice)}
            </button>
        }
    });
    let around = Memo::new(move |_| shown.picture.get().around);
    let names = move || {
        let site = shown.explorer.as_read();
        let all = all_names(shown);
        let options = all.into_iter().take(OFFERED).map(|stop| {
            let label = stop_label(&site.corpus, stop);
            view! { <option value=label></option> }
        });
        options.collect_views()
    };
    view! {
        <div class="net__choose">
            <div class="seg" role="group" aria-label="What joins them">
                {buttons.collect_views()}
            </div>
            <NameField shown first=true />
            <Show when=move || around.get().is_some()>
                <NameField shown first=false />
                <button
                    type="button"
                    class="btn btn--s"
                    id="net-all"
                    on:click=move |_| {
                        shown
                            .explorer
                            .go(|state| {
                                state.picture.around = None;
                                state.picture.to = None;
                            });
                    }
                >
                    "All names"
                </button>
                <span>"Page of " {live(move || around.get().map(|stop| name_link(shown, stop)))}</span>
            </Show>
            <datalist id="net-names">{live(names)}</datalist>
        </div>
    }
}

/// Those that may stand in the graph: names for the first, speakers, outlets and documents for the others.
fn all_names(shown: Shown) -> Vec<Stop> {
    let site = shown.explorer.as_read();
    let corpus = &site.corpus;
    let mut stops: Vec<Stop> = Vec::new();
    if shown.picture.get().graph == Graph::Named {
        stops.extend((0..corpus.entities.len()).map(|at| Stop::Entity(at.into())));
        return stops;
    }
    stops.extend((0..corpus.voices.len()).map(|at| Stop::Voice(at.into())));
    stops.extend((0..corpus.outlets.len()).map(|at| Stop::Outlet(at.into())));
    stops.extend((0..corpus.documents.len()).map(|at| Stop::Document(at.into())));
    stops
}

/// A field for one end.
#[component]
fn NameField(shown: Shown, first: bool) -> impl IntoView {
    let wrong = RwSignal::new(String::new());
    let (id, label) = if first {
        ("net-around", "Around")
    } else {
        ("net-until", "Shortest chain to")
    };
    let value = move || {
        let picture = shown.picture.get();
        let stop = if first { picture.around } else { picture.to };
        stop.map(|stop| stop_label(&shown.explorer.as_read().corpus, stop))
            .unwrap_or_default()
    };
    let change = move |event| {
        let typed = event_target_value(&event);
        let typed = typed.trim();
        let site = shown.explorer.as_read();
        let named = |stop: &Stop| stop_label(&site.corpus, *stop).eq_ignore_ascii_case(typed);
        let found = untrack(|| all_names(shown)).into_iter().find(named);
        if found.is_none() && !typed.is_empty() {
            wrong.set(format!("Nobody in this graph is called “{typed}”."));
            return;
        }
        wrong.set(String::new());
        shown.explorer.go(|state| {
            *(if first {
                &mut state.picture.around
            } else {
                &mut state.picture.to
            }) = found;
            if found.is_none() && first {
                state.picture.to = None;
            }
        });
    };
    view! {
        <label class="net__field">
            {label} " " <input id=id list="net-names" autocomplete="off" prop:value=value on:change=change />
            <span role="status">{live(move || wrong.get())}</span>
        </label>
    }
}
