//! What is there and nobody needs: warnings, since an imported collection may be without claims.

use std::collections::BTreeSet;

use crosscheck_model::{EntityId, Institution, OutletId, Party, QuestionId, Relay, VoiceId};

use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::At;

/// Outlets, voices, entities, events and questions that nothing refers to.
pub(super) fn records(draft: &Draft, log: &Log) {
    let used = Used::of(draft);
    let Draft { authored, corpus, .. } = draft;
    for (index, outlet) in authored.outlets.iter().enumerate() {
        if !used.outlets.contains(&OutletId::from(index)) {
            log.push(unused("outlet", &outlet.id, "no document, claim or lineage names it"));
        }
    }
    for (index, voice) in authored.voices.iter().enumerate() {
        if !used.voices.contains(&VoiceId::from(index)) {
            log.push(unused("voice", &voice.id, "no claim lets it speak"));
        }
    }
    for (index, entity) in authored.entities.iter().enumerate() {
        if !used.entities.contains(&EntityId::from(index)) {
            log.push(unused("entity", &entity.id, "neither mentioned nor referred to"));
        }
    }
    for (event, written) in corpus.events.iter().zip(&authored.events) {
        let named = corpus
            .mentions
            .iter()
            .any(|mention| Some(mention.entity) == event.entity);
        if event.reports.is_empty() && !named {
            log.push(unused("event", &written.id, "no paragraph reports it"));
        }
    }
    for (index, question) in authored.questions.iter().enumerate() {
        if !used.questions.contains(&QuestionId::from(index)) {
            log.push(unused("question", &question.id, "no claim answers it"));
        }
    }
}

fn unused(kind: &str, id: &At<String>, why: &str) -> Diagnostic {
    Diagnostic::warning(format!("the {kind} `{}` is not used", id.value)).at(id.span, why)
}

/// Documents that nobody has read for claims.
pub(super) fn documents(draft: &Draft, log: &Log) {
    // A table is a collection: nobody reads all of it for claims.
    for (index, (_, document)) in draft
        .documents()
        .enumerate()
        .filter(|(_, (_, document))| document.row.is_none())
    {
        if !draft.corpus.claims.iter().any(|claim| claim.document.index() == index) {
            log.push(
                Diagnostic::warning(format!("the document `{}` has no claims", document.id.value))
                    .at(document.id.span, "missing from every comparison")
                    .help("add a [[claim]] with `at = \"document:paragraph\"`"),
            );
        }
    }
}

#[derive(Default)]
struct Used {
    outlets: BTreeSet<OutletId>,
    voices: BTreeSet<VoiceId>,
    entities: BTreeSet<EntityId>,
    questions: BTreeSet<QuestionId>,
}

impl Used {
    fn of(draft: &Draft) -> Self {
        let mut used = Self::default();
        used.by_documents(draft);
        used.by_voices(draft);
        used.by_entities(draft);
        used.by_questions(draft);
        used.by_claims(draft);
        used
    }

    fn relay(&mut self, relay: Relay) {
        match relay {
            Relay::Outlet(id) => drop(self.outlets.insert(id)),
            Relay::Voice(id) => drop(self.voices.insert(id)),
            Relay::Document(_) => {}
        }
    }

    fn by_documents(&mut self, draft: &Draft) {
        for document in &draft.corpus.documents {
            self.outlets.insert(document.outlet);
            for lineage in &document.lineage {
                self.relay(lineage.from);
            }
            for paragraph in &document.paragraphs {
                self.entities.extend(paragraph.links.iter().map(|link| link.entity));
            }
        }
        for outlet in &draft.corpus.outlets {
            self.outlets.extend(outlet.group);
            self.entities.extend(outlet.entity);
        }
    }

    fn by_voices(&mut self, draft: &Draft) {
        for voice in &draft.corpus.voices {
            self.entities.extend(voice.entity);
            self.entities.extend(&voice.belongs_to);
            if let Some(Institution::Entity(id)) = voice.institution {
                self.entities.insert(id);
            }
        }
    }

    fn by_entities(&mut self, draft: &Draft) {
        self.entities
            .extend(draft.corpus.mentions.iter().map(|mention| mention.entity));
        for entity in &draft.corpus.entities {
            self.entities.extend(entity.within);
            self.entities.extend(entity.links.iter().map(|link| link.to));
        }
        for event in &draft.corpus.events {
            self.entities.extend(event.entity);
            self.entities.extend(event.places.iter().chain(&event.participants));
        }
    }

    fn by_questions(&mut self, draft: &Draft) {
        for question in &draft.corpus.questions {
            self.entities.extend(&question.scope.places);
            for party in &question.parties {
                match party {
                    Party::Entity(id) => drop(self.entities.insert(*id)),
                    Party::Voice(id) => drop(self.voices.insert(*id)),
                }
            }
        }
    }

    fn by_claims(&mut self, draft: &Draft) {
        for claim in &draft.corpus.claims {
            self.questions.insert(claim.question);
            self.voices.extend(&claim.by);
            self.entities.extend(claim.about.iter().chain(&claim.scope.places));
            for relay in &claim.via {
                self.relay(*relay);
            }
        }
    }
}
