//! The embedded text of a paragraph: held, lent by the pack, or in a part of the pack that may not have come yet.

use std::ops::Deref;
use std::sync::OnceLock;

use bytestring::ByteString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::reader::{Read, Reader};
use crate::{Corpus, Paragraph, Source};

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

impl Read for Text {
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        reader.paragraph_text()
    }
}

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A stretch of all texts.
    Texts,
    /// A stretch of the search index.
    Index,
}

/// A file beside the bundle: named after the SHA-256 of its bytes, fetched when it is needed, and believed only when its
/// digest is the one in the pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What is in it.
    pub holds: Holds,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Where its stretch begins.
    pub start: u32,
    /// How many bytes it has.
    pub length: u32,
    bytes: OnceLock<Vec<u8>>,
}

impl Part {
    pub(crate) fn new(holds: Holds, sha256: [u8; 32], start: u32, length: u32) -> Self {
        Self {
            holds,
            sha256,
            start,
            length,
            bytes: OnceLock::new(),
        }
    }

    /// Where it stands, seen from the page.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = "parts/".to_owned();
        for byte in self.sha256.iter().take(8) {
            for half in [byte >> 4, byte & 15] {
                path.push(char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 }));
            }
        }
        path.push_str(".bin");
        path
    }

    /// Takes the bytes that came for it, with the SHA-256 the caller found them to have. Whether they are the right ones.
    pub fn fill(&self, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        let right = self.is(&bytes, sha256);
        if right {
            // A part that is there already is the same part.
            let _ = self.bytes.set(bytes);
        }
        right
    }

    /// Adds the bytes that came for it to others, and holds none itself: it has come, and is empty from then on. Whether they
    /// are the right ones and come next.
    pub fn add_to(&self, joined: &mut Vec<u8>, bytes: &[u8], sha256: &[u8]) -> bool {
        let right = self.is(bytes, sha256) && self.bytes.get().is_none() && joined.len() == self.start as usize;
        if right {
            joined.extend_from_slice(bytes);
            let _ = self.bytes.set(Vec::new());
        }
        right
    }

    fn is(&self, bytes: &[u8], sha256: &[u8]) -> bool {
        bytes.len() == self.length as usize && *sha256 == self.sha256
    }

    /// Its bytes, once they have come.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        self.bytes.get().map(Vec::as_slice)
    }
}

/// The parts of a pack, in order. Those of an index stand after those of the texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts(pub(crate) Vec<Part>);

impl Read for Parts {
    /// They are no record: the pack lists them before.
    fn read(_: &mut Reader) -> Self {
        Self::default()
    }
}

impl Parts {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Part] {
        &self.0
    }

    /// Those of the index.
    pub fn of_index(&self) -> impl Iterator<Item = &Part> {
        self.0.iter().filter(|part| part.holds == Holds::Index)
    }

    /// The part that holds a stretch of the texts.
    fn of(&self, start: u32) -> Option<&Part> {
        self.0.iter().find(|part| {
            part.holds == Holds::Texts && (part.start..part.start.saturating_add(part.length)).contains(&start)
        })
    }
}

impl Corpus {
    /// The embedded text of a paragraph, where it has one and where it has come.
    #[must_use]
    pub fn text(&self, source: Source) -> Option<&str> {
        self.text_of(self.paragraph(source)?)
    }

    /// The same of a paragraph.
    #[must_use]
    pub fn text_of<'a>(&'a self, paragraph: &'a Paragraph) -> Option<&'a str> {
        match paragraph.text.as_ref()? {
            Text::Here(text) => Some(text),
            Text::Apart { start, length } => {
                let part = self.parts.of(*start)?;
                let from = start.checked_sub(part.start)? as usize;
                let bytes = part.bytes()?.get(from..from.checked_add(*length as usize)?)?;
                std::str::from_utf8(bytes).ok()
            }
        }
    }

    /// The part to fetch before the text of a paragraph can be shown.
    #[must_use]
    pub fn lacks(&self, source: Source) -> Option<&Part> {
        match self.paragraph(source)?.text.as_ref()? {
            Text::Here(_) => None,
            Text::Apart { start, .. } => self.parts.of(*start).filter(|part| part.bytes().is_none()),
        }
    }
}
