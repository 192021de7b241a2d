//! What needs a browser engine but no page of its own: history, style sheets, every page drawn once, and several explorers
//! on one page.

use std::sync::Arc;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, HtmlElement, ShadowRoot};

use crate::Instance;
use crate::address;
use crate::host::{Focus, Place, Root};
use crate::site::Site;
use crate::store::{Begin, Explorer, View, ViewState};

wasm_bindgen_test_configure!(run_in_browser);

fn site() -> Arc<Site> {
    Arc::new(Site::open(crate::pack::bytes()).expect("the embedded corpus opens"))
}

fn page() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

fn set_hash(hash: &str) {
    let location = web_sys::window().expect("a window").location();
    location.set_hash(hash).expect("an address");
}

/// An explorer in a corner of the page.
struct Corner {
    instance: Instance,
    element: HtmlElement,
}

impl Corner {
    fn new() -> Self {
        let element: HtmlElement = page().create_element("div").expect("an element").unchecked_into();
        page().body().expect("a body").append_child(&element).expect("room");
        let instance = Instance::new(None).expect("a corpus");
        instance.mount_in(&element, None, None, None).expect("an explorer");
        Self { instance, element }
    }

    fn root(&self) -> ShadowRoot {
        self.element.shadow_root().expect("a shadow root")
    }

    fn text(&self) -> String {
        self.root().text_content().unwrap_or_default()
    }

    fn click(&self, selector: &str) {
        let link = self
            .root()
            .query_selector(selector)
            .expect("a selector")
            .expect("a link");
        link.unchecked_into::<HtmlElement>().click();
    }
}

impl Drop for Corner {
    fn drop(&mut self) {
        self.instance.unmount();
        self.element.remove();
    }
}

#[wasm_bindgen_test]
fn the_style_sheet_is_accepted_whole_and_loads_nothing() {
    crate::theme::adopt(&Root::Page(page())).expect("a constructed style sheet");
    let style = crate::theme::all();
    assert!(!style.contains("url(http"), "the style sheet loads nothing");
    assert!(!style.contains("-calc("), "a sign before a length that is reckoned");
}

#[wasm_bindgen_test]
fn a_place_is_read_from_any_history() {
    let link = |index| Some(Focus::Link("#/about".into(), index));
    for focus in [None, Some(Focus::Id("q".into())), link(0), link(u32::MAX)] {
        let place = Place { scroll: 420.5, focus };
        assert_eq!(Place::read(&place.write()), Some(place));
    }
    let strange = [
        "null",
        "7",
        "\"text\"",
        "{}",
        "[]",
        r#"["far"]"#,
        r"[1, 2]",
        r##"[1, "#", -1]"##,
        r##"[1, "#", 0.5]"##,
        r##"[1, "#", 0, 0]"##,
    ];
    for state in strange {
        let value = js_sys::JSON::parse(state).expect("a value");
        assert_eq!(Place::read(&value), None, "{state}");
    }
    assert_eq!(Place::read(&wasm_bindgen::JsValue::UNDEFINED), None);
}

#[wasm_bindgen_test]
async fn every_page_has_something_to_say() {
    let site = site();
    let corpus = &site.corpus;
    let mut views = vec![
        View::Overview,
        View::Explore,
        View::Names,
        View::Compare,
        View::Faces,
        View::About,
    ];
    views.extend((0..corpus.documents.len()).map(|index| View::Read(index.into(), Some(1))));
    views.extend((0..corpus.questions.len()).map(|index| View::Issue(index.into())));
    views.extend(
        (0..corpus.entities.len())
            .step_by(7)
            .map(|index| View::Entity(index.into())),
    );
    let corner = Corner::new();
    for view in views {
        let hash = address::write(&site, &ViewState::of(view));
        // A link of an explorer in somebody else's page, as a reader would follow it.
        let link: HtmlElement = page().create_element("a").expect("an element").unchecked_into();
        link.set_attribute("href", &hash).expect("an attribute");
        let body = corner.root().query_selector(".body").ok().flatten().expect("a body");
        body.append_child(&link).expect("room");
        link.click();
        link.remove();
        TimeoutFuture::new(30).await;
        let main = corner
            .root()
            .query_selector("main")
            .expect("a selector")
            .expect("a page");
        let text = main.text_content().unwrap_or_default();
        assert!(text.len() > 200, "{hash}: {text}");
        let headings = main.query_selector_all("h1").expect("a selector").length();
        assert_eq!(headings, 1, "{hash}");
    }
}

#[wasm_bindgen_test]
async fn two_explorers_on_one_page_do_not_hear_of_each_other() {
    set_hash("#/from-the-host");
    let (one, two) = (Corner::new(), Corner::new());
    one.click("nav.views a[href^='#/about']");
    two.click("nav.views a[href^='#/names']");
    TimeoutFuture::new(30).await;
    assert!(one.text().contains("About this corpus"), "{}", one.text());
    assert!(two.text().contains("Who and what is named"), "{}", two.text());
    let location = web_sys::window().expect("a window").location();
    assert_eq!(location.hash().expect("an address"), "#/from-the-host");
    drop(two);
    TimeoutFuture::new(30).await;
    one.click("nav.views a[href^='#/names']");
    TimeoutFuture::new(30).await;
    assert!(one.text().contains("Who and what is named"), "{}", one.text());
}

#[wasm_bindgen(inline_js = r#"
let listeners = 0;
for (const [method, change] of [["addEventListener", 1], ["removeEventListener", -1]]) {
    const original = EventTarget.prototype[method];
    EventTarget.prototype[method] = function (...given) {
        // An element takes its listeners with it.
        if (this === document || !(this instanceof Node)) {
            listeners += change;
        }
        return original.apply(this, given);
    };
}
export function page_listeners() {
    return listeners;
}
"#)]
extern "C" {
    /// Listeners that were added to anything but elements, such as the window, and not removed since the program began.
    fn page_listeners() -> i32;
}

/// What waits for the next frame finds nothing to act on, and stops nothing: a panic here would end every explorer of the page.
#[wasm_bindgen_test]
async fn an_explorer_may_go_before_its_first_frame() {
    for _ in 0..2 {
        drop(Corner::new());
        TimeoutFuture::new(50).await;
    }
    assert!(!Corner::new().text().is_empty());
}

#[wasm_bindgen_test]
async fn what_an_explorer_had_is_free_when_it_goes() {
    let pages = || {
        let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let buffer: js_sys::ArrayBuffer = memory.buffer().unchecked_into();
        buffer.byte_length()
    };
    let nodes = || page().get_elements_by_tag_name("*").length();
    let round = async |count: u32| {
        for _ in 0..count {
            let corner = Corner::new();
            corner.click("nav.views a[href^='#/names']");
            TimeoutFuture::new(30).await;
        }
        TimeoutFuture::new(50).await;
    };
    round(5).await;
    let before = (nodes(), page_listeners());
    let memory = pages();
    round(25).await;
    assert_eq!(
        (nodes(), page_listeners()),
        before,
        "elements, and listeners of the page"
    );
    let grown = pages() - memory;
    // An instance has some megabytes: a leak of one each would show many times over.
    assert!(
        grown <= 4 * 65_536,
        "{grown} bytes more after twenty-five explorers came and went"
    );
}

#[wasm_bindgen_test]
fn a_choice_becomes_the_address() {
    let owner = Owner::new();
    owner.with(|| {
        set_hash("#/explore");
        let explorer = Explorer::start(site(), Root::Page(page()), Begin::default());
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

#[wasm_bindgen_test]
fn a_strange_address_is_answered_with_a_notice() {
    let owner = Owner::new();
    owner.with(|| {
        set_hash("#/entity/nobody-of-that-name");
        let explorer = Explorer::start(site(), Root::Page(page()), Begin::default());
        let notices = explorer.notices();
        assert_eq!(notices, "There is no name “nobody-of-that-name” in this corpus.");
    });
}
