//! What several views are made of: marks, claims, names, figures.

mod claim;
mod digest;
mod exports;
mod figures;
mod mark;
mod names;
mod words;

pub use claim::{Show, claim_card};
pub use digest::{Piece, digest, marked, pieces};
pub use exports::{CITATIONS, CLAIMS, COMPARISON, Format, Options, RESULTS, exports, options_now};
pub use figures::{independent_lines, lines, lines_words};
pub use mark::{definitions, key, mark, stance_word};
pub use names::{
    document_link, document_when, document_year, entity_facet, entity_kind_word, entity_link, outlet_of, paragraph_link,
};
pub use words::{capital, cardinal, counted, joined, ordered, plural, px};
