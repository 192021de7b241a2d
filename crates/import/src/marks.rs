//! What somebody marked in a text, each mark checked against the text it claims to mark.

/// In what a format counts places in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Unicode scalar values, as Python counts.
    CodePoints,
    /// Halves of signs beyond U+FFFF count, as JavaScript and Java count.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Bytes];

    fn word(self) -> &'static str {
        match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
        }
    }

    /// The byte where a place counted in this unit is. None inside a sign or behind the end.
    fn byte_at(self, text: &str, at: usize) -> Option<usize> {
        let mut counted = 0;
        for (byte, letter) in text.char_indices() {
            if counted >= at {
                return (counted == at).then_some(byte);
            }
            counted += match self {
                Self::CodePoints => 1,
                Self::Utf16 => letter.len_utf16(),
                Self::Bytes => letter.len_utf8(),
            };
        }
        (counted == at).then_some(text.len())
    }

    /// What stands between two places.
    fn slice(self, text: &str, start: usize, end: usize) -> Option<(usize, &str)> {
        let from = self.byte_at(text, start)?;
        let to = self.byte_at(text, end)?;
        Some((from, text.get(from..to)?))
    }
}

/// A stretch of a text that somebody marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// As what.
    pub(crate) label: String,
    /// The words, as they stand in the text.
    pub(crate) quote: String,
    /// How many times the words stand before, white space left out of account.
    pub(crate) nth: usize,
    /// What tells the thing that is named from others: an address in a knowledge base, or a group of marks of one thing.
    pub(crate) identity: Option<String>,
    /// What the annotator wrote.
    pub(crate) comment: Option<String>,
    /// What stands before and behind the words, where that and no number says which of several places is meant.
    pub(crate) between: Option<(String, String)>,
}

/// A mark as a file gives it.
pub(crate) struct Given<'a> {
    /// As reports name it: `T1`.
    pub(crate) shown: &'a str,
    pub(crate) label: &'a str,
    /// The words it says it marks, where it says so.
    pub(crate) quote: Option<&'a str>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) unit: Unit,
}

/// Finds the marks of a text, and keeps what was wrong with some.
#[derive(Default)]
pub(crate) struct Checked {
    pub(crate) marks: Vec<Mark>,
    pub(crate) doubts: Doubts,
}

/// What was wrong, a sentence each. The first are kept, the rest counted.
#[derive(Default)]
pub(crate) struct Doubts {
    first: Vec<String>,
    more: usize,
}

impl Doubts {
    pub(crate) fn add(&mut self, doubt: String) {
        const MOST: usize = 10;
        if self.first.len() < MOST {
            self.first.push(doubt);
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn extend(&mut self, others: Self) {
        self.more += others.more;
        others.first.into_iter().for_each(|doubt| self.add(doubt));
    }

    /// The sentences.
    pub(crate) fn told(self) -> Vec<String> {
        let more = (self.more > 0).then(|| format!("and {} more of these", self.more));
        self.first.into_iter().chain(more).collect()
    }
}

impl Checked {
    /// Takes a mark whose words stand where it says, or at the one place where they stand. Gives its place in the list.
    pub(crate) fn add(&mut self, text: &str, given: &Given<'_>) -> Option<usize> {
        let (from, words) = self.place(text, given)?;
        let words = words.to_owned();
        self.marks.push(Mark {
            label: given.label.to_owned(),
            nth: nth(text, from, &words),
            quote: words,
            ..Mark::default()
        });
        Some(self.marks.len() - 1)
    }

    fn place<'t>(&mut self, text: &'t str, given: &Given<'t>) -> Option<(usize, &'t str)> {
        let (shown, start, end) = (given.shown, given.start, given.end);
        let found = given.unit.slice(text, start, end);
        let Some(quote) = given.quote else {
            let filled = found.filter(|(_, words)| !words.trim().is_empty());
            if filled.is_none() {
                self.doubts
                    .add(format!("{shown} marks nothing at {start}–{end} and was left out"));
            }
            return filled;
        };
        let quote = quote.trim();
        let fits = |(_, words): &(usize, &str)| !quote.is_empty() && bare(words) == bare(quote);
        if let Some(found) = found.filter(fits) {
            return Some(found);
        }
        for unit in Unit::ALL {
            if let Some(found) = unit.slice(text, start, end).filter(fits) {
                let (unit, usual) = (unit.word(), given.unit.word());
                self.doubts.add(format!(
                    "{shown} counts {unit} where {usual} are usual: “{quote}” was found by them"
                ));
                return Some(found);
            }
        }
        let there = found.map_or("no text".to_owned(), |(_, words)| format!("“{words}”"));
        let mut places = text.match_indices(quote);
        let said = format!("{shown} says “{quote}” at {start}–{end}, where the text has {there}");
        match (quote.is_empty(), places.next(), places.next()) {
            (false, Some(only), None) => {
                self.doubts
                    .add(format!("{said}: the one place that has these words was taken"));
                Some(only)
            }
            _ => {
                self.doubts.add(format!("{said}: it was left out"));
                None
            }
        }
    }
}

/// How many times these words stand before a place.
pub(crate) fn nth(text: &str, from: usize, words: &str) -> usize {
    let before = bare(text.get(..from).unwrap_or_default()).len();
    let (text, words) = (bare(text), bare(words));
    text.match_indices(&words).take_while(|(at, _)| *at < before).count()
}

/// A text without its white space.
pub(crate) fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Where these words stand for the nth time (from zero): the bytes at which they begin and end, whatever the white space.
pub(crate) fn find(text: &str, words: &str, nth: usize) -> Option<(usize, usize)> {
    let words = bare(words);
    let (at, _) = bare(text).match_indices(&words).nth(nth)?;
    let mut seen = 0;
    let mut letters = text.char_indices().filter(|(_, letter)| !letter.is_whitespace());
    let mut start = None;
    letters.find_map(|(byte, letter)| {
        if seen == at {
            start = Some(byte);
        }
        seen += letter.len_utf8();
        (seen == at + words.len()).then_some((start?, byte + letter.len_utf8()))
    })
}

/// Where these words stand between those: the only place, or the only one with these neighbours.
pub(crate) fn find_between(text: &str, words: &str, before: &str, behind: &str) -> Option<(usize, usize)> {
    let (all, bare_words) = (bare(text), bare(words));
    let (before, behind) = (bare(before), bare(behind));
    let places: Vec<usize> = all.match_indices(&bare_words).map(|(at, _)| at).collect();
    let has_neighbours = |at: usize| {
        let starts = all.get(..at).is_some_and(|text| text.ends_with(&before));
        starts
            && all
                .get(at + bare_words.len()..)
                .is_some_and(|text| text.starts_with(&behind))
    };
    let mut fitting =
        (0..places.len()).filter(|nth| places.len() == 1 || places.get(*nth).is_some_and(|at| has_neighbours(*at)));
    match (fitting.next(), fitting.next()) {
        (Some(nth), None) => find(text, words, nth),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, quote: Option<&str>, (start, end): (usize, usize), unit: Unit, expected: &[&str]) {
        let mut checked = Checked::default();
        let given = Given {
            shown: "T1",
            label: "PER",
            quote,
            start,
            end,
            unit,
        };
        checked.add(text, &given);
        let marks = checked.marks.iter().map(|mark| format!("{} {}", mark.quote, mark.nth));
        let all: Vec<String> = marks.chain(checked.doubts.told()).collect();
        assert_eq!(all, expected);
    }

    #[test]
    fn places_are_counted_in_their_unit() {
        let text = "😀 Bob saw Bob";
        check(text, Some("Bob"), (2, 5), Unit::CodePoints, &["Bob 0"]);
        check(text, Some("Bob"), (3, 6), Unit::Utf16, &["Bob 0"]);
        check(text, None, (13, 16), Unit::Bytes, &["Bob 1"]);
        check(
            text,
            Some("Bob"),
            (3, 6),
            Unit::CodePoints,
            &[
                "Bob 0",
                "T1 counts UTF-16 units where code points are usual: “Bob” was found by them",
            ],
        );
    }

    #[test]
    fn what_does_not_stand_there_is_told() {
        check(
            "Ann saw Bob",
            Some("Bob"),
            (0, 3),
            Unit::CodePoints,
            &[
                "Bob 0",
                "T1 says “Bob” at 0–3, where the text has “Ann”: the one place that has these words was taken",
            ],
        );
        check(
            "Bob saw Bob",
            Some("Bob"),
            (1, 4),
            Unit::CodePoints,
            &["T1 says “Bob” at 1–4, where the text has “ob ”: it was left out"],
        );
        check(
            "Bob",
            Some("Ann"),
            (7, 9),
            Unit::CodePoints,
            &["T1 says “Ann” at 7–9, where the text has no text: it was left out"],
        );
        check(
            "Bob",
            None,
            (1, 9),
            Unit::CodePoints,
            &["T1 marks nothing at 1–9 and was left out"],
        );
    }

    #[test]
    fn words_are_found_again_whatever_the_white_space() {
        assert_eq!(find("New\n\nYork and New York", "New York", 1), Some((14, 22)));
        assert_eq!(find("é New  York", "New York", 0), Some((3, 12)));
        assert_eq!(find("York", "New York", 0), None);
        assert_eq!(find_between("Bob saw Bob.", "Bob", "saw ", "."), Some((8, 11)));
        assert_eq!(find_between("Bob saw Bob.", "Bob", "", ""), None);
        assert_eq!(find_between("saw Bob", "Bob", "met", ""), Some((4, 7)));
    }
}
