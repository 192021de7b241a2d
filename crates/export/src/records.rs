//! The project's own JSON, format 1, by the contract in docs/javascript-api.md. Keys stand in the order of the contract; what
//! is unknown is `null`, a list that is empty is `[]`, and no key is ever missing, save the `columns` of a corpus that has none.
//!
//! Of a selection: documents, their paragraphs, mentions, claims and relations are those selected. What they point at
//! (outlets, voices, entities, events, questions) stays whole, so that ids lead somewhere.

use crosscheck_messages::EN;
use crosscheck_model as model;
use crosscheck_model::{Corpus, DocumentId, Source, Word};

use crate::Order;
use crate::chosen::Chosen;
use crate::words::{date, entity_id, entity_ids, form, relay_id, voice_id};
use crate::{Json, record};

pub(crate) fn corpus(order: &Order<'_>, chosen: &Chosen) -> String {
    let corpus = order.corpus;
    let every = |ids: &[DocumentId]| -> Vec<Json> {
        let one = |&id: &DocumentId| Some(document(corpus, id, corpus.document(id)?, chosen));
        ids.iter().filter_map(one).collect()
    };
    let mentions = corpus.mentions.iter().filter(|mention| {
        chosen.has_passage(Source {
            document: mention.document,
            paragraph: mention.paragraph,
        })
    });
    let claims = chosen.claims.iter().filter_map(|&id| corpus.claim(id));
    record! {
        "format": 1u32,
        "documents": every(&chosen.documents),
        "outlets": corpus.outlets.iter().map(outlet).collect::<Vec<_>>(),
        "voices": corpus.voices.iter().map(|each| voice(corpus, each)).collect::<Vec<_>>(),
        "entities": corpus.entities.iter().map(entity).collect::<Vec<_>>(),
        "events": corpus.events.iter().map(|each| event(corpus, each)).collect::<Vec<_>>(),
        "mentions": mentions.map(|each| mention(corpus, each)).collect::<Vec<_>>(),
        "claims": claims.map(|each| claim(corpus, each)).collect::<Vec<_>>(),
        "questions": corpus.questions.iter().map(question).collect::<Vec<_>>(),
        "relations": relations(order, chosen),
    }
    .lines()
}

/// The record of a document as in the export, whole.
#[must_use]
pub fn document_record(corpus: &Corpus, id: DocumentId) -> Option<Json> {
    let chosen = Chosen::new(corpus, &crate::Items::Documents(vec![id]));
    let mut record = document(corpus, id, corpus.document(id)?, &chosen);
    let document = corpus.document(id)?;
    record.set("address", document.address.as_deref());
    record.set("language", &document.language);
    record.set("genre", document.genre.as_deref());
    let claims = chosen.claims.iter().filter_map(|&id| corpus.claim(id));
    record.set("claims", claims.map(|each| claim(corpus, each)).collect::<Vec<_>>());
    let mentions = corpus.mentions.iter().filter(|mention| mention.document == id);
    record.set(
        "mentions",
        mentions.map(|each| mention(corpus, each)).collect::<Vec<_>>(),
    );
    Some(record)
}

/// The record of an entity as in the export, with its mentions, the claims about it and those it makes.
#[must_use]
pub fn entity_record(corpus: &Corpus, id: model::EntityId) -> Option<Json> {
    let mut record = entity(corpus.entity(id)?);
    let mentions = corpus.mentions.iter().filter(|mention| mention.entity == id);
    record.set(
        "mentions",
        mentions.map(|each| mention(corpus, each)).collect::<Vec<_>>(),
    );
    let is_voice = |voice: &model::VoiceId| corpus.voice(*voice).is_some_and(|voice| voice.entity == Some(id));
    let about = corpus.claims.iter().filter(|claim| claim.about.contains(&id));
    record.set("about", about.map(|each| claim(corpus, each)).collect::<Vec<_>>());
    let by = corpus.claims.iter().filter(|claim| claim.by.iter().any(is_voice));
    record.set("by", by.map(|each| claim(corpus, each)).collect::<Vec<_>>());
    Some(record)
}

fn dated(date: &model::DatedBasis) -> Json {
    record! { "value": date.value.to_string(), "precision": date.value.precision.word(), "basis": date.basis.word() }
}

fn document(corpus: &Corpus, id: DocumentId, document: &model::Document, chosen: &Chosen) -> Json {
    let mut paragraphs = Vec::new();
    for (n, paragraph) in (1u32..).zip(&document.paragraphs) {
        let source = Source {
            document: id,
            paragraph: n,
        };
        // Of whole documents also what does not count.
        if chosen.everything || chosen.unit == crate::chosen::Unit::Documents || chosen.has_passage(source) {
            paragraphs.push(record! {
                "n": n, "role": paragraph.role.word(), "digest": paragraph.digest.as_deref(),
            });
        }
    }
    let original = |original: &model::Original| record! { "sha256": hex(&original.sha256), "paragraphs": document.paragraphs.len() };
    let mut record = record! {
        "id": &document.id,
        "title": document.title.as_deref(),
        "outlet": corpus.outlet(document.outlet).map_or("", |outlet| &outlet.id),
        "published": document.published.as_ref().map(dated),
        "modified": document.modified.as_ref().map(dated),
        "original": document.original.as_ref().map(original),
        "lineage": document.lineage.iter().map(|each| lineage(corpus, &document.id, each)).collect::<Vec<_>>(),
        "paragraphs": paragraphs,
    };
    if !corpus.columns.is_empty() {
        record.set("columns", columns(corpus, document));
    }
    record
}

/// The values of a document under the keys of their columns.
fn columns(corpus: &Corpus, document: &model::Document) -> Json {
    let mut record = Json::Record(Vec::new());
    for (index, column) in (0u16..).zip(&corpus.columns) {
        let own = document.columns.iter().filter(|value| value.column == index);
        let values: Vec<&str> = own
            .filter_map(|value| Some(column.values.get(value.value as usize)?.as_str()))
            .collect();
        if !values.is_empty() {
            record.set(column.key.clone(), values);
        }
    }
    record
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

fn lineage(corpus: &Corpus, document: &str, lineage: &model::Lineage) -> Json {
    let variant = |variant: &model::Variant| {
        record! {
            "at": [document, ":", &variant.paragraph.to_string()].concat(),
            "kind": variant.kind.word(),
            "what": variant.what.word(),
            "quoted": variant.quoted,
            "suspected": variant.suspected,
            "digest": &variant.digest,
        }
    };
    record! {
        "from": relay_id(corpus, lineage.from),
        "kind": lineage.kind.word(),
        "covers": lineage.covers.iter().map(|range| covers(*range)).collect::<Vec<_>>(),
        "disclosed": lineage.disclosed,
        "confidence": lineage.confidence.word(),
        "evidence": &lineage.evidence,
        "variants": lineage.variants.iter().map(variant).collect::<Vec<_>>(),
    }
}

/// `2-14`, or `5` for one paragraph.
fn covers((from, to): (u32, u32)) -> String {
    if from == to {
        from.to_string()
    } else {
        [&from.to_string(), "-", &to.to_string()].concat()
    }
}

fn outlet(outlet: &model::Outlet) -> Json {
    record! { "id": &outlet.id, "name": &outlet.name, "kind": outlet.kind.word() }
}

fn voice(corpus: &Corpus, voice: &model::Voice) -> Json {
    let role = |role: &model::Role| {
        record! { "role": &role.role, "from": date(role.from), "to": date(role.to), "source": role.source.as_deref() }
    };
    record! {
        "id": &voice.id,
        "name": &voice.name,
        "kind": voice.kind.word(),
        "naming": voice.naming.word(),
        "entity": voice.entity.map(|id| entity_id(corpus, id)),
        "roles": voice.roles.iter().map(role).collect::<Vec<_>>(),
    }
}

fn entity(entity: &model::Entity) -> Json {
    let mut names = Vec::new();
    // The one record whose further keys appear only where they say something.
    for name in &entity.names {
        let mut printed = record! { "form": &name.form };
        printed.say("language", name.language.as_deref());
        if name.matches != model::Match::Exact {
            printed.set("match", name.matches.word());
        }
        printed.say("evidence", name.evidence.as_deref());
        names.push(printed);
    }
    for form in &entity.search {
        names.push(record! { "form": form, "printed": false });
    }
    let place = |place: &model::Place| {
        record! { "lat": place.lat, "lon": place.lon, "country": &place.country, "extent": place.extent.word() }
    };
    record! {
        "id": &entity.id,
        "name": &entity.name,
        "kind": entity.kind.word(),
        "names": names,
        "place": entity.place.as_ref().map(place),
    }
}

fn event(corpus: &Corpus, event: &model::Event) -> Json {
    let source = |source: &Source| {
        record! {
            "document": corpus.document(source.document).map_or("", |document| &document.id),
            "paragraph": source.paragraph,
        }
    };
    record! {
        "id": &event.id,
        "name": &event.name,
        "date": event.date.as_ref().map(dated),
        "places": entity_ids(corpus, &event.places),
        "mentions": event.reports.iter().map(source).collect::<Vec<_>>(),
    }
}

fn mention(corpus: &Corpus, mention: &model::Mention) -> Json {
    record! {
        "entity": entity_id(corpus, mention.entity),
        "document": corpus.document(mention.document).map_or("", |document| &document.id),
        "paragraph": mention.paragraph,
        "form": form(corpus, mention),
        "start": mention.start,
        "end": mention.end,
    }
}

fn claim(corpus: &Corpus, claim: &model::Claim) -> Json {
    let question = corpus.question(claim.question);
    let position = question.and_then(|question| question.positions.get(claim.position.index()));
    let quantity = |quantity: &model::Quantity| {
        record! { "low": quantity.low, "best": quantity.best, "high": quantity.high, "unit": &quantity.unit }
    };
    record! {
        "id": &claim.id,
        "document": corpus.document(claim.document).map_or("", |document| &document.id),
        "paragraph": claim.paragraph,
        "question": question.map_or("", |question| &question.id),
        "position": position.map_or("", |position| &position.id),
        "about": entity_ids(corpus, &claim.about),
        "stance": claim.stance.word(),
        "by": claim.by.iter().map(|&id| voice_id(corpus, id)).collect::<Vec<_>>(),
        "via": claim.via.iter().map(|&relay| relay_id(corpus, relay)).collect::<Vec<_>>(),
        "mode": claim.mode.word(),
        "certainty": claim.certainty.word(),
        "relay": claim.relay.word(),
        "level": claim.level.word(),
        "names": Json::texts(&claim.names),
        "digest": &claim.digest,
        "quantity": claim.quantity.as_ref().map(quantity),
        "scope": scope(corpus, &claim.scope),
        "said": date(claim.said),
        "happened": date(claim.happened),
    }
}

fn scope(corpus: &Corpus, scope: &model::Scope) -> Option<Json> {
    (*scope != model::Scope::default()).then(|| {
        record! {
            "places": entity_ids(corpus, &scope.places),
            "from": date(scope.from),
            "to": date(scope.to),
            "population": scope.population.as_deref(),
            "condition": scope.condition.as_deref(),
        }
    })
}

fn question(question: &model::Question) -> Json {
    let position = |position: &model::Position| record! { "id": &position.id, "text": &position.text };
    record! {
        "id": &question.id,
        "text": &question.text,
        "kind": question.kind.word(),
        "positions": question.positions.iter().map(position).collect::<Vec<_>>(),
    }
}

/// Those between selected claims; on demand with what follows from the claims, marked as such.
fn relations(order: &Order<'_>, chosen: &Chosen) -> Vec<Json> {
    let corpus = order.corpus;
    let id = |claim| corpus.claim(claim).map_or("", |claim: &model::Claim| &claim.id);
    let mut relations = Vec::new();
    for relation in &corpus.relations {
        if chosen.has_claim(relation.from) && chosen.has_claim(relation.to) {
            relations.push(record! {
                "from": id(relation.from),
                "to": id(relation.to),
                "kind": relation.kind.word(),
                "basis": relation.basis.as_deref(),
                "why": &relation.why,
            });
        }
    }
    if order.computed {
        let reading = crate::comparison::reading(order);
        for index in 0..corpus.questions.len() {
            let sheet = reading.issue(&chosen.claims, index.into());
            for line in sheet.relations.iter().filter(|line| line.computed) {
                relations.push(record! {
                    "from": id(line.from),
                    "to": id(line.to),
                    "kind": line.kind.key(),
                    "basis": EN.basis(line),
                    "why": EN.reason(corpus, line),
                    "computed": true,
                });
            }
        }
    }
    relations
}
