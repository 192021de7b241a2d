//! The style sheets: every component's own sheet, joined by build.rs to one for the first view and one for the others.

use wasm_bindgen::JsValue;

/// The style sheet of the first view. Neither names an address, so they work in a page, a shadow root and a single file alike.
pub const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// The style sheet of the other views.
pub const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.css"));

/// Adopts a style sheet in this page, behind those it has.
///
/// # Errors
/// Where the browser has no constructed style sheets.
pub fn adopt(page: &web_sys::Document, style: &str) -> Result<(), JsValue> {
    let sheet = web_sys::CssStyleSheet::new()?;
    sheet.replace_sync(style)?;
    let adopted = js_sys::Reflect::get(page, &"adoptedStyleSheets".into())?;
    let sheets = js_sys::Array::from(&adopted);
    sheets.push(&sheet);
    js_sys::Reflect::set(page, &"adoptedStyleSheets".into(), &sheets)?;
    Ok(())
}
