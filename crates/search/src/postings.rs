//! The texts of a word, read where they stand: for each text how far it is from the one before, a bit that says whether the
//! word stands there more than once, and if so how often.

use crate::bytes::Rest;
use crate::dictionary::Entry;
use crate::texts::TextId;

/// Reads the postings of a word.
#[derive(Clone)]
pub(crate) struct Postings<'a> {
    rest: Rest<'a>,
    /// The first text that may come.
    next: TextId,
}

impl<'a> Postings<'a> {
    pub(crate) fn new(all: &'a [u8], entry: Entry) -> Self {
        let range = entry.from as usize..entry.to as usize;
        Self {
            rest: Rest(all.get(range).unwrap_or_default()),
            next: 0,
        }
    }

    /// The next text, and how often the word stands there.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<(TextId, u32)> {
        let number = self.rest.number()?;
        let text = self.next.checked_add(number >> 1)?;
        self.next = text.checked_add(1)?;
        let times = if number & 1 == 0 { 1 } else { self.rest.number()? };
        Some((text, times))
    }
}
