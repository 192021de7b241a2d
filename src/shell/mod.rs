//! What stands around every view: top bar with search, notices, footer, the bottom bar on phones, and where the focus goes.

use std::cell::Cell;

use crate::draw::effect;
use crate::draw::prelude::*;
use crosscheck_search::Request;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;

use super::parts::{counted, definitions};
use crate::state::{Explorer, Theme, View, ViewState, in_turn, with_rest};

/// The views of the top bar. The bottom bar on phones has the same ones.
const VIEWS: [(View, &str, &str); 5] = [
    (View::Overview, "Overview", "M3 8l7-5 7 5v9H3z"),
    (
        View::Explore,
        "Explore",
        "M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11M13 13l4 4",
    ),
    (
        View::Compare,
        "Compare",
        "M7 5a5 5 0 1 1 0 10a5 5 0 1 1 0-10M13 5a5 5 0 1 1 0 10a5 5 0 1 1 0-10",
    ),
    (
        View::Names,
        "Names",
        "M10 3a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M3.5 17c1-4 12-4 13 0",
    ),
    (
        View::About,
        "About",
        "M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14M10 9v5M10 6v1",
    ),
];

/// The frame around a view, each part in its turn. `ready` becomes true when that of the view has come.
pub(super) fn shell(ready: RwSignal<bool>, view: impl Fn() -> Drawn + 'static) -> Drawn {
    let head = soon(head);
    in_turn(Box::new(move || ready.set(true)));
    let foot = soon(foot);
    let tabs = soon(tabs);
    view! {
        {definitions()}
        <a class="skip" href="#main" on:click=skip>
            "Skip to content"
        </a>
        {head}
        <main id="main" class="page" tabindex="-1">
            {notices}
            {altered}
            {view}
        </main>
        {foot}
        {tabs}
    }
}

fn soon(draw: fn() -> Drawn) -> Drawn {
    let ready = RwSignal::new(false);
    in_turn(Box::new(move || ready.set(true)));
    Drawn::of(move || ready.get().then(draw))
}

fn head() -> Drawn {
    let explorer = Explorer::here();
    let meta = &explorer.site.corpus.meta;
    let at = explorer.part(|state| chapter(state.view));
    let exploring = explorer.part(|state| state.view == View::Explore);
    let links = move || {
        explorer.follow_alterations();
        VIEWS
            .map(|(view, name, _)| {
                let here = at.get() == view;
                view! {
                    <a href=explorer.link(&ViewState::of(view)) aria-current=here.then_some("page")>
                        {name}
                    </a>
                }
            })
            .collect_view()
    };
    view! {
        <header class="top" class:top--wide=move || exploring.get()>
            <a class="brand" href=move || home(View::Overview)>
                <svg aria-hidden="true">
                    <use href="#logo"></use>
                </svg>
                "Crosscheck"
            </a>
            <p class="top__corpus"><bdi>{meta.title.clone()}</bdi></p>
            {move || (!exploring.get()).then(find)}
            <nav class="views" aria-label="Views">{links}</nav>
        </header>
    }
}

fn tabs() -> Drawn {
    let explorer = Explorer::here();
    let at = explorer.part(|state| chapter(state.view));
    let tabs = move || {
        explorer.follow_alterations();
        VIEWS
            .map(|(view, name, path)| {
                let here = at.get() == view;
                view! {
                    <a href=explorer.link(&ViewState::of(view)) aria-current=here.then_some("page")>
                        <svg viewBox="0 0 20 20" aria-hidden="true">
                            <path d=path fill="none" stroke="currentColor" stroke-width="1.6"></path>
                        </svg>
                        {name}
                    </a>
                }
            })
            .collect_view()
    };
    view! { <nav class="tabbar" aria-label="Views, short">{tabs}</nav> }
}

/// The address of a page of its own, with what the reader altered.
fn home(view: View) -> String {
    let explorer = Explorer::here();
    explorer.follow_alterations();
    explorer.link(&ViewState::of(view))
}

/// Which entry of the top bar a view belongs to.
fn chapter(view: View) -> View {
    match view {
        View::Issue(_) | View::Faces => View::Compare,
        View::Entity(_) => View::Names,
        View::Read(..) => View::Explore,
        other => other,
    }
}

/// The hash holds the view, so the skip link must not follow its own.
fn skip(event: web_sys::MouseEvent) {
    event.prevent_default();
    crate::state::focus("main");
}

/// The search box of every page but Explore, which has a larger one. It acts on Enter alone: a sandboxed frame may
/// never see a form submitted.
fn find() -> Drawn {
    let explorer = Explorer::here();
    let enter = move |event: web_sys::KeyboardEvent| {
        if event.key() != "Enter" {
            return;
        }
        event.prevent_default();
        let text = event_target_value(&event);
        with_rest(Box::new(move || {
            explorer.go(|state| {
                state.view = View::Explore;
                state.request = Request {
                    query: text,
                    ..Request::default()
                };
            });
        }));
    };
    view! {
        <div class="find" role="search">
            <label class="vh" for="find">"Search passages, claims and names"</label>
            <svg aria-hidden="true">
                <use href="#i-find"></use>
            </svg>
            <input
                id="find"
                type="search"
                autocomplete="off"
                placeholder="Search passages, claims, names"
                on:keydown=enter
            />
            <kbd aria-hidden="true">"/"</kbd>
        </div>
    }
}

/// What of the address was not understood. Never a blank page, never silence.
fn notices() -> Drawn {
    let explorer = Explorer::here();
    let shown = move || {
        let notices = explorer.notices();
        (!notices.is_empty()).then(|| {
            let lines = notices.lines().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <ul class="notice notice--address">{lines}</ul> }
        })
    };
    view! { <div role="status">{shown}</div> }
}

/// Says what the reader altered and what that costs, to those who hear the page. It stands through every redrawing, or
/// nothing would be heard.
fn altered() -> Drawn {
    let explorer = Explorer::here();
    let said = move || {
        explorer.follow_alterations();
        (!explorer.now().altered.is_empty()).then(|| super::later::altered_words(explorer.site))
    };
    view! { <div role="status" class="vh" id="altered-said">{said}</div> }
}

fn foot() -> Drawn {
    let explorer = Explorer::here();
    let corpus = &explorer.site.corpus;
    let paragraphs = corpus.documents.iter().map(|document| document.paragraphs.len()).sum();
    let counts = format!(
        "{}, {}, {}.",
        counted(corpus.documents.len(), "document", "documents"),
        counted(paragraphs, "paragraph", "paragraphs"),
        counted(corpus.claims.len(), "claim", "claims"),
    );
    let turned = RwSignal::new(false);
    let turn = move |_| {
        Theme::shown().next().apply();
        turned.update(|turned| *turned = !*turned);
    };
    let colours = move || {
        turned.get();
        format!("Colours: {}", Theme::shown().label())
    };
    view! {
        <footer class="foot">
            <span>{counts}</span>
            <a href=move || home(View::About)>"How this was made"</a>
            <button type="button" class="why" id="theme" on:click=turn>
                {colours}
            </button>
            <span>"Nothing you type leaves this page."</span>
        </footer>
    }
}

/// After each step: the title of the window, the focus, and how far down the page is.
pub(super) fn arrive(explorer: Explorer, ready: RwSignal<bool>) {
    Theme::kept().apply();
    listen_for_keys();
    remember_before_links(explorer);
    let before = Cell::new(None);
    effect(Box::new(move || {
        let view = explorer.state().view;
        if !ready.get() {
            return;
        }
        let before = before.replace(Some(view));
        request_animation_frame(move || settle(explorer, before, view));
    }));
}

/// A new page takes the focus to its heading; the same page keeps it where it was.
fn settle(explorer: Explorer, before: Option<View>, view: View) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(page) = window.document() else {
        return;
    };
    if let Ok(Some(heading)) = page.query_selector("main h1") {
        let title = &explorer.site.corpus.meta.title;
        page.set_title(&format!("{} – {title}", heading.text_content().unwrap_or_default()));
    }
    let place = explorer.remembered_place();
    let Some(before) = before else {
        scroll_to_paragraph(view);
        return;
    };
    let lost = page.active_element().is_none_or(|element| element.tag_name() == "BODY");
    if before == view {
        // What was used may be gone, as a chip that takes something back.
        if lost && let Some(last) = crate::state::last_focus() {
            if last.give() {
                crate::state::keep_in_place();
            } else if !crate::state::focus("restore") {
                crate::state::focus("main");
            }
        }
        return;
    }
    let back = place
        .as_ref()
        .and_then(|place| place.focus.clone())
        .is_some_and(|focus| focus.give());
    if !back && let Ok(Some(heading)) = page.query_selector("main h1") {
        let _ = heading.set_attribute("tabindex", "-1");
        if let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>() {
            let _ = heading.focus();
        }
    }
    match place.filter(|place| place.scroll > 0.0) {
        Some(place) => window.scroll_to_with_x_and_y(0.0, place.scroll),
        None if !scroll_to_paragraph(view) => window.scroll_to_with_x_and_y(0.0, 0.0),
        None => {}
    }
}

/// Brings the paragraph that an address names into sight.
fn scroll_to_paragraph(view: View) -> bool {
    let View::Read(_, Some(paragraph)) = view else {
        return false;
    };
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.get_element_by_id(&format!("p{paragraph}")));
    element.inspect(|element| element.scroll_into_view()).is_some()
}

/// `/` goes to the search box, as readers expect. Keys typed into a field stay there.
fn listen_for_keys() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = EventListener::new_with_options(
        &window,
        "keydown",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        |event| {
            let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
                return;
            };
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let typing =
                target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
            if typing || event.ctrl_key() || event.meta_key() || event.alt_key() || event.key() != "/" {
                return;
            }
            if crate::state::focus("q") || crate::state::focus("find") {
                event.prevent_default();
            }
        },
    );
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}

/// A followed link leaves an entry behind: keep where the reader was, for when they come back.
fn remember_before_links(explorer: Explorer) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = EventListener::new(&window, "click", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(Ok(Some(_))) = target.map(|target| target.closest("a[href*='#/']")) {
            explorer.remember_place();
        }
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}
