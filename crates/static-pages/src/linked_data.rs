//! What pages say to machines, in the terms of schema.org. The context stands on the page, so that it is read without fetching
//! anything. That of a question is the export of its comparison.

use crosscheck_export::statement;
use crosscheck_model::{ClaimId, Corpus, Document, DocumentId, Entity, EntityKind};
use serde_json::{Map, Value, json};

use crate::addresses;
use crate::words::{document_title, outlet_name};

/// The page of a document: the document, and the claims that stand on the page.
pub(crate) fn document(corpus: &Corpus, id: DocumentId, document: &Document) -> Value {
    let date = |dated: &Option<crosscheck_model::DatedBasis>| dated.as_ref().map(|dated| dated.value.to_string());
    let article = record([
        ("@id", Some(json!(format!("urn:crosscheck:document:{}", document.id)))),
        ("@type", Some(json!("Article"))),
        ("name", Some(json!(document_title(corpus, id)))),
        ("headline", document.title.as_ref().map(|title| json!(title))),
        (
            "publisher",
            Some(json!({ "@type": "Organization", "name": outlet_name(corpus, document) })),
        ),
        (
            "url",
            document
                .address
                .as_ref()
                .filter(|address| address.starts_with("https://"))
                .map(|address| json!(address)),
        ),
        ("inLanguage", Some(json!(document.language))),
        ("datePublished", date(&document.published).map(|date| json!(date))),
        ("dateModified", date(&document.modified).map(|date| json!(date))),
    ]);
    let first = corpus.claims.partition_point(|claim| claim.document < id);
    let claims = (first..first + corpus.claims_of(id).len()).map(ClaimId::from);
    let claims: Vec<Value> = claims
        .filter_map(|claim| self::claim(corpus, claim, document))
        .collect();
    json!({
        "@context": context(),
        "@type": "WebPage",
        "name": document_title(corpus, id),
        "isPartOf": dataset(corpus),
        "about": article,
        "hasPart": claims,
    })
}

/// A claim with whose it is. Nothing says whether it is true.
fn claim(corpus: &Corpus, id: ClaimId, document: &Document) -> Option<Value> {
    let claim = corpus.claim(id)?;
    Some(json!({
        "@id": format!("#{}", addresses::claim(corpus, id)),
        "@type": "Claim",
        "identifier": claim.id,
        "text": statement(corpus, id),
        "appearance": { "@id": format!("urn:crosscheck:document:{}", document.id) },
    }))
}

/// The page of an entity.
pub(crate) fn entity(corpus: &Corpus, entity: &Entity) -> Value {
    let kind = match entity.kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Event => "Event",
    };
    let others: Vec<&str> = entity
        .names
        .iter()
        .map(|name| name.form.as_str())
        .filter(|form| *form != entity.name)
        .collect();
    let geo = entity
        .place
        .as_ref()
        .map(|place| json!({ "@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon }));
    let same = entity
        .wikidata
        .as_ref()
        .map(|id| json!(format!("https://www.wikidata.org/entity/{id}")));
    json!({
        "@context": context(),
        "@type": "WebPage",
        "name": entity.name,
        "isPartOf": dataset(corpus),
        "about": record([
            ("@type", Some(json!(kind))),
            ("name", Some(json!(entity.name))),
            ("alternateName", (!others.is_empty()).then(|| json!(others))),
            ("geo", geo),
            ("sameAs", same),
        ]),
    })
}

/// The list of everything.
pub(crate) fn corpus(corpus: &Corpus) -> Value {
    let mut data = dataset(corpus);
    if let Value::Object(fields) = &mut data {
        fields.insert("@context".to_owned(), context());
        fields.insert("description".to_owned(), json!(corpus.meta.summary));
    }
    data
}

fn dataset(corpus: &Corpus) -> Value {
    let meta = &corpus.meta;
    let text = |text: &Option<String>| text.as_ref().map(|text| json!(text));
    record([
        ("@type", Some(json!("Dataset"))),
        ("name", Some(json!(meta.title))),
        ("inLanguage", Some(json!(meta.language))),
        ("license", text(&meta.licence)),
        ("creditText", text(&meta.credit)),
    ])
}

fn context() -> Value {
    json!({ "@vocab": "http://schema.org/", "url": { "@type": "@id" }, "sameAs": { "@type": "@id" } })
}

/// A record without what is not known.
fn record<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let known = fields
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(known.collect::<Map<_, _>>())
}
