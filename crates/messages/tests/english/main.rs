//! What a comparison says in English, on small corpora: each finding under its condition, and beside its neighbours where the
//! condition fails.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "for tests")]

mod alterations;
mod card;
mod columns;
mod contradiction;
mod figures;
mod issue;
mod lineage;
mod loss;
mod names;
mod pictures;
mod properties;
mod quantity;
mod relations;
mod summary;
mod transmission;
