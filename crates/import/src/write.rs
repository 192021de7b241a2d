//! Rows, and what becomes of their columns, into the files of a corpus folder.

use std::collections::BTreeMap;
use std::io;

use serde_json::{Map, Value};

use crate::clean::{Lines, in_paragraphs, is_garbled, plain_letters};
use crate::columns::{Becomes, Columns};
use crate::dates::{Order, date};
use crate::folder::{Files, Folder};
use crate::ids::{Ids, plain_id};
use crate::labels::{Labels, Meaning};
use crate::loose::Loose;
use crate::manifest;
use crate::marks::Mark;
use crate::markup::plain;
use crate::names::Names;
use crate::options::Options;
use crate::outlets::Outlets;
use crate::part::Part;
use crate::report::{Imported, Place};
use crate::row::{Row, spaced, text_of};
use crosscheck_compiler::table::{LONGEST_TEXT, LONGEST_VALUE};

/// A corpus folder being written.
pub(crate) struct Writing<'a> {
    folder: Folder<'a>,
    columns: Columns,
    outlets: Outlets,
    labels: Labels,
    loose: Loose,
    names: Names,
    ids: Ids,
    failed: Option<io::Error>,
    order: Option<Order>,
    is_dry: bool,
    done: Imported,
}

/// The parts of one document.
type Parts = BTreeMap<Part, String>;

const MARKUP: &str = "markup was taken out of a text";
const LETTERS: &str = "letters in pieces or in forms of print, and signs that nobody sees, were made plain";
const WRAPPED: &str = "lines as long as a page is wide were read as one paragraph";
const GARBLED: &str = "letters that look read in a wrong encoding (`Ã©`) were kept as they are: look at the file";
const NO_DATE: &str = "a date not understood became a note";
const TWO_DAYS: &str = "a date that may be two became a note; `--dates day-first` or `--dates month-first` reads them";
const NO_ADDRESS: &str = "an address that is not of the web became a note";
const OWN_LINK: &str = "a link into an explorer was left out";
const TOO_LONG: &str = "a value too long for a facet became a note";

impl<'a> Writing<'a> {
    /// Of these columns, into this folder.
    pub(crate) fn new(columns: Columns, labels: Labels, loose: Loose, folder: Folder<'a>, options: &Options) -> Self {
        Self {
            folder,
            columns,
            outlets: Outlets::default(),
            labels,
            loose,
            names: Names::default(),
            ids: Ids::default(),
            failed: None,
            order: options.order,
            is_dry: options.dry_run,
            done: Imported::default(),
        }
    }

    /// Says that the rows to come are of this file.
    pub(crate) fn begin(&mut self, file: &str) {
        self.done.files.push(file.to_owned());
    }

    fn place(&self, line: u64) -> Place {
        (self.done.files.len().saturating_sub(1), line)
    }

    /// Writes the document of a row, or notes why it is none.
    pub(crate) fn write(&mut self, row: Row) {
        let Some(mut row) = self.loose.attached(row) else {
            return;
        };
        if let Some(thing) = row.thing.take() {
            self.names.add(thing);
            return;
        }
        let row = self.labels.spread(row);
        self.done.rows += 1;
        let (line, marks) = (row.line, row.marks);
        match row.cells.and_then(|cells| self.document(line, cells, &marks)) {
            Err(why) => {
                let place = self.place(line);
                self.done.lost.entry(why).or_default().push(place);
            }
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
        if self.done.first.is_none() {
            self.done.first = Some(document.to_string());
        }
        if self.is_dry {
            return Ok(());
        }
        self.folder.add(document)
    }

    /// Writes the other files, and gives the report, and the files where they are in memory.
    pub(crate) fn finish(mut self, table: &str, remarks: Vec<String>) -> Result<(Imported, Files), String> {
        self.done.remarks = remarks;
        if let Some(known) = self.columns.known {
            let remark = format!("the names of the columns are those of {known}");
            self.done.remarks.insert(0, remark);
        }
        self.done.remarks.extend(self.outlets.alike());
        self.done.remarks.extend(self.names.told());
        self.done.outlets = self.outlets.all.len();
        let columns = self.columns.all.iter();
        self.done.columns = columns
            .map(|column| (column.name.clone(), column.fate.clone()))
            .collect();
        if self.is_dry || self.folder.is_in_memory() {
            self.done.samples = self.columns.all.iter().map(|column| column.sample.clone()).collect();
        }
        self.write_rest(table)
            .map_err(|error| format!("cannot write in {}: {error}", self.folder.shown()))?;
        if self.done.documents == 0 && self.names.is_empty() {
            return Err(self.done.nothing(table));
        }
        Ok((self.done, self.folder.files()))
    }

    fn write_rest(&mut self, table: &str) -> Result<(), io::Error> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let has_documents = self.folder.has_documents()?;
        if self.is_dry || !has_documents && self.names.is_empty() {
            return Ok(());
        }
        for (name, text) in self.names.files() {
            self.folder.write(name, text)?;
        }
        let corpus = manifest::corpus(&self.columns.all, table, self.done.documents);
        self.folder.write("corpus.toml", corpus)?;
        if !self.outlets.all.is_empty() {
            self.folder.write("outlets.toml", manifest::outlets(&self.outlets))?;
        }
        Ok(())
    }

    fn changed(&mut self, what: &'static str, line: u64) {
        let place = self.place(line);
        let places = self.done.changed.entry(what).or_default();
        if places.last() != Some(&place) {
            places.push(place);
        }
    }

    /// The line of documents.jsonl that a row becomes.
    fn document(
        &mut self,
        line: u64,
        cells: Vec<(String, Value)>,
        marks: &[Mark],
    ) -> Result<Map<String, Value>, &'static str> {
        let precision = self.columns.known.and_then(|known| precision(known, &cells));
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
        for part in [Part::Title, Part::Text, Part::Note, Part::Outlet] {
            let Some(text) = parts.get_mut(&part) else { continue };
            if let Some(plain) = plain_letters(text) {
                *text = plain;
                self.changed(LETTERS, line);
            }
            if is_garbled(text) {
                self.changed(GARBLED, line);
            }
        }
        if let Some(text) = parts.get_mut(&Part::Text) {
            let (paragraphs, lines) = in_paragraphs(text);
            *text = paragraphs;
            if lines == Lines::Wrapped {
                self.changed(WRAPPED, line);
            }
        }
        if let Some(given) = parts.remove(&Part::Published) {
            match date(&given, self.order) {
                Some(date) => _ = parts.insert(Part::Published, at_precision(date, precision, self.order)),
                None => {
                    let may_be_two = date(&given, Some(Order::DayFirst)).is_some();
                    self.changed(if may_be_two { TWO_DAYS } else { NO_DATE }, line);
                    add_note(&mut parts, "Date", &given);
                }
            }
        }
        if let Some(given) = parts.remove(&Part::Address) {
            if given.starts_with("#/") {
                self.changed(OWN_LINK, line);
            } else if is_of_the_web(&given) {
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
        for mark in marks {
            let is_claim = matches!(self.labels.meaning(&mark.label), Meaning::Claim(..));
            if let Some(comment) = mark.comment.as_ref().filter(|_| !is_claim) {
                add_comment(&mut parts, &mark.quote, comment);
            }
        }
        let id = self.id(&parts, line);
        let text = parts.get(&Part::Text).map(String::as_str).unwrap_or_default();
        self.names.mark(&self.labels, &id, text, marks);
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

/// How well a known table knows a date: to the month, or up to another date.
enum Precision {
    Month,
    Until(String),
}

/// What a row of a known table says of its date.
fn precision(known: &str, cells: &[(String, Value)]) -> Option<Precision> {
    let cell = |name: &str| {
        let (_, value) = cells.iter().find(|(column, _)| column.eq_ignore_ascii_case(name))?;
        text_of(value)
    };
    match known {
        "ACLED" => (cell("time_precision")? == "3").then_some(Precision::Month),
        "UCDP GED" => Some(Precision::Until(cell("date_end")?)),
        _ => None,
    }
}

/// A day as well as it is known.
fn at_precision(day: String, precision: Option<Precision>, order: Option<Order>) -> String {
    let is_day = day.len() == "2016-06-04".len();
    match precision {
        Some(Precision::Month) if is_day => day.get(..7).map(str::to_owned).unwrap_or(day),
        Some(Precision::Until(last)) if is_day => match date(&last, order) {
            Some(last) if last > day => [day.as_str(), &last].join("/"),
            _ => day,
        },
        _ => day,
    }
}

/// The value of a facet, and what of it is too long for one.
fn facet_value(value: Value, joint: Option<char>) -> (Value, Option<String>) {
    let texts: Vec<String> = match (&value, joint) {
        (Value::String(text), Some(joint)) => text.split(joint).map(spaced).collect(),
        (Value::String(text), None) => vec![spaced(text)],
        (Value::Array(items), _) => items.iter().filter_map(text_of).map(|text| spaced(&text)).collect(),
        (Value::Object(_), _) => text_of(&value).into_iter().map(|text| spaced(&text)).collect(),
        _ => return (value, None),
    };
    let filled = texts.into_iter().filter(|text| !text.is_empty());
    let (mut short, long): (Vec<_>, Vec<_>) = filled.partition(|text| text.len() <= LONGEST_VALUE);
    let kept = match (value, short.len()) {
        (_, 0) => Value::Null,
        (Value::String(_) | Value::Object(_), 1) => Value::String(short.remove(0)),
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

/// Keeps something that fits nowhere else in the note of a document.
fn add_note(parts: &mut Parts, what: &str, given: &str) {
    let note = parts.entry(Part::Note).or_default();
    if !note.is_empty() {
        note.push(' ');
    }
    note.push_str(&format!("{what} as given: {given}"));
}

/// Keeps what an annotator wrote of some words in the note of the document.
fn add_comment(parts: &mut Parts, quote: &str, comment: &str) {
    let note = parts.entry(Part::Note).or_default();
    if !note.is_empty() {
        note.push(' ');
    }
    note.push_str(&format!("On “{}”: {}", spaced(quote), spaced(comment)));
}
