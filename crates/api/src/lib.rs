//! The explorer for scripts: the program behind `crosscheck.js` (docs/javascript-api.md).
//!
//! Options come in as plain objects and become structs (`given`, `options`); answers are structs (`answers`, `comparison`, the
//! records of `crosscheck_export`) and go out as plain objects and columns (`columns`). serde-wasm-bindgen does the crossing,
//! and `js/crosscheck.d.ts` is made from the same structs (`declarations`). What is wrong becomes a [`Refusal`], never a panic.

mod answers;
mod columns;
mod comparison;
#[cfg(test)]
mod declarations;
mod engine;
mod exports;
mod given;
mod options;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::rc::Rc;

use crosscheck_export::{DocumentRecord, EntityRecord};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crosscheck_model::{Bytes, Embedded};
use engine::Opened;
use given::FromOptions;
use options::{FacetsOptions, NoOptions, SearchOptions};

/// The corpus compiled by build.rs, or what `crosscheck build` has put in its place since.
static PACK: Embedded = Embedded::new(include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack")));

/// Why a call is not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// For programs.
    pub code: Code,
    /// For people: what is wrong and what was expected.
    pub message: String,
}

/// Which of the documented errors it is. crosscheck.js has further ones of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// An argument or an option means nothing.
    WrongArgument,
    /// This corpus has no such thing.
    NotFound,
    /// The bytes are no pack of this build.
    CorpusDamaged,
}

impl Refusal {
    fn wrong(message: String) -> Self {
        Self {
            code: Code::WrongArgument,
            message,
        }
    }

    fn missing(what: &str, id: &str) -> Self {
        Self {
            code: Code::NotFound,
            message: format!("this corpus has no {what} “{id}”"),
        }
    }

    fn damaged(message: String) -> Self {
        Self {
            code: Code::CorpusDamaged,
            message,
        }
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        columns::handed_over(&refusal).unwrap_or_else(|error| error)
    }
}

/// One corpus with its index.
///
/// No method changes it or waits for anything, so that calls cannot overlap. Options are taken as they are and read inside
/// the methods: a refusal is then an ordinary result, after which everything is given back.
#[wasm_bindgen]
pub struct Explorer {
    opened: Opened,
    searched: Kept<SearchOptions>,
    counted: Kept<FacetsOptions>,
}

/// The options of the last call. A script often asks again with the same ones, which takes longer to read than to answer.
type Kept<T> = RefCell<Option<Rc<T>>>;

#[wasm_bindgen]
impl Explorer {
    /// Opens a pack; without one, the corpus that came with the program.
    ///
    /// # Errors
    /// When the bytes are no pack of this build.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: Option<Vec<u8>>) -> Result<Explorer, JsValue> {
        // An instance is a program with a memory of its own, which ends with it: nothing else frees the pack.
        Ok(Self {
            opened: Opened::new(pack.map_or(Bytes::from_static(PACK.pack()), Bytes::from))?,
            searched: Kept::default(),
            counted: Kept::default(),
        })
    }

    /// The paths of the parts that have not come: of the index, and of the texts where they are wanted. They are filled before
    /// the first question.
    #[must_use]
    pub fn lacking(&self, texts: bool) -> Vec<String> {
        self.opened.lacking(texts)
    }

    /// Takes a part, with the SHA-256 that its bytes were found to have. Whether they are the right ones.
    #[must_use]
    pub fn fill(&self, path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        self.opened.fill(path, bytes, sha256)
    }

    /// Hits, as columns. Without options those of the last call hold again, which is crosscheck.js's to know.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub fn search(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        columns::search(&answers::search(
            &self.opened,
            query,
            &*again(options, &self.searched)?,
        )?)
    }

    /// Facets and years, as columns. Without options those of the last call hold again.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub fn facets(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        columns::facets(&answers::facets(&self.opened, query, &*again(options, &self.counted)?)?)
    }

    /// The words of the facet at a place, which [`Explorer::facets`] leaves out.
    ///
    /// # Errors
    /// Never: a facet has words.
    pub fn words(&self, place: usize) -> Result<JsValue, JsValue> {
        columns::words(&self.opened, place)
    }

    /// The comparison of one question.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub fn compare(&self, question: &str, options: JsValue) -> Result<JsValue, JsValue> {
        columns::handed_over(&comparison::compare(&self.opened, question, &read(options)?)?)
    }

    /// The record of a document.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub fn document(&self, id: &str, options: JsValue) -> Result<JsValue, JsValue> {
        read::<NoOptions>(options)?;
        columns::handed_over(&document(&self.opened, id)?)
    }

    /// The record of an entity.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub fn entity(&self, id: &str, options: JsValue) -> Result<JsValue, JsValue> {
        read::<NoOptions>(options)?;
        columns::handed_over(&entity(&self.opened, id)?)
    }

    /// The text of a file.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub fn export(&self, format: &str, options: JsValue) -> Result<String, JsValue> {
        Ok(exports::export(&self.opened, format, &read(options)?)?)
    }
}

impl Explorer {
    /// Hits of everything there is in a unit, for native programs: what `crosscheck search` is held against.
    ///
    /// # Errors
    /// When there is no such unit or order.
    pub fn hits(&self, query: &str, unit: &str, sort: &str, limit: u32) -> Result<impl Serialize, Refusal> {
        let mut options = SearchOptions::default();
        options.selection.listing.unit = Some(unit.to_owned());
        options.sorting.sort = Some(sort.to_owned());
        options.paging.limit = Some(limit);
        answers::search(&self.opened, query, &options)
    }
}

fn read<T: FromOptions>(options: JsValue) -> Result<T, JsValue> {
    Ok(given::read(serde_wasm_bindgen::from_value(options)?)?)
}

/// The same, or where none are given what was read last.
fn again<T: FromOptions>(options: JsValue, kept: &Kept<T>) -> Result<Rc<T>, JsValue> {
    if options.is_undefined()
        && let Some(last) = &*kept.borrow()
    {
        return Ok(Rc::clone(last));
    }
    let options = Rc::new(read(options)?);
    kept.replace(Some(Rc::clone(&options)));
    Ok(options)
}

fn document<'a>(opened: &'a Opened, id: &str) -> Result<DocumentRecord<'a>, Refusal> {
    let found = opened.corpus.find_document(id);
    let record = found.and_then(|found| DocumentRecord::new(&opened.corpus, found));
    record.ok_or_else(|| Refusal::missing("document", id))
}

fn entity<'a>(opened: &'a Opened, id: &str) -> Result<EntityRecord<'a>, Refusal> {
    let found = opened.corpus.find_entity(id);
    let record = found.and_then(|found| EntityRecord::new(&opened.corpus, found));
    record.ok_or_else(|| Refusal::missing("entity", id))
}
