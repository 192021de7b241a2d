//! Names of entities and documents, as links. Every name is isolated, since it may run in another direction.

use crosscheck_model::{Basis, Corpus, Document, DocumentId, EntityId, EntityKind, Outlet, Word};
use crosscheck_search::{FacetKind, Mode, Request, Value, quoted};
use leptos::prelude::*;

use crate::store::{Explorer, Site, View, ViewState};

/// A link to an entity, underlined after its kind.
#[component]
pub(crate) fn EntityLink(
    /// Whom or what it leads to.
    entity: EntityId,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let kind = site.corpus.entity(entity).map_or("", |entity| entity.kind.word());
    let href = move || explorer.link(&ViewState::of(View::Entity(entity)));
    view! {
        <a class=format!("ent ent--{kind}") href=href>
            <bdi>{children()}</bdi>
        </a>
    }
}

/// "People", "Organisations"…
#[must_use]
pub(crate) fn entity_kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Event => "Event",
    }
}

/// Narrows a request to the passages that name an entity, beside those that it was narrowed to before.
pub(crate) fn narrow_to_naming(request: &mut Request, corpus: &Corpus, entity: EntityId) {
    let Some(record) = corpus.entity(entity) else {
        return;
    };
    match entity_facet(record.kind) {
        Some(kind) => {
            let choice = request.facets.entry(kind).or_default();
            if !choice.include.is_empty() {
                choice.mode = Mode::All;
            }
            if !choice.include.contains(&Value::Recorded(entity.0)) {
                choice.toggle_include(Value::Recorded(entity.0));
            }
        }
        None => {
            let field = format!("about:{}", quoted(&record.name));
            request.query = [request.query.as_str(), field.as_str()].join(" ").trim().to_owned();
        }
    }
}

/// The facet that narrows to an entity of this kind. Named events have none: their facet lists what happened.
fn entity_facet(kind: EntityKind) -> Option<FacetKind> {
    match kind {
        EntityKind::Person => Some(FacetKind::Person),
        EntityKind::Organisation => Some(FacetKind::Organisation),
        EntityKind::Place => Some(FacetKind::Place),
        EntityKind::Event => None,
    }
}

/// The outlet that printed a document.
#[must_use]
pub(crate) fn outlet_of(site: &Site, document: DocumentId) -> Option<&Outlet> {
    site.corpus
        .document(document)
        .and_then(|document| site.corpus.outlet(document.outlet))
}

/// The outlet's name and the year: "The Baghdad Post, 2017".
#[must_use]
pub(crate) fn document_year(site: &Site, document: DocumentId) -> String {
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
pub(crate) fn document_when(document: &Document) -> String {
    match (&document.published, &document.modified) {
        (Some(date), _) if date.basis == Basis::Inferred => {
            format!("{}, inferred", date.value.words())
        }
        (Some(date), _) => date.value.words(),
        (None, Some(date)) => format!("last changed {}", date.value.words()),
        (None, None) => "undated".to_owned(),
    }
}

/// What a date is known from.
#[must_use]
pub(crate) fn basis_words(basis: Basis) -> &'static str {
    match basis {
        Basis::Text => "from the text",
        Basis::Url => "from its address",
        Basis::Metadata => "from its metadata",
        Basis::Inferred => "inferred",
    }
}

/// A link to a document by its outlet and year.
#[component]
pub(crate) fn DocumentLink(
    /// Where it leads.
    document: DocumentId,
) -> impl IntoView {
    let explorer = Explorer::here();
    let href = move || explorer.link(&ViewState::of(View::Read(document, None)));
    let name = document_year(&explorer.site(), document);
    view! {
        <a href=href>
            <bdi>{name}</bdi>
        </a>
    }
}

/// A link to a paragraph: "¶4", named in full for those who hear it.
#[component]
pub(crate) fn ParagraphLink(
    /// The document.
    document: DocumentId,
    /// The paragraph in it, from 1.
    paragraph: u32,
) -> impl IntoView {
    let explorer = Explorer::here();
    let href = move || explorer.link(&ViewState::of(View::Read(document, Some(paragraph))));
    let name = format!("Paragraph {paragraph} of {}", document_year(&explorer.site(), document));
    view! {
        <a class="para-link" href=href aria-label=name>
            {format!("¶{paragraph}")}
        </a>
    }
}
