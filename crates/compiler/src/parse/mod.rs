//! Texts into records as written. Says what is wrong inside one file; what ids mean is left to `resolve`.

mod cells;
mod claims;
mod columns;
mod document;
mod records;
mod rows;
mod table;
mod values;

use toml::de::{DeTable, DeValue};

use crate::authored::{Authored, Document};
use crate::diagnostic::{Diagnostic, Log};
use crate::source::{File, FileId, Holds, Kind, Sources, Span};
pub use rows::{KEYS, LONGEST_TEXT, LONGEST_VALUE, MOST_COLUMNS};
pub(crate) use table::is_kebab;
pub use table::kebab;
use table::{Origin, Table};
pub(crate) use values::read_locator;

/// Reads every file; what cannot be read is reported and left out.
pub(crate) fn parse(sources: &Sources, log: &Log) -> Authored {
    let mut authored = Authored::default();
    for (id, file) in sources.files() {
        match file.holds {
            Holds::Document => authored.documents.extend(read_document(id, file, log)),
            Holds::Text | Holds::Rows(_) => {}
            Holds::Meta | Holds::Derived | Holds::Records(_) => read_toml(id, file, log, &mut authored),
        }
    }
    // After everything they refer to, whatever the names of the files.
    rows::read(sources, log, &mut authored);
    authored
}

fn read_toml(id: FileId, file: &File, log: &Log, authored: &mut Authored) {
    let origin = Origin { file: id, offset: 0 };
    let Some(root) = syntax(&file.text, origin, log) else {
        log.fail(file.holds, &file.path);
        return mend(id, file, log);
    };
    let whole = Span {
        file: id,
        start: 0,
        end: 0,
    };
    let top = |what| Table::new(what, &root, whole, origin, log);
    match file.holds {
        Holds::Meta => authored.meta = Some(records::meta(&top("corpus.toml"))),
        Holds::Derived => match records::derived(&top("a derived file")) {
            Some(derived) => authored.derived.push(derived),
            None => log.fail(file.holds, &file.path),
        },
        Holds::Records(kind) => read_records(kind, &top("this file"), log, authored),
        Holds::Document | Holds::Text | Holds::Rows(_) => {}
    }
    mend(id, file, log);
}

/// Nobody writes a derived file by hand: whatever is wrong with it, one command mends it.
fn mend(id: FileId, file: &File, log: &Log) {
    if matches!(file.holds, Holds::Derived) {
        log.help_with(id, values::CODE);
    }
}

/// The tables of a file, or one report of what is no TOML.
fn syntax<'a>(text: &'a str, origin: Origin, log: &Log) -> Option<DeTable<'a>> {
    match DeTable::parse(text) {
        Ok(root) => Some(root.into_inner()),
        Err(error) => {
            // The first message line says what; a place at the very end is shown on the last line that has text.
            let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
            let end = text.trim_end().len();
            let range = error.span().unwrap_or(end..end);
            let range = range.start.min(end)..range.end.min(end).max(range.start.min(end));
            log.push(Diagnostic::error("this is not valid TOML").at(origin.span(range), message));
            None
        }
    }
}

fn read_records(kind: Kind, top: &Table<'_>, log: &Log, authored: &mut Authored) {
    match kind {
        Kind::Outlet => authored
            .outlets
            .extend(all(kind, "[[outlet]]", top, log, records::outlet)),
        Kind::Voice => authored.voices.extend(all(kind, "[[voice]]", top, log, records::voice)),
        Kind::Entity => authored
            .entities
            .extend(all(kind, "[[entity]]", top, log, records::entity)),
        Kind::Event => authored.events.extend(all(kind, "[[event]]", top, log, records::event)),
        Kind::Decision => authored
            .decisions
            .extend(all(kind, "[[decision]]", top, log, records::decision)),
        Kind::Question => authored
            .questions
            .extend(all(kind, "[[question]]", top, log, claims::question)),
        Kind::Claim => authored.claims.extend(all(kind, "[[claim]]", top, log, claims::claim)),
        Kind::Relation => authored
            .relations
            .extend(all(kind, "[[relation]]", top, log, claims::relation)),
        Kind::Document => {}
    }
}

/// The records of a file. A record that cannot be read still claims its id.
fn all<T>(
    kind: Kind,
    what: &'static str,
    top: &Table<'_>,
    log: &Log,
    read: impl Fn(&Table<'_>) -> Option<T>,
) -> Vec<T> {
    let mut done = Vec::new();
    for table in top.tables(kind.word(), what) {
        match read(&table) {
            Some(record) => done.push(record),
            None => match table.peek("id") {
                Some(id) => log.break_record(kind, id),
                None => log.fail(Holds::Records(kind), ""),
            },
        }
    }
    top.finish();
    done
}

fn read_document(id: FileId, file: &File, log: &Log) -> Option<Document> {
    let document = read_front(id, file, log);
    if document.is_none() {
        log.fail(file.holds, &file.path);
    }
    document
}

fn read_front(id: FileId, file: &File, log: &Log) -> Option<Document> {
    let front = document::front_matter(&file.text, id, log)?;
    let origin = Origin {
        file: id,
        offset: front.toml.start,
    };
    let root = syntax(file.text.get(front.toml.clone())?, origin, log)?;
    let opening = Span {
        file: id,
        start: front.opening.start,
        end: front.opening.end,
    };
    let read = records::document(&Table::new("a document", &root, opening, origin, log));
    // The paragraphs are read even where the front matter is lost, so that all problems come out in one run.
    let paragraphs = document::paragraphs(&file.text, front.rest, id, log);
    let mut document = read?;
    document.paragraphs = paragraphs;
    let stem = file.stem();
    if document.id.value != stem {
        log.push(
            Diagnostic::error(format!("the id `{}` is not the name of its file", document.id.value))
                .at(document.id.span, format!("the file is {stem}.md"))
                .help(format!("write `id = \"{stem}\"`, or rename the file")),
        );
    }
    Some(document)
}

impl<'a> Table<'a> {
    /// A text without any check, for records that are lost anyway.
    fn peek(&self, key: &str) -> Option<&'a str> {
        match self.entry(key)?.get_ref() {
            DeValue::String(text) => Some(text.as_ref()),
            _ => None,
        }
    }
}
