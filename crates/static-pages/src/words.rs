//! The words of a page that the explorer has in its components: how a document is called and dated, how many of something.

use crosscheck_model::{Basis, Corpus, Document, DocumentId, EntityKind, Outlet, Relay};

/// "1 claim", "4 claims".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

pub(crate) fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Event => "Event",
    }
}

/// "The Baghdad Post, 2017".
pub(crate) fn document_year(corpus: &Corpus, id: DocumentId) -> String {
    let Some(document) = corpus.document(id) else {
        return String::new();
    };
    let name = corpus.outlet(document.outlet).map_or("", Outlet::label);
    match document.published.as_ref().or(document.modified.as_ref()) {
        Some(date) => format!("{name}, {}", date.value.last.year()),
        None => name.to_owned(),
    }
}

/// The printed title, or the outlet and that there is none.
pub(crate) fn document_title(corpus: &Corpus, id: DocumentId) -> String {
    let title = corpus.document(id).and_then(|document| document.title.clone());
    title.unwrap_or_else(|| format!("{}, no title printed", document_year(corpus, id)))
}

pub(crate) fn outlet_name<'a>(corpus: &'a Corpus, document: &Document) -> &'a str {
    corpus.outlet(document.outlet).map_or("", |outlet| &outlet.name)
}

pub(crate) fn relay_name(corpus: &Corpus, relay: Relay) -> String {
    match relay {
        Relay::Outlet(outlet) => corpus.outlet(outlet).map(|outlet| outlet.name.clone()),
        Relay::Voice(voice) => corpus.voice(voice).map(|voice| voice.name.clone()),
        Relay::Document(document) => Some(document_year(corpus, document)),
    }
    .unwrap_or_default()
}

pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Text => "from the text",
        Basis::Url => "from its address",
        Basis::Metadata => "from its metadata",
        Basis::Inferred => "inferred",
    }
}

/// When a document was published and last changed, each with how that is known: a line each.
pub(crate) fn dates(document: &Document) -> Vec<String> {
    let published = document
        .published
        .as_ref()
        .map(|date| format!("{} ({})", date.value.words(), basis(date.basis)));
    let modified = document.modified.as_ref().map(|date| {
        let how = basis(date.basis);
        format!("last changed {} ({how}; not a publication date)", date.value.words())
    });
    let unknown = if modified.is_some() {
        "publication not known"
    } else {
        "not known"
    };
    let published = published.unwrap_or_else(|| unknown.to_owned());
    [published].into_iter().chain(modified).collect()
}

/// "8 claims in 14 paragraphs; 2 more are text of the site and not counted".
pub(crate) fn holds(corpus: &Corpus, id: DocumentId, document: &Document) -> String {
    let paragraphs = document.text_paragraphs();
    let held = format!(
        "{} in {}",
        counted(corpus.claims_of(id).len(), "claim", "claims"),
        counted(paragraphs, "paragraph", "paragraphs")
    );
    match document.paragraphs.len() - paragraphs {
        0 => held,
        1 => format!("{held}; 1 more is text of the site and not counted"),
        others => format!("{held}; {others} more are text of the site and not counted"),
    }
}
