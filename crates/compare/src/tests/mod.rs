//! Tests of the crate as a whole.

mod altered;
mod direction;
mod properties;
