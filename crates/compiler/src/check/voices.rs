//! What must be known of who is heard.

use std::collections::BTreeSet;

use crosscheck_model::{DocumentId, EntityId, Naming, VoiceId};

use crate::authored::Voice;
use crate::diagnostic::{Diagnostic, Log};
use crate::parse::read_locator;
use crate::resolve::Draft;
use crate::text::mentions::contains;

/// What a voice was is said by somebody.
pub(super) fn roles(draft: &Draft, log: &Log) {
    let roles = draft
        .authored
        .voices
        .iter()
        .flat_map(|voice| voice.roles.iter().map(move |role| (voice, role)));
    for (voice, role) in roles {
        match &role.source {
            None => log.push(
                Diagnostic::error(format!("a role of `{}` without a source", voice.id.value))
                    .at(role.span, "who says so?")
                    .help("add `source`: a locator (`document:paragraph`) or an address"),
            ),
            Some(source) if read_locator(&source.value).is_none() && !source.value.contains("://") => {
                log.push(
                    Diagnostic::error("the source of a role is neither a locator nor an address")
                        .at(source.span, "expected one of these")
                        .help("write `document:paragraph` or `https://…`"),
                );
            }
            Some(_) => {}
        }
    }
}

/// A voice that is called named has a name in the documents in which it speaks.
pub(super) fn named(draft: &Draft, log: &Log) {
    let mentioned: BTreeSet<(DocumentId, EntityId)> = draft
        .corpus
        .mentions
        .iter()
        .map(|mention| (mention.document, mention.entity))
        .collect();
    let coded: BTreeSet<DocumentId> = draft.corpus.mentions.iter().map(|mention| mention.document).collect();
    for (index, written) in draft.authored.voices.iter().enumerate() {
        let Some(voice) = draft
            .corpus
            .voice(VoiceId::from(index))
            .filter(|voice| voice.naming == Naming::Named)
        else {
            continue;
        };
        let claims = draft
            .corpus
            .claims
            .iter()
            .filter(|claim| claim.by.contains(&VoiceId::from(index)));
        let documents: BTreeSet<DocumentId> = claims.map(|claim| claim.document).collect();
        let Some(entity) = voice.entity else {
            if documents.is_empty() || documents.iter().any(|document| !prints(draft, *document, &voice.name)) {
                log.push(nameless(written));
            }
            continue;
        };
        for document in documents
            .intersection(&coded)
            .filter(|document| !mentioned.contains(&(**document, entity)))
        {
            let id = draft
                .corpus
                .document(*document)
                .map_or("", |document| document.id.as_str());
            log.push(
                Diagnostic::warning(format!(
                    "the voice `{}` is called named, but `{id}` does not name it",
                    written.id.value
                ))
                .at(written.naming.span, "no mention of its entity there")
                .help("write `described` or `unnamed`, or add the name as printed to the entity"),
            );
        }
    }
}

fn prints(draft: &Draft, document: DocumentId, name: &str) -> bool {
    let paragraphs = draft
        .corpus
        .document(document)
        .map(|document| document.paragraphs.as_slice())
        .unwrap_or_default();
    paragraphs
        .iter()
        .any(|paragraph| paragraph.text.as_deref().is_some_and(|text| contains(text, name)))
}

fn nameless(voice: &Voice) -> Diagnostic {
    Diagnostic::warning(format!(
        "the voice `{}` is called named, but it has no entity",
        voice.id.value
    ))
    .at(voice.naming.span, "no name to be found in the documents")
    .help("add `entity`, so that its names can be checked, or write `described` or `unnamed`")
}
