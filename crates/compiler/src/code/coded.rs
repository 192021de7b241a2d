//! An original, coded.

use crosscheck_model::ParagraphRole;

use crate::text::mentions::Outcome;

/// An original that was read, with what was found in it.
pub(super) struct Coded {
    pub(super) document: usize,
    pub(super) sha256: [u8; 32],
    pub(super) paragraphs: Vec<CodedParagraph>,
}

/// One of its paragraphs, and the mentions in it.
pub(super) struct CodedParagraph {
    pub(super) text: String,
    pub(super) role: ParagraphRole,
    pub(super) outcome: Outcome,
}
