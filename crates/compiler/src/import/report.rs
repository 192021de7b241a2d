//! What became of a table, as its author reads it.

use std::collections::BTreeMap;
use std::fmt;

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
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .columns
            .iter()
            .map(|(name, _)| name.chars().count())
            .max()
            .unwrap_or(0);
        for (name, fate) in &self.columns {
            writeln!(f, "{name:width$}  {fate}")?;
        }
        writeln!(
            f,
            "\n{} of {} rows are documents, of {} outlets",
            self.documents, self.rows, self.outlets
        )?;
        let rows = |of: &[u64]| match of {
            [line] => format!("1 row, in line {line}"),
            of => format!("{} rows, in lines {}", of.len(), lines(of)),
        };
        for (what, of) in &self.changed {
            writeln!(f, "{what}: {}", rows(of))?;
        }
        for (why, of) in &self.lost {
            writeln!(f, "not imported, {why}: {}", rows(of))?;
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
