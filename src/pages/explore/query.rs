//! The search box, and the list of ways to go on below it: a combobox. Nothing of the list is taken unless it is chosen.

use crate::draw::{effect, prelude::*};
use crosscheck_search::Completion;

use super::recent;
use crate::state::Explorer;

/// The box stands outside everything that is drawn again, so that typing never loses its place.
pub(super) fn query_box(explorer: Explorer) -> Drawn {
    let query = explorer.part(|state| state.request.query.clone());
    let open = RwSignal::new(false);
    // The id of the way that the arrow keys have reached.
    let active = RwSignal::new(String::new());
    // Whether any way is listed, said by the list itself.
    let listed = RwSignal::new(false);
    let close = move || {
        open.set(false);
        active.set(String::new());
    };
    let settle = move || recent::remember(&explorer.now().request.query);
    let take = move |way: &Way| {
        close();
        if way.forgets {
            recent::forget();
            return;
        }
        explorer.amend(|state| state.request.query.clone_from(&way.query));
        // The name of a field asks for its value.
        let goes_on = way.query.ends_with(':');
        open.set(goes_on);
        if !goes_on {
            settle();
        }
    };
    // What did not come by typing is settled as it comes.
    effect(Box::new(move || {
        let text = query.get();
        if !has_focus() {
            recent::remember(&text);
        }
    }));
    let press = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let ways = ways_of(explorer, &explorer.now().request.query);
        let reached = place(&active.get_untracked());
        match event.key().as_str() {
            "ArrowDown" if !ways.is_empty() => {
                open.set(true);
                active.set(id(reached.map_or(0, |at| (at + 1) % ways.len())));
            }
            "ArrowUp" if !ways.is_empty() => {
                open.set(true);
                active.set(id((reached.unwrap_or(0) + ways.len() - 1) % ways.len()));
            }
            "Enter" => match reached.and_then(|at| ways.get(at)).filter(|_| open.get_untracked()) {
                Some(way) => take(way),
                None => {
                    settle();
                    return close();
                }
            },
            "Escape" if open.get_untracked() && !ways.is_empty() => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let options = move || {
        let mut options = Vec::new();
        let ways = if open.get() {
            ways_of(explorer, &query.get())
        } else {
            Vec::new()
        };
        listed.set(!ways.is_empty());
        for (at, way) in ways.into_iter().enumerate() {
            let (label, noun) = (way.label.clone(), way.noun.clone());
            options.push(view! {
                <li
                    id=id(at)
                    class:ways__forget=way.forgets
                    role="option"
                    aria-selected=move || place(&active.get()) == Some(at)
                    on:mousedown=move |event| {
                        event.prevent_default();
                        take(&way);
                    }
                >
                    <bdi>{label}</bdi>
                    " "
                    <small>{noun}</small>
                </li>
            });
        }
        options
    };
    view! {
        <div class="qbar__box">
            <label class="vh" for="q">"Search passages, claims and names"</label>
            <input
                id="q"
                type="search"
                role="combobox"
                aria-expanded=move || listed.get()
                aria-controls="ways"
                aria-autocomplete="list"
                aria-activedescendant=move || Some(active.get()).filter(|active| !active.is_empty())
                autocomplete="off"
                spellcheck="false"
                placeholder="Search passages, claims, names"
                prop:value=move || query.get()
                on:keydown=press
                on:click=move |_| {
                    if explorer.now().request.query.is_empty() {
                        open.set(true);
                    }
                }
                on:blur=move |_| {
                    settle();
                    close();
                }
                on:input=move |event| {
                    let text = event_target_value(&event);
                    active.set(String::new());
                    explorer.amend(|state| state.request.query = text);
                    open.set(true);
                }
            />
            <ul id="ways" class="ways" role="listbox" aria-label="Ways to go on" hidden=move || !listed.get()>
                {options}
            </ul>
        </div>
    }
}

/// A line of the list.
struct Way {
    query: String,
    label: String,
    noun: String,
    forgets: bool,
}

/// What was searched for before, then how the words go on.
fn ways_of(explorer: Explorer, query: &str) -> Vec<Way> {
    let mut ways = Vec::new();
    for before in recent::beginning(query) {
        ways.push(Way {
            label: before.clone(),
            query: before,
            noun: "searched before".to_owned(),
            forgets: false,
        });
    }
    if !ways.is_empty() && query.trim().is_empty() {
        ways.push(Way {
            query: String::new(),
            label: "Forget these searches".to_owned(),
            noun: "they are kept nowhere but here".to_owned(),
            forgets: true,
        });
    }
    for Completion { query, label, noun } in explorer.site.index().complete(&explorer.site.corpus, query) {
        ways.push(Way {
            query,
            label,
            noun,
            forgets: false,
        });
    }
    ways
}

/// Whether the reader is in the box.
fn has_focus() -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    let focused = page.and_then(|page| page.active_element());
    focused.is_some_and(|element| element.id() == "q")
}

fn id(at: usize) -> String {
    format!("way-{at}")
}

fn place(id: &str) -> Option<usize> {
    id.strip_prefix("way-")?.parse().ok()
}
