//! The address of the page and its history. Both may be refused, as in some frames; then the page works on without.

use wasm_bindgen::JsValue;

use super::Place;
use crate::later;

/// The part of the page's address that is ours, with its `#`.
pub(crate) fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// The page's address without that part.
pub(crate) fn page() -> String {
    let page = web_sys::window().and_then(|window| window.location().href().ok());
    let page = page.unwrap_or_default();
    page.split('#').next().unwrap_or_default().to_owned()
}

/// Writes an address with what is remembered of it: as a new entry, or over the present one.
pub(crate) fn write(address: &str, place: &Place, push: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let address = if address.is_empty() { "#/" } else { address };
    let state: JsValue = place.write();
    // Refused in some frames, and after about a hundred calls in ten seconds.
    let _ = if push {
        history.push_state_with_url(&state, "", Some(address))
    } else {
        history.replace_state_with_url(&state, "", Some(address))
    };
}

/// Where the reader was when the present entry was last left. Nobody asks before another page was drawn.
pub(crate) fn remembered() -> Option<Place> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    later::arrived().and_then(|later| (later.read_place)(&state))
}
