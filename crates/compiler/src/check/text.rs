//! Rules that need the text: run where it is embedded, and where originals are coded.

use std::collections::BTreeSet;

use crosscheck_model::{ClaimId, DocumentId, Source};

use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::At;
use crate::text::mentions::contains;

/// Applies them to embedded texts.
pub(super) fn embedded(draft: &Draft, log: &Log) {
    let text = |document: usize, paragraph: u32| {
        let paragraph = draft.corpus.paragraph(Source {
            document: DocumentId::from(document),
            paragraph,
        })?;
        paragraph.text.as_deref()
    };
    printed_words(draft, &text, log);
    let has_text = |document: usize| {
        draft
            .authored
            .documents
            .get(document)
            .is_some_and(crate::authored::Document::is_embedded)
    };
    unused_decisions(draft, &draft.used, has_text, log);
}

/// The names and the cue of a claim stand in its paragraph.
pub(crate) fn printed_words<'t>(draft: &Draft, text: &impl Fn(usize, u32) -> Option<&'t str>, log: &Log) {
    for (index, written) in draft.authored.claims.iter().enumerate() {
        let Some(claim) = draft.corpus.claim(ClaimId::from(index)) else {
            continue;
        };
        let Some(text) = text(claim.document.index(), claim.paragraph) else {
            continue;
        };
        for name in written.names.iter().filter(|name| !contains(text, &name.value)) {
            log.push(not_printed("name", name, written));
        }
        if let Some(cue) = written.cue.as_ref().filter(|cue| !prints_cue(text, &cue.value)) {
            log.push(not_printed("cue", cue, written));
        }
    }
}

/// A cue of several parts has `…` between them.
fn prints_cue(text: &str, cue: &str) -> bool {
    cue.split('…')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .all(|part| contains(text, part))
}

fn not_printed(what: &str, at: &At<String>, claim: &crate::authored::Claim) -> Diagnostic {
    let place = &claim.at.value;
    Diagnostic::error(format!(
        "`{}:{}` does not print `{}`",
        place.document, place.paragraph, at.value
    ))
    .at(at.span, format!("no such {what} in the paragraph"))
    .help("write it letter for letter as the paragraph does, or correct the locator")
}

/// Every decision, and each of its places, decides something.
pub(crate) fn unused_decisions(
    draft: &Draft,
    used: &BTreeSet<(usize, usize)>,
    has_text: impl Fn(usize) -> bool,
    log: &Log,
) {
    let all_have_text = (0..draft.authored.documents.len()).all(&has_text);
    let is_known = |id: &str| {
        let document = draft.names.peek(crate::source::Kind::Document, id);
        document.is_some_and(&has_text)
    };
    for (index, decision) in draft.authored.decisions.iter().enumerate() {
        for (place, at) in decision.at.iter().enumerate() {
            if is_known(&at.value.document) && !used.contains(&(index, place)) {
                log.push(decides_nothing(&decision.form.value, at.span));
            }
        }
        let elsewhere = match &decision.document {
            Some(document) => is_known(&document.value),
            None => decision.at.is_empty() && all_have_text,
        };
        if elsewhere && !used.contains(&(index, 0)) {
            log.push(decides_nothing(&decision.form.value, decision.span));
        }
    }
}

fn decides_nothing(form: &str, span: crate::source::Span) -> Diagnostic {
    Diagnostic::error(format!("a decision about `{form}` decides nothing"))
        .at(
            span,
            "the form does not stand there, or a more specific decision takes its place",
        )
        .help("correct the form or the place, or leave it out")
}

/// Names that no source prints belong to `search`.
pub(crate) fn unprinted_names(draft: &Draft, found: &BTreeSet<(usize, usize)>, log: &Log) {
    for (entity, record) in draft.authored.entities.iter().enumerate() {
        for (place, name) in record.names.iter().enumerate() {
            if !name.decided && name.evidence.is_none() && !found.contains(&(entity, place)) {
                log.push(
                    Diagnostic::warning(format!(
                        "no original prints `{}` as a name of `{}`",
                        name.form.value, record.id.value
                    ))
                    .at(name.form.span, "found nowhere")
                    .help("correct the form, or move it to `search`"),
                );
            }
        }
    }
}
