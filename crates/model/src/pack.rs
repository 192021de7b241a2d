//! The pack: a corpus as bytes. Encoding stands beside decoding so that neither changes alone.
//!
//! Layout: the four bytes `CXPK`, one version byte, the lengths of four sections in 32 bits each, lowest byte first, and
//! the sections: the list of parts, the records in postcard, the texts of paragraphs one after the other, the search
//! index. Texts and index are read where they stand. Hosts compress a pack in transit.
//!
//! A large corpus leaves texts and index out of the pack: they stand in parts beside it, which the list names by their
//! SHA-256. There the sections are empty.

use std::fmt;

use bytes::Bytes;

use crate::reader::{Read, Reader, Texts, some};
use crate::{Corpus, Holds, Part};

const MAGIC: &[u8; 4] = b"CXPK";
const VERSION: u8 = 7;
const SECTIONS: usize = 4;

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

/// A pack and what stands beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// What the page embeds.
    pub pack: Vec<u8>,
    /// Files for the bundle: their paths, and their bytes.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// The corpus as bytes, all in one pack and without an index: the same corpus gives the same bytes.
#[must_use]
pub fn encode(corpus: &Corpus) -> Vec<u8> {
    encode_in_parts(corpus, &[], usize::MAX, &|_| [0; 32]).pack
}

/// The corpus and its index as bytes. Where they would come to more than `most`, texts and index stand in parts of at most a
/// fifth of it.
///
/// # Panics
/// Never: every record can be encoded.
#[must_use]
pub fn encode_in_parts(corpus: &Corpus, index: &[u8], most: usize, sha256: &dyn Fn(&[u8]) -> [u8; 32]) -> Packed {
    let length: usize = texts(corpus).map(str::len).sum();
    // Postcard fails only where a collection has no length, and none of ours lacks one.
    let mut records = postcard::to_allocvec(corpus).unwrap_or_default();
    records.shrink_to_fit();
    let mut packed = Packed::default();
    let mut list = Vec::new();
    let fits = length + index.len() + records.len() <= most;
    let largest = (most / PARTS).max(1);
    if !fits {
        for part in stretches(corpus, largest) {
            add_part(0, part, &mut list, &mut packed, sha256);
        }
        for part in index.chunks(largest) {
            add_part(1, part.to_owned(), &mut list, &mut packed, sha256);
        }
    }
    let count = u32::try_from(packed.parts.len()).unwrap_or_default();
    list.splice(0..0, postcard::to_allocvec(&count).unwrap_or_default());
    let (length, index) = if fits { (length, index) } else { (0, &[][..]) };
    let pack = &mut packed.pack;
    pack.reserve_exact(MAGIC.len() + 1 + 4 * SECTIONS + list.len() + records.len() + length + index.len());
    pack.extend(MAGIC);
    pack.push(VERSION);
    for section in [list.len(), records.len(), length, index.len()] {
        pack.extend(u32::try_from(section).unwrap_or(u32::MAX).to_le_bytes());
    }
    pack.extend(&list);
    pack.extend(&records);
    drop(records);
    if fits {
        texts(corpus).for_each(|text| pack.extend(text.as_bytes()));
    }
    pack.extend(index);
    packed
}

/// How many of the largest parts make what a pack may hold. One paragraph may be longer than that.
const PARTS: usize = 5;

/// The embedded texts, in order.
fn texts(corpus: &Corpus) -> impl Iterator<Item = &str> {
    let paragraphs = corpus.documents.iter().flat_map(|document| &document.paragraphs);
    paragraphs.filter_map(|paragraph| paragraph.text.as_deref())
}

/// The embedded texts as stretches of whole paragraphs.
fn stretches(corpus: &Corpus, largest: usize) -> impl Iterator<Item = Vec<u8>> {
    let mut texts = texts(corpus).peekable();
    std::iter::from_fn(move || {
        let mut stretch = texts.next()?.as_bytes().to_owned();
        while let Some(text) = texts.next_if(|text| stretch.len() + text.len() <= largest) {
            stretch.extend(text.as_bytes());
        }
        Some(stretch)
    })
}

fn add_part(holds: u8, bytes: Vec<u8>, list: &mut Vec<u8>, packed: &mut Packed, sha256: &dyn Fn(&[u8]) -> [u8; 32]) {
    let (digest, length) = (sha256(&bytes), u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    list.extend(postcard::to_allocvec(&(holds, digest, length)).unwrap_or_default());
    packed
        .parts
        .push((Part::new(Holds::Texts, digest, 0, length).path(), bytes));
}

/// Reads a copy of a pack, without its index.
///
/// # Errors
/// When the bytes are no pack, of another version, or damaged.
pub fn decode(bytes: &[u8]) -> Result<Corpus, PackError> {
    let opening = Opening::of(Bytes::copy_from_slice(bytes))?;
    opening.finish().map(|opened| opened.corpus)
}

/// What was in a pack.
#[derive(Debug)]
pub struct Opened {
    /// The records.
    pub corpus: Corpus,
    /// The search index, as whoever made it wrote it: empty where there is none, or where it stands in parts.
    pub index: Bytes,
}

/// A pack being opened, a little at a time: a page that did it in one go would stand still.
///
/// Texts and index share the memory of the pack, which is freed when the last of them is dropped.
pub struct Opening {
    reader: Reader,
    corpus: Corpus,
    index: Bytes,
    /// How many bytes there were at the beginning.
    whole: usize,
    table: Table,
    /// Records left in the table being read.
    left: usize,
}

/// The tables that may be long, and what stands between them.
#[derive(Clone, Copy)]
enum Table {
    Beginning,
    Entities,
    Events,
    Documents,
    Mentions,
    Uncounted,
    Questions,
    Claims,
    Relations,
    Columns,
    End,
}

impl Opening {
    /// Begins to open a pack that is part of the program.
    ///
    /// # Errors
    /// When the bytes are no pack, of another version, or damaged.
    pub fn new(pack: &'static [u8]) -> Result<Self, PackError> {
        Self::of(Bytes::from_static(pack))
    }

    /// Begins to open a pack. A `Vec<u8>` becomes [`Bytes`] without being copied.
    ///
    /// # Errors
    /// When the bytes are no pack, of another version, or damaged.
    pub fn of(pack: Bytes) -> Result<Self, PackError> {
        let rest = pack.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
        let (&version, mut rest) = rest.split_first().ok_or(PackError::Damaged)?;
        if version != VERSION {
            return Err(PackError::Version(version));
        }
        let mut lengths = [0; SECTIONS];
        for length in &mut lengths {
            let (bytes, after) = rest.split_first_chunk().ok_or(PackError::Damaged)?;
            *length = u32::from_le_bytes(*bytes) as usize;
            rest = after;
        }
        let mut sections = [&[][..]; SECTIONS];
        for (section, length) in sections.iter_mut().zip(lengths) {
            (*section, rest) = rest.split_at_checked(length).ok_or(PackError::Damaged)?;
        }
        if !rest.is_empty() {
            return Err(PackError::Damaged);
        }
        let [list, records, texts, index] = sections.map(|section| pack.slice_ref(section));
        let (parts, in_parts) = read_parts(list).ok_or(PackError::Damaged)?;
        let texts = if in_parts > 0 {
            Texts::InParts(in_parts)
        } else {
            Texts::Packed(texts)
        };
        let mut corpus = Corpus::default();
        corpus.parts.0 = parts;
        let reader = Reader::new(records, texts);
        Ok(Self {
            whole: reader.left(),
            reader,
            corpus,
            index,
            table: Table::Beginning,
            left: 0,
        })
    }

    /// Reads on for about so many bytes. Whether there is more to do.
    pub fn step(&mut self, bytes: usize) -> bool {
        let until = self.reader.left().saturating_sub(bytes);
        while !matches!(self.table, Table::End) {
            self.some(until);
            if until > 0 && self.reader.left() <= until {
                return true;
            }
        }
        false
    }

    /// Some records of the table at hand; the next table where it has no more.
    fn some(&mut self, until: usize) {
        let Self {
            reader,
            corpus,
            left,
            table,
            ..
        } = self;
        match table {
            Table::Beginning => {
                corpus.meta = Read::read(reader);
                corpus.outlets = Read::read(reader);
                corpus.voices = Read::read(reader);
            }
            Table::Entities => some(reader, &mut corpus.entities, left, until),
            Table::Events => some(reader, &mut corpus.events, left, until),
            Table::Documents => some(reader, &mut corpus.documents, left, until),
            Table::Mentions => some(reader, &mut corpus.mentions, left, until),
            Table::Uncounted => some(reader, &mut corpus.uncounted, left, until),
            Table::Questions => some(reader, &mut corpus.questions, left, until),
            Table::Claims => some(reader, &mut corpus.claims, left, until),
            Table::Relations => some(reader, &mut corpus.relations, left, until),
            Table::Columns => some(reader, &mut corpus.columns, left, until),
            Table::End => return,
        }
        if self.left == 0 || self.reader.is_damaged() {
            self.next();
        }
    }

    fn next(&mut self) {
        self.table = match self.table {
            Table::Beginning => Table::Entities,
            Table::Entities => Table::Events,
            Table::Events => Table::Documents,
            Table::Documents => Table::Mentions,
            Table::Mentions => Table::Uncounted,
            Table::Uncounted => Table::Questions,
            Table::Questions => Table::Claims,
            Table::Claims => Table::Relations,
            Table::Relations => Table::Columns,
            Table::Columns | Table::End => Table::End,
        };
        if self.reader.is_damaged() {
            self.table = Table::End;
        } else if !matches!(self.table, Table::End) {
            self.left = self.reader.length();
        }
    }

    /// How much has been read, from 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        1.0 - self.reader.left() as f64 / self.whole.max(1) as f64
    }

    /// What was read. What is left of it is read now.
    ///
    /// # Errors
    /// When the bytes were damaged.
    pub fn finish(mut self) -> Result<Opened, PackError> {
        while self.step(usize::MAX) {}
        let Self {
            reader, corpus, index, ..
        } = self;
        if reader.is_whole() {
            Ok(Opened { corpus, index })
        } else {
            Err(PackError::Damaged)
        }
    }
}

/// The list of parts, and how many bytes of texts they hold together.
fn read_parts(list: Bytes) -> Option<(Vec<Part>, usize)> {
    let mut reader = Reader::new(list, Texts::InParts(0));
    let (mut parts, mut texts, mut index) = (Vec::new(), 0_u32, 0_u32);
    for _ in 0..reader.length() {
        let holds = reader.choice(2);
        let (sha256, length) = (Read::read(&mut reader), Read::read(&mut reader));
        let (holds, start) = if holds == 0 {
            (Holds::Texts, &mut texts)
        } else {
            (Holds::Index, &mut index)
        };
        parts.push(Part::new(holds, sha256, *start, length));
        *start = start.checked_add(length)?;
    }
    reader.is_whole().then_some((parts, texts as usize))
}

#[cfg(test)]
mod tests;
