//! The small parts of English sentences.

use crosscheck_model::Date;

use super::English;
use crate::words::{Join, Noun, Plural, Words};

impl Words for English {
    fn plural(&self, count: usize) -> Plural {
        if count == 1 { Plural::One } else { Plural::Other }
    }

    fn noun(&self, noun: Noun, form: Plural) -> &'static str {
        let (one, other) = match noun {
            Noun::Answer => ("answer", "answers"),
            Noun::Change => ("change", "changes"),
            Noun::Claim => ("claim", "claims"),
            Noun::Document => ("document", "documents"),
            Noun::SeparateSource => ("separate source", "separate sources"),
            Noun::Newsroom => ("newsroom", "newsrooms"),
            Noun::Position => ("position", "positions"),
            Noun::Question => ("question", "questions"),
            Noun::Station => ("outlet or speaker", "outlets or speakers"),
        };
        if form == Plural::One { one } else { other }
    }

    fn number(&self, count: usize) -> String {
        const WORDS: [&str; 13] = [
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ];
        WORDS
            .get(count)
            .map_or_else(|| count.to_string(), |word| (*word).to_owned())
    }

    fn range(&self, low: usize, high: usize) -> String {
        if low == high {
            low.to_string()
        } else {
            format!("{low} to {high}")
        }
    }

    fn list(&self, items: &[String], join: Join) -> String {
        let join = match join {
            Join::And => "and",
            Join::Or => "or",
        };
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => format!("{} {join} {last}", rest.join(", ")),
        }
    }

    fn quoted(&self, text: &str) -> String {
        format!("“{text}”")
    }

    fn years(&self, first: i32, last: i32) -> String {
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    }

    fn date(&self, date: &Date) -> String {
        date.words()
    }

    fn figure(&self, value: f64) -> String {
        crosscheck_model::figure(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_lists_read_as_words() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(English.number(4), "four");
        assert_eq!(English.number(13), "13");
        assert_eq!(English.counted(1, Noun::Claim), "1 claim");
        assert_eq!(English.counted(0, Noun::Claim), "0 claims");
        assert_eq!(English.bounds(5, 3, Noun::Newsroom), "3 to 5 newsrooms");
        assert_eq!(English.bounds(1, 1, Noun::Newsroom), "1 newsroom");
        assert_eq!(English.list(&names(&["A"]), Join::Or), "A");
        assert_eq!(English.list(&names(&["A", "B", "C"]), Join::Or), "A, B or C");
        assert_eq!(English.list(&[], Join::Or), "");
        assert_eq!(English.range(2, 4), "2 to 4");
        assert_eq!(English.years(2017, 2020), "2017–2020");
    }

    #[test]
    fn figures_have_separators_and_two_decimals_at_most() {
        let check = |value: f64, expected: &str| assert_eq!(English.figure(value), expected);
        check(0.0, "0");
        check(17.0, "17");
        check(5000.0, "5,000");
        check(1_234_567.0, "1,234,567");
        check(0.5, "0.5");
        check(2.25, "2.25");
        check(1.05, "1.05");
        check(-3.0, "−3");
    }
}
