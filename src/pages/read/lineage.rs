//! The sources a text came from, as an indented list: with a broken rule where they are not credited.

use crosscheck_model::{Confidence, Document, DocumentId, Lineage, LineageKind, Relay, Variant};
use leptos::prelude::*;

use crate::components::{CollectViews, SourceLinks, counted, document_year};
use crate::store::{Explorer, Site};

/// The list, with its finding as its caption.
#[component]
pub(super) fn LineageFigure(
    /// The document.
    document: DocumentId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.document(document)?;
    let sources = record.lineage.iter().cloned();
    let sources = sources
        .map(|lineage| view! { <SourceOfText lineage /> })
        .collect_views();
    Some(view! {
        <figure class="lineage">
            <figcaption>{finding(&site, record)}</figcaption>
            <ul class="tree">
                <li>
                    <b>"This document"</b>
                    <span class="dim">{format!(", {}", document_year(&site, document))}</span>
                    {(!record.lineage.is_empty()).then(|| view! { <ul>{sources}</ul> })}
                </li>
            </ul>
            <SourceLinks document />
        </figure>
    })
}

/// "12 of 16 paragraphs copy Al-Monitor, which is not credited".
fn finding(site: &Site, document: &Document) -> String {
    let taken: Vec<&Lineage> = document
        .lineage
        .iter()
        .filter(|each| each.kind != LineageKind::Non)
        .collect();
    let Some(lineage) = taken.first() else {
        return "Nothing here was traced to another source".to_owned();
    };
    // One source may stand there several times, each with the paragraphs of which it is known in the same way.
    let sources = crosscheck_model::each_once(taken.iter().map(|lineage| lineage.from));
    if sources.len() > 1 {
        return format!("Traced to {}", counted(sources.len(), "source", "sources"));
    }
    let all = document.text_paragraphs();
    let is_covered = |number| taken.iter().any(|lineage| lineage.covers(number));
    let covered = (1u32..)
        .zip(&document.paragraphs)
        .filter(|&(number, paragraph)| paragraph.role.counts() && is_covered(number))
        .count();
    let verb = match lineage.kind {
        LineageKind::Wholly => "copy",
        _ => "follow",
    };
    let credit = if lineage.disclosed {
        "which is credited"
    } else {
        "which is not credited"
    };
    let source = relay_name(site, lineage.from);
    format!("{covered} of {all} paragraphs {verb} {source}, {credit}")
}

/// One source.
#[component]
fn SourceOfText(
    /// What was taken from it.
    lineage: Lineage,
) -> impl IntoView {
    let site = Explorer::here().site();
    let certain = match lineage.confidence {
        Confidence::Checked => "compared with the source",
        Confidence::Inferred => "inferred",
    };
    let kind = match lineage.kind {
        LineageKind::Wholly => "copied whole",
        LineageKind::Partially => "copied in part",
        LineageKind::Non => "compared, not a source",
    };
    let how = format!(" {kind}, {}, {certain}", covered_paragraphs(&lineage));
    let uncredited = (!lineage.disclosed).then(|| view! { <span class="cov">"not credited"</span> " " });
    let changes = (!lineage.variants.is_empty()).then(|| view! { <Changes variants=lineage.variants.clone() /> });
    view! {
        <li class=if lineage.disclosed { "" } else { "tree--no" }>
            {uncredited} <b>
                <bdi>{relay_name(&site, lineage.from)}</bdi>
            </b> {lineage.published.map(|date| format!(", {}", date.words()))} <span class="small">{how}</span>
            <details class="tree__evidence">
                <summary>"Evidence"</summary>
                <p class="small">{lineage.evidence}</p>
                {changes}
            </details>
        </li>
    }
}

/// What the document changed of what it took over.
#[component]
fn Changes(
    /// The changes, in the order of the paragraphs.
    variants: Vec<Variant>,
) -> impl IntoView {
    let changes = variants.into_iter().map(|variant| {
        let suspected = if variant.suspected { "Suspected: " } else { "" };
        let quoted = if variant.quoted { " Inside quotation marks." } else { "" };
        view! { <li>{format!("¶{}: {suspected}{}{quoted}", variant.paragraph, variant.digest)}</li> }
    });
    view! {
        <p class="small">
            <b>"What changed on the way"</b>
        </p>
        <ul class="small">{changes.collect_views()}</ul>
    }
}

/// "¶1–4, ¶7".
fn covered_paragraphs(lineage: &Lineage) -> String {
    let ranges = lineage.covers.iter().map(|&(from, to)| {
        if from == to {
            format!("¶{from}")
        } else {
            format!("¶{from}–{to}")
        }
    });
    ranges.collect::<Vec<_>>().join(", ")
}

fn relay_name(site: &Site, relay: Relay) -> String {
    match relay {
        Relay::Outlet(outlet) => site.corpus.outlet(outlet).map(|outlet| outlet.name.clone()),
        Relay::Voice(voice) => site.corpus.voice(voice).map(|voice| voice.name.clone()),
        Relay::Document(document) => Some(document_year(site, document)),
    }
    .unwrap_or_default()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_source_that_stands_there_several_times_is_one() {
        let mut site = Site::open(crate::pack::bytes()).unwrap();
        let twice = site
            .corpus
            .documents
            .iter()
            .position(|document| document.lineage.len() > 1)
            .unwrap();
        let said = |site: &Site| finding(site, &site.corpus.documents[twice]);
        assert!(!said(&site).contains("sources"), "{}", said(&site));
        // Another between the two does not make it two.
        let lineage = &mut site.corpus.documents[twice].lineage;
        let mut other = lineage[0].clone();
        other.from = Relay::Outlet(0.into());
        assert_ne!(other.from, lineage[0].from);
        lineage.insert(1, other);
        assert_eq!(said(&site), "Traced to 2 sources");
        // What was compared and not taken is no source.
        for lineage in &mut site.corpus.documents[twice].lineage {
            lineage.kind = LineageKind::Non;
        }
        assert_eq!(said(&site), "Nothing here was traced to another source");
    }
}
