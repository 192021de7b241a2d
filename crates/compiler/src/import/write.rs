//! Rows, and what becomes of their columns, into the files of a corpus folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value};

use super::columns::{Becomes, Columns, Part};
use super::dates::date;
use super::ids::{Ids, plain_id};
use super::outlets::Outlets;
use super::report::Imported;
use super::{Row, manifest, text_of};
use crate::parse::LONGEST_TEXT;

/// A corpus folder being written.
pub(super) struct Writing {
    columns: Columns,
    outlets: Outlets,
    ids: Ids,
    out: BufWriter<File>,
    failed: Option<io::Error>,
    done: Imported,
}

/// The parts of one document.
type Parts = BTreeMap<Part, String>;

impl Writing {
    /// Begins documents.jsonl.
    pub(super) fn new(columns: Columns, dir: &Path) -> Result<Self, io::Error> {
        Ok(Self {
            columns,
            outlets: Outlets::default(),
            ids: Ids::default(),
            out: BufWriter::new(File::create(dir.join("documents.jsonl"))?),
            failed: None,
            done: Imported::default(),
        })
    }

    /// Writes the document of a row, or notes why it is none.
    pub(super) fn write(&mut self, row: Row) {
        self.done.rows += 1;
        let Row { line, cells } = row;
        match cells.and_then(|cells| self.document(line, cells)) {
            Err(why) => self.done.lost.entry(why).or_default().push(line),
            Ok(document) => {
                self.done.documents += 1;
                let written = serde_json::to_writer(&mut self.out, &Value::Object(document))
                    .map_err(io::Error::from)
                    .and_then(|()| self.out.write_all(b"\n"));
                if let Err(error) = written {
                    self.failed.get_or_insert(error);
                }
            }
        }
    }

    /// Writes the other files, and gives the report.
    pub(super) fn finish(mut self, dir: &Path, table: &str) -> Result<Imported, io::Error> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.out.flush()?;
        let corpus = manifest::corpus(&self.columns.all, table, self.done.documents);
        fs::write(dir.join("corpus.toml"), corpus)?;
        if !self.outlets.all.is_empty() {
            fs::write(dir.join("outlets.toml"), manifest::outlets(&self.outlets))?;
        }
        self.done.outlets = self.outlets.all.len();
        let columns = self.columns.all.into_iter();
        self.done.columns = columns.map(|column| (column.name, column.fate)).collect();
        Ok(self.done)
    }

    fn changed(&mut self, what: &'static str, line: u64) {
        self.done.changed.entry(what).or_default().push(line);
    }

    /// The line of documents.jsonl that a row becomes.
    fn document(&mut self, line: u64, cells: Vec<(String, Value)>) -> Result<Map<String, Value>, &'static str> {
        let (mut parts, facets) = self.sorted(cells);
        if parts.is_empty() {
            return Err("nothing that belongs to a document");
        }
        if parts.get(&Part::Text).is_some_and(|text| text.len() > LONGEST_TEXT / 2) {
            return Err("a text of more than 2,000,000 bytes");
        }
        if let Some(text) = parts.get_mut(&Part::Text) {
            *text = in_paragraphs(text);
        }
        if let Some(given) = parts.remove(&Part::Published) {
            match date(&given) {
                Some(date) => _ = parts.insert(Part::Published, date),
                None => {
                    self.changed("a date not understood became a note", line);
                    add_note(&mut parts, &format!("Date as given: {given}"));
                }
            }
        }
        if let Some(name) = parts.get_mut(&Part::Outlet) {
            *name = self.outlets.id_of(name);
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

    /// The cells of a row by what becomes of their columns: parts of the document, and facets.
    fn sorted(&self, cells: Vec<(String, Value)>) -> (Parts, Map<String, Value>) {
        let (mut parts, mut facets) = (Parts::new(), Map::new());
        for (name, value) in cells {
            match self.columns.get(&name).map(|column| &column.becomes) {
                Some(Becomes::Part(part)) => {
                    if let Some(text) = text_of(&value) {
                        parts.insert(*part, text);
                    }
                }
                Some(Becomes::Facet(key)) if !value.is_null() => _ = facets.insert(key.clone(), value),
                _ => {}
            }
        }
        (parts, facets)
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

/// A text whose lines are paragraphs where nothing else separates any.
fn in_paragraphs(text: &str) -> String {
    if text.contains("\n\n") || text.contains("\r\n\r\n") {
        return text.to_owned();
    }
    text.lines().collect::<Vec<_>>().join("\n\n")
}

/// Adds a sentence to the note of a document.
fn add_note(parts: &mut Parts, sentence: &str) {
    let note = parts.entry(Part::Note).or_default();
    if !note.is_empty() {
        note.push(' ');
    }
    note.push_str(sentence);
}
