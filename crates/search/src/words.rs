//! When two words are near each other: slips of the finger and spellings of a name. Also which words are too small to ask for.

use crate::tokens::ends_in_hebrew;

/// How near a word is to the typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Near {
    Exact,
    /// Another form, or another spelling of a word in a name.
    Stem,
    Prefix,
    Typo,
}

/// One slip in words of five letters and more, two from nine on.
pub(crate) fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// A typed word made ready to be compared with many. Counts slips by the bits of a row of the table of edit distances, all
/// of it at once: Hyyrö's form of Myers' algorithm, with swaps.
pub(crate) struct Pattern<'a> {
    typed: &'a [char],
    /// By letter from a to z: where it stands.
    places: [u64; 26],
}

impl<'a> Pattern<'a> {
    /// Only the first 64 letters are compared.
    pub(crate) fn new(typed: &'a [char]) -> Self {
        let typed = typed.get(..64).unwrap_or(typed);
        let mut places = [0; 26];
        for (at, &letter) in typed.iter().enumerate() {
            if let Some(place) = plain(letter).and_then(|letter| places.get_mut(letter)) {
                *place |= 1 << at;
            }
        }
        Self { typed, places }
    }

    fn places(&self, letter: char) -> u64 {
        if let Some(plain) = plain(letter) {
            return self.places.get(plain).copied().unwrap_or_default();
        }
        let mut places = 0;
        for (at, &other) in self.typed.iter().enumerate() {
            places |= u64::from(other == letter) << at;
        }
        places
    }

    /// How many letters were added, dropped, changed or swapped with their neighbour, if no more than `most`.
    pub(crate) fn slips(&self, known: &str, most: usize) -> Option<usize> {
        let Some(last) = self.typed.len().checked_sub(1) else {
            let count = known.chars().count();
            return (count <= most).then_some(count);
        };
        let (mut more, mut less, mut same, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let (mut slips, mut length) = (self.typed.len(), 0);
        for letter in known.chars() {
            length += 1;
            let places = self.places(letter);
            let swapped = ((!same & places) << 1) & before;
            same = (((places & more).wrapping_add(more)) ^ more) | places | less | swapped;
            let up = less | !(same | more);
            let down = same & more;
            slips += usize::from(up >> last & 1 == 1);
            slips -= usize::from(down >> last & 1 == 1);
            let up = up << 1 | 1;
            more = down << 1 | !(same | up);
            less = up & same;
            before = places;
            // Too long: every further letter is one more slip.
            if length > self.typed.len() + most {
                return None;
            }
        }
        (slips <= most).then_some(slips)
    }
}

fn plain(letter: char) -> Option<usize> {
    letter.is_ascii_lowercase().then(|| letter as usize - 'a' as usize)
}

/// Words too common to be required of an item: left out of a query that has others.
pub(crate) fn is_small(word: &str) -> bool {
    const SMALL: [&str; 24] = [
        "a", "al", "an", "and", "are", "as", "at", "by", "el", "for", "from", "in", "is", "it", "its", "of", "on",
        "or", "that", "the", "to", "was", "were", "with",
    ];
    SMALL.binary_search(&word).is_ok()
}

/// One sound as two transliterations write it: what is tried for any word. [`name_key`] folds more of them, but only words of
/// names are listed by their keys.
const SOUNDS: [(&str, &str); 9] = [
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("dj", "j"),
    ("kh", "k"),
    ("ch", "sh"),
    ("i", "ee"),
    ("u", "oo"),
    ("u", "ou"),
];

/// The word as other transliterations write it, with one sound replaced throughout.
pub(crate) fn transliterated(word: &str) -> Vec<String> {
    let mut ways = Vec::new();
    for (from, to) in SOUNDS {
        if word.contains(from) {
            ways.push(word.replace(from, to));
        }
    }
    ways
}

/// The word with each ae, oe and ue as one letter, and with each vowel in turn written out: German writes Müller as Mueller too,
/// Danish Århus as Aarhus. Only words that are in the dictionary come of it.
pub(crate) fn written_out(word: &str) -> Vec<String> {
    const WAYS: [(&str, &str); 4] = [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")];
    let mut ways = Vec::new();
    for (out, one) in WAYS {
        if word.len() > 4 {
            for (at, _) in word.match_indices(out) {
                ways.push(with(word, at, out, one));
            }
        }
        if word.len() > 3 {
            for (at, _) in word.match_indices(one) {
                ways.push(with(word, at, one, out));
            }
        }
    }
    if word.len() < 5 {
        return ways;
    }
    let mut all = word.to_owned();
    for (out, one) in WAYS.into_iter().take(3) {
        all = all.replace(out, one);
    }
    ways.push(all);
    ways.retain(|way| way != word);
    ways
}

/// The word with something else at a place.
fn with(word: &str, at: usize, from: &str, to: &str) -> String {
    let before = word.get(..at).unwrap_or_default();
    [before, to, word.get(at + from.len()..).unwrap_or_default()].concat()
}

/// The same of Hebrew, with the letters that two of them make.
const HEBREW_PREFIXES: [&str; 12] = ["ה", "ו", "ב", "כ", "ל", "מ", "ש", "וה", "וב", "ול", "שה", "מה"];

/// Conjunctions, prepositions and the article, as Arabic writes them in one with the noun.
const ARABIC_PREFIXES: [&str; 15] = [
    "ال", "و", "ف", "ب", "ك", "ل", "وال", "فال", "بال", "كال", "لل", "وب", "ول", "وبال", "ولل",
];

/// An Arabic or Hebrew noun as it is written behind "and", "in", "to" and the like, and an Arabic one without its article. Nothing for
/// other words and very short ones.
#[must_use]
pub fn prefixed(word: &str) -> Vec<String> {
    if ends_in_hebrew(word) && word.chars().count() >= 3 {
        return HEBREW_PREFIXES.iter().map(|prefix| [prefix, word].concat()).collect();
    }
    if !word.starts_with(|first| matches!(first, '\u{621}'..='\u{64a}')) {
        return Vec::new();
    }
    let noun = word
        .strip_prefix("ال")
        .filter(|noun| noun.chars().count() >= 3)
        .unwrap_or(word);
    if noun.chars().count() < 3 {
        return Vec::new();
    }
    let forms = ARABIC_PREFIXES.iter().map(|prefix| [prefix, noun].concat());
    forms.chain([noun.to_owned()]).filter(|form| form != word).collect()
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

    fn slips(typed: &[char], known: &str, most: usize) -> Option<usize> {
        Pattern::new(typed).slips(known, most)
    }

    /// The table of edit distances itself, row by row.
    fn plain_slips(typed: &[char], known: &[char]) -> usize {
        let mut rows = vec![vec![0; typed.len() + 1]; known.len() + 1];
        for (at, row) in rows.iter_mut().enumerate() {
            row[0] = at;
        }
        for (at, first) in rows[0].iter_mut().enumerate() {
            *first = at;
        }
        for i in 1..=known.len() {
            for j in 1..=typed.len() {
                let change = rows[i - 1][j - 1] + usize::from(known[i - 1] != typed[j - 1]);
                let mut best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && known[i - 1] == typed[j - 2] && known[i - 2] == typed[j - 1] {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = best;
            }
        }
        rows[known.len()][typed.len()]
    }

    proptest! {
        #[test]
        fn slips_are_those_of_the_table(typed in "[a-cé]{0,8}|[a-d]{55,64}", known in "[a-cé]{0,8}|[a-d]{55,66}", most in 0usize..4) {
            let (typed, letters): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
            let expected = Some(plain_slips(&typed, &letters)).filter(|slips| *slips <= most);
            prop_assert_eq!(slips(&typed, &known, most), expected);
        }

        #[test]
        fn no_text_panics(typed in "\\PC{0,20}", known in "\\PC{0,20}") {
            let _ = slips(&typed.chars().collect::<Vec<_>>(), &known, 2);
            let _ = name_key(&typed);
        }
    }
}
