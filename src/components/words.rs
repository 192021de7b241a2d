//! Numbers and lists in words.

use crosscheck_search::Unit;

/// What an `aria-` attribute says of a condition. Leptos would leave the attribute out where it is false.
#[must_use]
pub(crate) fn aria(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

/// "1 claim", "3 claims".
#[must_use]
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", plural(count, one, many))
}

/// The noun alone.
#[must_use]
pub(crate) fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// The unit in words, for so many of them.
#[must_use]
pub(crate) fn unit_words(unit: Unit, count: usize) -> &'static str {
    match (unit, count) {
        (Unit::Documents, 1) => "document",
        (Unit::Documents, _) => "documents",
        (Unit::Passages, 1) => "passage",
        (Unit::Passages, _) => "passages",
        (Unit::Claims, 1) => "claim",
        (Unit::Claims, _) => "claims",
    }
}

/// Small numbers as words, for sentences.
#[must_use]
pub(crate) fn cardinal(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// With a capital, as at the start of a sentence. Our own words start with ASCII.
#[must_use]
pub(crate) fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub(crate) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A coordinate with one decimal, without the library's printing of floats.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "coordinates of a drawing are small")]
pub(crate) fn px(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_one_decimal() {
        assert_eq!(px(12.34), "12.3");
        assert_eq!(px(-0.26), "-0.3");
        assert_eq!(px(0.0), "0.0");
    }

    #[test]
    fn numbers_and_lists_read_as_sentences_do() {
        assert_eq!(counted(1, "claim", "claims"), "1 claim");
        assert_eq!(counted(0, "claim", "claims"), "0 claims");
        assert_eq!(cardinal(5), "five");
        assert_eq!(cardinal(13), "13");
        assert_eq!(joined(&[]), "");
        assert_eq!(joined(&["a".into()]), "a");
        assert_eq!(joined(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
