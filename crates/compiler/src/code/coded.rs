//! An original, coded.

use crosscheck_model::ParagraphRole;

use crate::text::mentions::Outcome;

/// An original that was read, with what was found in it.
pub(super) struct Coded {
    pub(super) document: usize,
    pub(super) sha256: [u8; 32],
    pub(super) paragraphs: Vec<CodedParagraph>,
}

impl Coded {
    /// The paragraphs that are text of the document.
    pub(super) fn counted(&self) -> impl Iterator<Item = &CodedParagraph> {
        self.paragraphs.iter().filter(|paragraph| paragraph.role.counts())
    }
}

/// One of its paragraphs, and the mentions in it.
pub(super) struct CodedParagraph {
    pub(super) text: String,
    pub(super) role: ParagraphRole,
    pub(super) outcome: Outcome,
}
