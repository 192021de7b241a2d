//! The pack: a corpus as bytes. Encoding stands beside decoding so that neither changes alone.
//!
//! Layout: the four bytes `CXPK`, one version byte, then the corpus in postcard. Hosts compress it in transit.

use std::fmt;

use crate::Corpus;

const MAGIC: &[u8; 4] = b"CXPK";
const VERSION: u8 = 2;

/// Why bytes are no pack of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// The bytes do not begin as a pack does.
    NotAPack,
    /// A pack of another version; the build and the pack do not belong together.
    Version(u8),
    /// The bytes end early or hold something else than records.
    Damaged,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPack => f.write_str("these bytes are not a corpus pack"),
            Self::Version(found) => write!(f, "the pack has version {found}, this build reads version {VERSION}"),
            Self::Damaged => f.write_str("the corpus pack is damaged"),
        }
    }
}

impl std::error::Error for PackError {}

/// The corpus as bytes: the same corpus gives the same bytes.
///
/// # Panics
/// Never: every record can be encoded.
#[must_use]
pub fn encode(corpus: &Corpus) -> Vec<u8> {
    let mut bytes = Vec::from(*MAGIC);
    bytes.push(VERSION);
    // Postcard fails only where a collection has no length, and none of ours lacks one.
    bytes.extend(postcard::to_allocvec(corpus).unwrap_or_default());
    bytes
}

/// Reads a pack back.
///
/// # Errors
/// When the bytes are no pack, of another version, or damaged.
pub fn decode(bytes: &[u8]) -> Result<Corpus, PackError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
    let (&version, rest) = rest.split_first().ok_or(PackError::Damaged)?;
    if version != VERSION {
        return Err(PackError::Version(version));
    }
    match postcard::take_from_bytes(rest) {
        Ok((corpus, [])) => Ok(corpus),
        _ => Err(PackError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_corpus_comes_back() {
        let corpus = Corpus::default();
        assert_eq!(decode(&encode(&corpus)), Ok(corpus));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(decode(b""), Err(PackError::NotAPack));
        assert_eq!(decode(b"CXPK"), Err(PackError::Damaged));
        assert_eq!(decode(b"CXPK\x09"), Err(PackError::Version(9)));
        assert_eq!(decode(b"CXPK\x02\xff"), Err(PackError::Damaged));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&[&b"CXPK\x02"[..], &bytes].concat());
        }
    }
}
