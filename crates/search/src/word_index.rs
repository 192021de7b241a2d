//! The part of an index that finds words: bytes as `encode` writes them, read where they stand.

use std::sync::OnceLock;

use crosscheck_model::Bytes;

use crate::Unit;
use crate::bm25::norms;
use crate::bytes::{Header, IndexError, Layout};
use crate::dictionary::{Dictionary, LetterSets};
use crate::postings::PostingLists;

/// The bytes of an index, and where in them the parts stand.
pub(crate) struct WordIndex {
    pub(crate) bytes: Bytes,
    pub(crate) header: Header,
    layout: Layout,
    /// By unit and length in a byte: see [`norms`].
    norms: [[f32; 256]; 3],
    /// Made when first needed.
    letter_sets: OnceLock<LetterSets>,
}

impl WordIndex {
    /// Reads the header.
    ///
    /// # Errors
    /// Where the bytes are no index, or end early.
    pub(crate) fn new(bytes: Bytes) -> Result<Self, IndexError> {
        let header = Header::read(&bytes)?;
        Ok(Self::with_header(bytes, header))
    }

    /// An index in which nothing is found.
    pub(crate) fn none() -> Self {
        Self::with_header(Bytes::new(), Header::default())
    }

    fn with_header(bytes: Bytes, header: Header) -> Self {
        Self {
            bytes,
            layout: header.layout(),
            norms: header.means.map(norms),
            header,
            letter_sets: OnceLock::new(),
        }
    }

    pub(crate) fn dictionary(&self) -> Dictionary<'_> {
        Dictionary::new(&self.bytes, &self.header, &self.layout, &self.letter_sets)
    }

    pub(crate) fn postings(&self) -> PostingLists<'_> {
        PostingLists {
            bytes: self.bytes.get(self.layout.postings..).unwrap_or_default(),
            items: self.header.items(),
        }
    }

    /// By the length of an item, in a byte.
    pub(crate) fn norms(&self, unit: Unit) -> &[f32; 256] {
        &self.norms[unit as usize]
    }

    /// By item: its length, in a byte.
    pub(crate) fn lengths(&self, unit: Unit) -> &[u8] {
        let from = self.layout.lengths + self.header.first_length(unit);
        self.bytes.get(from..).unwrap_or_default()
    }
}
