//! The corpus as bytes. A release has it inside; a page under development takes it from beside itself, so that an edit of
//! the corpus links nothing anew (build.rs says which of the two this is).

#[cfg(not(beside))]
pub(crate) use inside::bytes;

#[cfg(not(beside))]
mod inside {
    use crosscheck_model::Embedded;

    /// The corpus, compiled by build.rs.
    static PACK: Embedded = Embedded::new(include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack")));

    /// The same, or what `crosscheck build` has put in its place since.
    pub(crate) fn bytes() -> &'static [u8] {
        PACK.pack()
    }
}

#[cfg(beside)]
pub(crate) use beside::bytes;

#[cfg(beside)]
mod beside {
    use std::sync::OnceLock;

    use wasm_bindgen::prelude::wasm_bindgen;

    static PACK: OnceLock<Vec<u8>> = OnceLock::new();

    /// The corpus that [`take_corpus`] took. A program that was handed none opens nothing, and says so.
    pub(crate) fn bytes() -> &'static [u8] {
        PACK.get().map_or(&[], Vec::as_slice)
    }

    /// Takes the corpus. boot.js calls it before anything else; that this function is there tells it to.
    #[wasm_bindgen]
    pub fn take_corpus(pack: Vec<u8>) {
        let _ = PACK.set(pack);
    }
}
