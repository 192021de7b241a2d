//! The vocabulary, read where it stands: every folded word once, in the order of the alphabet, with where its postings are.
//!
//! Words stand in blocks of sixteen. A word says how many bytes it shares with the one before and what follows; the first of
//! a block is whole. So a word is found by halving the blocks and reading one of them.

use std::sync::OnceLock;

use crate::bytes::{BLOCK, ByteReader, Header, Layout, number_at};
use crate::stem::cut;
use crate::words::{Near, Pattern, name_key, prefixed, transliterated, written_out};

/// A word of the vocabulary, by its place in the alphabet.
pub(crate) type WordId = u32;

/// The most bytes of a word. Longer ones are cut.
pub(crate) const LONGEST_WORD: usize = 200;

/// A word as the dictionary stores it: cut where it is too long.
pub(crate) fn kept(word: &str) -> &str {
    if word.len() <= LONGEST_WORD {
        return word;
    }
    word.get(..word.floor_char_boundary(LONGEST_WORD)).unwrap_or_default()
}

/// A word of the vocabulary, and the range of bytes that holds its postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) id: WordId,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

/// The words of the vocabulary that a typed word stands for, and how to recognise them in a text.
#[derive(Default)]
pub(crate) struct Expansion {
    /// In the order of the alphabet.
    pub(crate) found: Vec<(Entry, Near)>,
    pub(crate) spelt: Spellings,
}

/// Recognises words in a text.
#[derive(Clone, Default)]
pub(crate) struct Spellings {
    /// Any of these words.
    pub(crate) words: Vec<String>,
    /// Any word that begins so.
    pub(crate) begins: Option<String>,
}

impl Spellings {
    pub(crate) fn fits(&self, word: &str) -> bool {
        let word = kept(word);
        self.begins
            .as_ref()
            .is_some_and(|begins| word.starts_with(begins.as_str()))
            || self.words.iter().any(|known| known == word)
    }
}

impl Expansion {
    fn add(&mut self, entry: Entry, near: Near) {
        self.found.push((entry, near));
    }

    /// Adds a word in its place. One that is there already keeps the nearest of its two meanings.
    fn join(&mut self, entry: Entry, near: Near) {
        let at = self.found.partition_point(|(known, _)| known.id < entry.id);
        match self.found.get_mut(at) {
            Some((known, nearest)) if known.id == entry.id => *nearest = near.min(*nearest),
            _ => self.found.insert(at, (entry, near)),
        }
    }
}

/// Is given word after word, until it returns false.
type Visit<'a> = dyn FnMut(&[u8], Entry) -> bool + 'a;

/// The dictionary of an index.
pub(crate) struct Dictionary<'a> {
    words: u32,
    blocks: &'a [u8],
    bytes: &'a [u8],
    name_words: &'a [u8],
    /// By word: which letters it has and how long it is. Made when first needed.
    letter_sets: &'a OnceLock<LetterSets>,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn new(bytes: &'a [u8], header: &Header, at: &Layout, letter_sets: &'a OnceLock<LetterSets>) -> Self {
        let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
        Self {
            words: header.words,
            blocks: part(at.blocks, at.name_words),
            name_words: part(at.name_words, at.dictionary),
            bytes: part(at.dictionary, at.postings),
            letter_sets,
        }
    }

    /// Reads the words of a block. Says whether to go on.
    fn read(&self, block: u32, word: &mut Vec<u8>, tell: &mut Visit<'_>) -> bool {
        self.read_words(block, word, tell).unwrap_or(false)
    }

    fn read_words(&self, block: u32, word: &mut Vec<u8>, tell: &mut Visit<'_>) -> Option<bool> {
        let mut rest = self.block(block)?;
        let mut from = number_at(self.blocks, 8 * block as usize + 4)?;
        word.clear();
        let first = block * BLOCK;
        for id in first..self.words.min(first + BLOCK) {
            let sizes = rest.byte()?;
            let size = |four: u8, rest: &mut ByteReader<'_>| match four {
                15 => rest.number()?.checked_add(15),
                _ => Some(u32::from(four)),
            };
            let shared = size(sizes >> 4, &mut rest)?;
            let added = size(sizes & 15, &mut rest)?;
            word.truncate(shared as usize);
            // A few bytes, for which a call that copies takes longer.
            for &byte in rest.take(added as usize)? {
                word.push(byte);
            }
            let to = from.checked_add(rest.number()?)?;
            if !tell(word, Entry { id, from, to }) {
                return Some(false);
            }
            from = to;
        }
        Some(true)
    }

    fn block(&self, block: u32) -> Option<ByteReader<'a>> {
        let at = number_at(self.blocks, 8 * block as usize)?;
        Some(ByteReader(self.bytes.get(at as usize..)?))
    }

    fn first_word(&self, block: u32) -> Option<&'a [u8]> {
        let mut rest = self.block(block)?;
        let mut size = u32::from(rest.byte()? & 15);
        if size == 15 {
            size = rest.number()?.checked_add(15)?;
        }
        rest.take(size as usize)
    }

    /// Reads on from the first word that is not before this one.
    pub(crate) fn from(&self, word: &str, tell: &mut Visit<'_>) {
        let (mut low, mut high) = (0, self.words.div_ceil(BLOCK));
        while low < high {
            let middle = low.midpoint(high);
            if self.first_word(middle).is_some_and(|first| first <= word.as_bytes()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        self.walk(low.saturating_sub(1), &mut |known, entry| {
            known < word.as_bytes() || tell(known, entry)
        });
    }

    fn walk(&self, from: u32, tell: &mut Visit<'_>) {
        let mut word = Vec::with_capacity(64);
        for block in from..self.words.div_ceil(BLOCK) {
            if !self.read(block, &mut word, tell) {
                return;
            }
        }
    }

    /// Visits the words that begin so.
    pub(crate) fn begun(&self, word: &str, tell: &mut Visit<'_>) {
        self.from(word, &mut |known, entry| {
            known.starts_with(word.as_bytes()) && tell(known, entry)
        });
    }

    pub(crate) fn exact(&self, word: &str) -> Option<Entry> {
        let word = kept(word);
        let mut found = None;
        self.from(word, &mut |known, entry| {
            if known == word.as_bytes() {
                found = Some(entry);
            }
            false
        });
        found
    }

    /// The word of that number.
    pub(crate) fn word(&self, id: WordId) -> Option<(String, Entry)> {
        let mut found = None;
        self.read(id / BLOCK, &mut Vec::with_capacity(64), &mut |known, entry| {
            if entry.id == id {
                found = Some((text(known).to_owned(), entry));
            }
            entry.id < id
        });
        found
    }

    /// The word as it stands; if it is unfinished, also all that begin with it.
    pub(crate) fn as_typed(&self, word: &str, unfinished: bool) -> Expansion {
        let word = kept(word);
        let mut expansion = Expansion::default();
        if unfinished {
            self.begun(word, &mut |known, entry| {
                let near = if known.len() == word.len() {
                    Near::Exact
                } else {
                    Near::Prefix
                };
                expansion.add(entry, near);
                true
            });
            expansion.spelt.begins = Some(word.to_owned());
        } else if let Some(entry) = self.exact(word) {
            expansion.add(entry, Near::Exact);
            expansion.spelt.words.push(word.to_owned());
        }
        expansion
    }

    /// The word and its other forms; if it is unfinished, also all that begin with it.
    pub(crate) fn forms(&self, word: &str, unfinished: bool) -> Expansion {
        let mut expansion = self.as_typed(word, unfinished);
        self.add_forms(kept(word), &mut expansion);
        for form in prefixed(word).into_iter().chain(written_out(word)) {
            if let Some(entry) = self.exact(&form) {
                expansion.join(entry, Near::Stem);
                expansion.spelt.words.push(form);
            }
        }
        expansion
    }

    /// The same with other spellings of the word in names.
    pub(crate) fn expand(&self, word: &str, unfinished: bool) -> Expansion {
        let mut expansion = self.forms(word, unfinished);
        if word.len() > 3 {
            self.add_spellings(kept(word), &mut expansion);
        }
        expansion
    }

    /// Words of the same stem. They begin with it, but for a y that may have become ie.
    fn add_forms(&self, word: &str, expansion: &mut Expansion) {
        let (length, y) = cut(word);
        let mut stem = word.get(..length).unwrap_or_default().to_owned();
        if y {
            stem.push('y');
        }
        // Shorter ones have no forms but themselves.
        if stem.len() < 3 {
            return;
        }
        let mut ways = vec![stem.clone()];
        if let Some(before) = stem.strip_suffix('y') {
            ways.push([before, "ie"].concat());
        }
        for way in ways {
            self.begun(&way, &mut |known, entry| {
                // No ending that is cut is longer.
                if known.len() <= stem.len() + 6 && known != word.as_bytes() && has_stem(text(known), &stem) {
                    expansion.join(entry, Near::Stem);
                    expansion.spelt.words.push(text(known).to_owned());
                }
                true
            });
        }
    }

    /// Words of names whose key is this one's.
    fn add_spellings(&self, word: &str, expansion: &mut Expansion) {
        let key = name_key(word);
        let at = |place: usize| self.word(number_at(self.name_words, 4 * place)?);
        let key_at = |place: usize| at(place).map(|(known, _)| name_key(&known));
        let (mut low, mut high) = (0, self.name_words.len() / 4);
        while low < high {
            let middle = usize::midpoint(low, high);
            if key_at(middle).is_some_and(|known| known < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while let Some((known, entry)) = at(low) {
            if name_key(&known) != key {
                break;
            }
            if known != word {
                expansion.join(entry, Near::Stem);
                expansion.spelt.words.push(known);
            }
            low += 1;
        }
    }

    /// The same word in another transliteration.
    pub(crate) fn transliterated(&self, word: &str) -> Expansion {
        let mut expansion = Expansion::default();
        for way in transliterated(word) {
            if let Some(entry) = self.exact(&way) {
                expansion.join(entry, Near::Typo);
                expansion.spelt.words.push(way);
            }
        }
        expansion
    }

    /// The words the fewest slips away from this one, at most `allowed`.
    pub(crate) fn misspelt(&self, word: &str, mut allowed: usize) -> Expansion {
        let mut expansion = Expansion::default();
        if allowed == 0 {
            return expansion;
        }
        let letters: Vec<char> = word.chars().collect();
        let pattern = Pattern::new(&letters);
        let letter_set = letter_set(word.as_bytes());
        let letter_sets = self.letter_sets.get_or_init(|| self.all_letter_sets());
        let mut known_word = Vec::with_capacity(64);
        let of_blocks = letter_sets.words.chunks(BLOCK as usize).zip(&letter_sets.blocks);
        for (block, (of_block, letters)) in (0..).zip(of_blocks) {
            if !letters.may_be_near(letter_set, allowed)
                || !of_block.iter().any(|known| may_be_near(letter_set, *known, allowed))
            {
                continue;
            }
            self.read(block, &mut known_word, &mut |known, entry| {
                let place = (entry.id % BLOCK) as usize;
                if of_block
                    .get(place)
                    .is_some_and(|known| may_be_near(letter_set, *known, allowed))
                    && let Some(slips) = pattern.slips(text(known), allowed)
                {
                    if slips < allowed {
                        allowed = slips.max(1);
                        expansion = Expansion::default();
                    }
                    expansion.add(entry, Near::Typo);
                    expansion.spelt.words.push(text(known).to_owned());
                }
                true
            });
        }
        expansion
    }

    fn all_letter_sets(&self) -> LetterSets {
        let mut words = Vec::with_capacity(self.words as usize);
        self.walk(0, &mut |known, _| {
            words.push(letter_set(known));
            true
        });
        let mut blocks = Vec::with_capacity(words.len().div_ceil(BLOCK as usize));
        for of_block in words.chunks(BLOCK as usize) {
            let mut letters = Letters { some: 0, all: LETTERS };
            for word in of_block {
                letters.some |= word & LETTERS;
                letters.all &= word;
            }
            blocks.push(letters);
        }
        LetterSets { words, blocks }
    }
}

/// Bytes that are no text are no word either.
pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

fn has_stem(word: &str, stem: &str) -> bool {
    let (length, y) = cut(word);
    let rest = word.get(..length).and_then(|kept| stem.strip_prefix(kept));
    rest == Some(if y { "y" } else { "" })
}

/// The bits of a letter set that stand for letters: one for each of a to z, and one for any other. The bits above are the length.
const LETTERS: u32 = (1 << 27) - 1;

fn letter_set(word: &[u8]) -> u32 {
    let (mut set, mut length) = (0, 0_u32);
    for byte in word {
        let letter = byte.wrapping_sub(b'a');
        set |= 1 << letter.min(26);
        // Bytes that only continue a letter are no letters.
        length += u32::from(byte & 0xC0 != 0x80);
    }
    set | length.min(31) << 27
}

/// A slip takes at most one letter from the set and adds one at most, and changes the length by one at most.
#[inline(always)]
fn may_be_near(one: u32, other: u32, slips: usize) -> bool {
    (one & !other & LETTERS).count_ones() as usize <= slips
        && (other & !one & LETTERS).count_ones() as usize <= slips
        && (one >> 27).abs_diff(other >> 27) as usize <= slips
}

/// What is known of each word and each block before it is read: enough to skip most of them in a search for misspelt words.
pub(crate) struct LetterSets {
    words: Vec<u32>,
    blocks: Vec<Letters>,
}

/// The letters that some words of a block have, and those that all have.
struct Letters {
    some: u32,
    all: u32,
}

impl Letters {
    /// Whether any word of the block may be.
    fn may_be_near(&self, typed: u32, slips: usize) -> bool {
        (typed & !self.some & LETTERS).count_ones() as usize <= slips
            && (self.all & !typed).count_ones() as usize <= slips
    }
}
