//! The style sheet: every component's own sheet, joined by build.rs and adopted by the page.

use wasm_bindgen::JsValue;

/// The whole style sheet. It names no address, so it works in a page, a shadow root and a single file alike.
pub const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// Adopts the style sheet in this page.
///
/// # Errors
/// Where the browser has no constructed style sheets.
pub fn adopt(page: &web_sys::Document) -> Result<(), JsValue> {
    let sheet = web_sys::CssStyleSheet::new()?;
    sheet.replace_sync(STYLE)?;
    let adopted = js_sys::Reflect::get(page, &"adoptedStyleSheets".into())?;
    let sheets = js_sys::Array::from(&adopted);
    sheets.push(&sheet);
    js_sys::Reflect::set(page, &"adoptedStyleSheets".into(), &sheets)?;
    Ok(())
}
