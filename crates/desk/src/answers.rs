//! What desk.js is told: plain records.

use crosscheck_compiler::{Excerpt, Problem, Report};
use crosscheck_import::Imported;
use serde::Serialize;

/// What comes next, and how much of the work is behind it.
#[derive(Debug, PartialEq, Serialize)]
pub struct Doing {
    /// In words.
    pub what: String,
    /// From 0 to 1.
    pub part: f64,
}

/// What came of the files.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// What the corpus is called; empty where there is none.
    pub title: String,
    /// How many documents it has.
    pub documents: usize,
    /// Why nothing was made of the files, where they are no corpus at all.
    pub refused: Option<String>,
    /// How many problems forbid opening it.
    pub errors: usize,
    /// Those, and what is worth a look.
    pub problems: Vec<Told>,
    /// What the import made of each column, where the files were imported.
    pub columns: Vec<Column>,
    /// What else there is to know of it, a sentence each.
    pub remarks: Vec<String>,
}

/// A problem, as the page shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    is_error: bool,
    title: String,
    places: Vec<Shown>,
    help: Option<String>,
    more: usize,
}

/// A line of a file beside a problem.
#[derive(Debug, Serialize)]
struct Shown {
    file: String,
    line: usize,
    column: usize,
    before: String,
    marked: String,
    after: String,
    label: String,
}

/// A column, and what became of it.
#[derive(Debug, Serialize)]
pub struct Column {
    /// As the file calls it.
    pub name: String,
    /// In words.
    pub fate: String,
    /// Its first value.
    pub first: String,
}

impl Answer {
    pub(crate) fn refused(why: impl Into<String>) -> Self {
        Self {
            refused: Some(on_page(why.into())),
            ..Self::default()
        }
    }

    pub(crate) fn tell(&mut self, report: &Report) {
        self.errors = report.errors();
        self.problems = report.problems().into_iter().map(Told::from).collect();
    }

    pub(crate) fn tell_import(&mut self, imported: &Imported) {
        let samples = imported.samples.iter().map(String::as_str).chain(std::iter::repeat(""));
        let column = |((name, fate), first): (&(String, String), &str)| Column {
            name: name.clone(),
            fate: without_option(fate),
            first: first.to_owned(),
        };
        self.columns = imported.columns.iter().zip(samples).map(column).collect();
        self.remarks = imported.notes().into_iter().map(on_page).collect();
    }
}

impl From<Problem> for Told {
    fn from(problem: Problem) -> Self {
        Self {
            is_error: problem.is_error,
            title: problem.title,
            places: problem.places.into_iter().map(Shown::from).collect(),
            help: problem.help,
            more: problem.more,
        }
    }
}

impl From<Excerpt> for Shown {
    fn from(place: Excerpt) -> Self {
        Self {
            file: place.file,
            line: place.line,
            column: place.column,
            before: place.before,
            marked: place.marked,
            after: place.after,
            label: place.label,
        }
    }
}

/// What became of a column, without the option that would change it: the page has a list beside it.
fn without_option(fate: &str) -> String {
    match fate.split_once("; `--column ") {
        Some((fate, _)) => fate.to_owned(),
        None => fate.to_owned(),
    }
}

/// What the command line says of its options, as the page has them.
fn on_page(text: String) -> String {
    let text = OPTIONS
        .iter()
        .fold(text, |text, (option, here)| text.replace(option, here));
    match text.split_once("; `--map ") {
        Some((fate, _)) => format!("{fate}; `crosscheck import --map`, on the command line, can make more of it"),
        None => text,
    }
}

/// Options of the command, and where the page has the same.
const OPTIONS: [(&str, &str); 2] = [
    (
        "`--dates day-first` or `--dates month-first` reads them",
        "say below which number is the day",
    ),
    (
        "`--encoding NAME` reads it as another",
        "say below which it is, if it is another",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_the_command_are_those_of_the_page() {
        let said =
            "a date that may be two became a note; `--dates day-first` or `--dates month-first` reads them: 1 row";
        let expected = "a date that may be two became a note; say below which number is the day: 1 row";
        assert_eq!(on_page(said.to_owned()), expected);
        let marked = "marked TOPIC, 3 times: a facet; `--map TOPIC=person`, `place` or `claim:QUESTION/POSITION` makes more of it";
        let expected =
            "marked TOPIC, 3 times: a facet; `crosscheck import --map`, on the command line, can make more of it";
        assert_eq!(on_page(marked.to_owned()), expected);
        assert_eq!(
            without_option("note; `--column Datum=date` makes it the date of a document"),
            "note"
        );
    }
}
