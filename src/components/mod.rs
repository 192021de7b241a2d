//! What several pages are made of: marks, claims, names, figures, lists, menus.

mod altered;
mod claim_card;
mod columns;
mod digest;
mod exports;
mod lines;
mod mark;
mod names;
mod paged;
mod words;

pub(crate) use altered::{AlteredSaid, alterations};
pub(crate) use claim_card::{ClaimCard, Show};
pub(crate) use columns::{NewsroomHeads, Slots, begins_group, column_name, marks_of};
pub(crate) use digest::{Digest, MarkedText};
pub(crate) use exports::{CITATIONS, CLAIMS, COMPARISON, ExportGroup, ExportMenu, FormatOffer, RESULTS, options_now};
pub(crate) use lines::{IndependentLines, independent_lines, lines_words};
pub(crate) use mark::{Definitions, MarkIcon, MarkKey, StanceWord};
pub(crate) use names::{
    DocumentLink, EntityLink, ParagraphLink, document_when, document_year, entity_facet, entity_kind_word, outlet_of,
};
pub(crate) use paged::{Paged, PagedMore, PagedRows};
pub(crate) use words::{aria, capital, cardinal, counted, joined, ordered, plural, px};
