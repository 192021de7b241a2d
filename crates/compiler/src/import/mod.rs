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
mod outlets;
mod report;
mod write;

use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

pub use report::Imported;

use columns::Columns;
use write::Writing;

/// Makes a corpus folder of a table.
///
/// # Errors
/// When the table cannot be read, or the folder cannot be written or holds something already.
pub fn import(table: &Path, dir: &Path) -> Result<Imported, String> {
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty: name a new folder", dir.display()));
    }
    let format = format_of(table)?;
    let mut columns = Columns::default();
    (format.rows)(table, &mut |row| columns.see(row))?;
    columns.decide();
    fs::create_dir_all(dir).map_err(|error| format!("cannot make {}: {error}", dir.display()))?;
    let cannot_write = |error: io::Error| format!("cannot write in {}: {error}", dir.display());
    let mut writing = Writing::new(columns, dir).map_err(cannot_write)?;
    (format.rows)(table, &mut |row| writing.write(row))?;
    let name = table.file_name().unwrap_or_default().to_string_lossy();
    writing.finish(dir, &name).map_err(cannot_write)
}

/// A row: the line it begins in, and its cells under the names of their columns, or why it cannot be read.
struct Row {
    line: u64,
    cells: Result<Vec<(String, Value)>, &'static str>,
}

/// A kind of table that can be imported.
pub struct TableFormat {
    /// "CSV"
    pub name: &'static str,
    /// How its files end, in lower case.
    pub extensions: &'static [&'static str],
    /// Hands over its rows, one after the other.
    rows: fn(&Path, &mut dyn FnMut(Row)) -> Result<(), String>,
}

/// Every kind of table that can be imported.
pub static TABLE_FORMATS: [TableFormat; 2] = [
    TableFormat {
        name: "JSON Lines",
        extensions: &["jsonl", "ndjson"],
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

fn cannot_read(table: &Path, error: &dyn std::error::Error) -> String {
    format!("cannot read {}: {error}", table.display())
}

const NOT_UTF8: &str = "not UTF-8 text";

/// The text of a value that is one; nothing where there is nothing.
fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}
