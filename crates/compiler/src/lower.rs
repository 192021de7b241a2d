//! A checked draft into the corpus of the pack: what follows from the records is filled in, nothing is left to the page.

use std::collections::BTreeSet;

use crosscheck_model::{
    Corpus, DocumentId, EntityId, Exclusion, ExclusionKind, Link, Paragraph, PositionId, Question, Source,
};

use crate::authored;
use crate::resolve::Draft;
use crate::text::mentions;

/// Fills in what the records imply and puts relations and reports in order.
pub(crate) fn lower(draft: Draft) -> Corpus {
    let Draft {
        authored, mut corpus, ..
    } = draft;
    for (question, written) in corpus.questions.iter_mut().zip(&authored.questions) {
        exclusions(question, written);
    }
    reports(&mut corpus);
    digest_links(&mut corpus);
    stems_of_originals_alone(&mut corpus);
    corpus
        .relations
        .sort_by(|a, b| (a.from, a.to, a.kind, &a.why).cmp(&(b.from, b.to, b.kind, &b.why)));
    corpus
}

/// Every exclusion stands at both positions; unless told otherwise, positions that do not include each other exclude
/// each other.
fn exclusions(question: &mut Question, written: &authored::Question) {
    let count = question.positions.len();
    let stated = |a: usize, b: usize| {
        let of = |from: usize, to: usize| {
            let from = question.positions.get(from)?;
            from.excludes
                .iter()
                .find(|exclusion| exclusion.position == PositionId::from(to))
                .map(|exclusion| exclusion.kind)
        };
        of(a, b).or_else(|| of(b, a))
    };
    let includes = |a: usize, b: usize| {
        question
            .positions
            .get(a)
            .is_some_and(|position| position.includes.contains(&PositionId::from(b)))
    };
    let kind = |a: usize, b: usize| {
        let implied = written.exclusive && a != b && !includes(a, b) && !includes(b, a);
        stated(a, b).or_else(|| implied.then_some(ExclusionKind::Contrary))
    };
    let row = |a: usize| -> Vec<Exclusion> {
        (0..count)
            .filter_map(|b| {
                Some(Exclusion {
                    position: PositionId::from(b),
                    kind: kind(a, b)?,
                })
            })
            .collect()
    };
    let rows: Vec<Vec<Exclusion>> = (0..count).map(row).collect();
    for (position, excludes) in question.positions.iter_mut().zip(rows) {
        position.excludes = excludes;
    }
}

/// A paragraph reports an event where an author says so, or where its name stands.
fn reports(corpus: &mut Corpus) {
    for event in &mut corpus.events {
        let named = corpus
            .mentions
            .iter()
            .filter(|mention| Some(mention.entity) == event.entity);
        let named = named.map(|mention| Source {
            document: mention.document,
            paragraph: mention.paragraph,
        });
        let all: BTreeSet<Source> = event.reports.iter().copied().chain(named).collect();
        event.reports = all.into_iter().collect();
    }
}

/// Search finds a document by our own words already: of its stems those are kept that they do not have.
fn stems_of_originals_alone(corpus: &mut Corpus) {
    for index in 0..corpus.documents.len() {
        // A document whose text is embedded has none, and a large corpus has no others.
        if corpus
            .documents
            .get(index)
            .is_none_or(|document| document.stems.is_empty())
        {
            continue;
        }
        let own: BTreeSet<String> = crosscheck_search::stems(own_words(corpus, index)).into_iter().collect();
        if let Some(document) = corpus.documents.get_mut(index) {
            document.stems.retain(|stem| !own.contains(stem));
        }
    }
}

/// Title, digests, claims and names of a document.
fn own_words(corpus: &Corpus, index: usize) -> Vec<&str> {
    let id = DocumentId::from(index);
    let document = corpus.documents.get(index);
    let mut words: Vec<&str> = document
        .and_then(|document| document.title.as_deref())
        .into_iter()
        .collect();
    let paragraphs = document.map_or(&[][..], |document| &document.paragraphs).iter();
    let counted = paragraphs.filter(|paragraph| paragraph.role.counts());
    words.extend(counted.filter_map(|paragraph| paragraph.digest.as_deref()));
    let claims = corpus.claims.iter().filter(|claim| claim.document == id);
    words.extend(claims.map(|claim| claim.digest.as_str()));
    let mentions = corpus.mentions.iter().filter(|mention| mention.document == id);
    for (entity, name) in mentions.filter_map(|mention| Some((corpus.entity(mention.entity)?, mention.name))) {
        words.push(&entity.name);
        words.extend(entity.names.get(name as usize).map(|name| name.form.as_str()));
    }
    words
}

/// Names in a digest link by themselves where the paragraph mentions the entity.
fn digest_links(corpus: &mut Corpus) {
    let mut found: Vec<Vec<Vec<Link>>> = Vec::new();
    for (index, document) in corpus.documents.iter().enumerate() {
        let links = |(n, paragraph)| {
            names_in_digest(
                corpus,
                Source {
                    document: DocumentId::from(index),
                    paragraph: n,
                },
                paragraph,
            )
        };
        found.push((1..).zip(&document.paragraphs).map(links).collect());
    }
    for (document, found) in corpus.documents.iter_mut().zip(found) {
        for (paragraph, links) in document.paragraphs.iter_mut().zip(found) {
            paragraph.links = links;
        }
    }
}

fn names_in_digest(corpus: &Corpus, source: Source, paragraph: &Paragraph) -> Vec<Link> {
    let Some(digest) = &paragraph.digest else {
        return Vec::new();
    };
    let mut links = paragraph.links.clone();
    // Longest first, so that "US Central Command" is one link; the same words of two entities are none.
    let mut wanted: Vec<(&str, EntityId)> = Vec::new();
    let mentioned: BTreeSet<EntityId> = corpus.mentions_in(source).map(|mention| mention.entity).collect();
    for id in mentioned {
        let Some(entity) = corpus.entity(id) else {
            continue;
        };
        let forms = entity
            .names
            .iter()
            .map(|name| name.form.as_str())
            .chain([entity.name.as_str()]);
        wanted.extend(forms.collect::<BTreeSet<_>>().into_iter().map(|form| (form, id)));
    }
    wanted.sort_by_key(|(form, id)| (std::cmp::Reverse(form.chars().count()), *form, *id));
    for (form, id) in &wanted {
        if wanted.iter().any(|(other, owner)| other == form && owner != id) {
            continue;
        }
        for (start, end) in mentions::occurrences(digest, form) {
            let (start, end) = (byte_offset(digest, start), byte_offset(digest, end));
            if links.iter().all(|link| end <= link.start || link.end <= start) {
                links.push(Link {
                    start,
                    end,
                    entity: *id,
                });
            }
        }
    }
    links.sort_by_key(|link| link.start);
    links
}

/// Unicode scalar values into bytes.
fn byte_offset(text: &str, scalars: u32) -> u32 {
    let bytes = text
        .char_indices()
        .nth(scalars as usize)
        .map_or(text.len(), |(at, _)| at);
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
