//! W3C Web Annotations: one for every name that the selected paragraphs print, one for every selected claim.
//!
//! What is annotated is the source text where it stands: a paragraph of it, and in it the characters of the name, counted in
//! Unicode scalar values from the start of the paragraph. The quotation is the printed name and nothing else: no sentence of a
//! source is ever repeated. The body of a claim is its digest with whose it is.

use crosscheck_model::{Claim, ClaimId, Corpus, Document, Mention, Source};

use crate::Order;
use crate::chosen::Chosen;
use crate::json::{self, Json, record};
use crate::words::{form, permalink, permalink_of_document, permalink_of_entity, permalink_of_question, statement};

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let corpus = order.corpus;
    let mut items = Vec::new();
    for &source in &chosen.passages {
        items.extend(
            corpus
                .mentions_in(source)
                .filter_map(|each| mention(order, source, each)),
        );
        let claims = corpus.claims_in(source).filter(|(id, _)| chosen.has_claim(*id));
        items.extend(claims.filter_map(|(id, each)| claim(order, id, each)));
    }
    let mut collection = record! {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
    };
    collection.say("label", corpus.meta.title.as_str());
    collection.say("rights", licence(corpus));
    collection.set("total", items.len());
    if !items.is_empty() {
        collection.set(
            "first",
            record! { "type": "AnnotationPage", "startIndex": 0u32, "items": items },
        );
    }
    json::lines(&collection)
}

/// The address of a licence that has a well-known one: `rights` takes addresses only.
pub(crate) fn licence(corpus: &Corpus) -> Option<&'static str> {
    match corpus.meta.licence.as_deref()? {
        "CC BY 4.0" | "CC-BY-4.0" => Some("https://creativecommons.org/licenses/by/4.0/"),
        "CC BY-SA 4.0" | "CC-BY-SA-4.0" => Some("https://creativecommons.org/licenses/by-sa/4.0/"),
        "CC0 1.0" | "CC0-1.0" => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
        _ => None,
    }
}

/// Where a document can be read: at its own address, else in the explorer.
pub(crate) fn source_address(order: &Order<'_>, document: &Document) -> String {
    let own = document.address.clone();
    own.unwrap_or_else(|| permalink_of_document(order.site, document))
}

fn paragraph(number: u32) -> Json {
    record! { "type": "FragmentSelector", "value": ["paragraph=", &number.to_string()].concat() }
}

fn mention(order: &Order<'_>, source: Source, mention: &Mention) -> Option<Json> {
    let corpus = order.corpus;
    let document = corpus.document(source.document)?;
    let entity = corpus.entity(mention.entity)?;
    let start = mention.start.to_string();
    let mut selector = paragraph(source.paragraph);
    selector.set(
        "refinedBy",
        vec![
            record! { "type": "TextPositionSelector", "start": mention.start, "end": mention.end },
            record! { "type": "TextQuoteSelector", "exact": form(corpus, mention) },
        ],
    );
    let link = permalink(corpus, order.site, source);
    Some(record! {
        "id": [&link, "?name=", &entity.id, "&at=", &start].concat(),
        "type": "Annotation",
        "motivation": "identifying",
        "body": record! {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": permalink_of_entity(corpus, order.site, mention.entity),
        },
        "target": record! { "source": source_address(order, document), "selector": selector },
    })
}

fn claim(order: &Order<'_>, id: ClaimId, claim: &Claim) -> Option<Json> {
    let corpus = order.corpus;
    let document = corpus.document(claim.document)?;
    let question = corpus.question(claim.question)?;
    let link = permalink(corpus, order.site, claim.source());
    Some(record! {
        "id": [&link, "?claim=", &claim.id].concat(),
        "type": "Annotation",
        "motivation": "describing",
        "body": vec![
            record! {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": language(corpus),
                "value": statement(corpus, id),
            },
            record! {
                "type": "SpecificResource",
                "purpose": "classifying",
                "source": permalink_of_question(order.site, &question.id),
            },
        ],
        "target": record! {
            "source": source_address(order, document),
            "selector": paragraph(claim.paragraph),
        },
    })
}

fn language(corpus: &Corpus) -> &str {
    let language = corpus.meta.language.as_str();
    if language.is_empty() { "en" } else { language }
}
