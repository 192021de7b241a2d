//! English.

mod changes;
mod findings;
mod headings;
mod labels;
mod pictures;
mod presets;
mod rules;
mod words;

/// English.
#[derive(Clone, Copy, Debug)]
pub struct English;
