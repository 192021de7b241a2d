//! Words as reports give them: a list of them, the one that a misspelt word was meant to be, and their order.

use std::cmp::Ordering;

/// `a`, `b` and `c`
#[must_use]
pub fn list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The word most like this one, if any is like it.
pub(crate) fn nearest<'w>(word: &str, among: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let limit = match word.chars().count() {
        0 => return None,
        1..=3 => 1,
        4..=8 => 2,
        letters => letters / 4,
    };
    among
        .into_iter()
        .map(|other| (strsim::osa_distance(word, other), other))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, other)| other)
}

/// The order of two texts in which runs of digits count by what they are worth: "doc-2" before "doc-10".
pub(crate) fn in_runs(one: &str, other: &str) -> Ordering {
    runs(one).cmp(&runs(other)).then_with(|| one.cmp(other))
}

/// A part of a text: a whole number, or what stands between.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Run<'a> {
    Number(u128),
    Text(&'a str),
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest
            .find(|sign: char| sign.is_ascii_digit() != is_digit)
            .unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        runs.push(match run.parse() {
            Ok(number) if is_digit => Run::Number(number),
            _ => Run::Text(run),
        });
        rest = behind;
    }
    runs
}
