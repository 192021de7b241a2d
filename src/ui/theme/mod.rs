//! The style sheet: every component's own sheet, joined in one constant and adopted by the page.

use wasm_bindgen::JsValue;

/// The whole style sheet. It names no address, so it works in a page, a shadow root and a single file alike.
pub const STYLE: &str = concat!(
    include_str!("tokens.css"),
    include_str!("base.css"),
    include_str!("../shell/shell.css"),
    include_str!("../parts/controls.css"),
    include_str!("../parts/mark.css"),
    include_str!("../parts/names.css"),
    include_str!("../parts/claim.css"),
    include_str!("../compare/concordance.css"),
    include_str!("../compare/issue.css"),
    include_str!("../overview/overview.css"),
    include_str!("../explore/explore.css"),
    include_str!("../read/read.css"),
    include_str!("../entity/entity.css"),
    include_str!("../about/about.css"),
    include_str!("modes.css"),
);

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
