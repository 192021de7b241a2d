//! FollowTheMoney, an entity a line, as OpenAleph, Datashare and the command line `ftm` read it.
//!
//! People become `Person`, organisations `Organization`, places `Address` (the one schema with coordinates), events `Event`,
//! documents `Article`, occurrences of a person's or an organisation's name `Mention` (the model links no other kind), claims
//! `Note` with their attribution. Ids are made of authored ones and stay the same from build to build.

use std::collections::BTreeSet;

use crosscheck_model::{Corpus, Date, Document, Entity, EntityId, EntityKind, Event, Mention, Precision};

use crate::Order;
use crate::chosen::Chosen;
use crate::json::{self, Json, record};
use crate::words::{day, form, outlet_name, permalink_of_document, permalink_of_entity, statement};

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let corpus = order.corpus;
    let named = named(corpus, chosen);
    let mut lines = String::new();
    let mut add = |entity: Json| {
        lines.push_str(&json::line(&entity));
        lines.push('\n');
    };
    for &id in named.iter() {
        if let Some(entity) = corpus.entity(id).filter(|entity| entity.kind != EntityKind::Event) {
            add(thing(order, id, entity, chosen));
        }
    }
    for event in &corpus.events {
        let reported = event.reports.iter().any(|source| chosen.has_passage(*source));
        if chosen.everything || reported || event.entity.is_some_and(|entity| named.contains(&entity)) {
            add(happening(order, event, chosen, &named));
        }
    }
    for &id in &chosen.documents {
        if let Some(document) = corpus.document(id) {
            add(article(order, document));
        }
    }
    for mention in mentions(corpus, chosen) {
        if let Some(mention) = occurrence(corpus, mention) {
            add(mention);
        }
    }
    for &id in &chosen.claims {
        add(note(order, id, &named));
    }
    lines
}

fn mentions<'a>(corpus: &'a Corpus, chosen: &'a Chosen) -> impl Iterator<Item = &'a Mention> {
    chosen.passages.iter().flat_map(|&source| corpus.mentions_in(source))
}

/// What the selected paragraphs name or the selected claims are about, with the places around it.
fn named(corpus: &Corpus, chosen: &Chosen) -> BTreeSet<EntityId> {
    let mut named: BTreeSet<EntityId> = mentions(corpus, chosen).map(|mention| mention.entity).collect();
    for claim in chosen.claims.iter().filter_map(|&id| corpus.claim(id)) {
        for &entity in &claim.about {
            named.insert(entity);
        }
    }
    named
}

fn entity(id: String, schema: &str, properties: Json) -> Json {
    record! { "id": id, "schema": schema, "properties": properties }
}

fn one(value: &str) -> Vec<String> {
    let value = value.trim();
    if value.is_empty() {
        Vec::new()
    } else {
        vec![value.to_owned()]
    }
}

fn thing_id(corpus: &Corpus, id: EntityId) -> Option<String> {
    let entity = corpus.entity(id)?;
    if entity.kind == EntityKind::Event {
        let event = corpus.events.iter().find(|event| event.entity == Some(id))?;
        return Some(["crosscheck-event-", &event.id].concat());
    }
    Some(["crosscheck-entity-", &entity.id].concat())
}

fn document_id(document: &Document) -> String {
    ["crosscheck-document-", &document.id].concat()
}

fn thing(order: &Order<'_>, id: EntityId, record: &Entity, chosen: &Chosen) -> Json {
    let corpus = order.corpus;
    let mut properties = record! { "name": one(&record.name) };
    let mut others = Vec::new();
    for name in &record.names {
        if name.form != record.name && !name.decided && name.matches == crosscheck_model::Match::Exact {
            others.push(name.form.clone());
        }
    }
    properties.say("alias", others);
    properties.say("wikidataId", record.wikidata.as_deref().map(one));
    if let Some(place) = &record.place {
        properties.say("full", one(&record.name));
        properties.say("latitude", one(&place.lat.to_string()));
        properties.say("longitude", one(&place.lon.to_string()));
        properties.say("country", country(&place.country));
    }
    properties.say("proof", proofs(corpus, id, chosen));
    properties.say("sourceUrl", url(permalink_of_entity(corpus, order.site, id)));
    entity(
        ["crosscheck-entity-", &record.id].concat(),
        match record.kind {
            EntityKind::Person => "Person",
            EntityKind::Organisation => "Organization",
            EntityKind::Place => "Address",
            EntityKind::Event => "Event",
        },
        properties,
    )
}

/// The selected documents that name it.
fn proofs(corpus: &Corpus, id: EntityId, chosen: &Chosen) -> Vec<String> {
    let in_documents = mentions(corpus, chosen).filter(|mention| mention.entity == id);
    let documents: BTreeSet<_> = in_documents.map(|mention| mention.document).collect();
    documents
        .iter()
        .filter_map(|&id| corpus.document(id))
        .map(document_id)
        .collect()
}

/// Where the explorer stands is unknown, a link would be relative, and the model takes none.
fn url(link: String) -> Vec<String> {
    if link.starts_with("http") {
        vec![link]
    } else {
        Vec::new()
    }
}

/// The model's countries are ISO 3166 in small letters. `XX` is no country, but water or several of them.
fn country(code: &str) -> Vec<String> {
    let code = code.to_ascii_lowercase();
    if code.len() == 2 && code != "xx" {
        vec![code]
    } else {
        Vec::new()
    }
}

/// The model's languages have three letters.
fn language(code: &str) -> Vec<String> {
    const THREE: [(&str, &str); 14] = [
        ("en", "eng"),
        ("ar", "ara"),
        ("fa", "fas"),
        ("ku", "kur"),
        ("tr", "tur"),
        ("he", "heb"),
        ("ru", "rus"),
        ("uk", "ukr"),
        ("fr", "fra"),
        ("de", "deu"),
        ("es", "spa"),
        ("pt", "por"),
        ("it", "ita"),
        ("zh", "zho"),
    ];
    let primary = code.split('-').next().unwrap_or_default();
    let found = THREE.iter().find(|(two, _)| *two == primary);
    found.map(|(_, three)| (*three).to_owned()).into_iter().collect()
}

/// The model has no intervals: of one, both ends.
fn dates(date: Date) -> Vec<String> {
    match date.precision {
        Precision::Interval => vec![day(date.first), day(date.last)],
        _ => vec![date.to_string()],
    }
}

fn happening(order: &Order<'_>, event: &Event, chosen: &Chosen, named: &BTreeSet<EntityId>) -> Json {
    let corpus = order.corpus;
    let mut properties = record! { "name": one(&event.name) };
    if let Some(dated) = &event.date {
        match dated.value.precision {
            Precision::Interval => {
                properties.set("startDate", one(&day(dated.value.first)));
                properties.set("endDate", one(&day(dated.value.last)));
            }
            _ => properties.set("date", dates(dated.value)),
        }
    }
    let names = event.places.iter().filter_map(|&id| corpus.entity(id));
    properties.say("location", names.map(|place| place.name.clone()).collect::<Vec<_>>());
    let whole = event.places.iter().filter(|id| named.contains(id));
    properties.say(
        "addressEntity",
        whole.filter_map(|&id| thing_id(corpus, id)).collect::<Vec<_>>(),
    );
    let legal = |id: &&EntityId| {
        let kind = corpus.entity(**id).map(|entity| entity.kind);
        named.contains(id) && matches!(kind, Some(EntityKind::Person | EntityKind::Organisation))
    };
    let involved = event.participants.iter().filter(legal);
    properties.say(
        "involved",
        involved.filter_map(|&id| thing_id(corpus, id)).collect::<Vec<_>>(),
    );
    let reports = event
        .reports
        .iter()
        .filter(|source| chosen.has_document(source.document));
    let documents: BTreeSet<_> = reports.map(|source| source.document).collect();
    let documents = documents.iter().filter_map(|&id| corpus.document(id));
    properties.say("proof", documents.map(document_id).collect::<Vec<_>>());
    entity(["crosscheck-event-", &event.id].concat(), "Event", properties)
}

fn article(order: &Order<'_>, document: &Document) -> Json {
    let mut properties = record! {};
    properties.say("title", document.title.as_deref().map(one));
    properties.say("fileName", one(&document.id));
    properties.say("publisher", one(outlet_name(order.corpus, document)));
    properties.say(
        "publishedAt",
        document.published.as_ref().map(|dated| dates(dated.value)),
    );
    properties.say("modifiedAt", document.modified.as_ref().map(|dated| dates(dated.value)));
    properties.say("retrievedAt", document.accessed.map(dates));
    properties.say("language", language(&document.language));
    // What is no address of the web is none to this model either.
    let is_address = |address: &String| ["http://", "https://"].iter().any(|start| address.starts_with(start));
    let address = document.address.clone().filter(is_address).into_iter();
    let link = url(permalink_of_document(order.site, document));
    properties.say("sourceUrl", address.chain(link).collect::<Vec<_>>());
    entity(document_id(document), "Article", properties)
}

/// Only of whom the model can link: people and organisations.
fn occurrence(corpus: &Corpus, mention: &Mention) -> Option<Json> {
    let named = corpus.entity(mention.entity)?;
    let schema = match named.kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Place | EntityKind::Event => return None,
    };
    let document = corpus.document(mention.document)?;
    let at = [mention.paragraph, mention.start].map(|number| number.to_string());
    let id = [
        "crosscheck-mention-",
        &document.id,
        "-",
        &at[0],
        "-",
        &at[1],
        "-",
        &named.id,
    ]
    .concat();
    let properties = record! {
        "document": one(&document_id(document)),
        "name": one(form(corpus, mention)),
        "resolved": thing_id(corpus, mention.entity).into_iter().collect::<Vec<_>>(),
        "detectedSchema": one(schema),
    };
    Some(entity(id, "Mention", properties))
}

fn note(order: &Order<'_>, id: crosscheck_model::ClaimId, named: &BTreeSet<EntityId>) -> Json {
    let corpus = order.corpus;
    let Some(claim) = corpus.claim(id) else {
        return Json::Null;
    };
    let mut properties = record! { "description": one(&statement(corpus, id)) };
    let about = claim.about.iter().filter(|id| named.contains(id));
    properties.say(
        "entity",
        about.filter_map(|&id| thing_id(corpus, id)).collect::<Vec<_>>(),
    );
    properties.say(
        "proof",
        corpus
            .document(claim.document)
            .map(|document| one(&document_id(document))),
    );
    properties.say("sourceUrl", url(crate::permalink(corpus, order.site, claim.source())));
    entity(["crosscheck-claim-", &claim.id].concat(), "Note", properties)
}
