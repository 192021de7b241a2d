//! A paragraph into its runs of capitalised words: what may be a name that nothing covers yet.

use std::collections::BTreeSet;

/// Words that open sentences and are no names, folded: those a text may never write small.
pub(super) const OPENERS: [&str; 63] = [
    "a",
    "according",
    "after",
    "all",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "as",
    "asked",
    "at",
    "before",
    "both",
    "critics",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "few",
    "finally",
    "for",
    "from",
    "furthermore",
    "he",
    "here",
    "however",
    "if",
    "in",
    "indeed",
    "instead",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "moreover",
    "most",
    "neither",
    "nor",
    "now",
    "on",
    "other",
    "others",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "then",
    "there",
    "these",
    "they",
    "this",
    "while",
    "yet",
];

/// Words next to each other that are capitalised: Unicode scalar offsets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) words: Vec<(u32, u32)>,
    /// The first word opens a sentence, and may be capitalised for that reason only.
    pub(super) opens_sentence: bool,
}

/// The runs of a paragraph. Only white space may stand between the words of one.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let letters: Vec<char> = text.chars().collect();
    let mut done: Vec<Run> = Vec::new();
    let mut last_end = None;
    for (start, end) in words(&letters) {
        let word = letters.get(start..end).unwrap_or_default();
        if !word.iter().any(|letter| letter.is_uppercase()) {
            last_end = None;
            continue;
        }
        let follows = last_end.is_some_and(|last: usize| {
            letters
                .get(last..start)
                .is_some_and(|between| between.iter().all(|letter| letter.is_whitespace()))
        });
        let offsets = (scalar(start), scalar(end));
        match done.last_mut() {
            Some(run) if follows => run.words.push(offsets),
            _ => done.push(Run {
                words: vec![offsets],
                opens_sentence: opens_sentence(&letters, start),
            }),
        }
        last_end = Some(end);
    }
    done
}

/// Every word of a text that is written without a capital.
pub(super) fn lower_case_words(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text.chars().collect();
    let word = |(start, end): (usize, usize)| letters.get(start..end).unwrap_or_default().iter().collect::<String>();
    words(&letters)
        .into_iter()
        .map(word)
        .filter(|word| !word.chars().any(char::is_uppercase))
        .collect()
}

/// Letters and digits, with hyphens and apostrophes between them.
fn words(letters: &[char]) -> Vec<(usize, usize)> {
    let is_word = |index: usize| letters.get(index).is_some_and(|letter| letter.is_alphanumeric());
    let joins = |index: usize| {
        letters
            .get(index)
            .is_some_and(|letter| matches!(letter, '-' | '\'' | '’' | 'ʼ'))
            && is_word(index + 1)
    };
    let mut done = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_word(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_word(at) || joins(at) {
            at += 1;
        }
        done.push((start, at));
    }
    done
}

fn opens_sentence(letters: &[char], start: usize) -> bool {
    let before = letters.get(..start).unwrap_or_default();
    // Quotation marks stand on either side of the end of a sentence.
    let passes =
        |letter: &char| letter.is_whitespace() || matches!(letter, '“' | '”' | '"' | '‘' | '’' | '(' | ')' | '[' | ']');
    let mut marks = before.iter().rev().take_while(|letter| passes(letter));
    let opens_quotation = marks.any(|letter| matches!(letter, '“' | '"' | '‘' | '('));
    let last = before.iter().rev().find(|letter| !passes(letter));
    opens_quotation || last.is_none_or(|letter| matches!(letter, '.' | '?' | '!' | ':' | '…' | '—'))
}

fn scalar(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitalised_words_in_a_row_are_one_run() {
        let check = |text: &str, expected: &[&str]| {
            let letters: Vec<char> = text.chars().collect();
            let show = |run: &Run| {
                let start = run.words.first().map_or(0, |word| word.0 as usize);
                let end = run.words.last().map_or(0, |word| word.1 as usize);
                letters[start..end].iter().collect::<String>()
            };
            assert_eq!(runs(text).iter().map(show).collect::<Vec<_>>(), expected, "{text}");
        };
        check("the Quds Force, Iran’s arm", &["Quds Force", "Iran’s"]);
        check("Abu Mahdi al-Muhandis said", &["Abu Mahdi al-Muhandis"]);
        check("in Iraq,Jamal", &["Iraq", "Jamal"]);
        check("nothing here", &[]);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_marked() {
        let text = "The man. He saw Iraq.” She said “We” and In";
        let marks: Vec<bool> = runs(text).iter().map(|run| run.opens_sentence).collect();
        assert_eq!(marks, [true, true, false, true, true, false]);
    }
}
