//! When a page has been drawn: the title of the window, where the focus goes, and how far down the page is.

use crosscheck_model::DocumentId;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::host::{Root, Theme};
use crate::store::{Explorer, View, keep};

/// Prepares what outlives every page, and gives what is to be called when one has been drawn.
pub(crate) fn arrive(explorer: Explorer) -> Callback<View> {
    let root = explorer.root();
    if explorer.owns_address() {
        Theme::kept().apply(&root);
    }
    listen_for_slash(explorer, &root);
    if let Some(place) = listening_element(&root) {
        explorer.follow_links(&place);
    }
    let before = StoredValue::new(None);
    let drawn = Callback::new(move |view: View| {
        let before = before.try_update_value(|before| before.replace(view)).flatten();
        explorer.in_next_frame(move || settle(explorer, before, view));
    });
    // Presets and narrowing change what a page is called.
    Effect::new(move || {
        let _ = explorer.state();
        explorer.in_next_frame(move || name_window(explorer));
    });
    // Another paragraph of the same document is another place on the page that is there already.
    let paragraph = explorer.part(|state| match state.view {
        View::Read(document, paragraph) => Some((document, paragraph)),
        _ => None,
    });
    Effect::new(move |known: Option<Option<(DocumentId, Option<u32>)>>| {
        let place = paragraph.get();
        if let (Some(Some((before, from))), Some((document, to))) = (known, place)
            && before == document
            && from != to
        {
            explorer.in_next_frame(move || {
                scroll_to_paragraph(explorer);
            });
        }
        place
    });
    drawn
}

/// What hears the clicks of an explorer.
fn listening_element(root: &Root) -> Option<Element> {
    match root {
        Root::Page(page) => page.document_element(),
        Root::Shadow(root) => root.first_element_child(),
    }
}

/// The window is called what the page is called.
fn name_window(explorer: Explorer) {
    let root = explorer.root();
    if let Some(heading) = root.query("main h1") {
        let title = &explorer.site().corpus.meta.title;
        root.set_title(&format!("{} – {title}", heading.text_content().unwrap_or_default()));
    }
}

/// A new page takes the focus to its heading, or to where the reader was when they left it.
fn settle(explorer: Explorer, before: Option<View>, view: View) {
    name_window(explorer);
    // The first page is where the reader is already; so is one that was only drawn anew.
    if before.is_none_or(|before| before == view) {
        if before.is_none() {
            scroll_to_paragraph(explorer);
        }
        return;
    }
    let place = explorer.remembered_place();
    let focus = place.as_ref().and_then(|place| place.focus.as_ref());
    if !focus.is_some_and(|focus| explorer.give(focus))
        && let Some(heading) = explorer.root().query("main h1")
    {
        let _ = heading.set_attribute("tabindex", "-1");
        crate::host::give_focus(&heading);
    }
    if !explorer.is_page() {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    match place.filter(|place| place.scroll > 0.0) {
        Some(place) => window.scroll_to_with_x_and_y(0.0, place.scroll),
        None if !scroll_to_paragraph(explorer) => window.scroll_to_with_x_and_y(0.0, 0.0),
        None => {}
    }
}

/// Brings the paragraph that the state names into sight.
fn scroll_to_paragraph(explorer: Explorer) -> bool {
    let View::Read(_, Some(paragraph)) = explorer.now().view else {
        return false;
    };
    let element = explorer.element(&format!("p{paragraph}"));
    element.inspect(Element::scroll_into_view).is_some()
}

/// `/` goes to the search box, as readers expect. Keys typed into a field stay there.
fn listen_for_slash(explorer: Explorer, root: &Root) {
    let options = EventListenerOptions::enable_prevent_default();
    let act = move |event: &web_sys::Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let target = key.target().and_then(|target| target.dyn_into::<Element>().ok());
        let typing = target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
        if typing || key.ctrl_key() || key.meta_key() || key.alt_key() || key.key() != "/" {
            return;
        }
        if explorer.focus("q") || explorer.focus("find") {
            event.prevent_default();
        }
    };
    match root {
        Root::Page(_) => {
            if let Some(window) = web_sys::window() {
                keep(EventListener::new_with_options(&window, "keydown", options, act));
            }
        }
        Root::Shadow(root) => keep(EventListener::new_with_options(root, "keydown", options, act)),
    }
}
