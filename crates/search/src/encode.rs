//! Reads every text of a corpus once and writes its index: the dictionary, the postings, the lengths.
//!
//! Words are numbered as they come and found again by their hash. The postings of all words grow side by side in one piece
//! of memory, each in slices that say where the next one is. At the end words are put in order and their slices joined.

use crosscheck_model::Corpus;

use crate::bm25::tenths_of_field;
use crate::bytes::{BLOCK, Header, length_in_a_byte, low, number_at, write_number};
use crate::catalogue::Catalogue;
use crate::dictionary::kept;
use crate::postings;
use crate::texts::{Owner, TextId, TextNumbers, each_word_and_compound, read};
use crate::words::name_key;
use crate::{Field, Unit};

/// The index of a corpus as bytes.
#[must_use]
pub fn encode(corpus: &Corpus) -> Vec<u8> {
    write(corpus, &Catalogue::new(corpus))
}

pub(crate) fn write(corpus: &Corpus, catalogue: &Catalogue) -> Vec<u8> {
    let numbers = TextNumbers::new(catalogue);
    let mut reader = Indexer::default();
    let mut lengths = Unit::ALL.map(|unit| vec![0_u32; catalogue.count(unit)]);
    for text in 0..numbers.count() {
        let Some((owner, _)) = numbers.owner(text) else {
            continue;
        };
        reader.in_names = owner.field() == Field::Names;
        let mut words = 0;
        read(corpus, catalogue, owner, &mut |part| words += reader.read(text, part));
        add_length(&mut lengths, owner, catalogue, words);
    }
    reader.write(catalogue, &lengths)
}

fn add_length(lengths: &mut [Vec<u32>; 3], owner: Owner, catalogue: &Catalogue, words: u32) {
    let tenths = words * tenths_of_field(owner.field());
    for (unit, lengths) in Unit::ALL.into_iter().zip(lengths) {
        for length in lengths.get_mut(owner.items(catalogue, unit)).unwrap_or_default() {
            *length = length.saturating_add(tenths);
        }
    }
}

const NONE: u32 = u32::MAX;
/// Bytes of a word's first slice; each further one is twice as long, up to the longest.
const FIRST: u32 = 8;
const LONGEST: u32 = 512;

/// A word and what is known of where it stands.
struct KnownWord {
    /// Its first eight bytes and its last eight, which is all there is of most words.
    ends: [u64; 2],
    /// Where its letters begin among those of all words, and how many they are.
    letters: u32,
    length: u32,
    /// The text that had it last, which is not written yet, and how often it has it.
    text: TextId,
    times: u32,
    /// One more than the last text written: gaps count from here.
    next: TextId,
    /// Its slices: where the first begins, and where in the last one to write and to stop.
    first: u32,
    at: u32,
    end: u32,
    /// How long the last slice is.
    slice: u32,
    in_names: bool,
}

#[derive(Default)]
struct Indexer {
    known: Vec<KnownWord>,
    letters: Vec<u8>,
    /// A hash table: the number of a word and its hash, at the slot that the hash says or the next free one. At most half full.
    /// Most of the time of indexing goes here (`measure --encode`), which is why it is not the library's.
    slots: Vec<(u32, u32)>,
    slices: Vec<u8>,
    in_names: bool,
}

impl Indexer {
    /// Indexes a text or a part of one. Returns how many words it has.
    fn read(&mut self, text: TextId, part: &str) -> u32 {
        let mut words = 0;
        each_word_and_compound(part, &mut |word, _, _, compound| {
            words += u32::from(!compound);
            self.add(text, kept(word));
        });
        words
    }

    fn add(&mut self, text: TextId, word: &str) {
        let number = self.number(word.as_bytes());
        let in_names = self.in_names;
        let Some(known) = self.known.get_mut(number) else {
            return;
        };
        known.in_names |= in_names;
        if known.text == text {
            known.times += 1;
            return;
        }
        flush(known, &mut self.slices);
        (known.text, known.times) = (text, 1);
    }

    fn letters(&self, known: &KnownWord) -> &[u8] {
        let start = known.letters as usize;
        self.letters
            .get(start..start + known.length as usize)
            .unwrap_or_default()
    }

    fn number(&mut self, word: &[u8]) -> usize {
        if self.slots.len() < 2 * (self.known.len() + 1) {
            self.grow();
        }
        let (ends, length) = (ends(word), narrow(word.len()));
        let hash = hash(word, ends);
        let mut slot = hash as usize;
        loop {
            slot &= self.slots.len() - 1;
            let (number, tag) = self.slots.get(slot).copied().unwrap_or((NONE, 0));
            if number == NONE {
                break;
            }
            if tag == hash
                && let Some(known) = self.known.get(number as usize)
                && known.ends == ends
                && known.length == length
                && (length <= 16 || self.letters(known) == word)
            {
                return number as usize;
            }
            slot += 1;
        }
        let number = self.known.len();
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = (narrow(number), hash);
        }
        self.known.push(KnownWord {
            ends,
            letters: narrow(self.letters.len()),
            length,
            text: NONE,
            times: 0,
            next: 0,
            first: 0,
            at: 0,
            end: 0,
            slice: 0,
            in_names: false,
        });
        self.letters.extend_from_slice(word);
        number
    }

    fn grow(&mut self) {
        let size = (2 * self.slots.len()).max(1024);
        let before = std::mem::replace(&mut self.slots, vec![(NONE, 0); size]);
        for (number, hash) in before {
            if number == NONE {
                continue;
            }
            let mut slot = hash as usize & (size - 1);
            while self.slots.get(slot).is_some_and(|(taken, _)| *taken != NONE) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = (number, hash);
            }
        }
    }

    fn write(mut self, catalogue: &Catalogue, lengths: &[Vec<u32>; 3]) -> Vec<u8> {
        for known in &mut self.known {
            flush(known, &mut self.slices);
        }
        let mut order: Vec<(&[u8], usize)> = Vec::with_capacity(self.known.len());
        for (number, known) in self.known.iter().enumerate() {
            order.push((self.letters(known), number));
        }
        crosscheck_model::sort(&mut order);
        let mut header = Header {
            counts: Unit::ALL.map(|unit| narrow(catalogue.count(unit))),
            means: [0, 1, 2].map(|unit: usize| mean(lengths.get(unit).map_or(&[], Vec::as_slice))),
            words: narrow(self.known.len()),
            ..Header::default()
        };
        let (mut blocks, mut dictionary, mut postings) = (Vec::new(), Vec::new(), Vec::new());
        let (mut list, mut runs) = (Vec::new(), Vec::new());
        let mut name_words: Vec<(String, u32)> = Vec::new();
        let mut before: &[u8] = &[];
        for (id, (word, number)) in (0..).zip(order) {
            let Some(known) = self.known.get(number) else { continue };
            if id % BLOCK == 0 {
                blocks.extend_from_slice(&narrow(dictionary.len()).to_le_bytes());
                blocks.extend_from_slice(&narrow(postings.len()).to_le_bytes());
                before = &[];
            }
            let shared = before.iter().zip(word).take_while(|(one, other)| one == other).count();
            write_word(&mut dictionary, shared, word.get(shared..).unwrap_or_default());
            let from = postings.len();
            list.clear();
            join(known, &self.slices, &mut list);
            postings::write(&list, &mut runs, header.items(), &mut postings);
            write_number(narrow(postings.len() - from), &mut dictionary);
            if known.in_names {
                name_words.push((name_key(crate::dictionary::text(word)), id));
            }
            before = word;
        }
        crosscheck_model::sort(&mut name_words);
        // Bits are read eight bytes at a time.
        postings.extend_from_slice(&[0; 8]);
        header.name_words = narrow(name_words.len());
        header.dictionary = narrow(dictionary.len());
        header.postings = narrow(postings.len());
        let mut bytes = Vec::with_capacity(header.layout().postings + postings.len());
        header.write(&mut bytes);
        for length in lengths.iter().flatten() {
            bytes.push(length_in_a_byte(*length));
        }
        bytes.extend_from_slice(&blocks);
        for (_, id) in name_words {
            bytes.extend_from_slice(&id.to_le_bytes());
        }
        bytes.extend_from_slice(&dictionary);
        bytes.extend_from_slice(&postings);
        bytes
    }
}

/// The first eight bytes of a word and its last, or all of a shorter one and nothing.
fn ends(word: &[u8]) -> [u64; 2] {
    let last = word.last_chunk::<8>().map_or(0, |last| u64::from_le_bytes(*last));
    [beginning(word), last]
}

fn beginning(word: &[u8]) -> u64 {
    if let Some(eight) = word.first_chunk::<8>() {
        return u64::from_le_bytes(*eight);
    }
    if let (Some(first), Some(last)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        let last = u64::from(u32::from_le_bytes(*last));
        return u64::from(u32::from_le_bytes(*first)) | last << (8 * (word.len() - 4));
    }
    let mut beginning = 0;
    for byte in word.iter().rev() {
        beginning = beginning << 8 | u64::from(*byte);
    }
    beginning
}

fn hash(word: &[u8], [first, last]: [u64; 2]) -> u32 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = first.wrapping_mul(MIX) ^ last;
    for byte in word.get(8..word.len().saturating_sub(8)).unwrap_or_default() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(MIX);
    }
    hash = (hash ^ hash >> 32).wrapping_mul(MIX);
    // The upper bits depend on all, and the last ones alone choose the place.
    let upper = u32::try_from(hash >> 32).unwrap_or_default();
    upper ^ upper >> 15
}

fn mean(lengths: &[u32]) -> u32 {
    let mut sum = 0_u64;
    for length in lengths {
        sum += u64::from(*length);
    }
    u32::try_from(sum / (lengths.len() as u64).max(1)).unwrap_or(u32::MAX)
}

/// How much of the word before is shared and how much follows, four bits each where that is enough, and what follows.
fn write_word(dictionary: &mut Vec<u8>, shared: usize, rest: &[u8]) {
    let (shared, added) = (narrow(shared), narrow(rest.len()));
    dictionary.push(low(shared.min(15)) << 4 | low(added.min(15)));
    for size in [shared, added] {
        if let Some(more) = size.checked_sub(15) {
            write_number(more, dictionary);
        }
    }
    dictionary.extend_from_slice(rest);
}

/// Writes the text that had the word last.
fn flush(known: &mut KnownWord, slices: &mut Vec<u8>) {
    if known.times == 0 {
        return;
    }
    let mut bytes = [0; 10];
    let mut count = 0;
    let mut put = |mut number: u32| {
        loop {
            let more = number >= 128;
            if let Some(byte) = bytes.get_mut(count) {
                *byte = low(number) | if more { 128 } else { 0 };
            }
            count += 1;
            number >>= 7;
            if !more {
                break;
            }
        }
    };
    put((known.text - known.next) << 1 | u32::from(known.times > 1));
    if known.times > 1 {
        put(known.times);
    }
    known.next = known.text + 1;
    for byte in bytes.iter().take(count) {
        if known.at == known.end {
            open_slice(known, slices);
        }
        if let Some(place) = slices.get_mut(known.at as usize) {
            *place = *byte;
        }
        known.at += 1;
    }
}

/// Opens a further slice, and notes at the end of the one before where it is.
fn open_slice(known: &mut KnownWord, slices: &mut Vec<u8>) {
    let at = narrow(slices.len());
    let size = if known.end == 0 {
        known.first = at;
        FIRST
    } else {
        let end = known.end as usize;
        if let Some(link) = slices.get_mut(end..end + 4) {
            link.copy_from_slice(&at.to_le_bytes());
        }
        (2 * known.slice).min(LONGEST)
    };
    known.slice = size;
    slices.resize(slices.len() + size as usize + 4, 0);
    (known.at, known.end) = (at, at + size);
}

/// Joins the slices of a word.
fn join(known: &KnownWord, slices: &[u8], list: &mut Vec<u8>) {
    let (mut at, mut size) = (known.first, FIRST);
    while at + size != known.end {
        let from = at as usize;
        list.extend_from_slice(slices.get(from..from + size as usize).unwrap_or_default());
        at = number_at(slices, from + size as usize).unwrap_or_default();
        size = (2 * size).min(LONGEST);
    }
    list.extend_from_slice(slices.get(at as usize..known.at as usize).unwrap_or_default());
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
