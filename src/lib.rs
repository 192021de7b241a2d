//! The explorer: from the address to what is drawn.
//!
//! [`mount`] opens the embedded corpus and draws the page; boot.js calls it. [`state`] owns what the reader is looking
//! at, [`ui`] draws it.

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
pub mod draw;
mod pack;
mod panic;
pub mod state;
pub mod ui;

use std::cell::RefCell;
use std::sync::OnceLock;

use wasm_bindgen::prelude::*;

use state::{Arriving, Site};
pub use state::{arrived, turn};

static SITE: OnceLock<Result<Site, String>> = OnceLock::new();

/// The embedded corpus, opened at the first call.
///
/// # Errors
/// When the pack does not belong to this build, which a whole build never does.
pub fn embedded() -> Result<&'static Site, String> {
    SITE.get_or_init(|| Site::open(pack::bytes()).map_err(|error| error.to_string()))
        .as_ref()
        .map_err(Clone::clone)
}

/// Opens a little of the embedded corpus and says how much of it is open, from 0 to 1. boot.js calls it until it is, so that
/// a page of many documents can draw in between and say how far it is. Damage is left for [`mount`] to tell.
#[wasm_bindgen]
pub fn open() -> f64 {
    thread_local! {
        static ARRIVING: RefCell<Option<Arriving>> = const { RefCell::new(None) };
    }
    let arriving = ARRIVING.with(RefCell::take);
    let Ok(mut arriving) = arriving.map_or_else(|| Arriving::begin(pack::bytes()), Ok) else {
        return 1.0;
    };
    if let Some(progress) = arriving.step() {
        ARRIVING.with(|place| place.replace(Some(arriving)));
        return progress;
    }
    let site = arriving.finish().map_err(|error| error.to_string());
    SITE.get_or_init(|| site);
    1.0
}

/// Works out a little of what the search of a large corpus needs, before it is needed. Whether there is more to do. boot.js
/// calls it when the whole program is there.
#[wasm_bindgen]
pub fn prepare() -> bool {
    embedded().is_ok_and(Site::prepare)
}

/// Takes the bytes of a part, with the SHA-256 that the browser found them to have. Whether they are the right ones.
#[wasm_bindgen]
pub fn fill(path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
    embedded().is_ok_and(|site| site.fill(path, bytes, sha256))
}

fn page() -> Result<web_sys::Document, &'static str> {
    web_sys::window()
        .and_then(|window| window.document())
        .ok_or("there is no page to draw in")
}

/// Prepares the page for being drawn in. boot.js calls it before [`mount`], in a task of its own where the corpus is large.
///
/// # Errors
/// When the browser cannot adopt a style sheet; boot.js shows it.
#[wasm_bindgen]
pub fn dress() -> Result<(), JsValue> {
    panic::show_on_screen();
    ui::adopt_style(&page()?, ui::STYLE)
}

/// Draws the explorer in the page. boot.js calls it once the program has arrived; `main` must not, since it runs on
/// every `init()`. `rest_awaited` says that the program comes in two parts and the second is not there yet, `in_turns` that
/// [`turn`] follows: the corpus is so large that the page is drawn a part at a time.
///
/// # Errors
/// When the embedded corpus cannot be opened; boot.js shows it.
#[wasm_bindgen]
pub fn mount(rest_awaited: bool, in_turns: bool) -> Result<(), JsValue> {
    if in_turns {
        state::draws_in_turns();
    }
    if rest_awaited {
        state::is_awaited();
    }
    let site = embedded()?;
    let page = page()?;
    let also = page.clone();
    // It is adopted as the first was, so it does not fail.
    let dress = Box::new(move || drop(ui::adopt_later_style(&also)));
    state::in_turn(Box::new(|| state::after_rest(dress)));
    let body = page.body().ok_or("the page has no body")?;
    draw_in(site, body).forget();
    Ok(())
}

/// Draws the explorer inside an element. Its signals and listeners end with what is returned.
pub fn draw_in(
    site: &'static Site,
    place: web_sys::HtmlElement,
) -> leptos::mount::UnmountHandle<impl leptos::tachys::view::Mountable> {
    let inside = place.clone();
    leptos::mount::mount_to(place, move || ui::app(site).put(&inside))
}
