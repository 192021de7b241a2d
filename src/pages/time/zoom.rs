//! Which days are drawn: nearer, farther, to both sides, and what appeared in them as a condition.

use leptos::prelude::*;

use super::geometry::{Step, Window, stepped};
use super::{Shown, window_words};
use crate::components::{CollectViews, Show, live};
use crate::memo::Memo;

const STEPS: [(Step, &str, &str, &str); 4] = [
    (Step::Earlier, "earlier", "Earlier", "←"),
    (Step::Later, "later", "Later", "→"),
    (Step::Closer, "closer", "Zoom in", "+"),
    (Step::Wider, "wider", "Zoom out", "−"),
];

impl Shown {
    /// Draws these days.
    pub(super) fn zoom(self, days: Option<Window>) {
        self.explorer.go(|state| state.picture.zoom = days);
    }

    fn step(self, step: Step) {
        if let (Some(now), Some(whole)) = (self.window.get_untracked(), self.whole.get_untracked()) {
            self.zoom(Some(stepped(now, whole, step)));
        }
    }

    /// Narrows to what appeared in the days that are drawn.
    fn narrow(self) {
        let days = self.window.get_untracked();
        self.explorer.go(|state| {
            state.request.dates.from = days.map(|days| days.0);
            state.request.dates.to = days.map(|days| days.1);
        });
    }
}

#[component]
pub(super) fn ZoomBar(shown: Shown) -> impl IntoView {
    let buttons = STEPS.map(|(step, id, words, sign)| {
        view! {
            <button
                type="button"
                class="btn btn--s"
                id=format!("zoom-{id}")
                aria-label=words
                title=words
                on:click=move |_| shown.step(step)
            >
                {sign}
            </button>
        }
    });
    let is_chosen = shown.explorer.part(|state| state.picture.zoom.is_some());
    let is_whole = Memo::new(move |_| shown.window.get() == shown.whole.get());
    view! {
        <div class="tm__zoom" role="group" aria-label="Days drawn">
            <span id="time-window" role="status">
                {live(move || shown.window.get().map(window_words))}
            </span>
            {buttons.collect_views()}
            <Show when=move || !is_whole.get()>
                <button
                    type="button"
                    class="btn btn--s"
                    id="zoom-all"
                    on:click=move |_| shown.zoom(shown.whole.get_untracked())
                >
                    "All days"
                </button>
            </Show>
            <Show when=move || is_chosen.get()>
                <button type="button" class="btn btn--s" id="zoom-reset" on:click=move |_| shown.zoom(None)>
                    "As it was"
                </button>
            </Show>
            <button type="button" class="btn btn--s" id="zoom-narrow" on:click=move |_| shown.narrow()>
                "Narrow to what appeared then"
            </button>
        </div>
    }
}
