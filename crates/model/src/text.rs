//! The embedded text of a paragraph: held, lent by the pack, or in a part of the pack that may not have come yet.

use std::ops::Deref;

use bytestring::ByteString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text of a paragraph. In records stands its length in bytes only; the texts themselves follow each other, in order
/// of document and paragraph, outside the records.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// At hand: owned, or a stretch of the pack's memory, which stays as long as a text of it does.
    Here(ByteString),
    /// In a part: bytes of all texts together.
    Apart {
        /// Where it begins.
        start: u32,
        /// How long it is.
        length: u32,
    },
}

impl Text {
    /// Bytes.
    pub(crate) fn length(&self) -> usize {
        match self {
            Self::Here(text) => text.len(),
            Self::Apart { length, .. } => *length as usize,
        }
    }
}

/// What is at hand: nothing where the text is in a part. [`Corpus::text`] finds that too.
impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Here(text) => text,
            Self::Apart { .. } => "",
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Here(text.into())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        u32::try_from(self.length()).unwrap_or(u32::MAX).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let length = u32::deserialize(from)?;
        Ok(Self::Apart { start: 0, length })
    }
}
