//! The list of everything. What is too much for one page of it stands on pages of its own.

use crosscheck_model::{ClaimId, Corpus, DocumentId, EntityId, EntityKind, QuestionId};
use maud::{Markup, html};

use crate::addresses::{self, beside};
use crate::claim::at;
use crate::frame::Page;
use crate::words::{document_title, document_year};
use crate::{entity, linked_data};

/// How many items a page lists.
const MOST: usize = 200;

/// A list of records of one kind.
struct Listing {
    /// In addresses.
    key: &'static str,
    title: &'static str,
    items: Vec<Item>,
}

#[derive(Clone, Copy)]
enum Item {
    Document(DocumentId),
    Question(QuestionId),
    Entity(EntityId),
    Claim(ClaimId),
}

/// The list of everything, and those of one kind that do not fit into it. Claims always stand apart.
pub(crate) fn pages(corpus: &Corpus) -> Vec<Page> {
    let listings = listings(corpus);
    let mut pages = vec![Page {
        path: addresses::index(),
        title: title(corpus),
        description: corpus.meta.summary.clone(),
        state: "#/".to_owned(),
        data: Some(linked_data::corpus(corpus)),
        kind: None,
        body: index(corpus, &listings),
    }];
    for listing in listings.iter().filter(|listing| !listing.fits()) {
        for (number, items) in listing.items.chunks(MOST).enumerate() {
            pages.push(page(corpus, listing, number, items));
        }
    }
    pages
}

/// What the corpus is called.
pub(crate) fn title(corpus: &Corpus) -> String {
    let title = &corpus.meta.title;
    if title.is_empty() {
        "A corpus of reports".to_owned()
    } else {
        title.clone()
    }
}

fn listings(corpus: &Corpus) -> Vec<Listing> {
    let of_kind = |kind: EntityKind| {
        let entities = corpus.entities.iter().enumerate();
        let mut entities: Vec<EntityId> = entities
            .filter(|(_, entity)| entity.kind == kind)
            .map(|(at, _)| at.into())
            .collect();
        entities.sort_by_key(|&id| corpus.entity(id).map(|entity| entity.name.as_str()));
        entities.into_iter().map(Item::Entity).collect()
    };
    vec![
        Listing {
            key: "questions",
            title: "Questions",
            items: (0..corpus.questions.len())
                .map(|at| Item::Question(at.into()))
                .collect(),
        },
        Listing {
            key: "documents",
            title: "Documents",
            items: (0..corpus.documents.len())
                .map(|at| Item::Document(at.into()))
                .collect(),
        },
        Listing {
            key: "people",
            title: "People",
            items: of_kind(EntityKind::Person),
        },
        Listing {
            key: "organisations",
            title: "Organisations",
            items: of_kind(EntityKind::Organisation),
        },
        Listing {
            key: "places",
            title: "Places",
            items: of_kind(EntityKind::Place),
        },
        Listing {
            key: "events",
            title: "Events",
            items: of_kind(EntityKind::Event),
        },
        Listing {
            key: "claims",
            title: "Claims",
            items: (0..corpus.claims.len()).map(|at| Item::Claim(at.into())).collect(),
        },
    ]
}

impl Listing {
    /// Whether the list of everything holds it.
    fn fits(&self) -> bool {
        self.items.len() <= MOST && self.key != "claims"
    }
}

fn index(corpus: &Corpus, listings: &[Listing]) -> Markup {
    html! {
        @if let Some(headline) = &corpus.meta.headline { p.deck { (headline) } }
        p { (corpus.meta.summary) }
        p.small { "These pages say without scripts what the explorer shows. It also searches, narrows, compares what you choose, and makes files of it." }
        @for listing in listings.iter().filter(|listing| !listing.items.is_empty()) {
            h2 id=(listing.key) { (listing.title) ": " (listing.items.len()) }
            @if listing.fits() {
                ul { @for &item in &listing.items { li { (link(corpus, item, "")) } } }
            } @else {
                ul.pages {
                    @for (number, items) in listing.items.chunks(MOST).enumerate() {
                        @let first = number * MOST + 1;
                        li { a href=(within(&addresses::list(listing.key, number))) { (first) "–" (first + items.len() - 1) } }
                    }
                }
            }
        }
    }
}

/// The way from the list of everything to a page below it.
fn within(path: &str) -> String {
    path.split_once('/').map_or(path, |(_, rest)| rest).to_owned()
}

fn page(corpus: &Corpus, listing: &Listing, number: usize, items: &[Item]) -> Page {
    let first = number * MOST + 1;
    let title = format!(
        "{}, {first} to {} of {}",
        listing.title,
        first + items.len() - 1,
        listing.items.len()
    );
    let pages = listing.items.len().div_ceil(MOST);
    let to = |number: usize| beside(&addresses::list(listing.key, number));
    Page {
        path: addresses::list(listing.key, number),
        description: format!("{}: {title}.", corpus.meta.title),
        title,
        state: state(listing.key).to_owned(),
        data: None,
        kind: None,
        body: html! {
            ul { @for &item in items { li { (link(corpus, item, "../")) } } }
            p.pages {
                @if let Some(before) = number.checked_sub(1) { a href=(to(before)) rel="prev" { "Before" } }
                " "
                @if number + 1 < pages { a href=(to(number + 1)) rel="next" { "After" } }
            }
        },
    }
}

/// What the explorer shows of a list.
fn state(key: &str) -> &'static str {
    match key {
        "questions" => "#/compare",
        "documents" => "#/explore?unit=documents",
        "claims" => "#/explore?unit=claims",
        _ => "#/names",
    }
}

/// A link to a record, from a page with the given way up to the folder of the pages.
fn link(corpus: &Corpus, item: Item, up: &str) -> Markup {
    let to = |path: String| [up, &within(&path)].concat();
    match item {
        Item::Document(id) => html! {
            a href=(to(addresses::document(corpus, id))) { bdi { (document_title(corpus, id)) } } ", " bdi { (document_year(corpus, id)) }
        },
        Item::Question(id) => html! {
            a href=(to(addresses::question(corpus, id))) { bdi { (corpus.question(id).map_or("", |question| &question.text)) } }
        },
        Item::Entity(id) if up.is_empty() => html! {
            a.ent href=(to(addresses::entity(corpus, id))) { bdi { (corpus.entity(id).map_or("", |entity| &entity.name)) } }
        },
        Item::Entity(id) => entity::name(corpus, id),
        Item::Claim(id) => html! { (crosscheck_export::statement(corpus, id)) " " span.small { (at(corpus, id)) } },
    }
}
