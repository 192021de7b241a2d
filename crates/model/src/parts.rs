//! The parts of a pack: files beside it that hold texts or index, where these are too large to be embedded.

use std::sync::OnceLock;

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
    pub(crate) fn of(&self, start: u32) -> Option<&Part> {
        self.0.iter().find(|part| {
            part.holds == Holds::Texts && (part.start..part.start.saturating_add(part.length)).contains(&start)
        })
    }
}
