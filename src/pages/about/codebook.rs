//! The codebook: a page of the bundle, fetched and shown in place when the reader asks for it, so that the first view does
//! not carry it.

use gloo::events::EventListener;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{Element, Node, XmlHttpRequest, XmlHttpRequestResponseType};

/// The section, with a link to the page itself for whoever cannot load it here.
#[component]
pub(super) fn Codebook(
    /// Where the page stands, from this one.
    address: String,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let fetched = address.clone();
    view! {
        <section>
            <h2>"Codebook"</h2>
            <p>
                "What each field means, the rules, the hardest decisions, and how far two readers agreed. "
                <a href=address>"Open the codebook as a page of its own"</a>
            </p>
            <details>
                <summary on:click=move |_| load(place, &fetched)>"Show the codebook here"</summary>
                <div node_ref=place id="codebook" class="about__codebook" role="status"></div>
            </details>
        </section>
    }
}

/// The element of a reference that still stands on the page.
fn element(place: NodeRef<Div>) -> Option<Element> {
    place.try_get_untracked().flatten().map(Into::into)
}

/// Fetches it when it is opened, unless it is there. After a failure the next opening tries again.
fn load(place: NodeRef<Div>, address: &str) {
    let Some(element) = element(place) else { return };
    let closing = element.closest("details[open]").is_ok_and(|open| open.is_some());
    if closing || element.first_element_child().is_some() {
        return;
    }
    element.set_text_content(Some("Loading…"));
    let Ok(request) = XmlHttpRequest::new() else { return };
    // A document, and not text to be made markup of: the page's policy allows no other.
    request.set_response_type(XmlHttpRequestResponseType::Document);
    let answer = request.clone();
    EventListener::once(&request, "loadend", move |_| show(place, &answer)).forget();
    let _ = request.open("GET", address).and_then(|()| request.send());
}

fn show(place: NodeRef<Div>, answer: &XmlHttpRequest) {
    // The reader may have left, or asked twice.
    let Some(place) = element(place).filter(|place| place.first_element_child().is_none()) else {
        return;
    };
    let page = answer.response_xml().ok().flatten();
    // A host's own page for what is missing may have a `main` too.
    let page = page.filter(|_| answer.status() == Ok(200));
    let Some(main) = page.and_then(|page| page.query_selector("main").ok().flatten()) else {
        place.set_text_content(Some(
            "The codebook could not be loaded. The link above leads to it; opening this again tries once more.",
        ));
        return;
    };
    place.set_text_content(None);
    let _ = place.remove_attribute("role");
    let main: Node = main.into();
    while let Some(part) = main.first_child() {
        if place.append_child(&part).is_err() {
            break;
        }
    }
}
