//! What a reader drops on the page into a pack that the page opens, or into a report of what is wrong.
//!
//! `desk.js` hands files over one by one ([`Desk::add`]) and calls [`Desk::step`] until the work is done, so that the page draws in
//! between and the reader can stop it. Nothing here reaches for a file or a network: what is not handed over is not read.
//!
//! `chosen` finds out what files are, `unpack` opens a zip, `work` goes from files to a pack, and `answers` is what desk.js is told.

mod answers;
mod chosen;
mod limits;
mod options;
mod unpack;
mod work;

use serde::Serialize;
use wasm_bindgen::prelude::*;

pub use answers::{Answer, Column, Doing};
pub use options::Options;
pub use work::Work;

/// One opening of files.
#[wasm_bindgen]
pub struct Desk(Work);

#[wasm_bindgen]
impl Desk {
    /// Begins, with what the reader said of an import.
    ///
    /// # Errors
    /// When the options are none.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Self, JsValue> {
        Ok(Self(Work::new(serde_wasm_bindgen::from_value(options)?)))
    }

    /// Takes a file under its path, as the reader chose it.
    ///
    /// # Errors
    /// In a sentence, when files are too many or too large.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), JsValue> {
        Ok(self.0.add(path, bytes)?)
    }

    /// Does a little of the work, and says what comes next; nothing once there is an answer.
    pub fn step(&mut self) -> JsValue {
        self.0.step().map_or(JsValue::UNDEFINED, |doing| plain(&doing))
    }

    /// What came of it.
    #[must_use]
    pub fn answer(&self) -> JsValue {
        plain(self.0.answer())
    }

    /// The pack; empty where there is none.
    #[must_use]
    pub fn pack(&mut self) -> Vec<u8> {
        self.0.take_pack()
    }
}

/// `crosscheck.html` with the corpus of a pack in it.
///
/// # Errors
/// In a sentence, when the page is no such file of this version.
#[wasm_bindgen]
pub fn one_file(page: &str, pack: &[u8]) -> Result<String, JsValue> {
    Ok(crosscheck_bundle::with_pack(page, pack)?)
}

fn plain(answer: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    answer.serialize(&serializer).unwrap_or_default()
}
