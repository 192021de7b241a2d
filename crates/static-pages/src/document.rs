//! A document: what it is, where it came from, its paragraphs with their claims.

use crosscheck_export::{permalink, permalink_of_document};
use crosscheck_model::{
    Confidence, Corpus, Document, DocumentId, Lineage, LineageKind, Paragraph, ParagraphRole, Source, Variant, Word,
};
use maud::{Markup, html};

use crate::addresses::{self, EXPLORER, beside};
use crate::claim::{self, Where};
use crate::evidence::evidence;
use crate::frame::Page;
use crate::linked_data;
use crate::words::{dates, document_title, document_year, holds, outlet_name, relay_name};

/// The page of a document.
pub(crate) fn page(corpus: &Corpus, id: DocumentId) -> Option<Page> {
    let document = corpus.document(id)?;
    let holds = holds(corpus, id, document);
    Some(Page {
        path: addresses::document(corpus, id),
        title: document_title(corpus, id),
        description: format!("{}: {holds}.", document_year(corpus, id)),
        state: permalink_of_document("", document),
        data: Some(linked_data::document(corpus, id, document)),
        kind: Some("Document"),
        body: html! {
            (facts(corpus, document, &holds))
            (origins(corpus, document))
            h2 { "Paragraphs" }
            @for (number, paragraph) in (1..).zip(&document.paragraphs) {
                (row(corpus, Source { document: id, paragraph: number }, paragraph))
            }
        },
    })
}

fn facts(corpus: &Corpus, document: &Document, holds: &str) -> Markup {
    let address = document
        .address
        .as_deref()
        .filter(|address| address.starts_with("https://"));
    html! {
        dl.facts {
            dt { "Printed by" } dd { bdi { (outlet_name(corpus, document)) } }
            dt { "Date" } dd { @for (index, date) in dates(document).iter().enumerate() { @if index > 0 { br; } (date) } }
            dt { "Holds" } dd { (holds) }
            @if let Some(address) = address {
                dt { "Address" } dd { a href=(address) rel="noreferrer" { (address) } }
            }
            @if let Some(note) = &document.note {
                dt { "Note" } dd { (note) }
            }
        }
    }
}

/// What it was taken from, each with the evidence.
fn origins(corpus: &Corpus, document: &Document) -> Markup {
    html! {
        @if !document.lineage.is_empty() {
            h2 { "Where it came from" }
            ul { @for lineage in &document.lineage { li { (origin(corpus, lineage)) } } }
        }
    }
}

fn origin(corpus: &Corpus, lineage: &Lineage) -> Markup {
    let certain = match lineage.confidence {
        Confidence::Checked => "compared with the source",
        Confidence::Inferred => "inferred",
    };
    let kind = match lineage.kind {
        LineageKind::Wholly => "copied whole",
        LineageKind::Partially => "copied in part",
        LineageKind::Non => "compared, not a source",
    };
    html! {
        @if !lineage.disclosed { "not credited: " }
        b { bdi { (relay_name(corpus, lineage.from)) } }
        @if let Some(date) = lineage.published { ", " (date.words()) }
        ", " (kind) ", " (covered(lineage)) ", " (certain) ". "
        span.small { (evidence(corpus, &lineage.evidence)) }
        @if !lineage.variants.is_empty() {
            p.small { b { "What changed on the way" } }
            ul.small { @for variant in &lineage.variants { li { (changed(variant)) } } }
        }
    }
}

fn changed(variant: &Variant) -> String {
    let suspected = if variant.suspected { "Suspected: " } else { "" };
    let quoted = if variant.quoted { " Inside quotation marks." } else { "" };
    format!("¶{}: {suspected}{}{quoted}", variant.paragraph, variant.digest)
}

/// "¶1–4, ¶7".
fn covered(lineage: &Lineage) -> String {
    let ranges = lineage.covers.iter().map(|&(from, to)| match to {
        _ if from == to => format!("¶{from}"),
        to => format!("¶{from}–{to}"),
    });
    ranges.collect::<Vec<_>>().join(", ")
}

/// A paragraph with its claims. Its number leads to it in the explorer.
fn row(corpus: &Corpus, source: Source, paragraph: &Paragraph) -> Markup {
    let named = matches!(paragraph.role, ParagraphRole::Headline | ParagraphRole::Caption);
    html! {
        section.para id={ "p" (source.paragraph) } {
            p.para__n {
                a href=(permalink(corpus, EXPLORER, source)) { "¶" (source.paragraph) }
                @if named { " " (paragraph.role.word()) }
            }
            @if paragraph.role.counts() {
                (text(corpus, source, paragraph))
            } @else {
                p.para__text.dim { "Text of the site, not of the report: nothing in it is counted." }
            }
            @for remark in &paragraph.remarks { p.small { (remark) } }
            @for (claim, _) in corpus.claims_in(source) { (claim::card(corpus, claim, Where::Document)) }
        }
    }
}

/// What it says: its digest with its names as links, or the text that its author had the rights to embed.
fn text(corpus: &Corpus, source: Source, paragraph: &Paragraph) -> Markup {
    let language = corpus
        .document(source.document)
        .map_or("", |document| &document.language);
    match paragraph.digest.as_deref() {
        Some(digest) => html! { p.para__text { (linked(corpus, digest, paragraph)) } },
        None => html! {
            p.para__text lang=(language) dir="auto" { (corpus.text_of(paragraph).unwrap_or_default()) }
        },
    }
}

/// A digest with the names in it as links. Names that do not fit the text are left out.
fn linked(corpus: &Corpus, digest: &str, paragraph: &Paragraph) -> Markup {
    let mut at = 0;
    let mut pieces = Vec::new();
    for link in &paragraph.links {
        let (start, end) = (link.start as usize, link.end as usize);
        if let (Some(before), Some(name)) = (digest.get(at..start), digest.get(start..end)) {
            pieces.push((before, Some((name, link.entity))));
            at = end;
        }
    }
    pieces.push((digest.get(at..).unwrap_or_default(), None));
    html! {
        @for (before, named) in pieces {
            (before)
            @if let Some((name, entity)) = named {
                a.ent href=(beside(&addresses::entity(corpus, entity))) { bdi { (name) } }
            }
        }
    }
}
