//! The vocabulary, read where it stands: every folded word once, in the order of the alphabet, with where its postings are.
//!
//! Words stand in blocks of sixteen. A word says how many bytes it shares with the one before and what follows; the first of
//! a block is whole. So a word is found by halving the blocks and reading one of them.

use std::sync::OnceLock;

use crate::bytes::{BLOCK, Header, Layout, Rest, number_at};
use crate::stem::cut;
use crate::words::{Near, Pattern, name_key, transliterated};

/// A word of the vocabulary, by its place in the alphabet.
pub(crate) type WordId = u32;

/// Longer words are cut.
pub(crate) const LONGEST_WORD: usize = 200;

/// A word as the dictionary has it: the beginning of one that is too long.
pub(crate) fn kept(word: &str) -> &str {
    if word.len() <= LONGEST_WORD {
        return word;
    }
    word.get(..word.floor_char_boundary(LONGEST_WORD)).unwrap_or_default()
}

/// A word with its postings: a range of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) id: WordId,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

/// What words near a typed one there are, and how to know them when met in a text.
#[derive(Default)]
pub(crate) struct Like {
    /// In the order of the alphabet.
    pub(crate) found: Vec<(Entry, Near)>,
    pub(crate) spelt: Spelt,
}

/// Knows words by their letters.
#[derive(Clone, Default)]
pub(crate) struct Spelt {
    /// Those that do not begin like the typed one.
    pub(crate) words: Vec<String>,
    /// Whatever begins so.
    pub(crate) begins: Option<String>,
}

impl Spelt {
    pub(crate) fn fits(&self, word: &str) -> bool {
        let word = kept(word);
        self.begins
            .as_ref()
            .is_some_and(|begins| word.starts_with(begins.as_str()))
            || self.words.iter().any(|known| known == word)
    }
}

impl Like {
    fn add(&mut self, entry: Entry, near: Near) {
        self.found.push((entry, near));
    }

    /// Puts a word in its place, each once and as near as it gets.
    fn join(&mut self, entry: Entry, near: Near) {
        let at = self.found.partition_point(|(known, _)| known.id < entry.id);
        match self.found.get_mut(at) {
            Some((known, nearest)) if known.id == entry.id => *nearest = near.min(*nearest),
            _ => self.found.insert(at, (entry, near)),
        }
    }
}

/// Takes word after word as long as it says so.
type Tell<'a> = dyn FnMut(&[u8], Entry) -> bool + 'a;

/// The dictionary of an index.
pub(crate) struct Dictionary<'a> {
    words: u32,
    blocks: &'a [u8],
    bytes: &'a [u8],
    name_words: &'a [u8],
    /// By word: which letters it has and how long it is, made when first needed.
    shapes: &'a OnceLock<Shapes>,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn new(bytes: &'a [u8], header: &Header, at: &Layout, shapes: &'a OnceLock<Shapes>) -> Self {
        let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
        Self {
            words: header.words,
            blocks: part(at.blocks, at.name_words),
            name_words: part(at.name_words, at.dictionary),
            bytes: part(at.dictionary, at.postings),
            shapes,
        }
    }

    /// Reads the words of a block. Says whether to go on.
    fn read(&self, block: u32, word: &mut Vec<u8>, tell: &mut Tell<'_>) -> bool {
        self.read_words(block, word, tell).unwrap_or(false)
    }

    fn read_words(&self, block: u32, word: &mut Vec<u8>, tell: &mut Tell<'_>) -> Option<bool> {
        let mut rest = self.block(block)?;
        let mut from = number_at(self.blocks, 8 * block as usize + 4)?;
        word.clear();
        let first = block * BLOCK;
        for id in first..self.words.min(first + BLOCK) {
            let sizes = rest.byte()?;
            let size = |four: u8, rest: &mut Rest<'_>| match four {
                15 => rest.number()?.checked_add(15),
                _ => Some(u32::from(four)),
            };
            let shared = size(sizes >> 4, &mut rest)?;
            let added = size(sizes & 15, &mut rest)?;
            word.truncate(shared as usize);
            word.extend_from_slice(rest.take(added as usize)?);
            let to = from.checked_add(rest.number()?)?;
            if !tell(word, Entry { id, from, to }) {
                return Some(false);
            }
            from = to;
        }
        Some(true)
    }

    fn block(&self, block: u32) -> Option<Rest<'a>> {
        let at = number_at(self.blocks, 8 * block as usize)?;
        Some(Rest(self.bytes.get(at as usize..)?))
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
    pub(crate) fn from(&self, word: &str, tell: &mut Tell<'_>) {
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

    fn walk(&self, from: u32, tell: &mut Tell<'_>) {
        let mut word = Vec::with_capacity(64);
        for block in from..self.words.div_ceil(BLOCK) {
            if !self.read(block, &mut word, tell) {
                return;
            }
        }
    }

    /// The words that begin so.
    pub(crate) fn begun(&self, word: &str, tell: &mut Tell<'_>) {
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

    /// The very word, and, if it is unfinished, all that begin with it.
    pub(crate) fn as_typed(&self, word: &str, unfinished: bool) -> Like {
        let word = kept(word);
        let mut like = Like::default();
        if unfinished {
            self.begun(word, &mut |known, entry| {
                let near = if known.len() == word.len() {
                    Near::Exact
                } else {
                    Near::Prefix
                };
                like.add(entry, near);
                true
            });
            like.spelt.begins = Some(word.to_owned());
        } else if let Some(entry) = self.exact(word) {
            like.add(entry, Near::Exact);
            like.spelt.words.push(word.to_owned());
        }
        like
    }

    /// The word, its other forms, and, if it is unfinished, all that begin with it.
    pub(crate) fn forms(&self, word: &str, unfinished: bool) -> Like {
        let mut like = self.as_typed(word, unfinished);
        self.add_forms(kept(word), &mut like);
        like
    }

    /// These, and other spellings of it in names.
    pub(crate) fn like(&self, word: &str, unfinished: bool) -> Like {
        let mut like = self.forms(word, unfinished);
        if word.len() > 3 {
            self.add_spellings(kept(word), &mut like);
        }
        like
    }

    /// Words of the same stem. They begin with it, but for a y that may have become ie.
    fn add_forms(&self, word: &str, like: &mut Like) {
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
                    like.join(entry, Near::Stem);
                    like.spelt.words.push(text(known).to_owned());
                }
                true
            });
        }
    }

    /// Words of names whose key is this one's.
    fn add_spellings(&self, word: &str, like: &mut Like) {
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
                like.join(entry, Near::Stem);
                like.spelt.words.push(known);
            }
            low += 1;
        }
    }

    /// The same word in another transliteration.
    pub(crate) fn transliterated(&self, word: &str) -> Like {
        let mut like = Like::default();
        for way in transliterated(word) {
            if let Some(entry) = self.exact(&way) {
                like.join(entry, Near::Typo);
                like.spelt.words.push(way);
            }
        }
        like
    }

    /// The words fewest slips away, within so many.
    pub(crate) fn misspelt(&self, word: &str, mut allowed: usize) -> Like {
        let mut like = Like::default();
        if allowed == 0 {
            return like;
        }
        let letters: Vec<char> = word.chars().collect();
        let pattern = Pattern::new(&letters);
        let shape = shape(word.as_bytes());
        let shapes = self.shapes.get_or_init(|| self.all_shapes());
        let mut known_word = Vec::with_capacity(64);
        let of_blocks = shapes.words.chunks(BLOCK as usize).zip(&shapes.blocks);
        for (block, (of_block, letters)) in (0..).zip(of_blocks) {
            if !letters.may_be_near(shape, allowed) || !of_block.iter().any(|known| may_be_near(shape, *known, allowed))
            {
                continue;
            }
            self.read(block, &mut known_word, &mut |known, entry| {
                let place = (entry.id % BLOCK) as usize;
                if of_block
                    .get(place)
                    .is_some_and(|known| may_be_near(shape, *known, allowed))
                    && let Some(slips) = pattern.slips(text(known), allowed)
                {
                    if slips < allowed {
                        allowed = slips.max(1);
                        like = Like::default();
                    }
                    like.add(entry, Near::Typo);
                    like.spelt.words.push(text(known).to_owned());
                }
                true
            });
        }
        like
    }

    fn all_shapes(&self) -> Shapes {
        let mut words = Vec::with_capacity(self.words as usize);
        self.walk(0, &mut |known, _| {
            words.push(shape(known));
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
        Shapes { words, blocks }
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

/// The low bits: a bit for each letter, and one for whatever is no letter of a to z. Above: the length.
const LETTERS: u32 = (1 << 27) - 1;

fn shape(word: &[u8]) -> u32 {
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

/// What is known of the words before they are read.
pub(crate) struct Shapes {
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
