//! A row of a file from elsewhere, and what all readers of rows say and do alike.

use std::path::Path;

use serde_json::Value;

use crate::marks::Mark;
use crate::thing::Thing;

/// A row.
pub(crate) struct Row {
    /// The line it begins in. Zero where a file is one document.
    pub(crate) line: u64,
    /// Its cells under the names of their columns, or why it cannot be read.
    pub(crate) cells: Result<Vec<(String, Value)>, &'static str>,
    /// What was done to it that its author should know.
    pub(crate) changed: Vec<&'static str>,
    /// What somebody marked in its text.
    pub(crate) marks: Vec<Mark>,
    /// Of an annotation, the address of the document that it is on, and what it marks there.
    pub(crate) on: Option<(String, Vec<Mark>)>,
    /// What it is, where it is no document but something that is named.
    pub(crate) thing: Option<Thing>,
}

impl Row {
    pub(crate) fn new(line: u64, cells: Result<Vec<(String, Value)>, &'static str>) -> Self {
        Self {
            line,
            cells,
            changed: Vec::new(),
            marks: Vec::new(),
            on: None,
            thing: None,
        }
    }

    /// Of something that is named.
    pub(crate) fn of_thing(thing: Thing) -> Self {
        Self {
            thing: Some(thing),
            ..Self::new(0, Ok(Vec::new()))
        }
    }

    /// Of texts under names; those that are empty are no cells.
    pub(crate) fn of_texts<'a>(line: u64, texts: impl IntoIterator<Item = (&'a str, Option<String>)>) -> Self {
        let texts = texts.into_iter().filter_map(|(name, text)| Some((name, text?)));
        let filled = texts.filter(|(_, text)| !text.trim().is_empty());
        let cells = filled.map(|(name, text)| (name.to_owned(), Value::String(text)));
        Self::new(line, Ok(cells.collect()))
    }
}

/// A list of texts as a cell.
pub(crate) fn list_cell(texts: impl IntoIterator<Item = String>) -> Value {
    Value::Array(
        texts
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .map(Value::String)
            .collect(),
    )
}

pub(crate) fn cannot_read(table: &Path, error: &dyn std::error::Error) -> String {
    format!("cannot read {}: {error}", table.display())
}

pub(crate) const NOT_UTF8: &str = "not UTF-8 text";

/// The text of a value that is one; nothing where there is nothing. Of an object with a name, as a source in NewsAPI, the name.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Object(fields) => return name_of(fields),
        Value::Null | Value::Array(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The name of something that is told in a few fields.
fn name_of(fields: &serde_json::Map<String, Value>) -> Option<String> {
    let name = ["name", "title"].iter().find_map(|key| fields.get(*key)?.as_str());
    let is_flat = fields.values().all(|value| !value.is_array() && !value.is_object());
    let name = name
        .map(str::trim)
        .filter(|name| !name.is_empty() && is_flat && fields.len() <= 4)?;
    Some(name.to_owned())
}

/// A text with one space wherever it has white space of any kind, and none at its ends.
pub(crate) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
