//! The search box, and the list of ways to go on below it: a combobox. Nothing of the list is taken unless it is chosen.

use crate::draw::prelude::*;
use crosscheck_search::Completion;

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
    let take = move |text: &str| {
        close();
        explorer.amend(|state| state.request.query = text.to_owned());
        // The name of a field asks for its value.
        open.set(text.ends_with(':'));
    };
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
            "Enter" if open.get_untracked() => match reached.and_then(|at| ways.get(at)) {
                Some(way) => take(&way.query),
                None => return close(),
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
            let Completion { query, label, noun } = way;
            options.push(view! {
                <li
                    id=id(at)
                    role="option"
                    aria-selected=move || place(&active.get()) == Some(at)
                    on:mousedown=move |event| {
                        event.prevent_default();
                        take(&query);
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
                on:blur=move |_| close()
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

fn ways_of(explorer: Explorer, query: &str) -> Vec<Completion> {
    explorer.site.index().complete(&explorer.site.corpus, query)
}

fn id(at: usize) -> String {
    format!("way-{at}")
}

fn place(id: &str) -> Option<usize> {
    id.strip_prefix("way-")?.parse().ok()
}
