//! How many bytes the parts of an index have, for measurements.

use std::ops::Range;
use std::sync::OnceLock;

use crate::bytes::{Header, IndexError};
use crate::dictionary::Dictionary;
use crate::postings::{PostingLists, Postings};

/// Where the parts of an index stand among its bytes, and how long its lists are.
pub struct Sizes {
    /// The parts, in order.
    pub parts: Vec<(&'static str, Range<usize>)>,
    /// By word: of how many texts its list is, and of how many bytes.
    pub lists: Vec<(usize, usize)>,
}

/// Looks through an index.
///
/// # Errors
/// Where the bytes are no index.
pub fn sizes(bytes: &[u8]) -> Result<Sizes, IndexError> {
    let header = Header::read(bytes)?;
    let at = header.layout();
    let parts = vec![
        ("header", 0..at.lengths),
        ("lengths of items", at.lengths..at.blocks),
        ("table of blocks", at.blocks..at.name_words),
        ("words of names", at.name_words..at.dictionary),
        ("dictionary", at.dictionary..at.postings),
        ("postings", at.postings..bytes.len()),
    ];
    let all = PostingLists {
        bytes: bytes.get(at.postings..).unwrap_or_default(),
        items: header.items(),
    };
    let mut lists = Vec::new();
    let letter_sets = OnceLock::new();
    Dictionary::new(bytes, &header, &at, &letter_sets).from("", &mut |_, entry| {
        let mut postings = Postings::new(all, entry);
        let mut texts = 0;
        while postings.next().is_some() {
            texts += 1;
        }
        lists.push((texts, entry.to.saturating_sub(entry.from) as usize));
        true
    });
    Ok(Sizes { parts, lists })
}
