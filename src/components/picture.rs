//! What every picture has: buttons that save its drawing as a file, how wide it may be, and what narrows it.

use std::time::Duration;

use leptos::prelude::*;

use super::exports::save_picture;
use super::{RequestChips, Show, is_narrowed, live};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState, keep};

/// From how many documents on the search is made ready in slices before anything is drawn.
const LARGE: usize = 500;

/// A picture, once what narrows it can be asked without holding up the browser.
#[component]
pub(crate) fn WhenReady(
    /// What the page is called until then.
    heading: &'static str,
    /// The picture.
    children: ChildrenFn,
) -> impl IntoView {
    let explorer = Explorer::here();
    let ready = RwSignal::new(explorer.site().corpus.documents.len() < LARGE);
    make_ready(explorer, ready);
    let wait = move || {
        view! {
            <h1>{heading}</h1>
            <p role="status">"Laying out…"</p>
        }
    };
    view! {
        <Show when=move || ready.get() fallback=wait>
            {children()}
        </Show>
    }
}

/// Works out what the search of a large corpus needs, a little in each task.
fn make_ready(explorer: Explorer, ready: RwSignal<bool>) {
    if ready.get_untracked() {
        return;
    }
    let again = move || {
        if !explorer.is_there() {
            return;
        }
        if explorer.as_read().prepare() {
            make_ready(explorer, ready);
        } else {
            let _ = ready.try_set(true);
        }
    };
    set_timeout(again, Duration::ZERO);
}

/// Buttons that save the drawing with an id.
#[component]
pub(crate) fn SavePicture(
    /// The id of the drawing.
    svg: &'static str,
    /// What files are called, without their ending.
    name: &'static str,
    /// What stands over it.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let status = RwSignal::new(String::new());
    let button = move |format: &'static str, words: &'static str| {
        let press = move |_| {
            if let Some(svg) = explorer.element(svg) {
                save_picture(&svg, &title.get_untracked(), name, format, status);
            }
        };
        view! {
            <button type="button" class="btn btn--s" id=format!("save-{format}") on:click=press>
                {words}
            </button>
        }
    };
    view! {
        <div class="pict__save">
            {button("svg", "Save as SVG")} {button("png", "Save as PNG")} <span role="status">{live(move || status.get())}</span>
        </div>
    }
}

/// How wide a drawing inside the element of an id may be, in whole pixels; followed while the window changes.
pub(crate) fn width_of(explorer: Explorer, id: &'static str) -> RwSignal<usize> {
    let width = RwSignal::new(1000);
    let measure = move || {
        if let Some(element) = explorer.element(id) {
            let now = whole_pixels(element.get_bounding_client_rect().width());
            if width.try_get_untracked().is_some_and(|before| before != now) {
                width.set(now);
            }
        }
    };
    explorer.in_next_frame(measure);
    if let Some(window) = web_sys::window() {
        keep(gloo::events::EventListener::new(&window, "resize", move |_| measure()));
    }
    width
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the width of a window"
)]
fn whole_pixels(width: f64) -> usize {
    width.max(280.0) as usize
}

/// What narrows a picture, as chips, with the way to change it.
#[component]
pub(crate) fn PictureOf() -> impl IntoView {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let narrowed = Memo::new(move |_| request.with(is_narrowed));
    let explore = move || {
        explorer.link(&ViewState {
            request: explorer.state().request,
            ..ViewState::of(View::Explore)
        })
    };
    let compare = move || explorer.link(&explorer.state().comparing(View::Compare));
    view! {
        <p class="pict__of">
            <Show when=move || narrowed.get() fallback=|| view! { <span>"The whole corpus is drawn."</span> }>
                <span>"Drawn is what is in documents, passages and claims"</span>
                <RequestChips request />
            </Show>
            <a href=explore>{live(move || if narrowed.get() { "Change this in Explore" } else { "Narrow it in Explore" })}</a>
            <a href=compare>"Compare its claims"</a>
        </p>
    }
}
