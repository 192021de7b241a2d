//! The layout of an index as bytes, which are written once and read in place.
//!
//! In this order: the header; the length of every item, a byte each; where each block of the dictionary begins; the words
//! of names in the order of their keys; the dictionary; the postings. Numbers of fixed width are of four bytes, the smallest
//! first; those of postings are of bits (`bits`), others of one byte for each seven bits. Whatever the bytes are, reading them
//! ends and never panics.

use std::fmt;

use crate::Unit;

/// What an index begins with. The last letter is the version of the layout.
const MAGIC: u32 = u32::from_le_bytes(*b"CXI2");
/// Words in a block of the dictionary.
pub(crate) const BLOCK: u32 = 16;
const HEADER: usize = 4 * 11;

/// Why bytes are no index of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// They are no index, or one of another version.
    NoIndex,
    /// They end early or late.
    Damaged,
    /// They belong to another corpus.
    OtherCorpus,
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoIndex => "not an index of this version",
            Self::Damaged => "the index is damaged",
            Self::OtherCorpus => "the index belongs to another corpus",
        })
    }
}

impl std::error::Error for IndexError {}

/// What the header says.
#[derive(Clone, Default)]
pub(crate) struct Header {
    /// Items by unit.
    pub(crate) counts: [u32; 3],
    /// The mean length of the items of each unit, in tenths of a word.
    pub(crate) means: [u32; 3],
    pub(crate) words: u32,
    pub(crate) name_words: u32,
    pub(crate) dictionary: u32,
    pub(crate) postings: u32,
}

/// Where each part of an index begins.
#[derive(Default)]
pub(crate) struct Layout {
    pub(crate) lengths: usize,
    pub(crate) blocks: usize,
    pub(crate) name_words: usize,
    pub(crate) dictionary: usize,
    pub(crate) postings: usize,
}

impl Header {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, IndexError> {
        let mut numbers = [0; 11];
        for (at, number) in numbers.iter_mut().enumerate() {
            *number = number_at(bytes, 4 * at).ok_or(IndexError::NoIndex)?;
        }
        let [magic, d, p, c, md, mp, mc, words, name_words, dictionary, postings] = numbers;
        if magic != MAGIC {
            return Err(IndexError::NoIndex);
        }
        let header = Self {
            counts: [d, p, c],
            means: [md, mp, mc],
            words,
            name_words,
            dictionary,
            postings,
        };
        // In 64 bits, since damaged numbers may not fit.
        let [d, p, c] = header.counts.map(u64::from);
        let length = HEADER as u64
            + d
            + p
            + c
            + 8 * u64::from(header.blocks())
            + 4 * u64::from(name_words)
            + u64::from(dictionary)
            + u64::from(postings);
        if length == bytes.len() as u64 && words <= dictionary {
            Ok(header)
        } else {
            Err(IndexError::Damaged)
        }
    }

    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        let [d, p, c] = self.counts;
        let [md, mp, mc] = self.means;
        for number in [
            MAGIC,
            d,
            p,
            c,
            md,
            mp,
            mc,
            self.words,
            self.name_words,
            self.dictionary,
            self.postings,
        ] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
    }

    /// Items of all units.
    pub(crate) fn items(&self) -> u32 {
        let [d, p, c] = self.counts;
        d.saturating_add(p).saturating_add(c)
    }

    pub(crate) fn blocks(&self) -> u32 {
        self.words.div_ceil(BLOCK)
    }

    pub(crate) fn layout(&self) -> Layout {
        let [d, p, c] = self.counts.map(|count| count as usize);
        let lengths = HEADER;
        let blocks = lengths + d + p + c;
        let name_words = blocks + 8 * self.blocks() as usize;
        let dictionary = name_words + 4 * self.name_words as usize;
        let postings = dictionary + self.dictionary as usize;
        Layout {
            lengths,
            blocks,
            name_words,
            dictionary,
            postings,
        }
    }

    /// Where the lengths of a unit begin among those of all.
    pub(crate) fn first_length(&self, unit: Unit) -> usize {
        let [d, p, _] = self.counts.map(|count| count as usize);
        match unit {
            Unit::Documents => 0,
            Unit::Passages => d,
            Unit::Claims => d + p,
        }
    }
}

/// The number of four bytes there.
pub(crate) fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}

pub(crate) fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 128 {
        bytes.push(low(number) | 128);
        number >>= 7;
    }
    bytes.push(low(number));
}

/// The last seven bits.
pub(crate) fn low(number: u32) -> u8 {
    u8::try_from(number & 127).unwrap_or_default()
}

/// Reads bytes from the front.
#[derive(Clone)]
pub(crate) struct ByteReader<'a>(pub(crate) &'a [u8]);

impl<'a> ByteReader<'a> {
    #[inline]
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    #[inline]
    pub(crate) fn number(&mut self) -> Option<u32> {
        let first = u32::from(self.byte()?);
        if first < 128 {
            return Some(first);
        }
        let (mut number, mut shift) = (first & 127, 7);
        loop {
            let next = u32::from(self.byte()?);
            number |= (next & 127) << shift;
            if next < 128 {
                return Some(number);
            }
            shift += 7;
            if shift > 28 {
                return None;
            }
        }
    }

    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }
}

/// A length as one byte: exact below 16, then in 16 steps for each doubling.
pub(crate) fn length_in_a_byte(length: u32) -> u8 {
    let doublings = length.max(1).ilog2().saturating_sub(4);
    let byte = 16 * doublings + (length >> doublings);
    u8::try_from(byte).unwrap_or(u8::MAX)
}

/// The length that a byte stands for.
pub(crate) fn length_of_byte(byte: u8) -> u32 {
    let byte = u32::from(byte);
    match (byte / 16).checked_sub(1) {
        Some(doublings) => (16 + byte % 16) << doublings,
        None => byte,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(number: u32) {
            let mut bytes = Vec::new();
            write_number(number, &mut bytes);
            prop_assert_eq!(ByteReader(&bytes).number(), Some(number));
        }

        #[test]
        fn lengths_come_back_nearly(length in 0u32..500_000) {
            let back = length_of_byte(length_in_a_byte(length));
            prop_assert!(back <= length && length - back <= length / 16, "{} {}", length, back);
        }
    }
}
