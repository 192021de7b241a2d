//! Words as reports give them: a list of them, and the one that a misspelt word was meant to be.

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
