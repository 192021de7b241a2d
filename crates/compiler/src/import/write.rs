//! Rows, and what becomes of their columns, into the files of a corpus folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value};

use super::columns::{Becomes, Columns, Part};
use super::dates::date;
use super::ids::{Ids, plain_id};
use super::manifest;
use super::markup::plain;
use super::outlets::Outlets;
use super::report::Imported;
use super::row::{Row, spaced, text_of};
use crate::parse::{LONGEST_TEXT, LONGEST_VALUE};

/// A corpus folder being written. Nothing is made before the first document.
pub(super) struct Writing<'a> {
    dir: &'a Path,
    columns: Columns,
    outlets: Outlets,
    ids: Ids,
    out: Option<BufWriter<File>>,
    failed: Option<io::Error>,
    done: Imported,
}

/// The parts of one document.
type Parts = BTreeMap<Part, String>;

const MARKUP: &str = "markup was taken out of a text";
const NO_DATE: &str = "a date not understood became a note";
const NO_ADDRESS: &str = "an address that is not of the web became a note";
const TOO_LONG: &str = "a value too long for a facet became a note";

impl<'a> Writing<'a> {
    /// Of these columns, into this folder.
    pub(super) fn new(columns: Columns, dir: &'a Path) -> Self {
        Self {
            dir,
            columns,
            outlets: Outlets::default(),
            ids: Ids::default(),
            out: None,
            failed: None,
            done: Imported::default(),
        }
    }

    /// Writes the document of a row, or notes why it is none.
    pub(super) fn write(&mut self, row: Row) {
        self.done.rows += 1;
        let line = row.line;
        match row.cells.and_then(|cells| self.document(line, cells)) {
            Err(why) => self.done.lost.entry(why).or_default().push(line),
            Ok(document) => {
                self.done.documents += 1;
                row.changed.into_iter().for_each(|what| self.changed(what, line));
                if let Err(error) = self.write_line(&Value::Object(document)) {
                    self.failed.get_or_insert(error);
                }
            }
        }
    }

    fn write_line(&mut self, document: &Value) -> Result<(), io::Error> {
        let out = match &mut self.out {
            Some(out) => out,
            none => {
                fs::create_dir_all(self.dir)?;
                none.insert(BufWriter::new(File::create(self.dir.join("documents.jsonl"))?))
            }
        };
        serde_json::to_writer(&mut *out, document)?;
        out.write_all(b"\n")
    }

    /// Writes the other files, and gives the report.
    pub(super) fn finish(mut self, table: &str, remarks: Vec<String>) -> Result<Imported, String> {
        self.done.remarks = remarks;
        self.done.remarks.extend(self.outlets.alike());
        self.done.outlets = self.outlets.all.len();
        let columns = self.columns.all.iter();
        self.done.columns = columns
            .map(|column| (column.name.clone(), column.fate.clone()))
            .collect();
        self.write_rest(table)
            .map_err(|error| format!("cannot write in {}: {error}", self.dir.display()))?;
        if self.done.documents == 0 {
            return Err(self.done.nothing(table));
        }
        Ok(self.done)
    }

    fn write_rest(&mut self, table: &str) -> Result<(), io::Error> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let Some(out) = &mut self.out else { return Ok(()) };
        out.flush()?;
        let corpus = manifest::corpus(&self.columns.all, table, self.done.documents);
        fs::write(self.dir.join("corpus.toml"), corpus)?;
        if !self.outlets.all.is_empty() {
            fs::write(self.dir.join("outlets.toml"), manifest::outlets(&self.outlets))?;
        }
        Ok(())
    }

    fn changed(&mut self, what: &'static str, line: u64) {
        let lines = self.done.changed.entry(what).or_default();
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }

    /// The line of documents.jsonl that a row becomes.
    fn document(&mut self, line: u64, cells: Vec<(String, Value)>) -> Result<Map<String, Value>, &'static str> {
        let (mut parts, facets, too_long) = self.sorted(cells);
        if parts.is_empty() {
            return Err("nothing that belongs to a document");
        }
        if parts.get(&Part::Text).is_some_and(|text| text.len() > LONGEST_TEXT / 2) {
            return Err("a text of more than 2,000,000 bytes");
        }
        for part in [Part::Title, Part::Text, Part::Note] {
            if let Some(text) = parts.get_mut(&part)
                && let Some(plain) = plain(text)
            {
                *text = plain;
                self.changed(MARKUP, line);
            }
        }
        if let Some(text) = parts.get_mut(&Part::Text) {
            *text = in_paragraphs(text);
        }
        if let Some(given) = parts.remove(&Part::Published) {
            match date(&given) {
                Some(date) => _ = parts.insert(Part::Published, date),
                None => {
                    self.changed(NO_DATE, line);
                    add_note(&mut parts, "Date", &given);
                }
            }
        }
        if let Some(given) = parts.remove(&Part::Address) {
            if is_of_the_web(&given) {
                parts.insert(Part::Address, given);
            } else {
                self.changed(NO_ADDRESS, line);
                add_note(&mut parts, "Address", &given);
            }
        }
        for (name, value) in too_long {
            self.changed(TOO_LONG, line);
            add_note(&mut parts, &name, &value);
        }
        if let Some(name) = parts.get_mut(&Part::Outlet) {
            *name = self.outlets.id_of(&spaced(name));
        }
        let id = self.id(&parts, line);
        parts.insert(Part::Id, id);
        let parts = parts.into_iter();
        let mut document: Map<String, Value> = parts
            .map(|(part, text)| (part.key().to_owned(), Value::String(text)))
            .collect();
        document.extend(facets);
        Ok(document)
    }

    /// The cells of a row by what becomes of their columns: parts of the document, facets, and what is too long for one.
    fn sorted(&self, cells: Vec<(String, Value)>) -> (Parts, Map<String, Value>, Vec<(String, String)>) {
        let (mut parts, mut facets, mut too_long) = (Parts::new(), Map::new(), Vec::new());
        for (name, value) in cells {
            match self.columns.get(&name).map(|column| &column.becomes) {
                Some(Becomes::Part(part)) => {
                    if let Some(text) = text_of(&value) {
                        parts.insert(*part, text);
                    }
                }
                Some(Becomes::Facet { key, joint }) => {
                    let (value, long) = facet_value(value, *joint);
                    if !value.is_null() {
                        facets.insert(key.clone(), value);
                    }
                    too_long.extend(long.map(|long| (name, long)));
                }
                _ => {}
            }
        }
        (parts, facets, too_long)
    }

    /// An id of its own: the one given as far as it is one, else the title, else a number.
    fn id(&mut self, parts: &Parts, line: u64) -> String {
        let plain = |part| parts.get(&part).map(|text| plain_id(text)).filter(|id| !id.is_empty());
        let wanted = plain(Part::Id).or_else(|| plain(Part::Title));
        let id = self.ids.take(wanted.as_deref().unwrap_or("document"));
        if parts.get(&Part::Id).is_some_and(|given| *given != id) {
            self.changed("an id was changed", line);
        }
        id
    }
}

/// The value of a facet, and what of it is too long for one.
fn facet_value(value: Value, joint: Option<char>) -> (Value, Option<String>) {
    let texts: Vec<String> = match (&value, joint) {
        (Value::String(text), Some(joint)) => text.split(joint).map(spaced).collect(),
        (Value::String(text), None) => vec![spaced(text)],
        (Value::Array(items), _) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).map(spaced).collect()
        }
        _ => return (value, None),
    };
    let filled = texts.into_iter().filter(|text| !text.is_empty());
    let (mut short, long): (Vec<_>, Vec<_>) = filled.partition(|text| text.len() <= LONGEST_VALUE);
    let kept = match (value, short.len()) {
        (_, 0) => Value::Null,
        (Value::String(_), 1) => Value::String(short.remove(0)),
        _ => Value::Array(short.into_iter().map(Value::String).collect()),
    };
    (kept, (!long.is_empty()).then(|| long.join(" ")))
}

/// Whether a browser can open it: of `www.example.org` nobody knows how.
fn is_of_the_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// A text whose lines are paragraphs where nothing else separates any.
fn in_paragraphs(text: &str) -> String {
    if text.contains("\n\n") || text.contains("\r\n\r\n") {
        return text.to_owned();
    }
    text.lines().collect::<Vec<_>>().join("\n\n")
}

/// Keeps something that fits nowhere else in the note of a document.
fn add_note(parts: &mut Parts, what: &str, given: &str) {
    let note = parts.entry(Part::Note).or_default();
    if !note.is_empty() {
        note.push(' ');
    }
    note.push_str(&format!("{what} as given: {given}"));
}
