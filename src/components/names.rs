//! Names of entities and documents, as links. Every name is isolated, since it may run in another direction.

use crate::draw::prelude::*;
use crosscheck_model::{Document, DocumentId, EntityId, EntityKind, Outlet, Word};
use crosscheck_search::FacetKind;

use crate::state::{Explorer, Site, View, ViewState};

/// A link to an entity, underlined after its kind.
#[must_use]
pub fn entity_link(site: &'static Site, entity: EntityId, inner: Drawn) -> Drawn {
    let kind = site.corpus.entity(entity).map_or("", |entity| entity.kind.word());
    let href = Explorer::here().link(&ViewState::of(View::Entity(entity)));
    view! { <a class=format!("ent ent--{kind}") href=href><bdi>{inner}</bdi></a> }
}

/// "People", "Organisations"…
#[must_use]
pub fn entity_kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Event => "Event",
    }
}

/// The facet that narrows to an entity of this kind. Named events have none: their facet lists what happened.
#[must_use]
pub fn entity_facet(kind: EntityKind) -> Option<FacetKind> {
    match kind {
        EntityKind::Person => Some(FacetKind::Person),
        EntityKind::Organisation => Some(FacetKind::Organisation),
        EntityKind::Place => Some(FacetKind::Place),
        EntityKind::Event => None,
    }
}

/// The outlet that printed a document.
#[must_use]
pub fn outlet_of(site: &'static Site, document: DocumentId) -> Option<&'static Outlet> {
    site.corpus
        .document(document)
        .and_then(|document| site.corpus.outlet(document.outlet))
}

/// The outlet's name and the year: "The Baghdad Post, 2017".
#[must_use]
pub fn document_year(site: &'static Site, document: DocumentId) -> String {
    let name = outlet_of(site, document).map_or("", Outlet::label);
    let date = site
        .corpus
        .document(document)
        .and_then(|document| document.published.as_ref().or(document.modified.as_ref()));
    match date {
        Some(date) => format!("{name}, {}", date.value.last.year()),
        None => name.to_owned(),
    }
}

/// When a document was printed, with its basis where that is not its own text.
#[must_use]
pub fn document_when(document: &Document) -> String {
    match (&document.published, &document.modified) {
        (Some(date), _) if date.basis == crosscheck_model::Basis::Inferred => {
            format!("{}, inferred", date.value.words())
        }
        (Some(date), _) => date.value.words(),
        (None, Some(date)) => format!("last changed {}", date.value.words()),
        (None, None) => "undated".to_owned(),
    }
}

/// A link to a document by its outlet and year.
#[must_use]
pub fn document_link(site: &'static Site, document: DocumentId) -> Drawn {
    let href = Explorer::here().link(&ViewState::of(View::Read(document, None)));
    view! { <a href=href><bdi>{document_year(site, document)}</bdi></a> }
}

/// A link to a paragraph: "¶4", named in full for those who hear it.
#[must_use]
pub fn paragraph_link(site: &'static Site, document: DocumentId, paragraph: u32) -> Drawn {
    let href = Explorer::here().link(&ViewState::of(View::Read(document, Some(paragraph))));
    let name = format!("Paragraph {paragraph} of {}", document_year(site, document));
    view! { <a href=href aria-label=name>{format!("¶{paragraph}")}</a> }
}
