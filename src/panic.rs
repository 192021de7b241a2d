//! From a panic to the error screen. The screen itself is in index.html and boot.js, since this program is dead by then.

use std::panic;

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Shows the error screen and never enters this program again. boot.js defines it; a page of somebody else's has none.
    #[wasm_bindgen(js_name = crosscheck_panicked, catch)]
    fn crosscheck_panicked(message: &str) -> Result<(), JsValue>;
}

/// Hands the message and place of a panic to the error screen, or to the console where there is none.
pub(crate) fn show_on_screen() {
    panic::set_hook(Box::new(|panicked| {
        let message = panicked.to_string();
        if crosscheck_panicked(&message).is_err() {
            web_sys::console::error_1(&message.into());
        }
    }));
}
