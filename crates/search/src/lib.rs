//! Turns a compiled corpus and what the reader asked into hits, counts and notices.
//!
//! A [`Request`] (words, facets, dates, unit) goes through an [`Index`] built once from the corpus and comes back as
//! [`Results`]. The same request gives the same results, whatever the order in which values were chosen. A slip in the
//! query never gives an error: it is read leniently and a [`Notice`] says how. Showing anything is left to the page.
//!
//! Made once: `encode` reads every text and writes the index, one piece of bytes (`bytes`) in which `dictionary` and
//! `postings` find what stands where. Made when the index is opened: `shape` (what is listed), `names` (who is called what);
//! when first asked for: `tables` (who has which value). For each request: `query` reads, `plan` settles what that means
//! here, `rank` weighs, `matched` decides, `counts` filters and counts, `marks` marks, `answer` gives it out.

mod answer;
mod bits;
mod bytes;
mod complete;
mod counts;
mod dates;
mod dictionary;
mod encode;
mod facets;
mod fields;
mod fold;
mod index;
mod lists;
mod marks;
mod matched;
mod names;
mod originals;
mod page;
mod plan;
mod postings;
mod query;
mod rank;
mod request;
mod results;
mod shape;
mod sketch;
mod stem;
mod tables;
mod texts;
mod weight;
mod words;

pub use answer::Answer;
pub use bytes::IndexError;
pub use complete::Completion;
pub use encode::encode;
pub use facets::FacetKind;
pub use fields::{FIELDS, FieldKind, QueryField, folded, is_taken, quoted};
pub use fold::{Token, tokens};
pub use index::{Index, shown};
pub use page::{HITS_ON_A_PAGE, HitRecord, Page};
pub use request::{Choice, Dates, Mode, Request, Unit, Value};
pub use results::{Facet, FacetValue, Field, Hit, How, Item, Notice, ReadAs, Results, Why, YearBar};
pub use sketch::{sketch, stems};
pub use weight::{Weight, weights};
