//! What may be said of where a document comes from.

use crosscheck_model::{LineageKind, Relay};

use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::Span;

/// The paragraphs covered are paragraphs of the document.
pub(super) fn covers(draft: &Draft, log: &Log) {
    for (index, document) in draft.authored.documents.iter().enumerate() {
        let length = draft.names.length(index);
        let ranges = document.lineage.iter().flat_map(|lineage| &lineage.covers);
        for range in ranges.filter(|range| range.value.1 > length) {
            log.push(
                Diagnostic::error(format!(
                    "the lineage covers paragraphs that `{}` does not have",
                    document.id.value
                ))
                .at(range.span, format!("the document has {length} paragraphs")),
            );
        }
    }
}

/// A paragraph comes wholly from one source.
pub(super) fn overlaps(draft: &Draft, log: &Log) {
    for document in &draft.authored.documents {
        let whole = document
            .lineage
            .iter()
            .filter(|lineage| lineage.kind == LineageKind::Wholly);
        let ranges: Vec<_> = whole
            .enumerate()
            .flat_map(|(n, lineage)| lineage.covers.iter().map(move |range| (n, range)))
            .collect();
        for (place, (n, range)) in ranges.iter().enumerate() {
            let earlier = ranges.get(..place).unwrap_or_default().iter();
            let other = earlier
                .into_iter()
                .find(|(m, other)| m != n && other.value.0 <= range.value.1 && range.value.0 <= other.value.1);
            if let Some((_, other)) = other {
                log.push(
                    Diagnostic::error(format!(
                        "paragraphs of `{}` come wholly from two sources",
                        document.id.value
                    ))
                    .at(range.span, "from this source")
                    .at(other.span, "and from this one")
                    .help("write `partially-derived` at one of them, or correct `covers`"),
                );
            }
        }
    }
}

/// No document comes from itself, by whatever way.
pub(super) fn lineage_circles(draft: &Draft, log: &Log) {
    for (start, document) in draft.documents().map(|(document, _)| document).enumerate() {
        let spans = draft.authored.documents.get(start).map(|document| &document.lineage);
        for (lineage, written) in document.lineage.iter().zip(spans.into_iter().flatten()) {
            let Relay::Document(source) = lineage.from else {
                continue;
            };
            // One report a circle, at its first document.
            let Some(first) = reaches(draft, source.index(), start) else {
                continue;
            };
            if first < start {
                continue;
            }
            let own = source.index() == start;
            let diagnostic = Diagnostic::error(format!("`{}` comes from itself", document.id)).at(
                written.from.span,
                if own { "its own source" } else { "comes from this" },
            );
            let diagnostic = match way_back(draft, source.index(), start).filter(|_| !own) {
                Some(span) => diagnostic.at(span, "which comes from it"),
                None => diagnostic,
            };
            log.push(diagnostic.help("a copy names its source, never the other way round"));
        }
    }
}

/// Where `from` names a source that comes from `goal`, or is it.
fn way_back(draft: &Draft, from: usize, goal: usize) -> Option<Span> {
    let (document, written) = draft.documents().nth(from)?;
    let mut sources = document.lineage.iter().zip(&written.lineage);
    let back = sources.find(|(lineage, _)| match lineage.from {
        Relay::Document(id) => reaches(draft, id.index(), goal).is_some(),
        _ => false,
    });
    back.map(|(_, written)| written.from.span)
}

/// Whether `goal` is `from` or a source of it; gives the lowest document on the way.
fn reaches(draft: &Draft, from: usize, goal: usize) -> Option<usize> {
    let mut open = vec![(from, from)];
    let mut seen = vec![from];
    while let Some((at, lowest)) = open.pop() {
        if at == goal {
            return Some(lowest);
        }
        let lineage = draft
            .corpus
            .documents
            .get(at)
            .map(|document| document.lineage.as_slice())
            .unwrap_or_default();
        for next in lineage.iter().filter_map(|lineage| match lineage.from {
            Relay::Document(id) => Some(id.index()),
            _ => None,
        }) {
            if !seen.contains(&next) {
                seen.push(next);
                open.push((next, lowest.min(next)));
            }
        }
    }
    None
}

/// The source of a copied paragraph is said once, by the lineage.
pub(super) fn relays(draft: &Draft, log: &Log) {
    for (claim, written) in draft.claims() {
        let Some(document) = draft.corpus.document(claim.document) else {
            continue;
        };
        let Some(lineages) = draft
            .authored
            .documents
            .get(claim.document.index())
            .map(|document| &document.lineage)
        else {
            continue;
        };
        for relay in &written.via {
            let sources = document.lineage.iter().zip(lineages);
            let said = sources
                .filter(|(lineage, _)| lineage.covers(claim.paragraph))
                .find(|(_, lineage)| lineage.from.value == relay.value);
            if let Some((_, lineage)) = said {
                log.push(repeated(&relay.value, relay.span, lineage.from.span));
            }
        }
    }
}

fn repeated(id: &str, at: Span, lineage: Span) -> Diagnostic {
    Diagnostic::error(format!("`{id}` is already the source of this paragraph"))
        .at(at, "counted twice")
        .at(lineage, "by the document's lineage")
        .help("leave it out of `via`, which begins where the lineage ends")
}

/// A variant stands in the document it belongs to.
pub(super) fn variants(draft: &Draft, log: &Log) {
    for document in &draft.authored.documents {
        let variants = document.lineage.iter().flat_map(|lineage| &lineage.variants);
        for variant in variants.filter(|variant| variant.at.value.document != document.id.value) {
            log.push(
                Diagnostic::error("a variant in another document")
                    .at(
                        variant.at.span,
                        format!("this is the lineage of `{}`", document.id.value),
                    )
                    .help("name a paragraph of this document"),
            );
        }
    }
}
