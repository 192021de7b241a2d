//! The search box with a list of ways to go on below it: a combobox. Nothing of the list is taken unless it is chosen.

use leptos::prelude::*;

use super::suggestions::{Suggestion, suggestions};
use crate::components::{RecentSearches, Rows, aria};
use crate::memo::Memo;
use crate::store::Explorer;

/// The id of the box, which the shell focuses too.
const BOX: &str = "q";

/// The box and its list.
#[component]
pub(super) fn QueryBox() -> impl IntoView {
    let explorer = Explorer::here();
    let list = SuggestionList {
        explorer,
        recent: RecentSearches::here(),
        open: RwSignal::new(false),
        reached: RwSignal::new(None),
    };
    let query = explorer.part(|state| state.request.query.clone());
    let suggested = Memo::new(move |_| {
        if list.open.get() {
            query.with(|query| suggestions(explorer, list.recent, query))
        } else {
            Vec::new()
        }
    });
    let is_listed = Memo::new(move |_| suggested.with(|lines| !lines.is_empty()));
    let input = move |event| {
        let text = event_target_value(&event);
        list.reached.set(None);
        explorer.amend(|state| state.request.query = text);
        list.open.set(true);
    };
    let click = move |_| {
        if explorer.now().request.query.is_empty() {
            list.open.set(true);
        }
    };
    let leave = move |_| {
        list.settle();
        list.close();
    };
    // A query that did not come by typing is settled as it comes.
    Effect::new(move |_| {
        let text = query.get();
        if explorer.focused_id() != BOX {
            list.recent.remember(&text);
        }
    });
    view! {
        <div class="qbar__box">
            <label class="vh" for="q">"Search passages, claims and names"</label>
            <input
                id=BOX
                type="search"
                role="combobox"
                aria-expanded=move || aria(is_listed.get())
                aria-controls="ways"
                aria-autocomplete="list"
                aria-activedescendant=move || list.reached.get().map(line_id)
                autocomplete="off"
                spellcheck="false"
                placeholder="Search passages, claims, names"
                prop:value=move || query.get()
                on:keydown=move |event| list.press(&event)
                on:click=click
                on:blur=leave
                on:input=input
            />
            <ul id="ways" class="ways" role="listbox" aria-label="Ways to go on" hidden=move || !is_listed.get()>
                <Rows
                    each=move || suggested.get().into_iter().enumerate()
                    key=|line| line.clone()
                    children=move |(at, line)| view! { <SuggestionLine at line list /> }
                />
            </ul>
        </div>
    }
}

/// The list below the box.
#[derive(Clone, Copy)]
struct SuggestionList {
    explorer: Explorer,
    recent: RecentSearches,
    /// Whether it is shown, if there is anything to list.
    open: RwSignal<bool>,
    /// The line that the arrow keys have reached.
    reached: RwSignal<Option<usize>>,
}

impl SuggestionList {
    fn close(self) {
        self.open.set(false);
        self.reached.set(None);
    }

    /// The reader has settled on what is in the box.
    fn settle(self) {
        self.recent.remember(&self.explorer.now().request.query);
    }

    fn take(self, line: &Suggestion) {
        self.close();
        if line.forgets {
            return self.recent.forget();
        }
        self.explorer.amend(|state| state.request.query.clone_from(&line.query));
        // The name of a field asks for its value.
        let goes_on = line.query.ends_with(':');
        self.open.set(goes_on);
        if !goes_on {
            self.settle();
        }
    }

    /// Arrows go through the list, Enter takes the line that is reached, Escape closes the list.
    fn press(self, event: &web_sys::KeyboardEvent) {
        let key = event.key();
        if event.is_composing() || !["ArrowDown", "ArrowUp", "Enter", "Escape"].contains(&key.as_str()) {
            return;
        }
        let lines = untrack(|| suggestions(self.explorer, self.recent, &self.explorer.now().request.query));
        let (reached, count) = (self.reached.get_untracked(), lines.len());
        match key.as_str() {
            "ArrowDown" if count > 0 => self.reach(reached.map_or(0, |at| (at + 1) % count)),
            "ArrowUp" if count > 0 => self.reach((reached.unwrap_or(0) + count - 1) % count),
            "Enter" => match reached
                .and_then(|at| lines.get(at))
                .filter(|_| self.open.get_untracked())
            {
                Some(line) => self.take(line),
                None => {
                    self.settle();
                    return self.close();
                }
            },
            "Escape" if self.open.get_untracked() && count > 0 => self.close(),
            _ => return,
        }
        event.prevent_default();
    }

    fn reach(self, at: usize) {
        self.open.set(true);
        self.reached.set(Some(at));
    }
}

/// A line of the list.
#[component]
fn SuggestionLine(
    /// Its place in the list.
    at: usize,
    /// What it says.
    line: Suggestion,
    /// The list.
    list: SuggestionList,
) -> impl IntoView {
    let (label, noun) = (line.label.clone(), line.noun.clone());
    view! {
        <li
            id=line_id(at)
            class:ways__forget=line.forgets
            role="option"
            aria-selected=move || aria(list.reached.get() == Some(at))
            on:mousedown=move |event| {
                // The box keeps the focus.
                event.prevent_default();
                list.take(&line);
            }
        >
            <bdi>{label}</bdi>
            " "
            <small>{noun}</small>
        </li>
    }
}

fn line_id(at: usize) -> String {
    format!("way-{at}")
}
