//! From a panic to the error screen. The screen itself is in index.html and boot.js, since this program is dead by then.

use std::panic;

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Shows the error screen and never enters this program again. boot.js defines it.
    #[wasm_bindgen(js_name = crosscheck_panicked)]
    fn crosscheck_panicked(message: &str);
}

/// Hands the message and place of a panic to the error screen.
pub(crate) fn show_on_screen() {
    panic::set_hook(Box::new(|panicked| crosscheck_panicked(&panicked.to_string())));
}
