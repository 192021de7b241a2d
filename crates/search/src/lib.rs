//! Turns a compiled corpus and what the reader asked into hits, counts and notices.
//!
//! A [`Request`] (words, facets, dates, unit) goes through an [`Index`] built once from the corpus and comes back as
//! [`Results`]. The same request gives the same results, whatever the order in which values were chosen. A slip in the
//! query never gives an error: it is read leniently and a [`Notice`] says how. Showing anything is left to the page.
//!
//! Files import each other in one direction, from the first of these lines to the last:
//!
//! - words: `letters` folds them, `tokens` finds them in a text, `stem` and `words` say which are alike;
//! - what can be asked: `facets` (the table of them), `request`, `fields`, `operators` and `query` (the parser), and what comes back: `results`;
//! - what an index holds: `bytes` and `bits` (the layout), `dictionary`, `postings`, `encode` (which writes it), `catalogue` (what
//!   is listed), `names` (who is called what), `tables` (who has which value of a facet);
//! - a request: `searcher` lends it the index, `planner` makes a `plan` of the query, `weigh` finds the items of each word,
//!   `matched` those of the query, `filter` those of the choices, `counts` counts, `rank` orders (`exact` forms first), `marks` marks;
//! - `answer` gives all that out, and `index` is what others hold.

mod answer;
mod bits;
mod bm25;
mod bytes;
mod catalogue;
mod complete;
mod counts;
mod dates;
mod dictionary;
mod encode;
mod exact;
mod facets;
mod fields;
mod filter;
mod groups;
mod index;
mod letters;
mod lists;
mod marks;
mod matched;
mod names;
mod operators;
mod originals;
mod page;
mod phrases;
mod plan;
mod planner;
mod postings;
mod query;
mod rank;
mod request;
mod results;
mod searcher;
mod sizes;
mod sketch;
mod stem;
mod sums;
mod tables;
mod texts;
mod tokens;
mod weigh;
mod word_index;
mod words;

pub use answer::Answer;
pub use bytes::IndexError;
pub use complete::Completion;
pub use encode::encode;
pub use facets::{FacetKind, Value};
pub use fields::{FIELDS, FieldKind, QueryField, folded, is_taken, quoted};
pub use index::{Index, shown};
pub use page::{HITS_ON_A_PAGE, HitRecord, Page};
pub use request::{Choice, Dates, Mode, Order, Request, Unit};
pub use results::{
    Facet, FacetCounts, FacetValue, Field, Hit, How, Item, Notice, ReadAs, Results, ValueCount, Why, YearBar,
};
pub use sizes::{Sizes, sizes};
pub use sketch::{sketch, stems};
pub use tokens::{Token, tokens};
pub use words::prefixed;
