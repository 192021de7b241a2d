//! A table of documents into documents with their texts: JSON Lines or CSV.
//!
//! Keys every document may have are its own; every other one is a column, and a facet. What is wrong with a line is said
//! at that line, and the lines after it are read.

use std::borrow::Cow;
use std::collections::HashMap;

use crosscheck_model::{Basis, ColumnValue, Date};
use serde_json::value::RawValue;

use super::cells::{Line, Value, cells, delimiter};
use super::columns::{Filling, in_order, outlets};
use super::table::{is_kebab, kebab, not_an_id, wrong_date};
use crate::authored::{Authored, ColumnRule, Document, Row};
use crate::diagnostic::{Diagnostic, Log};
use crate::source::{At, File, FileId, Holds, Kind, RowsFormat, Sources, Span};
use crate::text::{cut, paragraphs};
use crate::words::nearest;

/// The most bytes of one text.
pub const LONGEST_TEXT: usize = 4_000_000;
/// The most bytes of a value that a reader is to choose among others.
pub const LONGEST_VALUE: usize = 200;
/// The most columns beside a document's own.
pub const MOST_COLUMNS: usize = 64;
/// The keys a document has of its own.
pub const KEYS: [&str; 10] = [
    "id",
    "title",
    "published",
    "date",
    "outlet",
    "address",
    "url",
    "language",
    "note",
    "text",
];

/// Reads every table of documents.
pub(super) fn read(sources: &Sources, log: &Log, authored: &mut Authored) {
    let rules = authored.meta.as_mut().map(|meta| std::mem::take(&mut meta.columns));
    let rules = rules.unwrap_or_default();
    let from = authored.documents.len();
    let mut table = Rows {
        rules: &rules,
        used: vec![false; rules.len()],
        log,
        file: FileId::default(),
        documents: std::mem::take(&mut authored.documents),
        columns: Vec::new(),
        by_name: HashMap::new(),
    };
    for (id, file) in sources.files() {
        let Holds::Rows(format) = file.holds else { continue };
        log.count_in(id);
        table.file = id;
        match format {
            RowsFormat::JsonLines => table.json_lines(file),
            RowsFormat::Csv => table.csv(file),
        }
    }
    table.unused_rules();
    let Rows { documents, columns, .. } = table;
    authored.documents = documents;
    let rows = authored.documents.get_mut(from..).unwrap_or_default();
    let has_outlets = sources
        .files()
        .any(|(_, file)| file.holds == Holds::Records(Kind::Outlet));
    outlets(rows, &mut authored.outlets, has_outlets);
    authored.columns = in_order(columns, rows);
    let texts = rows
        .iter_mut()
        .filter_map(|document| document.row.as_mut())
        .flat_map(|row| &mut row.texts);
    cut::put_together(&mut texts.collect::<Vec<_>>());
    let language = authored.meta.as_ref().and_then(|meta| meta.language.clone());
    for row in rows.iter_mut().filter(|row| row.language.is_none()) {
        row.language.clone_from(&language);
    }
}

/// A value under its key, and where it stands.
struct Cell<'a> {
    key: Cow<'a, str>,
    value: Value<'a>,
    span: Span,
}

struct Rows<'a> {
    rules: &'a [ColumnRule],
    used: Vec<bool>,
    log: &'a Log,
    file: FileId,
    documents: Vec<Document>,
    columns: Vec<Filling>,
    /// Where the column of a name is: nowhere if it is left out.
    by_name: HashMap<String, Option<usize>>,
}

impl<'a> Rows<'a> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span {
            file: self.file,
            start,
            end,
        }
    }

    /// A document a line.
    fn json_lines(&mut self, file: &File) {
        let mut at = if file.text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        for line in file.text.get(at..).unwrap_or_default().split('\n') {
            let start = at;
            at += line.len() + 1;
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str::<Line>(line) {
                Ok(Line(pairs)) => self.json_line(line, start, pairs),
                Err(error) => self.no_json(line, start, &error),
            }
        }
    }

    fn json_line<'t>(&mut self, line: &'t str, start: usize, pairs: Vec<(Cow<'t, str>, &'t RawValue)>) {
        let mut cells: Vec<Cell<'t>> = Vec::with_capacity(pairs.len());
        for (key, raw) in pairs {
            let raw = raw.get();
            // Where the value stands in its line: it is a part of it.
            let from = start + (raw.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
            let span = self.span(from, from + raw.len());
            if let Some(first) = cells.iter().find(|cell| cell.key == key) {
                self.log.push(
                    Diagnostic::error(format!("`{key}` stands twice in one document"))
                        .at(span, "again here")
                        .at(first.span, "first here")
                        .help("keep one of them"),
                );
                continue;
            }
            let value = serde_json::from_str(raw).unwrap_or(Value::Nothing);
            cells.push(Cell { key, value, span });
        }
        self.row(self.span(start, start + line.len()), cells);
    }

    /// A line was lost, and nobody knows what it would have been: references to documents are no further problem.
    fn lost(&self) {
        self.log.fail(Holds::Records(Kind::Document), "");
    }

    fn no_json(&self, line: &str, start: usize, error: &serde_json::Error) {
        self.lost();
        let whole = self.span(start, start + line.len());
        if !line.trim_start().starts_with('{') || error.is_data() {
            self.log.push(
                Diagnostic::error("a line that is no document")
                    .at(beginning(whole), "expected `{`")
                    .help("write one document a line: {\"id\": \"…\", \"title\": \"…\", \"text\": \"…\"}"),
            );
            return;
        }
        let at = line.floor_char_boundary(error.column().saturating_sub(1));
        let message = error.to_string();
        let message = message
            .split_once(" at line ")
            .map_or(message.as_str(), |(what, _)| what);
        let end = line.ceil_char_boundary(at + 1).max(at);
        self.log.push(
            Diagnostic::error("a line that is not valid JSON")
                .at(self.span(start + at, start + end), message)
                .help("write one document a line; a line break inside a text is `\\n`"),
        );
    }

    /// A row of cells under the header's names.
    fn csv(&mut self, file: &File) {
        let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
        let offset = file.text.len() - text.len();
        let delimiter = delimiter(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text.as_bytes());
        let header: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
            Err(_) => return,
        };
        let line = self.span(offset, offset + text.lines().next().map_or(0, str::len));
        if !self.header(&header, line) {
            self.log.fail(file.holds, &file.path);
            return;
        }
        let mut record = csv::StringRecord::new();
        // Text that is UTF-8, rows of any length: nothing is left that could fail.
        while reader.read_record(&mut record).unwrap_or(false) {
            let start = record.position().map_or(0, csv::Position::byte);
            let bytes = |at: u64| usize::try_from(at).unwrap_or(text.len());
            let printed = text
                .get(bytes(start)..bytes(reader.position().byte()))
                .unwrap_or_default();
            let start = bytes(start) + (printed.len() - printed.trim_start_matches(['\r', '\n']).len());
            let printed = printed.trim_matches(['\r', '\n']);
            let whole = self.span(offset + start, offset + start + printed.len());
            if record.len() != header.len() {
                self.lost();
                self.log
                    .push(wrong_length(record.len(), header.len(), beginning(whole)));
                continue;
            }
            let cell = |((key, value), place): ((&'_ String, &'_ str), std::ops::Range<usize>)| Cell {
                key: Cow::Owned(key.clone()),
                value: match value.trim() {
                    "" => Value::Nothing,
                    _ => Value::Text(Cow::Owned(value.to_owned())),
                },
                span: Span {
                    start: whole.start + place.start,
                    end: whole.start + place.end,
                    ..whole
                },
            };
            let cells = header.iter().zip(&record).zip(cells(printed, delimiter)).map(cell);
            let cells: Vec<Cell<'_>> = cells.collect();
            self.row(whole, cells);
        }
    }

    /// Whether rows can be read under these names.
    fn header(&self, header: &[String], line: Span) -> bool {
        let wrong = |title: String, label: &str, help: &str| {
            self.log.push(Diagnostic::error(title).at(line, label).help(help));
            false
        };
        for (at, name) in header.iter().enumerate() {
            if name.is_empty() {
                return wrong(
                    format!("column {} has no name", at + 1),
                    "the first row names the columns",
                    "name it, or take it out",
                );
            }
            if header.iter().take(at).any(|other| other == name) {
                return wrong(
                    format!("two columns are called `{name}`"),
                    "the first row names the columns",
                    "give one of them another name",
                );
            }
        }
        if !header.iter().any(|name| name == "id") {
            return wrong(
                "a table of documents without a column `id`".to_owned(),
                "the first row names the columns",
                "`crosscheck import FILE DIR` makes ids, and finds out what the columns are",
            );
        }
        true
    }

    fn row(&mut self, whole: Span, cells: Vec<Cell<'_>>) {
        self.log.tell("documents read", self.documents.len() + 1);
        let mut own: [Option<At<String>>; 7] = Default::default();
        let [id, title, date, address, outlet, language, note] = &mut own;
        let (mut text, mut columns, mut has_id) = (Vec::new(), Vec::new(), false);
        for cell in cells {
            match cell.key.as_ref() {
                "id" => {
                    has_id = !matches!(cell.value, Value::Nothing);
                    *id = self.words(cell);
                }
                "title" => *title = self.words(cell),
                "date" | "published" => self.either(date, "`date` or `published`", cell),
                "address" | "url" => self.either(address, "`address` or `url`", cell),
                "outlet" => *outlet = self.words(cell),
                "language" => *language = self.words(cell),
                "note" => *note = self.words(cell),
                "text" => text = self.text(cell),
                _ => self.column(cell, &mut columns),
            }
        }
        let [id, title, date, address, outlet, language, note] = own;
        let published = date.and_then(|text| match Date::parse(&text.value) {
            Ok(value) => Some(At { value, span: text.span }),
            Err(error) => {
                self.log.push(wrong_date(&text, &error));
                None
            }
        });
        let Some(id) = id else {
            self.lost();
            if !has_id {
                self.log.push(no_id(beginning(whole)));
            }
            return;
        };
        if !is_kebab(&id.value) {
            self.log.push(not_an_id(&id));
        }
        columns.sort_unstable();
        columns.dedup();
        self.documents.push(Document {
            // Filled in once all tables are read: see `outlets`.
            outlet: outlet.unwrap_or(At {
                value: String::new(),
                span: id.span,
            }),
            title: title.map(|at| at.value),
            address: address.map(|at| at.value),
            published_basis: published.as_ref().map(|at| At {
                value: Basis::Metadata,
                span: at.span,
            }),
            published,
            modified: None,
            modified_basis: None,
            accessed: None,
            genre: None,
            language: language.map(|at| at.value),
            original: None,
            text: None,
            coded: false,
            note: note.map(|at| at.value),
            lineage: Vec::new(),
            paragraphs: Vec::new(),
            row: Some(Row { texts: text, columns }),
            id,
        });
    }

    /// Text that is not empty.
    fn words(&self, cell: Cell<'_>) -> Option<At<String>> {
        let value = match cell.value {
            Value::Nothing => return None,
            Value::Text(text) => text.trim().to_owned(),
            Value::Plain(text) => text,
            Value::List(_) => return self.wrong(&cell.key, "text", "a list", cell.span),
            Value::Wrong(what) => return self.wrong(&cell.key, "text", what, cell.span),
        };
        (!value.is_empty()).then_some(At { value, span: cell.span })
    }

    fn wrong<T>(&self, key: &str, expected: &str, found: &str, span: Span) -> Option<T> {
        self.log
            .push(Diagnostic::error(format!("`{key}` must be {expected}")).at(span, format!("this is {found}")));
        None
    }

    /// One of two keys that say the same.
    fn either(&self, into: &mut Option<At<String>>, keys: &str, cell: Cell<'_>) {
        let Some(found) = self.words(cell) else {
            return;
        };
        if let Some(first) = into {
            self.log.push(
                Diagnostic::error(format!("a document with both {}", keys.replace(" or ", " and ")))
                    .at(found.span, "this one too")
                    .at(first.span, "the first")
                    .help(format!("keep {keys}")),
            );
        } else {
            *into = Some(found);
        }
    }

    fn text(&self, cell: Cell<'_>) -> Vec<String> {
        let text = match cell.value {
            Value::Text(text) => text,
            other => {
                let cell = Cell { value: other, ..cell };
                return self.words(cell).map(|at| at.value).into_iter().collect();
            }
        };
        if text.len() > LONGEST_TEXT {
            self.log.push(
                Diagnostic::error("a text that is too long")
                    .at(
                        beginning(cell.span),
                        format!("{} bytes, the most is {LONGEST_TEXT}", text.len()),
                    )
                    .help("make several documents of it"),
            );
            return Vec::new();
        }
        paragraphs::split(&text).into_iter().map(str::to_owned).collect()
    }

    fn column(&mut self, cell: Cell<'_>, into: &mut Vec<ColumnValue>) {
        if matches!(cell.value, Value::Nothing) {
            return;
        }
        let place = match self.by_name.get(cell.key.as_ref()) {
            Some(place) => *place,
            None => {
                let place = self.new_column(&cell);
                self.by_name.insert(cell.key.clone().into_owned(), place);
                place
            }
        };
        let Some((index, column)) = place.and_then(|index| Some((index, self.columns.get_mut(index)?))) else {
            return;
        };
        let separator = column.rule.and_then(|rule| self.rules.get(rule)?.separator.as_deref());
        let values: Vec<Cow<'_, str>> = match cell.value {
            Value::Nothing => Vec::new(),
            Value::Text(text) => match separator {
                Some(separator) => text.split(separator).map(|part| Cow::Owned(part.to_owned())).collect(),
                None => vec![text],
            },
            Value::Plain(text) => vec![Cow::Owned(text)],
            Value::List(list) => list,
            Value::Wrong(found) => {
                let expected = "text, a number, true or false, or a list of texts";
                let _: Option<()> = self.wrong(&cell.key, expected, found, cell.span);
                return;
            }
        };
        for value in values {
            let value = value.trim();
            if value.len() > LONGEST_VALUE {
                self.log.push(
                    Diagnostic::error(format!("a value of `{}` is too long to choose it by", cell.key))
                        .at(
                            beginning(cell.span),
                            format!("{} bytes, the most is {LONGEST_VALUE}", value.len()),
                        )
                        .help(format!(
                            "leave the column out: [[column]] with `name = \"{}\"` and `leave-out = true` in corpus.toml",
                            cell.key
                        )),
                );
            } else if !value.is_empty() {
                let next = u32::try_from(column.values.len()).unwrap_or(u32::MAX);
                let value = match column.values.get(value) {
                    Some(place) => *place,
                    None => *column.values.entry(value.to_owned()).or_insert(next),
                };
                into.push(ColumnValue {
                    column: u16::try_from(index).unwrap_or(u16::MAX),
                    value,
                });
            }
        }
    }

    /// Room for a column not seen before, unless it is to be left out or cannot be one.
    fn new_column(&mut self, cell: &Cell<'_>) -> Option<usize> {
        let name = cell.key.as_ref();
        let rule = self.rules.iter().position(|rule| rule.name.value == name);
        if let Some(used) = rule.and_then(|rule| self.used.get_mut(rule)) {
            *used = true;
        }
        let written = rule.and_then(|rule| self.rules.get(rule));
        if written.is_some_and(|rule| rule.leave_out) {
            return None;
        }
        let key = match kebab(name) {
            key if key.is_empty() => format!("column-{}", self.columns.len() + 1),
            // In an address and in a query the word means something already.
            key if crosscheck_search::is_taken(&key) && !KEYS.contains(&key.as_str()) => format!("column-{key}"),
            key => key,
        };
        let at = beginning(cell.span);
        if KEYS.contains(&key.as_str()) {
            self.log.push(
                Diagnostic::error(format!("`{name}` is no key of a document"))
                    .at(at, "the first value under it")
                    .help(format!("did you mean `{key}`?")),
            );
            return None;
        }
        if let Some(other) = self.columns.iter().find(|column| column.key == key) {
            self.log.push(
                Diagnostic::error(format!("`{name}` and `{}` have one key, `{key}`", other.name))
                    .at(at, format!("the first value under `{name}`"))
                    .help("give one of them another name"),
            );
            return None;
        }
        if self.columns.len() == MOST_COLUMNS {
            self.log.push(
                Diagnostic::error(format!("more than {MOST_COLUMNS} columns"))
                    .at(at, format!("the first value under `{name}`"))
                    .help("leave some out: [[column]] with `name` and `leave-out = true` in corpus.toml"),
            );
            return None;
        }
        self.columns.push(Filling {
            key,
            name: name.to_owned(),
            title: written
                .and_then(|rule| rule.title.clone())
                .unwrap_or_else(|| name.to_owned()),
            values: HashMap::new(),
            rule,
        });
        Some(self.columns.len() - 1)
    }

    /// What corpus.toml says about columns nobody fills.
    fn unused_rules(&self) {
        for (rule, _) in self.rules.iter().zip(&self.used).filter(|(_, used)| !**used) {
            let names = self.columns.iter().map(|column| column.name.as_str());
            let diagnostic = Diagnostic::warning(format!("no document has a column `{}`", rule.name.value))
                .at(rule.name.span, "found in no table");
            self.log.push(match nearest(&rule.name.value, names) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help("correct the name, or take the [[column]] out"),
            });
        }
    }
}

/// A few letters of a row or a value, enough to know its line by.
fn beginning(whole: Span) -> Span {
    Span {
        end: whole.end.min(whole.start + 1),
        ..whole
    }
}

fn no_id(at: Span) -> Diagnostic {
    Diagnostic::error("a document lacks `id`")
        .at(at, "in this line")
        .help("add an `id` of lower-case letters, digits and single hyphens; `crosscheck import FILE DIR` makes them")
}

fn wrong_length(cells: usize, names: usize, at: Span) -> Diagnostic {
    let count = |number: usize| match number {
        1 => "1 cell".to_owned(),
        _ => format!("{number} cells"),
    };
    Diagnostic::error("a row of another length than the first")
        .at(at, format!("{}, the first row has {names}", count(cells)))
        .help("put a cell with a comma, a quotation mark or a line break between quotation marks")
}
