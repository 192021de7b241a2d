//! A table of documents from elsewhere into a corpus folder: finds out what its columns are, and says so.
//!
//! The table is read twice, a row at a time: once to know its columns, once to write. What is kept between is the ids, the
//! outlets, and of each column as many values as tell a facet from a text.

mod columns;
mod csv;
mod dates;
mod ids;
mod json;
mod manifest;
mod markup;
mod outlets;
mod report;
mod row;
mod values;
mod write;

use std::fs;
use std::path::Path;

pub use report::Imported;

use columns::{Columns, Part};
use row::Row;
use write::Writing;

/// Makes a corpus folder of a table. Its columns are found by their names and values, save those for which `named` says what they
/// are, as `("event_date", "date")`.
///
/// # Errors
/// When the table cannot be read, no row of it is a document, or the folder cannot be written or holds something already.
pub fn import(table: &Path, dir: &Path, named: &[(&str, &str)]) -> Result<Imported, String> {
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty: name a new folder", dir.display()));
    }
    let part = |(name, word): &(&str, &str)| Ok(((*name).to_owned(), Part::from_word(word)?));
    let named = named.iter().map(part).collect::<Result<Vec<_>, String>>()?;
    let format = format_of(table)?;
    let mut columns = Columns::default();
    (format.rows)(table, &mut |row| columns.see(row))?;
    columns.decide(&named)?;
    let mut writing = Writing::new(columns, dir);
    let remarks = (format.rows)(table, &mut |row| writing.write(row))?;
    let name = table.file_name().unwrap_or_default().to_string_lossy();
    writing.finish(&name, remarks)
}

/// A kind of table that can be imported.
pub struct TableFormat {
    /// "CSV"
    pub name: &'static str,
    /// How its files end, in lower case.
    pub extensions: &'static [&'static str],
    /// Hands over its rows, one after the other, and gives remarks on the table as a whole.
    rows: Reader,
}

type Reader = fn(&Path, &mut dyn FnMut(Row)) -> Result<Vec<String>, String>;

/// Every kind of table that can be imported.
pub static TABLE_FORMATS: [TableFormat; 2] = [
    TableFormat {
        name: "JSON",
        extensions: &["jsonl", "ndjson", "json"],
        rows: json::rows,
    },
    TableFormat {
        name: "CSV",
        extensions: &["csv", "tsv"],
        rows: csv::rows,
    },
];

/// The kind of this table, by its ending.
fn format_of(table: &Path) -> Result<&'static TableFormat, String> {
    let extension = table.extension().unwrap_or_default().to_string_lossy();
    let extension = extension.to_ascii_lowercase();
    let found = TABLE_FORMATS
        .iter()
        .find(|format| format.extensions.contains(&extension.as_str()));
    found.ok_or_else(|| {
        let known: Vec<String> = TABLE_FORMATS.iter().map(TableFormat::described).collect();
        format!(
            "{} is no table that can be imported: expected {}",
            table.display(),
            known.join(" or ")
        )
    })
}

impl TableFormat {
    /// "CSV (.csv, .tsv)"
    #[must_use]
    pub fn described(&self) -> String {
        let extensions: Vec<String> = self
            .extensions
            .iter()
            .map(|extension| format!(".{extension}"))
            .collect();
        format!("{} ({})", self.name, extensions.join(", "))
    }
}
