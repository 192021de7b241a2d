//! Fingerprints and mentions into the corpus: from derived files, or from the text itself where it is embedded.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::{Corpus, DocumentId, EntityId, Fingerprint, Mention, Original, Source};

use super::names::Names;
use crate::authored::{Authored, Derived, DerivedMention, DerivedParagraph, Document};
use crate::diagnostic::{Diagnostic, Log};
use crate::source::{At, Kind, Sources};
use crate::text::mentions::{self, Form, Forms, Found, Outcome, Ruling};
use crate::text::paragraphs;

const CODE: &str = "run `crosscheck code --originals DIR`";

/// Adds fingerprints and mentions, in canonical order. Gives the rulings that had a say about embedded texts, and at which
/// of their places.
pub(super) fn attach(
    corpus: &mut Corpus,
    authored: &Authored,
    sources: &Sources,
    names: &Names,
    log: &Log,
) -> BTreeSet<(usize, usize)> {
    for derived in &authored.derived {
        file_name(derived, sources, log);
        let index = names
            .find_any(&[Kind::Document], &derived.document, log)
            .map(|(_, index)| index);
        let has_text = index
            .and_then(|index| authored.documents.get(index))
            .is_some_and(Document::is_embedded);
        if let Some(index) = index.filter(|_| !has_text) {
            read(corpus, derived, index, names, log);
        }
    }
    let (forms, rulings) = (forms(authored), rulings(authored, names));
    let mut used = BTreeSet::new();
    for (document, _) in authored
        .documents
        .iter()
        .enumerate()
        .filter(|(_, document)| document.is_embedded())
    {
        for (paragraph, outcome) in mentions_of_text(corpus, document, &forms, &rulings) {
            if counts(corpus, document, paragraph) {
                used.extend(outcome.used);
            }
            enter(corpus, document, paragraph, outcome.mentions);
        }
        log.tell("names found in documents", document + 1);
    }
    for mentions in [&mut corpus.mentions, &mut corpus.uncounted] {
        mentions.sort_by_key(|mention| {
            (
                mention.document,
                mention.paragraph,
                mention.start,
                mention.end,
                mention.entity,
                mention.name,
            )
        });
    }
    used
}

fn file_name(derived: &Derived, sources: &Sources, log: &Log) {
    let stem = sources.file(derived.document.span.file).map_or("", |file| file.stem());
    if derived.document.value != stem {
        log.push(
            Diagnostic::error(format!(
                "the derived file of `{}` has another name",
                derived.document.value
            ))
            .at(derived.document.span, format!("the file is {stem}.toml"))
            .help(CODE),
        );
    }
}

fn read(corpus: &mut Corpus, derived: &Derived, index: usize, names: &Names, log: &Log) {
    let Some(document) = corpus.documents.get_mut(index) else {
        return;
    };
    document.original = Some(Original { sha256: derived.sha256 });
    document.stems = derived.stems.as_ref().map(|at| at.value.clone()).unwrap_or_default();
    if derived.paragraphs.len() != document.paragraphs.len() {
        log.push(stale_count(derived, document.paragraphs.len()));
        return;
    }
    for (place, paragraph) in document.paragraphs.iter_mut().zip(&derived.paragraphs) {
        place.fingerprint = Some(Fingerprint {
            sha256: paragraph.sha256,
            chars: paragraph.chars,
            sketch: paragraph.sketch.clone(),
        });
    }
    for (place, paragraph) in derived.paragraphs.iter().enumerate() {
        if paragraph.n.value as usize != place + 1 {
            log.push(
                stale("the paragraphs of a derived file are out of order")
                    .at(paragraph.n.span, format!("expected {}", place + 1)),
            );
        }
        let found = paragraph
            .mentions
            .iter()
            .filter_map(|mention| mention_of(mention, paragraph, corpus, names, log));
        let found: Vec<Found> = found.collect();
        enter(corpus, index, paragraph.n.value, found);
    }
}

fn stale(title: impl Into<String>) -> Diagnostic {
    Diagnostic::error(title).help(CODE)
}

fn stale_count(derived: &Derived, headings: usize) -> Diagnostic {
    stale(format!(
        "the derived file of `{}` is out of date",
        derived.document.value
    ))
    .at(
        derived.document.span,
        format!(
            "has {} paragraphs, the document has {headings} headings",
            derived.paragraphs.len()
        ),
    )
}

/// A mention as the derived file gives it, if entity, form and offsets still fit.
fn mention_of(
    mention: &At<DerivedMention>,
    paragraph: &DerivedParagraph,
    corpus: &Corpus,
    names: &Names,
    log: &Log,
) -> Option<Found> {
    let DerivedMention {
        entity: id,
        form,
        start,
        end,
    } = &mention.value;
    let Some(entity) = names.peek(Kind::Entity, id) else {
        if !log.may_exist(Kind::Entity, id) {
            log.push(stale(format!("a mention of an unknown entity `{id}`")).at(mention.span, "no entity has this id"));
        }
        return None;
    };
    let known = corpus
        .entities
        .get(entity)?
        .names
        .iter()
        .position(|name| name.form == *form);
    let Some(name) = known else {
        log.push(stale(format!("`{id}` has no name `{form}`")).at(mention.span, "the derived file is out of date"));
        return None;
    };
    if *end > paragraph.chars || end.checked_sub(*start) != Some(paragraphs::length(form)) {
        log.push(stale("a mention that does not fit its paragraph").at(
            mention.span,
            format!(
                "{} characters of a paragraph of {}",
                paragraphs::length(form),
                paragraph.chars
            ),
        ));
        return None;
    }
    Some(Found {
        start: *start,
        end: *end,
        entity,
        name,
    })
}

/// Adds the mentions of a paragraph to those that count, or to those of text of the site.
fn enter(corpus: &mut Corpus, document: usize, paragraph: u32, found: Vec<Found>) {
    let mentions = lower(document, paragraph, found);
    if counts(corpus, document, paragraph) {
        corpus.mentions.extend(mentions);
    } else {
        corpus.uncounted.extend(mentions);
    }
}

fn counts(corpus: &Corpus, document: usize, paragraph: u32) -> bool {
    let source = Source {
        document: DocumentId::from(document),
        paragraph,
    };
    corpus
        .paragraph(source)
        .is_some_and(|paragraph| paragraph.role.counts())
}

fn lower(document: usize, paragraph: u32, found: Vec<Found>) -> impl Iterator<Item = Mention> {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    found.into_iter().map(move |found| Mention {
        entity: EntityId::from(found.entity),
        document: DocumentId::from(document),
        paragraph,
        name: offset(found.name),
        start: found.start,
        end: found.end,
    })
}

/// What the embedded text of a document holds, paragraph by paragraph.
fn mentions_of_text(corpus: &Corpus, document: usize, forms: &Forms, rulings: &[Ruling]) -> Vec<(u32, Outcome)> {
    let paragraphs = corpus
        .documents
        .get(document)
        .map(|document| document.paragraphs.as_slice())
        .unwrap_or_default();
    let texts = (1..)
        .zip(paragraphs)
        .filter_map(|(n, paragraph)| Some((n, paragraph.text.as_deref()?)));
    texts
        .map(|(n, text)| (n, mentions::find(text, document, n, forms, rulings)))
        .collect()
}

/// The forms of every entity.
pub(crate) fn forms(authored: &Authored) -> Forms {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    for (entity, record) in authored.entities.iter().enumerate() {
        for (name, written) in record.names.iter().enumerate() {
            let form: &mut Form = forms.entry(written.form.value.clone()).or_default();
            form.all.push((entity, name));
            if !written.decided && form.usual.is_none() {
                form.usual = Some((entity, name));
            }
        }
    }
    Forms::new(forms)
}

/// The decisions, looked up. What they name wrongly has been reported by the rules.
pub(crate) fn rulings(authored: &Authored, names: &Names) -> Vec<Ruling> {
    let nowhere = usize::MAX;
    let document = |id: &str| names.peek(Kind::Document, id).unwrap_or(nowhere);
    let ruling = |decision: &crate::authored::Decision| {
        let mut at: Vec<_> = decision
            .at
            .iter()
            .map(|at| (document(&at.value.document), Some(at.value.paragraph)))
            .collect();
        at.extend(decision.document.as_ref().map(|id| (document(&id.value), None)));
        Ruling {
            form: decision.form.value.clone(),
            at,
            occurrence: decision.occurrence.as_ref().map(|at| at.value),
            inside: decision.inside.as_ref().map(|at| at.value.clone()),
            // `none` is no entity; neither is an id that leads nowhere.
            entity: names.peek(Kind::Entity, &decision.entity.value),
        }
    };
    authored.decisions.iter().map(ruling).collect()
}
