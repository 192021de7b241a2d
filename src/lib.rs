//! The explorer: from the address to what is drawn.
//!
//! [`mount`] opens the embedded corpus and draws the page; boot.js calls it. [`state`] owns what the reader is looking
//! at, [`ui`] draws it.

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
pub mod draw;
mod panic;
pub mod state;
pub mod ui;

use std::sync::OnceLock;

use wasm_bindgen::prelude::*;

use state::Site;
pub use state::arrived;

/// The corpus, compiled by build.rs.
static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack"));

/// The embedded corpus, opened at the first call.
///
/// # Errors
/// When the pack does not belong to this build, which a whole build never does.
pub fn embedded() -> Result<&'static Site, String> {
    static SITE: OnceLock<Result<Site, String>> = OnceLock::new();
    SITE.get_or_init(|| Site::open(PACK).map_err(|error| error.to_string()))
        .as_ref()
        .map_err(Clone::clone)
}

/// Draws the explorer in the page. boot.js calls it once the program has arrived; `main` must not, since it runs on
/// every `init()`. `rest_awaited` says that the program comes in two parts and the second is not there yet.
///
/// # Errors
/// When the embedded corpus cannot be opened or the browser cannot adopt a style sheet; boot.js shows it.
#[wasm_bindgen]
pub fn mount(rest_awaited: bool) -> Result<(), JsValue> {
    panic::show_on_screen();
    if rest_awaited {
        state::is_awaited();
    }
    let site = embedded()?;
    let page = web_sys::window()
        .and_then(|window| window.document())
        .ok_or("there is no page to draw in")?;
    ui::adopt_style(&page)?;
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
