//! The index of a large corpus stands in parts beside the page: one after the other is fetched while the reader looks through
//! lists, which need none. What is typed meanwhile is answered when the last has come.

use crate::draw::prelude::*;

use super::unit_words;
use crate::state::{Explorer, Lacking};
use crate::ui::read::{again, ask};

/// How far the search is, until it is there.
pub(super) fn loading(explorer: Explorer) -> Drawn {
    if explorer.site.index().is_whole() {
        return Drawn::of(());
    }
    let request = explorer.part(|state| (state.request.query.is_empty(), state.request.unit));
    let said = move || {
        // Parts that come turn it over, and those that fail.
        explorer.came.get();
        if explorer.site.index().is_whole() {
            return Drawn::of(());
        }
        let Some(Lacking { path, number, of }) = explorer.site.lacking() else {
            return view! { <p class="notice">"The search cannot be used: its parts do not belong to this corpus."</p> };
        };
        let why = ask(explorer, &path);
        if !why.is_empty() {
            return view! {
                <p class="notice">
                    <span>
                        {format!("The search is not whole: part {number} of {of} could not be loaded ({why}). ")}
                        <button type="button" class="why" id="search-again" on:click=move |_| again(explorer, &path)>
                            "Try again"
                        </button>
                    </span>
                </p>
            };
        }
        let until = move || {
            let (empty, unit) = request.get();
            (!empty).then(|| {
                format!(
                    " What you typed is answered when it is there. Until then these are {} without it.",
                    unit_words(unit, 2)
                )
            })
        };
        view! { <p class="notice"><span>{format!("The search is loading: part {number} of {of}.")} {until}</span></p> }
    };
    view! { <div role="status" id="search-loading">{said}</div> }
}
