//! The style sheet: every component's own sheet, joined by build.rs. It names no address, so it works in a page, a shadow root
//! and a single file alike.

use wasm_bindgen::JsValue;

use crate::host::Root;

const STYLE: &[&str] = &include!(concat!(env!("OUT_DIR"), "/style.rs"));

/// What only the pages after the overview show.
const LATER: &[&str] = &include!(concat!(env!("OUT_DIR"), "/later.rs"));

/// Adopts the style sheet where an explorer is to be drawn.
///
/// # Errors
/// Where the browser has no constructed style sheets.
pub(crate) fn adopt(root: &Root) -> Result<(), JsValue> {
    root.adopt(STYLE)
}

/// Adopts what only the pages after the overview need. It is adopted as the first sheet was, so it does not fail.
pub(crate) fn adopt_later(root: &Root) {
    let _ = root.adopt(LATER);
}

/// All of it, without the words that it is cut at.
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) fn all() -> String {
    [STYLE, LATER].concat().concat()
}
