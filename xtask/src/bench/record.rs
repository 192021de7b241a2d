//! Documents as JSON Lines, the form that `crosscheck import` reads and every engine is given.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

use crate::run::Failure;

/// One document of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) title: String,
    /// As precise as is known: `1790` or `2001-03-14`.
    pub(super) date: String,
    pub(super) outlet: String,
    /// Paragraphs, with an empty line between them.
    pub(super) text: String,
    /// Each a facet, with the values of this document.
    pub(super) columns: Vec<(String, Vec<String>)>,
}

/// The keys a document has of its own. Every other one is a column.
const KEYS: [&str; 10] = [
    "id",
    "title",
    "date",
    "published",
    "outlet",
    "address",
    "url",
    "language",
    "note",
    "text",
];

impl Record {
    fn json(&self) -> Value {
        let own = [
            ("id", &self.id),
            ("title", &self.title),
            ("date", &self.date),
            ("outlet", &self.outlet),
            ("text", &self.text),
        ];
        let own = own.into_iter().map(|(key, text)| (key.to_owned(), json!(text)));
        let columns = self.columns.iter().map(|(name, values)| (name.clone(), json!(values)));
        Value::Object(own.chain(columns).collect())
    }

    /// From an object. Only `id` has to be there; a column may hold one value or a list.
    fn read(value: &Value) -> Result<Self, String> {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let id = match &value["id"] {
            Value::String(id) => id.clone(),
            Value::Number(id) => id.to_string(),
            _ => return Err("has no `id`".into()),
        };
        let all = value.as_object().into_iter().flatten();
        let columns = all.filter(|(key, _)| !KEYS.contains(&key.as_str()));
        Ok(Self {
            id,
            title: text("title"),
            date: [text("date"), text("published")].concat(),
            outlet: text("outlet"),
            text: text("text"),
            columns: columns
                .map(|(name, values)| (name.clone(), values_of(values)))
                .collect(),
        })
    }
}

fn values_of(column: &Value) -> Vec<String> {
    match column {
        Value::Array(values) => values.iter().flat_map(values_of).collect(),
        Value::String(value) if value.is_empty() => Vec::new(),
        Value::String(value) => vec![value.clone()],
        Value::Null => Vec::new(),
        other => vec![other.to_string()],
    }
}

/// Writes them, a line each.
pub(super) fn write(file: &Path, records: &[Record]) -> Result<(), Failure> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut out = BufWriter::new(fs::File::create(file)?);
    for record in records {
        writeln!(out, "{}", record.json())?;
    }
    out.flush()?;
    Ok(())
}

/// Reads them. The first line that is no document is named.
pub(super) fn read(file: &Path) -> Result<Vec<Record>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure(format!("{}: {error}", file.display())))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            serde_json::from_str(line)
                .map_err(|error| format!("is no JSON ({error})"))
                .and_then(|value| Record::read(&value))
                .map_err(|why| {
                    Failure(format!(
                        "{}:{} {why}: expected an object a line with id, title, date, outlet, text, and columns under their names",
                        file.display(),
                        number + 1
                    ))
                })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let record = Record {
            id: "a-1".into(),
            title: "A \"title\"".into(),
            date: "1790".into(),
            outlet: "Herald".into(),
            text: "One.\n\nTwo.".into(),
            columns: vec![("party".into(), vec!["none".into()]), ("topic".into(), Vec::new())],
        };
        assert_eq!(Record::read(&record.json()), Ok(record));
    }

    #[test]
    fn a_column_may_hold_one_value() {
        let value = json!({"id": 7, "published": "1790", "year": 1790, "name": "x", "none": null});
        let record = Record::read(&value).unwrap();
        assert_eq!((record.id.as_str(), record.date.as_str()), ("7", "1790"));
        let values: Vec<_> = record.columns.iter().map(|(_, values)| values.join("|")).collect();
        assert_eq!(values, ["x", "", "1790"]);
    }

    #[test]
    fn a_line_without_id_is_named() {
        let file = std::env::temp_dir().join(format!("crosscheck-bench-{}.jsonl", std::process::id()));
        fs::write(&file, "{\"id\":\"a\"}\n\n{}\n").unwrap();
        let Failure(why) = read(&file).unwrap_err();
        fs::remove_file(&file).unwrap();
        assert!(why.contains(".jsonl:3 has no `id`: expected an object a line"), "{why}");
    }
}
