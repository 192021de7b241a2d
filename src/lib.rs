//! The explorer: from the address to what is drawn.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Draws the explorer in the page. boot.js calls it once the program has arrived; `main` must not, since it runs on
/// every `init()`.
#[wasm_bindgen]
pub fn mount() {
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    view! { <main><h1>"Crosscheck"</h1></main> }
}
