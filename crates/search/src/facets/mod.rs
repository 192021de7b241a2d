//! The facets: what a corpus can be narrowed by. `table` has one entry for each; the rest follows from it.

mod called;
mod definition;
mod heard;
mod kind;
mod table;

pub(crate) use called::spell_entity;
pub use definition::Value;
pub(crate) use definition::{Recorded, Take, Values};
pub(crate) use kind::NONE;
pub use table::FacetKind;
pub(crate) use table::{COUNT, QUERY_FIELDS, definition};
