//! What became of a table, as its author reads it.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// What was made of a table.
#[derive(Debug, Default)]
pub struct Imported {
    /// Rows that became documents.
    pub documents: usize,
    /// Rows of the table.
    pub rows: usize,
    /// Each column, and what became of it, in their order.
    pub columns: Vec<(String, String)>,
    /// Why some rows are no documents, and in which lines they begin.
    pub lost: BTreeMap<&'static str, Vec<u64>>,
    /// What was done to rows that are documents, and in which lines they begin.
    pub changed: BTreeMap<&'static str, Vec<u64>>,
    /// Outlets found.
    pub outlets: usize,
    /// What is to be known of the table as a whole.
    pub remarks: Vec<String>,
}

impl Imported {
    /// Why nothing was made of a table, the reasons first.
    pub(super) fn nothing(&self, table: &str) -> String {
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
        for (name, fate) in &self.columns {
            let _ = writeln!(text, "{name:width$}  {fate}");
        }
        text
    }

    fn lost_lines(&self) -> impl Iterator<Item = String> {
        let lost = self.lost.iter();
        lost.map(|(why, of)| format!("not imported, {why}: {}", rows(of)))
    }
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.columns())?;
        let (documents, all, outlets) = (self.documents, self.rows, self.outlets);
        writeln!(f, "\n{documents} of {all} rows are documents, of {outlets} outlets")?;
        for remark in &self.remarks {
            writeln!(f, "{remark}")?;
        }
        for (what, of) in &self.changed {
            writeln!(f, "{what}: {}", rows(of))?;
        }
        for line in self.lost_lines() {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

/// "1 row, in line 3", "3 rows, in lines 3, 7–8"
fn rows(of: &[u64]) -> String {
    match of {
        [line] => format!("1 row, in line {line}"),
        of => format!("{} rows, in lines {}", of.len(), lines(of)),
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
