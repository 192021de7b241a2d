//! Numbers and lists in words.

/// "1 claim", "3 claims".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", plural(count, one, many))
}

/// The noun alone.
#[must_use]
pub fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// Small numbers as words, for sentences.
#[must_use]
pub fn cardinal(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
