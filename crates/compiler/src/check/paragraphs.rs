//! What a document must say about its paragraphs, and which of them others may point to.

use crate::authored::{Document, Locator};
use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::{At, Kind};

/// Headings count 1, 2, 3 …; beside an embedded text they may leave paragraphs out.
pub(super) fn numbers(draft: &Draft, log: &Log) {
    for (index, document) in draft.authored.documents.iter().enumerate() {
        if document.is_embedded() {
            numbers_beside_text(document, draft.names.length(index), log);
            continue;
        }
        // One report a document: after the first wrong number all others are.
        let wrong = (1..)
            .zip(&document.paragraphs)
            .find(|(expected, heading)| heading.n.value != *expected);
        if let Some((expected, heading)) = wrong {
            log.push(
                Diagnostic::error(format!(
                    "the paragraphs of `{}` are not numbered in order",
                    document.id.value
                ))
                .at(
                    heading.n.span,
                    format!("expected {expected}, found {}", heading.n.value),
                )
                .help("every paragraph has its heading, boilerplate too: `## 1`, `## 2`, …"),
            );
        }
    }
}

fn numbers_beside_text(document: &Document, length: u32, log: &Log) {
    let mut last = 0;
    for heading in &document.paragraphs {
        let n = heading.n.value;
        let label = if n == 0 || n > length {
            format!("the text has {length} paragraphs")
        } else if n <= last {
            format!("stands after paragraph {last}")
        } else {
            last = n;
            continue;
        };
        log.push(
            Diagnostic::error(format!(
                "the paragraphs of `{}` are not numbered in order",
                document.id.value
            ))
            .at(heading.n.span, label)
            .help("number the blocks of the text from 1; headings may leave some out"),
        );
    }
}

/// What counts has a digest, unless its text is there; what does not count has none.
pub(super) fn digests(draft: &Draft, log: &Log) {
    for document in &draft.authored.documents {
        for paragraph in &document.paragraphs {
            match &paragraph.digest {
                None if paragraph.role.counts() && !document.is_embedded() => log.push(
                    Diagnostic::error(format!(
                        "paragraph {} of `{}` has no digest",
                        paragraph.n.value, document.id.value
                    ))
                    .at(paragraph.n.span, "nothing stands below this heading")
                    .help("say below it what the paragraph says, in your own words, or give it the role `boilerplate`"),
                ),
                Some(digest) if !paragraph.role.counts() => log.push(
                    Diagnostic::error("a digest of what does not count")
                        .at(digest.span, "this digest")
                        .at(paragraph.n.span, "the role of its paragraph")
                        .help("take the digest out, make it a remark (`> …`), or correct the role"),
                ),
                _ => {}
            }
        }
    }
}

/// Claims and events point to paragraphs that count.
pub(super) fn locators(draft: &Draft, log: &Log) {
    let claims = draft.authored.claims.iter().map(|claim| &claim.at);
    let events = draft.authored.events.iter().flat_map(|event| &event.at);
    let decisions = draft.authored.decisions.iter().flat_map(|decision| &decision.at);
    for at in claims.chain(events).chain(decisions) {
        counts(draft, at, log);
    }
}

fn counts(draft: &Draft, at: &At<Locator>, log: &Log) {
    let Some(index) = draft.names.peek(Kind::Document, &at.value.document) else {
        return;
    };
    let document = draft.corpus.documents.get(index);
    let place = (at.value.paragraph as usize).checked_sub(1);
    let paragraph = place.and_then(|place| document?.paragraphs.get(place));
    let Some(paragraph) = paragraph.filter(|paragraph| !paragraph.role.counts()) else {
        return;
    };
    let role = crosscheck_model::Word::word(paragraph.role);
    let diagnostic = Diagnostic::error(format!("`{}:{}` is {role}", at.value.document, at.value.paragraph))
        .at(at.span, "counts for nothing");
    let diagnostic = match draft.heading(index, at.value.paragraph) {
        Some(span) => diagnostic.at(span, "the paragraph"),
        None => diagnostic,
    };
    log.push(diagnostic.help("point to a paragraph of the text, or correct the role of this one"));
}

/// A coded document was compared with its original.
pub(super) fn fingerprints(draft: &Draft, log: &Log) {
    let has = |document: &Document| {
        draft
            .authored
            .derived
            .iter()
            .any(|derived| derived.document.value == document.id.value)
    };
    for document in draft
        .authored
        .documents
        .iter()
        .filter(|document| document.coded && !document.is_embedded())
    {
        let Some(original) = &document.original else {
            continue;
        };
        if !has(document) && !log.derived_is_broken(&document.id.value) {
            log.push(
                Diagnostic::error(format!("`{}` has no fingerprints", document.id.value))
                    .at(
                        original.span,
                        format!(
                            "nothing is known of this file: there is no derived/{}.toml",
                            document.id.value
                        ),
                    )
                    .help("run `crosscheck code --originals DIR`"),
            );
        }
    }
}
