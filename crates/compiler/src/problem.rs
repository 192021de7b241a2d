//! A report in parts, for whoever shows it otherwise than as a terminal does: each problem with the words of the files it is about.

use crate::source::{Sources, Span};

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it forbids the result.
    pub is_error: bool,
    /// What is wrong.
    pub title: String,
    /// Where, the place it is about first.
    pub places: Vec<Excerpt>,
    /// One thing to try.
    pub help: Option<String>,
    /// How many more there are like it.
    pub more: usize,
}

/// A line of a file with the words that a problem is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, as reports show it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The sign in it, from 1.
    pub column: usize,
    /// What stands before the words in that line.
    pub before: String,
    /// The words; of several lines the first.
    pub marked: String,
    /// What stands behind them.
    pub after: String,
    /// What was found or expected there.
    pub label: String,
}

/// How much of a line is shown beside the words, in signs.
const AROUND: usize = 80;

/// How many of the words.
const MOST: usize = 240;

impl Excerpt {
    /// The words at a place.
    pub(crate) fn of(sources: &Sources, span: Span, label: &str) -> Option<Self> {
        let file = sources.file(span.file)?;
        let text = file.text.as_str();
        let start = text.floor_char_boundary(span.start);
        let end = text.ceil_char_boundary(span.end).min(text.len()).max(start);
        let (above, below) = (text.get(..start)?, text.get(start..)?);
        let before = above.rsplit('\n').next().unwrap_or_default();
        let rest = below.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let marked = rest.get(..(end - start).min(rest.len())).unwrap_or(rest);
        let after = rest.get(marked.len()..).unwrap_or_default();
        Some(Self {
            file: sources.shown(&file.path),
            line: above.matches('\n').count() + 1,
            column: before.chars().count() + 1,
            before: end_of(before, AROUND),
            marked: beginning_of(marked, MOST),
            after: beginning_of(after, AROUND),
            label: label.to_owned(),
        })
    }
}

fn beginning_of(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn end_of(text: &str, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some((at, first)) => format!("…{}", text.get(at + first.len_utf8()..).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_beside_the_words() {
        assert_eq!(beginning_of("äöü", 2), "äö…");
        assert_eq!(beginning_of("äöü", 3), "äöü");
        assert_eq!(end_of("äöü", 2), "…öü");
        assert_eq!(end_of("äöü", 3), "äöü");
    }
}
