//! Small questions to the records themselves, which every other file asks: where a claim stands, when a document is from, and
//! what a document is called.

use crosscheck_model::{Claim, ClaimId, Corpus, Date, Document, DocumentId, Party, PositionId, Question};

/// A claim with the document it stands in.
#[must_use]
pub fn located(corpus: &Corpus, claim: ClaimId) -> Option<(&Claim, &Document)> {
    let claim = corpus.claim(claim)?;
    Some((claim, corpus.document(claim.document)?))
}

/// When a document was published, or else last modified. Documents have no other order in time.
pub(crate) fn time_of(document: &Document) -> Option<Date> {
    document
        .published
        .as_ref()
        .or(document.modified.as_ref())
        .map(|date| date.value)
}

/// The name of a document inside a sentence: its outlet, with the year where the corpus has several documents of the outlet.
#[must_use]
pub fn document_label(corpus: &Corpus, id: DocumentId) -> String {
    let Some(document) = corpus.document(id) else {
        return String::new();
    };
    let name = outlet_name(corpus, document);
    let of_outlet = corpus
        .documents
        .iter()
        .filter(|other| other.outlet == document.outlet)
        .count();
    match time_of(document) {
        Some(date) if of_outlet > 1 => format!("{name}, {}", date.last.year()),
        _ => name.to_owned(),
    }
}

/// The full name of a document's outlet.
#[must_use]
pub fn outlet_name<'a>(corpus: &'a Corpus, document: &Document) -> &'a str {
    corpus.outlet(document.outlet).map_or("", |outlet| outlet.name.as_str())
}

/// The name of a party to a question.
#[must_use]
pub fn party_name(corpus: &Corpus, party: Party) -> &str {
    let name = match party {
        Party::Entity(entity) => corpus.entity(entity).map(|entity| entity.name.as_str()),
        Party::Voice(voice) => corpus.voice(voice).map(|voice| voice.name.as_str()),
    };
    name.unwrap_or_default()
}

/// The text of an answer without a full stop at its end, so that a sentence around it can go on.
#[must_use]
pub fn position_text(question: &Question, position: PositionId) -> &str {
    let position = question.positions.get(position.index());
    position.map_or("", |position| without_full_stop(&position.text))
}

/// A sentence without the full stop at its end, so that another sentence can go on after it.
#[must_use]
pub fn without_full_stop(sentence: &str) -> &str {
    sentence.trim_end_matches('.')
}

/// Adds an item that is not in the list yet. The lists here are short: a set would not be faster.
pub(crate) fn add_once<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}
