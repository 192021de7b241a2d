//! What is pinned, and the ways to set it face to face.

use crosscheck_compare::Pin;
use crosscheck_messages::EN;
use leptos::prelude::*;

use crate::components::{Rows, Show, focus_first};
use crate::store::{Explorer, View};

/// What is pinned, each as a chip that takes it off; nothing where nothing is.
#[component]
pub(super) fn Pinned() -> impl IntoView {
    let explorer = Explorer::here();
    let pins = explorer.part(|state| state.pins.clone());
    view! {
        <Show when=move || pins.with(|pins| !pins.is_empty())>
            <p class="pinned">
                <span>"Pinned:"</span>
                <Rows
                    each=move || pins.get()
                    key=move |pin| pin.key(&explorer.site().corpus)
                    children=|pin| view! { <PinChip pin /> }
                />
                <Show
                    when=move || pins.with(|pins| pins.len() > 1)
                    fallback=|| view! { <span class="dim">"Pin another to set them face to face."</span> }
                >
                    <a class="btn" id="faces" href=move || faces_address(explorer)>
                        "Set face to face"
                    </a>
                </Show>
            </p>
        </Show>
    }
}

fn faces_address(explorer: Explorer) -> String {
    explorer.link(&explorer.state().comparing(View::Faces))
}

#[component]
fn PinChip(pin: Pin) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let label = EN.pin(&site.corpus, pin);
    let unpin = move |_| {
        explorer.go(|state| state.toggle_pin(pin));
        let left = explorer.now().pins;
        let mut next: Vec<String> = left.iter().map(|&pin| chip_id(explorer, pin)).collect();
        next.extend(["to-faces".to_owned(), "main".to_owned()]);
        focus_first(explorer, next);
    };
    view! {
        <span class="chip">
            <b>
                <bdi>{label.clone()}</bdi>
            </b>
            <button type="button" id=chip_id(explorer, pin) aria-label=format!("Unpin {label}") on:click=unpin>
                "×"
            </button>
        </span>
    }
}

fn chip_id(explorer: Explorer, pin: Pin) -> String {
    format!("unpin-{}", pin.key(&explorer.site().corpus).replace(':', "-"))
}

/// The way to the lists to choose from, where too little is pinned for the button beside the pins.
#[component]
pub(super) fn FacesLink() -> impl IntoView {
    let explorer = Explorer::here();
    let pins = explorer.part(|state| state.pins.len());
    view! {
        <Show when=move || pins.get() < 2>
            <a class="btn" id="to-faces" href=move || faces_address(explorer)>
                "Face to face"
            </a>
        </Show>
    }
}
