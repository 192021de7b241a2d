//! A row of a table from elsewhere, and what all readers of rows say and do alike.

use std::path::Path;

use serde_json::Value;

/// A row.
pub(super) struct Row {
    /// The line it begins in.
    pub(super) line: u64,
    /// Its cells under the names of their columns, or why it cannot be read.
    pub(super) cells: Result<Vec<(String, Value)>, &'static str>,
    /// What was done to it that its author should know.
    pub(super) changed: Vec<&'static str>,
}

impl Row {
    pub(super) fn new(line: u64, cells: Result<Vec<(String, Value)>, &'static str>) -> Self {
        Self {
            line,
            cells,
            changed: Vec::new(),
        }
    }
}

pub(super) fn cannot_read(table: &Path, error: &dyn std::error::Error) -> String {
    format!("cannot read {}: {error}", table.display())
}

pub(super) const NOT_UTF8: &str = "not UTF-8 text";

/// The text of a value that is one; nothing where there is nothing.
pub(super) fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A text with one space wherever it has white space of any kind, and none at its ends.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
