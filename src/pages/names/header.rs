//! The head of an entity: what it is called, how often it is named, what it is linked to.

use crosscheck_compare::Undone;
use crosscheck_model::{Corpus, EntityId, Match, Mention, NameLink, Word};
use crosscheck_search::Value;
use leptos::prelude::*;

use super::mentions_of;
use super::uncounted::AlsoUncounted;
use crate::components::{CollectViews, EntityLink, UndoLinks, counted, entity_facet, entity_kind_word, joined};
use crate::store::{Explorer, View, ViewState};

/// The head.
#[component]
pub(super) fn EntityHeader(
    /// Whom or what it is about.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.entity(entity)?;
    let places = places(&mentions_of(&site.corpus, entity));
    let links = record.links.iter().cloned();
    let found = (!record.search.is_empty()).then(|| format!("Found as {} too. ", joined(&record.search)));
    let search = (places > 0).then(|| view! { <PassagesLink entity count=places /> });
    Some(view! {
        <header class="ehead">
            <p class=format!("kind kind--{}", record.kind.word())>{entity_kind_word(record.kind)}</p>
            <h1>
                <bdi>{record.name.clone()}</bdi>
            </h1>
            <p class="deck">{how_often(&site.corpus, entity)}</p>
            <p class="small">{found} {search}</p>
            <AlsoUncounted entity />
            {links.map(|link| view! { <LinkedName entity link /> }).collect_views()}
            {record.note.clone().map(|note| view! { <p class="small dim">{note}</p> })}
        </header>
    })
}

/// How many paragraphs name it.
fn places(mentions: &[&Mention]) -> usize {
    crosscheck_model::each_once(mentions.iter().map(|mention| (mention.document, mention.paragraph))).len()
}

/// "Named 12 times in 8 paragraphs, in 3 of 5 documents."
fn how_often(corpus: &Corpus, entity: EntityId) -> String {
    let mentions = mentions_of(corpus, entity);
    if mentions.is_empty() {
        return "Never named in the text of the documents.".to_owned();
    }
    let documents = crosscheck_model::each_once(mentions.iter().map(|mention| mention.document));
    format!(
        "Named {} in {}, in {} of {}.",
        counted(mentions.len(), "time", "times"),
        counted(places(&mentions), "paragraph", "paragraphs"),
        documents.len(),
        counted(corpus.documents.len(), "document", "documents"),
    )
}

/// The way to the passages that name it.
#[component]
fn PassagesLink(
    /// Whom or what they name.
    entity: EntityId,
    /// How many there are.
    count: usize,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let record = site.corpus.entity(entity)?;
    let href = explorer.link_with(|state| {
        *state = ViewState::of(View::Explore);
        match entity_facet(record.kind) {
            Some(kind) => state.request.facets.entry(kind).or_default().include = vec![Value::Recorded(entity.0)],
            None => state.request.query.clone_from(&record.name),
        }
    });
    Some(view! { <a href=href>{format!("Search its {}", counted(count, "passage", "passages"))}</a> })
}

/// Another entity that this one is linked to, and why.
#[component]
fn LinkedName(
    /// This one.
    entity: EntityId,
    /// The link.
    link: NameLink,
) -> impl IntoView {
    let site = Explorer::here().site();
    let name = site
        .corpus
        .entity(link.to)
        .map(|to| to.name.clone())
        .unwrap_or_default();
    let word = match link.matches {
        Match::Exact => "The same as",
        Match::Close => "Much the same as",
        Match::Broad => "Part of what is meant by",
        Match::Narrow => "A wider term than",
        Match::Related => "Related to",
    };
    let (about, undone) = (name.clone(), vec![Undone::Link(entity, link.to)]);
    view! {
        <p>
            {format!("{word}: ")} <EntityLink entity=link.to>{name}</EntityLink> " "
            <span class="dim">{link.why}</span> " "
            <UndoLinks id=format!("undo-l{}", link.to.0) about links=undone />
        </p>
    }
}
