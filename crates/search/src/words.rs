//! The vocabulary: every folded word of the corpus once, sorted, and what lies near a typed one.

use std::ops::Range;

use crosscheck_model::sort;

use crate::stem::stem;

/// A word of the vocabulary, by its place in the alphabet.
pub(crate) type WordId = u32;

/// How near a word is to the typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Near {
    Exact,
    /// Another form, or another spelling of a word in a name.
    Stem,
    Prefix,
    Typo,
}

/// Sorted words with what finds them.
#[derive(Default)]
pub(crate) struct Words {
    words: Vec<Box<str>>,
    /// Stem and word, sorted.
    stems: Vec<(Box<str>, WordId)>,
    /// Which letters a word has, one bit each: rules out most words before their letters are compared.
    letters: Vec<u32>,
}

impl Words {
    /// `words` sorted and without repeats.
    pub(crate) fn new(words: Vec<Box<str>>) -> Self {
        let mut stems: Vec<(Box<str>, WordId)> = Vec::new();
        let mut letters = Vec::new();
        for (id, word) in (0..).zip(&words) {
            stems.push((stem(word).into_boxed_str(), id));
            letters.push(letters_of(word));
        }
        sort(&mut stems);
        Self { words, stems, letters }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn word(&self, id: WordId) -> &str {
        self.words.get(id as usize).map_or("", |word| word)
    }

    pub(crate) fn exact(&self, word: &str) -> Option<WordId> {
        let at = self.words.binary_search_by(|known| (**known).cmp(word)).ok()?;
        WordId::try_from(at).ok()
    }

    /// The word itself, its other forms, and, for a word still being typed, all that begin with it: in the order of the alphabet.
    pub(crate) fn like(&self, word: &str, unfinished: bool) -> Vec<(WordId, Near)> {
        let exact = self.exact(word);
        let mut found: Vec<(WordId, u32)> = Vec::new();
        let stem = stem(word);
        let from = self.stems.partition_point(|(known, _)| **known < *stem);
        for (known, id) in self.stems.get(from..).unwrap_or_default() {
            if **known != *stem {
                break;
            }
            found.push((*id, 0));
        }
        if unfinished {
            for id in self.begun(word) {
                found.push((id, 1));
            }
        }
        sort(&mut found);
        let mut near: Vec<(WordId, Near)> = Vec::new();
        for (id, begun) in found {
            if near.last().is_none_or(|(last, _)| *last != id) {
                let how = match begun {
                    _ if exact == Some(id) => Near::Exact,
                    0 => Near::Stem,
                    _ => Near::Prefix,
                };
                near.push((id, how));
            }
        }
        near
    }

    /// The words that begin so.
    pub(crate) fn begun(&self, word: &str) -> Range<WordId> {
        let from = self.words.partition_point(|known| **known < *word);
        let rest = self.words.get(from..).unwrap_or_default();
        let end = from + rest.partition_point(|known| known.starts_with(word));
        let id = |at: usize| WordId::try_from(at).unwrap_or(WordId::MAX);
        id(from)..id(end)
    }

    /// The words fewest slips away, within what a word of this length may have.
    pub(crate) fn misspelt(&self, word: &str) -> Vec<WordId> {
        let typed: Vec<char> = word.chars().collect();
        let mut allowed = slips_allowed(typed.len());
        let mut found = Vec::new();
        let letters = letters_of(word);
        for (id, (known, known_letters)) in (0..).zip(self.words.iter().zip(&self.letters)) {
            // A slip changes at most two letters of the set.
            if allowed == 0 || (letters ^ known_letters).count_ones() as usize > 2 * allowed {
                continue;
            }
            let Some(slips) = slips(&typed, known, allowed) else {
                continue;
            };
            if slips < allowed {
                allowed = slips.max(1);
                found.clear();
            }
            found.push(id);
        }
        found
    }
}

/// One slip in words of five letters and more, two from nine on.
pub(crate) fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| {
        set | 1
            << if byte.is_ascii_lowercase() {
                byte - b'a'
            } else {
                26 + byte % 6
            }
    })
}

/// How many letters were added, dropped, changed or swapped with their neighbour, if no more than `most`.
pub(crate) fn slips(typed: &[char], known: &str, most: usize) -> Option<usize> {
    let length = if known.is_ascii() {
        known.len()
    } else {
        known.chars().count()
    };
    if length.abs_diff(typed.len()) > most {
        return None;
    }
    // Three rows of the table of edit distances: this letter's, the one before, and the one before that for swaps.
    let mut older = vec![0; typed.len() + 1];
    let mut old: Vec<usize> = (0..=typed.len()).collect();
    let mut row = vec![0; typed.len() + 1];
    let mut last = '\0';
    for (at, letter) in known.chars().enumerate() {
        row[0] = at + 1;
        let mut least = row[0];
        for (place, &other) in typed.iter().enumerate() {
            let change = old[place] + usize::from(letter != other);
            let mut best = change.min(old[place + 1] + 1).min(row[place] + 1);
            if at > 0 && place > 0 && letter == typed[place - 1] && last == other {
                best = best.min(older[place - 1] + 1);
            }
            row[place + 1] = best;
            least = least.min(best);
        }
        if least > most {
            return None;
        }
        last = letter;
        std::mem::swap(&mut older, &mut old);
        std::mem::swap(&mut old, &mut row);
    }
    old.last().copied().filter(|slips| *slips <= most)
}

/// Words too common to be required of an item: left out of a query that has others.
pub(crate) fn is_small(word: &str) -> bool {
    const SMALL: [&str; 24] = [
        "a", "al", "an", "and", "are", "as", "at", "by", "el", "for", "from", "in", "is", "it", "its", "of", "on",
        "or", "that", "the", "to", "was", "were", "with",
    ];
    SMALL.binary_search(&word).is_ok()
}

/// The key under which spellings of a name brought over from Arabic meet: articles, doubled letters, q and k, ou, oo and u,
/// o and u, e and i, gh and g, dh and d, a final h. Empty for an article alone.
pub(crate) fn name_key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let word = match word {
        "al" | "el" | "ul" => return key,
        _ => word
            .strip_prefix("ال")
            .filter(|rest| rest.chars().count() >= 3)
            .unwrap_or(word),
    };
    let mut letters = word.chars().peekable();
    let mut before = '\0';
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let pair = matches!(
            (letter, next),
            ('o', Some('o' | 'u')) | ('a' | 'e', Some('i' | 'y')) | ('e', Some('e'))
        );
        if pair {
            letters.next();
        }
        let folded = match letter {
            'q' => 'k',
            'o' => 'u',
            'a' if pair => 'i',
            'e' | 'y' => 'i',
            'h' if next.is_none() && !key.is_empty() => continue,
            'h' if matches!(before, 'g' | 'd') => continue,
            letter => letter,
        };
        if !key.ends_with(folded) {
            key.push(folded);
        }
        before = letter;
    }
    key
}

/// The name key of a whole name: its words' keys with a space between, small words left out unless it has no others.
pub(crate) fn name_keys(words: &[&str]) -> String {
    let key = joined(words, false);
    if key.is_empty() { joined(words, true) } else { key }
}

fn joined(words: &[&str], small_too: bool) -> String {
    let mut key = String::new();
    for word in words {
        if small_too || !is_small(word) {
            let part = name_key(word);
            if !key.is_empty() && !part.is_empty() {
                key.push(' ');
            }
            key.push_str(&part);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_a_name_meet() {
        let groups: [&[&str]; 7] = [
            &["soleimani", "suleimani", "soleymani", "sulaimani", "solaymani"],
            &["falluja", "fallujah", "faluja"],
            &["qassem", "qasem", "qasim", "kassem"],
            &["khamenei", "khamenai"],
            &["nouri", "nuri", "noori"],
            &["hezbollah", "hizbullah", "hizbollah"],
            &["baghdad", "bagdad"],
        ];
        for group in groups {
            let keys: Vec<String> = group.iter().map(|word| name_key(word)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{group:?} {keys:?}");
        }
        assert_ne!(name_key("iraq"), name_key("iran"));
    }

    #[test]
    fn small_words_are_sorted_for_looking_up() {
        for word in ["a", "al", "the", "with", "of"] {
            assert!(is_small(word), "{word}");
        }
    }

    #[test]
    fn slips_are_counted() {
        let count = |typed: &str, known: &str| slips(&typed.chars().collect::<Vec<_>>(), known, 2);
        assert_eq!(count("milita", "militia"), Some(1));
        assert_eq!(count("miltiia", "militia"), Some(1));
        assert_eq!(count("militia", "militia"), Some(0));
        assert_eq!(count("falujaah", "falluja"), Some(3).filter(|slips| *slips < 3));
    }

    proptest! {
        #[test]
        fn the_misspelt_are_found(word in "[a-z]{5,12}", at in 0usize..12, with in "[a-z]") {
            let words = Words::new(vec![word.clone().into_boxed_str()]);
            let mut typed: Vec<char> = word.chars().collect();
            let at = at % typed.len();
            typed[at] = with.chars().next().unwrap_or('a');
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(words.misspelt(&typed), vec![0]);
        }

        #[test]
        fn no_text_panics(typed in "\\PC{0,20}", known in "\\PC{0,20}") {
            let _ = slips(&typed.chars().collect::<Vec<_>>(), &known, 2);
            let _ = name_key(&typed);
            let _ = Words::new(vec![known.into_boxed_str()]).like(&typed, true);
        }
    }
}
