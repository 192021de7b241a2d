//! Turns a text that may not be shipped into what may: a sketch of each paragraph, and the stems of the whole.
//!
//! A sketch tells whether two paragraphs are much alike. It holds hashes of five words in a row, the smallest ones first
//! chosen, each cut to 16 bits. No two of them share a word: hashes of overlapping rows would confirm one another, and a
//! short paragraph could be rebuilt word by word. Stems are of the document, never of a paragraph.

use std::collections::BTreeSet;

use crate::stem::stem;
use crate::tokens::{Token, tokens};
use crate::words::is_small;

/// Words in a row that one hash stands for.
const SHINGLE: usize = 5;
/// Hashes of a paragraph, at most.
const SKETCH: usize = 16;

/// The sketch of a paragraph, in the order of the numbers, which says nothing about the order of the words. Empty where
/// there are fewer than five.
#[must_use]
pub fn sketch(paragraph: &str) -> Vec<u16> {
    let words = tokens(paragraph);
    let mut hashes: Vec<(u64, usize)> = words.windows(SHINGLE).map(hash_of).zip(0..).collect();
    hashes.sort_unstable();
    let mut kept: Vec<(u64, usize)> = Vec::new();
    for (hash, at) in hashes {
        let apart = |(_, other): &(u64, usize)| at.abs_diff(*other) >= SHINGLE;
        if kept.len() < SKETCH && kept.iter().all(apart) {
            kept.push((hash, at));
        }
    }
    let sketch: BTreeSet<u16> = kept.iter().map(|(hash, _)| cut(*hash)).collect();
    sketch.into_iter().collect()
}

/// The stems of texts, sorted, each once, without small words and single letters.
#[must_use]
pub fn stems<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let words = texts.into_iter().flat_map(tokens).map(|token| token.word);
    let telling = words.filter(|word| !is_small(word) && OFTEN.binary_search(&word.as_str()).is_err());
    let stems: BTreeSet<String> = telling
        .map(|word| stem(&word))
        .filter(|stem| stem.chars().nth(1).is_some())
        .collect();
    stems.into_iter().collect()
}

/// Words of grammar, which find nothing: beyond those a query leaves out.
const OFTEN: [&str; 73] = [
    "about", "after", "all", "also", "although", "among", "any", "back", "be", "because", "been", "before", "being",
    "between", "both", "but", "can", "could", "did", "do", "does", "during", "each", "had", "has", "have", "he", "her",
    "him", "his", "how", "if", "into", "itself", "may", "more", "most", "much", "must", "no", "not", "now", "only",
    "other", "our", "out", "over", "own", "she", "should", "since", "so", "some", "such", "than", "their", "them",
    "then", "there", "these", "they", "this", "those", "through", "under", "up", "we", "what", "when", "which",
    "while", "who", "would",
];

/// The order of hashes and their last bits are independent of each other: the small ones are not told by their cut.
fn cut(hash: u64) -> u16 {
    let [low, next, ..] = hash.to_le_bytes();
    u16::from_le_bytes([low, next])
}

fn hash_of(words: &[Token]) -> u64 {
    hash(words.iter().map(|token| token.word.as_str()))
}

/// FNV-1a over the words with a space after each, stirred as MurmurHash3 ends.
fn hash<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let bytes = words.flat_map(|word| word.bytes().chain([b' ']));
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An invented text: one paragraph of some length.
    const TEXT: &str = "The harbour of Lune burned for three days in the autumn, and nobody in the town agrees how the fire \
        began. Ana Berg, who kept the customs house, told neighbours that sailors had left lamps beside barrels of tar; the \
        council blamed dockers on strike, while an inspector from the capital found a broken chimney above the rope store \
        and wrote that carelessness explains everything. Ships moored outside the breakwater saw smoke before dawn, hours \
        earlier than any bell was rung. Insurance clerks counted eleven warehouses lost, fishermen say fourteen, and the \
        ledger that could settle the matter went under water with the pier.";

    fn spelt(words: &[&str]) -> u16 {
        cut(hash(words.iter().copied()))
    }

    #[test]
    fn a_copy_has_the_same_sketch_and_a_changed_one_a_similar_sketch() {
        let print = sketch(TEXT);
        assert!(
            (12..=16).contains(&print.len()),
            "one for every five or six words, sixteen at most"
        );
        assert_eq!(sketch(&TEXT.to_uppercase().replace(", ", "\u{a0}")), print);
        let changed = sketch(&TEXT.replace("inspector from the capital", "expert"));
        let common = print.iter().filter(|hash| changed.contains(hash)).count();
        assert!(common >= 8, "{common} of {}", print.len());
        let reversed = TEXT.split(' ').rev().collect::<Vec<_>>().join(" ");
        assert!(sketch(&reversed).iter().filter(|hash| print.contains(hash)).count() <= 1);
        assert!(sketch("only four words here").is_empty());
    }

    #[test]
    fn stems_are_sorted_and_without_small_words() {
        let texts = ["They said the militias’ raids", "2016: a raid on U.S. forces, I"];
        assert_eq!(stems(texts), ["2016", "forc", "militia", "raid", "said", "us"]);
        assert!(OFTEN.is_sorted());
    }

    /// Tries to rebuild the paragraph from its sketch and its document's stems, the reader of them being generous: the
    /// words are given as they stand in the text, not as stems, and small words with them.
    ///
    /// What a hash says: 16 bits about five words. Of V words there are V⁵ rows of five, and one in 65,536 fits any hash,
    /// so that V = 100 leaves 150,000 rows for each. Which of them stood in the text only a second witness could tell. The
    /// two there could be are ruled out one after the other below: another hash over some of the same words (there is
    /// none, since no two rows share a word), and a stem that stands in this paragraph alone (stems are of the document).
    /// A sixth word in order is therefore known of no row, however well the row itself may be guessed.
    #[test]
    fn the_shipped_data_fixes_no_six_words() {
        let words: Vec<String> = tokens(TEXT).into_iter().map(|token| token.word).collect();
        let vocabulary: BTreeSet<&str> = words.iter().map(String::as_str).collect();
        let print = sketch(TEXT);

        // Every hash fits many rows. Those of eighteen words of the vocabulary are counted one by one; what the whole
        // vocabulary holds is more by the fifth power of what it has more.
        let some: Vec<&str> = vocabulary
            .iter()
            .copied()
            .step_by(vocabulary.len() / 18)
            .take(18)
            .collect();
        let mut fitting = vec![0_u32; print.len()];
        let mut row = [0; SHINGLE];
        for number in 0..some.len().pow(5) {
            let mut rest = number;
            for place in &mut row {
                (*place, rest) = (rest % some.len(), rest / some.len());
            }
            if let Ok(at) = print.binary_search(&spelt(&row.map(|word| some[word]))) {
                fitting[at] += 1;
            }
        }
        let fewest = fitting.iter().min().copied().unwrap_or_default();
        assert!(fewest >= 10, "{fitting:?}");
        let more = u32::try_from(vocabulary.len() / 18).unwrap_or_default();
        assert!(
            fewest * more.pow(5) >= 5_000,
            "{fewest} rows of eighteen words, {} words in all",
            vocabulary.len()
        );

        // No two hashes share a word, so no row can be prolonged: from five words known for certain, each next word is as
        // likely as any other, and the true one is confirmed nowhere.
        let kept: Vec<usize> = (0..words.len() - 4)
            .filter(|at| print.contains(&cut(hash(words[*at..*at + 5].iter().map(String::as_str)))))
            .collect();
        assert!(kept.windows(2).all(|pair| pair[1] - pair[0] >= SHINGLE), "{kept:?}");
        assert_eq!(kept.len(), print.len());
        for at in kept {
            for (from, beside) in [(at + 1, at + 5), (at.wrapping_sub(1), at.wrapping_sub(1))] {
                let Some(row) = words.get(from..from.wrapping_add(5)) else {
                    continue;
                };
                let sixth = words.get(beside).map_or("", String::as_str);
                let confirmed = |word: &str| {
                    let row: Vec<&str> = (from..from + 5)
                        .zip(row)
                        .map(|(place, own)| if place == beside { word } else { own })
                        .collect();
                    print.contains(&spelt(&row))
                };
                assert!(!confirmed(sixth), "{sixth}");
                // By chance 13 in 65,536 are: one word in fifty such trials.
                assert!(vocabulary.iter().filter(|word| confirmed(word)).count() <= 1);
            }
        }
    }

    /// A short paragraph: hashes of every row of five would chain, those kept do not.
    #[test]
    fn a_short_paragraph_keeps_fewer_hashes() {
        let words: Vec<&str> = TEXT.split(' ').take(24).collect();
        let print = sketch(&words.join(" "));
        assert!(print.len() <= 5, "{}", print.len());
    }
}
