//! The ways from the first view into the others. Nothing here is inlined, neither by rustc nor by wasm-opt (index.html
//! says so by the name of this module), so that a release can be cut here: see `state/rest.rs`.

use crosscheck_model::{DocumentId, EntityId, QuestionId};

use crate::draw::Drawn;
use crate::state::Site;

/// Adopts the style sheet of these views. In memory it stands with the rest of the program.
///
/// # Errors
/// As for the other sheet.
#[inline(never)]
pub fn adopt_style(page: &web_sys::Document) -> Result<(), wasm_bindgen::JsValue> {
    super::theme::adopt(page, super::theme::LATER)
}

#[inline(never)]
pub(super) fn explore() -> Drawn {
    super::explore::explore()
}

#[inline(never)]
pub(super) fn read(site: &'static Site, document: DocumentId, paragraph: Option<u32>) -> Drawn {
    super::read::read(site, document, paragraph)
}

#[inline(never)]
pub(super) fn names(site: &'static Site) -> Drawn {
    super::entity::names(site)
}

#[inline(never)]
pub(super) fn entity(site: &'static Site, entity: EntityId) -> Drawn {
    super::entity::entity(site, entity)
}

#[inline(never)]
pub(super) fn compare() -> Drawn {
    super::compare::compare()
}

#[inline(never)]
pub(super) fn issue(site: &'static Site, question: QuestionId) -> Drawn {
    super::compare::issue(site, question)
}

#[inline(never)]
pub(super) fn faces(site: &'static Site) -> Drawn {
    super::compare::faces(site)
}

#[inline(never)]
pub(super) fn altered(site: &'static Site) -> Drawn {
    super::compare::banner(site)
}

#[inline(never)]
pub(super) fn altered_words(site: &'static Site) -> String {
    super::compare::altered_words(site)
}

#[inline(never)]
pub(super) fn about(site: &'static Site) -> Drawn {
    super::about::about(site)
}
