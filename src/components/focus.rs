//! Takes the reader on to another place of a page: where the control they used is gone, or where they asked to be led.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::Element;

use crate::store::{Explorer, View, ViewState};

/// How much of the window the bar at the top covers, in CSS pixels.
const BAR: f64 = 60.0;
/// And the head of the concordance, which stays in sight over its rows.
const BAR_AND_HEAD: f64 = 230.0;

/// Gives the focus to the first of these that is there once the page is redrawn. For a button that is gone after it was pressed.
pub(crate) fn focus_first(explorer: Explorer, ids: Vec<String>) {
    explorer.in_next_frame(move || {
        ids.iter().any(|id| explorer.focus(id));
    });
}

/// Leads to a heading that is about to be drawn: it takes the focus and comes into sight.
pub(crate) fn lead_to_heading(explorer: Explorer, id: &'static str) {
    after_arrival(explorer, move || {
        if let Some(heading) = explorer.element(id) {
            let _ = heading.set_attribute("tabindex", "-1");
            show(explorer, id, &heading);
        }
    });
}

/// A link to a heading of a page, which takes the focus there. In a window of its own the page begins at its top.
#[component]
pub(crate) fn HeadingLink(
    /// The page.
    view: View,
    /// The id of the heading.
    heading: &'static str,
    /// What the link says.
    children: Children,
) -> impl IntoView {
    let explorer = Explorer::here();
    let href = move || explorer.link(&ViewState::of(view));
    let follow = move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        // Followed here, so that the page is there before its heading is looked for.
        event.prevent_default();
        explorer.go(|state| {
            let altered = std::mem::take(&mut state.altered);
            *state = ViewState {
                altered,
                ..ViewState::of(view)
            };
        });
        lead_to_heading(explorer, heading);
    };
    view! {
        <a href=href on:click=follow>
            {children()}
        </a>
    }
}

/// Leads to the first of these controls that can be seen, as one that has moved to another place of the page.
pub(crate) fn lead_to_control(explorer: Explorer, ids: Vec<String>) {
    after_arrival(explorer, move || {
        let seen = ids
            .iter()
            .filter_map(|id| Some((id, explorer.element(id)?)))
            .find(|(_, control)| control.get_bounding_client_rect().height() > 0.0);
        if let Some((id, control)) = seen {
            show(explorer, id, &control);
        }
    });
}

/// In the frame after the one in which a new page is drawn and its heading takes the focus.
fn after_arrival(explorer: Explorer, act: impl FnOnce() + 'static) {
    explorer.in_next_frame(move || explorer.in_next_frame(act));
}

fn show(explorer: Explorer, id: &str, element: &Element) {
    explorer.focus(id);
    if !is_in_sight(element) {
        element.scroll_into_view();
    }
}

fn is_in_sight(element: &Element) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let place = element.get_bounding_client_rect();
    let is_in_table = matches!(element.closest("[role=grid]"), Ok(Some(_)));
    let top = if is_in_table { BAR_AND_HEAD } else { BAR };
    place.top() >= top && height.is_some_and(|height| place.bottom() <= height)
}
