//! What became of a table, as its author reads it.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// Where a row begins: in which file, and in which line of it. Zero where a file is one document.
pub type Place = (usize, u64);

/// What was made of a table.
#[derive(Debug, Default)]
pub struct Imported {
    /// Rows that became documents.
    pub documents: usize,
    /// Rows of the table.
    pub rows: usize,
    /// Each column, and what became of it, in their order.
    pub columns: Vec<(String, String)>,
    /// Why some rows are no documents, and where they begin.
    pub lost: BTreeMap<&'static str, Vec<Place>>,
    /// What was done to rows that are documents, and where they begin.
    pub changed: BTreeMap<&'static str, Vec<Place>>,
    /// The files that were read, in their order.
    pub files: Vec<String>,
    /// The first document, as it is written.
    pub first: Option<String>,
    /// The first value of each column, where that is to be shown.
    pub samples: Vec<String>,
    /// Outlets found.
    pub outlets: usize,
    /// What is to be known of the table as a whole.
    pub remarks: Vec<String>,
}

impl Imported {
    /// Why nothing was made of a table, the reasons first.
    pub(crate) fn nothing(&self, table: &str) -> String {
        let mut why = match self.rows {
            0 => format!("{table} has no row, so nothing was made of it"),
            _ => format!("no row of {table} is a document, so nothing was made of it"),
        };
        for line in self.lost_lines().chain(self.remarks.iter().cloned()) {
            let _ = write!(why, "\n{line}");
        }
        let columns = self.columns();
        if !columns.is_empty() {
            let _ = write!(why, "\n\n{}", columns.trim_end());
        }
        why
    }

    /// A line for each column.
    fn columns(&self) -> String {
        let names = self.columns.iter().map(|(name, _)| name.chars().count());
        let width = names.max().unwrap_or(0);
        let mut text = String::new();
        for (at, (name, fate)) in self.columns.iter().enumerate() {
            let _ = writeln!(text, "{name:width$}  {fate}");
            if let Some(sample) = self.samples.get(at).filter(|sample| !sample.is_empty()) {
                let _ = writeln!(text, "{:width$}  first: {sample}", "");
            }
        }
        text
    }

    /// "1 row, in line 3", "3 rows, in lines 3, 7–8"; of several files, which.
    fn rows(&self, of: &[Place]) -> String {
        const MOST: usize = 10;
        let count = match of.len() {
            1 => "1 row".to_owned(),
            count => format!("{count} rows"),
        };
        let mut by_file: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        for (file, line) in of {
            by_file.entry(*file).or_default().push(*line);
        }
        let place = |(file, of): (&usize, &Vec<u64>)| {
            let name = self.files.get(*file).filter(|_| self.files.len() > 1);
            match (name, of.as_slice()) {
                (None, [0, ..]) => String::new(),
                (Some(name), [0, ..]) => format!(", in {name}"),
                (None, [line]) => format!(", in line {line}"),
                (None, of) => format!(", in lines {}", lines(of)),
                (Some(name), [line]) => format!(", in line {line} of {name}"),
                (Some(name), of) => format!(", in lines {} of {name}", lines(of)),
            }
        };
        let places: String = by_file.iter().take(MOST).map(place).collect();
        let more = by_file.len().saturating_sub(MOST);
        let more = if more > 0 {
            format!(" and {more} files more")
        } else {
            String::new()
        };
        [count, places, more].concat()
    }

    /// What there is to know beside the columns, a sentence each.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let (documents, all, outlets) = (self.documents, self.rows, self.outlets);
        let mut notes = vec![format!("{documents} of {all} rows are documents, of {outlets} outlets")];
        notes.extend(self.remarks.iter().cloned());
        notes.extend(
            self.changed
                .iter()
                .map(|(what, of)| format!("{what}: {}", self.rows(of))),
        );
        notes.extend(self.lost_lines());
        notes
    }

    fn lost_lines(&self) -> impl Iterator<Item = String> {
        let lost = self.lost.iter();
        lost.map(|(why, of)| format!("not imported, {why}: {}", self.rows(of)))
    }
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.columns())?;
        writeln!(f)?;
        for note in self.notes() {
            writeln!(f, "{note}")?;
        }
        Ok(())
    }
}

/// The rows of a reason, as `3, 7–9`.
fn lines(of: &[u64]) -> String {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for &line in of {
        match ranges.last_mut() {
            Some((_, last)) if line <= *last + 1 => *last = line,
            _ => ranges.push((line, line)),
        }
    }
    let range = |(from, to): &(u64, u64)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}–{to}")
        }
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_as_ranges() {
        assert_eq!(lines(&[3, 7, 8, 9, 11]), "3, 7–9, 11");
    }
}
