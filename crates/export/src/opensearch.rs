//! Lines for the bulk interface of OpenSearch and Elasticsearch: an action, then a document, for every selected document,
//! passage and claim, all in one index. Send it as it is: `curl -H 'Content-Type: application/x-ndjson' --data-binary @FILE
//! HOST/_bulk`.

use crosscheck_model::{Corpus, DatedBasis, Document, DocumentId, Source, Word};

use crate::Order;
use crate::chosen::Chosen;
use crate::csv::named;
use crate::json::{self, Json, record};
use crate::words::{
    attribution, day, entity_ids, locator, outlet_name, permalink, permalink_of_document, relay_id, statement,
    voice_id, who,
};

const INDEX: &str = "crosscheck";

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let mut lines = String::new();
    for &id in &chosen.documents {
        add(&mut lines, document(order, id));
    }
    for &source in &chosen.passages {
        add(&mut lines, passage(order, source));
    }
    for &id in &chosen.claims {
        add(&mut lines, claim(order, id));
    }
    lines
}

fn add(lines: &mut String, item: Option<(String, Json)>) {
    let Some((id, record)) = item else { return };
    let action = record! { "index": record! { "_index": INDEX, "_id": id } };
    for line in [action, record] {
        lines.push_str(&json::line(&line));
        lines.push('\n');
    }
}

fn document(order: &Order<'_>, id: DocumentId) -> Option<(String, Json)> {
    let document = order.corpus.document(id)?;
    let mut record = record! { "kind": "document", "id": &document.id };
    of_document(order.corpus, document, &mut record);
    record.say("address", document.address.as_deref());
    record.say("genre", document.genre.as_deref());
    record.say("language", &document.language);
    record.set("link", permalink_of_document(order.site, document));
    let from = document
        .lineage
        .iter()
        .map(|lineage| relay_id(order.corpus, lineage.from));
    record.say("from", from.collect::<Vec<_>>());
    Some((["document:", &document.id].concat(), record))
}

/// What is repeated with everything that stands in a document, so that each of it can be filtered by it.
fn of_document(corpus: &Corpus, document: &Document, record: &mut Json) {
    record.set("document", &document.id);
    record.say("title", document.title.as_deref());
    record.set("outlet", outlet_name(corpus, document));
    between("published_from", "published_to", document.published.as_ref(), record);
}

/// An interval as two days: no database has imprecise dates.
fn between(from: &'static str, to: &'static str, dated: Option<&DatedBasis>, record: &mut Json) {
    if let Some(dated) = dated {
        record.set(from, day(dated.value.first));
        record.set(to, day(dated.value.last));
    }
}

fn passage(order: &Order<'_>, source: Source) -> Option<(String, Json)> {
    let corpus = order.corpus;
    let document = corpus.document(source.document)?;
    let paragraph = corpus.paragraph(source)?;
    let id = locator(corpus, source);
    let mut record = record! { "kind": "passage", "id": &id };
    of_document(corpus, document, &mut record);
    record.set("paragraph", source.paragraph);
    record.set("role", paragraph.role.word());
    record.say("digest", paragraph.digest.as_deref());
    record.say("text", corpus.text_of(paragraph));
    record.say("entities", named(corpus, source));
    let places = corpus
        .mentions_in(source)
        .filter_map(|mention| corpus.entity(mention.entity)?.place.as_ref());
    let points = places.map(|place| record! { "lat": place.lat, "lon": place.lon });
    record.say("places", points.collect::<Vec<_>>());
    record.set("link", permalink(corpus, order.site, source));
    Some((["passage:", &id].concat(), record))
}

fn claim(order: &Order<'_>, id: crosscheck_model::ClaimId) -> Option<(String, Json)> {
    let corpus = order.corpus;
    let claim = corpus.claim(id)?;
    let question = corpus.question(claim.question)?;
    let position = question.positions.get(claim.position.index())?;
    let mut record = record! { "kind": "claim", "id": &claim.id };
    of_document(corpus, corpus.document(claim.document)?, &mut record);
    record.set("paragraph", claim.paragraph);
    record.set("statement", statement(corpus, id));
    record.set("digest", &claim.digest);
    record.set("attribution", attribution(corpus, id));
    record.set("speaker", who(corpus, id));
    record.set("question", &question.id);
    record.set("question_text", &question.text);
    record.set("position", &position.id);
    record.set("position_text", &position.text);
    record.set("stance", claim.stance.word());
    record.set("certainty", claim.certainty.word());
    record.set("mode", claim.mode.word());
    record.say(
        "by",
        claim
            .by
            .iter()
            .map(|&voice| voice_id(corpus, voice))
            .collect::<Vec<_>>(),
    );
    record.say(
        "via",
        claim
            .via
            .iter()
            .map(|&relay| relay_id(corpus, relay))
            .collect::<Vec<_>>(),
    );
    record.say("entities", entity_ids(corpus, &claim.about));
    record.say("names", Json::texts(&claim.names));
    for (from, to, date) in [
        ("said_from", "said_to", claim.said),
        ("happened_from", "happened_to", claim.happened),
    ] {
        if let Some(date) = date {
            record.set(from, day(date.first));
            record.set(to, day(date.last));
        }
    }
    if let Some(quantity) = &claim.quantity {
        record.set("quantity_low", quantity.low);
        record.set("quantity_best", quantity.best);
        record.set("quantity_high", quantity.high);
        record.set("quantity_bound", quantity.bound.word());
        record.set("quantity_unit", &quantity.unit);
    }
    record.set("link", permalink(corpus, order.site, claim.source()));
    Some((["claim:", &claim.id].concat(), record))
}
