//! What must be known of who is heard.

use std::collections::BTreeSet;

use crosscheck_model::{Claim, Date, Document, DocumentId, EntityId, Naming, Standing, VoiceId, Word};

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

/// What only outlets are is no standing of a voice.
pub(super) fn standings(draft: &Draft, log: &Log) {
    let voices = draft.authored.voices.iter();
    let coded = voices.flat_map(|voice| voice.roles.iter().map(|role| &role.standing).chain([&voice.standing]));
    for standing in coded.flatten().filter(|standing| !standing.value.is_of_voices()) {
        log.push(
            Diagnostic::error(format!("`{}` is no standing of a voice", standing.value.word()))
                .at(standing.span, "what outlets are follows from their records")
                .help(format!("write one of {}", of_voices())),
        );
    }
}

/// Nobody speaks as a serving official when every office coded of them is not held.
pub(super) fn offices(draft: &Draft, log: &Log) {
    for (index, written) in draft.authored.voices.iter().enumerate() {
        let Some(voice) = draft.corpus.voice(VoiceId::from(index)) else {
            continue;
        };
        let is_out = |when: Date| {
            let out = |role: &crosscheck_model::Role| role.is_dated() && !role.may_be_held(when);
            !voice.roles.is_empty() && voice.roles.iter().all(out)
        };
        let serves = |when| voice.standing_at(Some(when)) == Some(Standing::ServingOfficial);
        let mut said = heard(draft, VoiceId::from(index)).filter_map(|claim| Some((claim, time_of(draft, claim)?)));
        if let Some((claim, _)) = said.find(|(_, when)| serves(*when) && is_out(*when)) {
            let span = written
                .standing
                .as_ref()
                .map_or(written.id.span, |standing| standing.span);
            log.push(
                Diagnostic::error(format!(
                    "`{}` speaks as a serving official in `{}`, but held no office then",
                    written.id.value, claim.id
                ))
                .at(span, "by the dates of its roles")
                .help("write `former-official`, correct `from` and `to`, or add the role held then"),
            );
        }
    }
}

/// Of a voice that is heard in a coded document it is coded in which capacity it speaks.
pub(super) fn not_coded(draft: &Draft, log: &Log) {
    for (index, written) in draft.authored.voices.iter().enumerate() {
        let Some(voice) = draft.corpus.voice(VoiceId::from(index)) else {
            continue;
        };
        let is_coded = |claim: &&Claim| {
            draft
                .corpus
                .document(claim.document)
                .is_some_and(|document| document.coded)
        };
        let mut said = heard(draft, VoiceId::from(index)).filter(is_coded);
        if let Some(claim) = said.find(|claim| voice.standing_at(time_of(draft, claim)).is_none()) {
            log.push(
                Diagnostic::warning(format!(
                    "`{}` is heard in `{}`, but its standing is not coded",
                    written.id.value, claim.id
                ))
                .at(written.id.span, "in which capacity does it speak?")
                .help(format!("add `standing`, one of {}", of_voices())),
            );
        }
    }
}

/// The claims of a voice.
fn heard(draft: &Draft, voice: VoiceId) -> impl Iterator<Item = &Claim> {
    draft
        .corpus
        .claims
        .iter()
        .filter(move |claim| claim.by.contains(&voice))
}

/// When a claim was made.
fn time_of(draft: &Draft, claim: &Claim) -> Option<Date> {
    claim
        .said
        .or_else(|| draft.corpus.document(claim.document).and_then(Document::when))
}

/// What a voice can be.
fn of_voices() -> String {
    let words = Standing::ALL.iter().filter(|standing| standing.is_of_voices());
    words
        .map(|standing| format!("`{}`", standing.word()))
        .collect::<Vec<_>>()
        .join(", ")
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
