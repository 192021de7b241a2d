//! What is computed from a source text itself: its paragraphs, their fingerprints, and the names in them.

pub(crate) mod cut;
pub(crate) mod mentions;
pub(crate) mod paragraphs;
