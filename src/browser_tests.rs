//! What needs a browser engine but no page of its own: history, storage, style sheets, and every view drawn once.

use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use crate::state::{Explorer, Focus, Place, Site, View, ViewState, url};
use crate::ui;

wasm_bindgen_test_configure!(run_in_browser);

fn site() -> &'static Site {
    crate::embedded().expect("the embedded corpus opens")
}

fn page() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// Draws the explorer at an address in a corner of the page, and gives its text.
async fn drawn(hash: &str) -> String {
    web_sys::window()
        .expect("a window")
        .location()
        .set_hash(hash)
        .expect("an address");
    let corner = page().create_element("div").expect("an element");
    page().body().expect("a body").append_child(&corner).expect("room");
    let corner: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(corner);
    let handle = crate::draw_in(site(), corner.clone());
    gloo::timers::future::TimeoutFuture::new(30).await;
    let text = corner.text_content().unwrap_or_default();
    drop(handle);
    corner.remove();
    text
}

#[wasm_bindgen_test]
fn the_style_sheet_is_accepted_whole() {
    ui::adopt_style(&page(), ui::STYLE).expect("a constructed style sheet");
    ui::adopt_later_style(&page()).expect("another one");
    for style in [ui::STYLE, ui::LATER_STYLE] {
        assert!(!style.contains("url(http"), "the style sheet loads nothing");
    }
}

#[wasm_bindgen_test]
fn a_place_is_read_from_any_history() {
    let link = |index| Some(Focus::Link("#/about".into(), index));
    for focus in [None, Some(Focus::Id("q".into())), link(0), link(u32::MAX)] {
        let place = Place { scroll: 420.5, focus };
        let value = serde_wasm_bindgen::to_value(&place).expect("a value");
        assert_eq!(Place::read(&value), Some(place));
    }
    let strange = [
        "null",
        "7",
        "\"text\"",
        "{}",
        "[]",
        r#"["far",null,null]"#,
        r#"{"0":"far"}"#,
        r##"[1,"#",-1]"##,
        r##"[1,"#",0.5]"##,
    ];
    for state in strange {
        let value = js_sys::JSON::parse(state).expect("an object");
        assert_eq!(Place::read(&value), None, "{state}");
    }
    assert_eq!(Place::read(&wasm_bindgen::JsValue::UNDEFINED), None);
}

#[wasm_bindgen_test]
async fn every_view_has_something_to_say() {
    let corpus = &site().corpus;
    let mut states = vec![
        ViewState::of(View::Overview),
        ViewState::of(View::Explore),
        ViewState::of(View::Names),
        ViewState::of(View::Compare),
        ViewState::of(View::About),
    ];
    states.extend((0..corpus.documents.len()).map(|index| ViewState::of(View::Read(index.into(), Some(1)))));
    states.extend((0..corpus.questions.len()).map(|index| ViewState::of(View::Issue(index.into()))));
    states.extend(
        (0..corpus.entities.len())
            .step_by(7)
            .map(|index| ViewState::of(View::Entity(index.into()))),
    );
    for state in states {
        let hash = url::write(site(), &state);
        let text = drawn(&hash).await;
        assert!(text.contains("Crosscheck") && text.len() > 200, "{hash}: {text}");
    }
}

#[wasm_bindgen_test]
async fn a_strange_address_is_answered_with_a_notice() {
    let text = drawn("#/entity/nobody-of-that-name").await;
    assert!(
        text.contains("There is no name “nobody-of-that-name” in this corpus."),
        "{text}"
    );
}

#[wasm_bindgen_test]
fn a_choice_becomes_the_address() {
    let owner = Owner::new();
    owner.with(|| {
        web_sys::window()
            .expect("a window")
            .location()
            .set_hash("#/explore")
            .expect("an address");
        let explorer = Explorer::start(site());
        explorer.go(|state| state.request.query = "militia".into());
        let hash = web_sys::window()
            .expect("a window")
            .location()
            .hash()
            .expect("an address");
        assert_eq!(hash, "#/explore?q=militia");
        assert_eq!(explorer.now().request.query, "militia");
    });
}
