//! The canonical order of the tables, and ids into places in them.

use std::collections::BTreeMap;

use crosscheck_model::Date;

use crate::authored::{Answer, Authored, Claim, Document, Entity, Event, Locator, Outlet, Question, Voice};
use crate::diagnostic::{Diagnostic, Log};
use crate::source::{At, Kind, Sources, Span};
use crate::text::paragraphs;
use crate::words::{in_runs, list, nearest};

/// An index beyond every table, for what could not be found.
const NOWHERE: usize = u32::MAX as usize;

/// Where every id stands.
#[derive(Debug, Default)]
pub(crate) struct Names {
    tables: BTreeMap<Kind, BTreeMap<String, (usize, Span)>>,
    /// Of each question, in order.
    positions: Vec<BTreeMap<String, usize>>,
    /// Paragraphs of each document, in order.
    lengths: Vec<u32>,
}

/// A record with an id of its own.
trait Record {
    fn id(&self) -> &At<String>;
}

macro_rules! records {
    ($($name:ident),+) => {$(
        impl Record for $name {
            fn id(&self) -> &At<String> {
                &self.id
            }
        }
    )+};
}

records!(Outlet, Voice, Entity, Event, Document, Question, Claim);

impl Names {
    /// Sorts the tables, drops what is there twice, and notes where every id stands.
    pub(super) fn new(authored: &mut Authored, sources: &Sources, log: &Log) -> Self {
        let mut names = Self::default();
        unique(Kind::Outlet, &mut authored.outlets, log);
        unique(Kind::Voice, &mut authored.voices, log);
        unique(Kind::Entity, &mut authored.entities, log);
        unique(Kind::Event, &mut authored.events, log);
        unique(Kind::Document, &mut authored.documents, log);
        unique(Kind::Question, &mut authored.questions, log);
        unique(Kind::Claim, &mut authored.claims, log);
        by_id(&mut authored.outlets);
        by_id(&mut authored.voices);
        by_id(&mut authored.entities);
        by_id(&mut authored.events);
        authored
            .documents
            .sort_by(|a, b| time(a).cmp(&time(b)).then_with(|| in_runs(&a.id.value, &b.id.value)));
        names.add(Kind::Outlet, &authored.outlets);
        names.add(Kind::Voice, &authored.voices);
        names.add(Kind::Entity, &authored.entities);
        names.add(Kind::Event, &authored.events);
        names.add(Kind::Document, &authored.documents);
        names.add(Kind::Question, &authored.questions);
        names.positions = authored
            .questions
            .iter()
            .map(|question| positions(question, log))
            .collect();
        names.lengths = authored
            .documents
            .iter()
            .map(|document| length(document, sources))
            .collect();
        authored.claims.sort_by_cached_key(|claim| {
            let document = names.peek(Kind::Document, &claim.at.value.document).unwrap_or(NOWHERE);
            (document, claim.at.value.paragraph, claim.id.value.clone())
        });
        names.add(Kind::Claim, &authored.claims);
        names
    }

    fn add<T: Record>(&mut self, kind: Kind, records: &[T]) {
        let place = |(index, record): (usize, &T)| (record.id().value.clone(), (index, record.id().span));
        self.tables
            .insert(kind, records.iter().enumerate().map(place).collect());
    }

    fn get(&self, kind: Kind, id: &str) -> Option<(usize, Span)> {
        self.tables.get(&kind)?.get(id).copied()
    }

    /// The place of a record, without a word where there is none.
    pub(crate) fn peek(&self, kind: Kind, id: &str) -> Option<usize> {
        self.get(kind, id).map(|(index, _)| index)
    }

    /// The paragraphs of a document.
    pub(crate) fn length(&self, document: usize) -> u32 {
        self.lengths.get(document).copied().unwrap_or(0)
    }

    /// The place of a record that should be there; reports it where it is not.
    pub(super) fn find(&self, kind: Kind, id: &At<String>, log: &Log) -> usize {
        self.find_any(&[kind], id, log).map_or(NOWHERE, |(_, index)| index)
    }

    /// Reports an id that leads nowhere.
    pub(crate) fn expect(&self, kind: Kind, id: &At<String>, log: &Log) {
        self.find_any(&[kind], id, log);
    }

    /// The same of several kinds, the first that has the id; `None` where none has.
    pub(super) fn find_any(&self, kinds: &[Kind], id: &At<String>, log: &Log) -> Option<(Kind, usize)> {
        let found = kinds
            .iter()
            .find_map(|kind| Some((*kind, self.peek(*kind, &id.value)?)));
        if found.is_none() && !kinds.iter().any(|kind| log.may_exist(*kind, &id.value)) {
            log.push(self.dangling(kinds, id));
        }
        found
    }

    fn dangling(&self, kinds: &[Kind], id: &At<String>) -> Diagnostic {
        let expected = kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(" or ");
        let diagnostic = Diagnostic::error(format!("there is no {expected} `{}`", id.value));
        let near = kinds.iter().filter_map(|kind| {
            let table = self.tables.get(kind)?;
            let near = nearest(&id.value, table.keys().map(String::as_str))?;
            table.get(near).map(|(_, span)| (*kind, near, *span))
        });
        if let Some((kind, near, span)) = near.min_by_key(|(_, near, _)| strsim::osa_distance(near, &id.value)) {
            return diagnostic
                .at(id.span, "no record has this id")
                .at(span, format!("{} of a similar id", kind.a_word()))
                .help(format!("did you mean `{near}`?"));
        }
        let elsewhere = self
            .tables
            .iter()
            .find_map(|(kind, table)| Some((kind, table.get(&id.value)?.1)));
        match elsewhere {
            Some((kind, span)) => diagnostic
                .at(id.span, format!("expected {}", one_of(kinds)))
                .at(span, format!("this is {}", kind.a_word()))
                .help(format!("add {} `{}`, or name another", one_of(kinds), id.value)),
            None => diagnostic.at(id.span, "no record has this id").help(format!(
                "add {}, or correct the id",
                kinds
                    .iter()
                    .map(|kind| home(*kind, &id.value))
                    .collect::<Vec<_>>()
                    .join(" or ")
            )),
        }
    }

    /// Document and paragraph of a locator; the paragraph must lie inside the document.
    pub(crate) fn locate(&self, at: &At<Locator>, log: &Log) -> (usize, u32) {
        let document = At {
            value: at.value.document.clone(),
            span: at.span,
        };
        let index = self.find(Kind::Document, &document, log);
        let length = self.length(index);
        if index != NOWHERE && at.value.paragraph > length {
            let count = if length == 1 {
                "1 paragraph".to_owned()
            } else {
                format!("{length} paragraphs")
            };
            let diagnostic = Diagnostic::error(format!("`{}` has no paragraph {}", document.value, at.value.paragraph))
                .at(at.span, format!("the document has {count}"));
            log.push(match self.get(Kind::Document, &document.value) {
                Some((_, span)) => diagnostic.at(span, "the document"),
                None => diagnostic,
            });
        }
        (index, at.value.paragraph)
    }

    /// Question and position of an answer.
    pub(super) fn answer(&self, on: &At<Answer>, log: &Log) -> (usize, usize) {
        let question = At {
            value: on.value.question.clone(),
            span: on.span,
        };
        let index = self.find(Kind::Question, &question, log);
        (
            index,
            self.position(index, &question.value, &on.value.position, on.span, log),
        )
    }

    /// A position of a question.
    pub(super) fn position(&self, question: usize, id: &str, position: &str, span: Span, log: &Log) -> usize {
        let Some(table) = self.positions.get(question) else {
            return NOWHERE;
        };
        if let Some(index) = table.get(position) {
            return *index;
        }
        if !log.may_exist(Kind::Question, &format!("{id}/")) {
            let diagnostic = Diagnostic::error(format!("the question `{id}` has no position `{position}`")).at(
                span,
                match nearest(position, table.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "no such position".to_owned(),
                },
            );
            let diagnostic = match self.get(Kind::Question, id) {
                Some((_, span)) => diagnostic.at(span, "the question"),
                None => diagnostic,
            };
            log.push(diagnostic.help(format!("its positions are {}", list(table.keys().map(String::as_str)))));
        }
        NOWHERE
    }
}

fn one_of(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.a_word()).collect::<Vec<_>>().join(" or ")
}

/// Where a record of this id would stand.
fn home(kind: Kind, id: &str) -> String {
    match kind {
        Kind::Document => format!("documents/{id}.md"),
        _ => format!("[[{}]] with `id = \"{id}\"`", kind.word()),
    }
}

/// In the order written; of two with one id the first stays.
fn unique<T: Record>(kind: Kind, records: &mut Vec<T>, log: &Log) {
    records.sort_by_key(|record| record.id().span);
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    records.retain(|record| {
        let id = record.id();
        let Some(first) = seen.get(&id.value) else {
            seen.insert(id.value.clone(), id.span);
            return true;
        };
        log.push(
            Diagnostic::error(format!("two {} have the id `{}`", kind.plural(), id.value))
                .at(id.span, "used again here")
                .at(*first, "first used here")
                .help("give one of them another id"),
        );
        false
    });
}

fn by_id<T: Record>(records: &mut [T]) {
    records.sort_by(|a, b| a.id().value.cmp(&b.id().value));
}

/// Dated before undated, then by the first day it may be.
fn time(document: &Document) -> (bool, Option<Date>) {
    let date = document
        .published
        .as_ref()
        .or(document.modified.as_ref())
        .map(|at| at.value);
    (date.is_none(), date)
}

fn positions(question: &Question, log: &Log) -> BTreeMap<String, usize> {
    let mut table: BTreeMap<String, usize> = BTreeMap::new();
    for (index, position) in question.positions.iter().enumerate() {
        let first = table
            .get(&position.id.value)
            .and_then(|first| question.positions.get(*first));
        if let Some(first) = first {
            log.push(
                Diagnostic::error(format!(
                    "two positions of `{}` have the id `{}`",
                    question.id.value, position.id.value
                ))
                .at(position.id.span, "used again here")
                .at(first.id.span, "first used here")
                .help("give one of them another id"),
            );
        } else {
            table.insert(position.id.value.clone(), index);
        }
    }
    table
}

/// How many paragraphs a document has: those of its text, or its headings. Wrong numbers are another rule's matter, and
/// nothing is known where the text is missing.
fn length(document: &Document, sources: &Sources) -> u32 {
    if let Some(row) = &document.row {
        return u32::try_from(row.texts.len()).unwrap_or(u32::MAX);
    }
    if let Some(path) = &document.text {
        let count = sources
            .find(&path.value)
            .map(|(_, file)| paragraphs::split(&file.text).len());
        return count.and_then(|count| u32::try_from(count).ok()).unwrap_or(u32::MAX);
    }
    let highest = document
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.n.value)
        .max()
        .unwrap_or(0);
    highest.max(u32::try_from(document.paragraphs.len()).unwrap_or(u32::MAX))
}
