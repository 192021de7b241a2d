//! Streams between JavaScript and Rust, for a page that has none.
//!
//! Leptos always brings its calls to a server, and they bring the wasm-streams crate, which exports three classes from
//! every program that links it: some 7 KB, compressed, of every page, whether it calls a server or not. This page has no server.
//! So this crate stands in the place of that one: it has the four functions that are named and never called.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream, whatever is given.
    ///
    /// # Panics
    /// Where the browser has no streams.
    #[must_use]
    #[allow(clippy::expect_used, reason = "nothing calls it")]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().expect("a browser with streams"))
    }

    /// The stream of the browser.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// An empty stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
