//! What several formats say in the same words: where a paragraph is, when a document is from, and whose a statement is.

use crosscheck_compare::{Credit, breadcrumb, speaker};
use crosscheck_model::{ClaimId, Corpus, Date, Document, EntityId, Relay, Source, VoiceId};

/// The address of a paragraph in the explorer.
#[must_use]
pub fn permalink(corpus: &Corpus, site: &str, source: Source) -> String {
    let id = corpus.document(source.document).map_or("", |document| &document.id);
    [site, "#/read/", id, "/", &source.paragraph.to_string()].concat()
}

/// The address of a document in the explorer.
#[must_use]
pub fn permalink_of_document(site: &str, document: &Document) -> String {
    [site, "#/read/", &document.id].concat()
}

/// The address of an entity in the explorer.
#[must_use]
pub fn permalink_of_entity(corpus: &Corpus, site: &str, entity: EntityId) -> String {
    [site, "#/entity/", corpus.entity(entity).map_or("", |entity| &entity.id)].concat()
}

/// The address of a comparison in the explorer; without an id, of all of them.
#[must_use]
pub fn permalink_of_question(site: &str, question: &str) -> String {
    let slash = if question.is_empty() { "" } else { "/" };
    [site, "#/compare", slash, question].concat()
}

/// `herald-2021:4`
pub(crate) fn locator(corpus: &Corpus, source: Source) -> String {
    let id = corpus.document(source.document).map_or("", |document| &document.id);
    [id, ":", &source.paragraph.to_string()].concat()
}

/// The name of a document's outlet.
pub(crate) fn outlet_name<'a>(corpus: &'a Corpus, document: &Document) -> &'a str {
    corpus.outlet(document.outlet).map_or("", |outlet| &outlet.name)
}

/// "4 June 2016", "by 5 July 2017" where only a change is dated, or "undated".
pub(crate) fn when(document: &Document) -> String {
    match (&document.published, &document.modified) {
        (Some(published), _) => published.value.words(),
        (None, Some(modified)) => ["by ", &modified.value.words()].concat(),
        (None, None) => "undated".to_owned(),
    }
}

/// "The Baghdad Post, 7 February 2019, ¶4".
pub(crate) fn place(corpus: &Corpus, source: Source) -> String {
    let Some(document) = corpus.document(source.document) else {
        return String::new();
    };
    let outlet = outlet_name(corpus, document);
    [outlet, ", ", &when(document), ", ¶", &source.paragraph.to_string()].concat()
}

/// "Ana Berg, fire chief", or the outlet's name.
pub(crate) fn who(corpus: &Corpus, claim: ClaimId) -> String {
    let speaker = speaker(corpus, claim);
    match speaker.role {
        // An unnamed speaker is often called by the role alone.
        Some(role) if !speaker.own_voice && !speaker.name.contains(role.as_str()) => {
            [&speaker.name, ", ", &role].concat()
        }
        _ => speaker.name,
    }
}

/// The digest of a claim with whose it is and where it stands: "Ana Berg, fire chief (Lune Herald, 3 March 2021, ¶2): A cable
/// most likely started it."
#[must_use]
pub fn statement(corpus: &Corpus, claim: ClaimId) -> String {
    let Some(record) = corpus.claim(claim) else {
        return String::new();
    };
    [&attribution(corpus, claim), ": ", &record.digest].concat()
}

/// The part of a statement before its colon.
pub(crate) fn attribution(corpus: &Corpus, claim: ClaimId) -> String {
    let Some(record) = corpus.claim(claim) else {
        return String::new();
    };
    let place = place(corpus, record.source());
    if speaker(corpus, claim).own_voice {
        [&who(corpus, claim), ", in its own voice (", &place, ")"].concat()
    } else {
        [&who(corpus, claim), " (", &place, ")"].concat()
    }
}

/// "Track Persia ‹ Business Insider ‹ Ali Khedery": the way of a claim, nearest the reader first.
pub(crate) fn way(corpus: &Corpus, claim: ClaimId) -> String {
    let mut way = String::new();
    for step in breadcrumb(corpus, claim) {
        if !way.is_empty() {
            way.push_str(" ‹ ");
        }
        way.push_str(&step.label);
        way.push_str(match step.credit {
            Credit::Stated => "",
            Credit::NotCredited => " (not credited)",
            Credit::Inferred => " (inferred)",
        });
    }
    way
}

/// An authored id, empty for an index that leads nowhere.
pub(crate) fn entity_id(corpus: &Corpus, id: EntityId) -> &str {
    corpus.entity(id).map_or("", |entity| &entity.id)
}

/// An authored id.
pub(crate) fn voice_id(corpus: &Corpus, id: VoiceId) -> &str {
    corpus.voice(id).map_or("", |voice| &voice.id)
}

/// An authored id.
pub(crate) fn relay_id(corpus: &Corpus, relay: Relay) -> &str {
    match relay {
        Relay::Outlet(id) => corpus.outlet(id).map_or("", |outlet| &outlet.id),
        Relay::Voice(id) => voice_id(corpus, id),
        Relay::Document(id) => corpus.document(id).map_or("", |document| &document.id),
    }
}

/// Authored ids of entities.
pub(crate) fn entity_ids(corpus: &Corpus, ids: &[EntityId]) -> Vec<String> {
    ids.iter().map(|&id| entity_id(corpus, id).to_owned()).collect()
}

/// The form in which a mention is printed.
pub(crate) fn form<'a>(corpus: &'a Corpus, mention: &crosscheck_model::Mention) -> &'a str {
    let entity = corpus.entity(mention.entity);
    let name = entity.and_then(|entity| entity.names.get(mention.name as usize));
    name.map_or("", |name| &name.form)
}

/// As corpus files write it.
pub(crate) fn date(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// `2016-06-04`
pub(crate) fn day(day: crosscheck_model::Day) -> String {
    let day = Date {
        first: day,
        last: day,
        precision: crosscheck_model::Precision::Day,
    };
    day.to_string()
}
