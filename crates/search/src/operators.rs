//! Chunks of a query into the operators they hold: where a word ends, fields and their ranges, and what only other tools know.

use crate::tokens::{ends_in_hebrew, is_hebrew};

/// Where a word of the query ends: at white space, a bracket, a bar, or a quotation mark that is not inside a Hebrew word.
pub(crate) fn end_of_word(rest: &str) -> usize {
    let ends = |(at, letter): &(usize, char)| {
        let is_inside = || {
            let (before, from) = rest.split_at(*at);
            ends_in_hebrew(before) && from.strip_prefix('"').is_some_and(|after| after.starts_with(is_hebrew))
        };
        letter.is_whitespace() || matches!(letter, '(' | ')' | '（' | '）' | '|') || is_quote(*letter) && !is_inside()
    };
    rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at)
}

/// `NEAR`, `NEAR/5`, `w/5`, `AROUND`: how other tools ask for words near each other.
pub(crate) fn is_nearness(chunk: &str) -> bool {
    const WORDS: [&str; 6] = ["NEAR", "ONEAR", "ADJ", "AROUND", "WITHIN", "XOR"];
    let (word, number) = chunk.split_once('/').unwrap_or((chunk, ""));
    let plain = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = ["w", "n", "pre", "near", "onear", "adj"]
        .iter()
        .any(|short| word.eq_ignore_ascii_case(short));
    WORDS.contains(&plain) && (number.is_empty() || is_number) || is_short && is_number
}

/// `[2016 TO 2017]` as the value of a field, and what stands behind it: `2016..2017`.
pub(crate) fn range_in_brackets<'a>(value: &str, rest: &'a str) -> Option<(String, &'a str)> {
    let from = value.strip_prefix(['[', '{'])?;
    let to = rest.trim_start().strip_prefix("TO ")?.trim_start();
    let (to, rest) = to.split_at_checked(to.find([']', '}'])?)?;
    let bound = |text: &str| {
        if text == "*" {
            String::new()
        } else {
            text.trim().to_owned()
        }
    };
    let behind = rest.get(1..).unwrap_or_default();
    Some(([bound(from), bound(to)].join(".."), behind))
}

/// A chunk without the nearness or weight that other tools know (`~5`, `^2`), and that.
pub(crate) fn without_modifier(chunk: &str) -> (&str, Option<&str>) {
    let plain = chunk.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    match plain.strip_suffix(['~', '^']) {
        Some(word) => (word, chunk.get(word.len()..)),
        None => (chunk, None),
    }
}

/// The name and the value of `name:value`. Addresses and times of day are none.
pub(crate) fn field_of(chunk: &str) -> Option<(&str, &str)> {
    let (name, value) = chunk.split_once(':')?;
    let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    (named && !value.starts_with("//")).then_some((name, value))
}

pub(crate) fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '＂' | '〝' | '〞' | '「' | '」'
    )
}
