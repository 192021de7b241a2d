//! The head of an entity: what it is called, how often it is named, what it is linked to.

use crosscheck_compare::Undone;
use crosscheck_model::{Corpus, EntityId, Match, Mention, NameLink, Word};
use crosscheck_search::Request;
use leptos::prelude::*;

use super::mentions_of;
use super::uncounted::AlsoUncounted;
use crate::components::{
    CollectViews, EntityLink, UndoLinks, counted, entity_kind_word, joined, narrow_to_naming, plural,
};
use crate::store::{Explorer, Site, View, ViewState};

/// The head.
#[component]
pub(super) fn EntityHeader(
    /// Whom or what it is about.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let record = site.corpus.entity(entity)?;
    let places = places(&mentions_of(&site.corpus, entity));
    let links = record.links.iter().cloned();
    let found = (!record.search.is_empty()).then(|| format!("Searching {} finds it too. ", joined(&record.search)));
    let search = (places > 0).then(|| view! { <PassagesLink entity count=places /> });
    let more = by_words(&site, &record.name, places);
    let more = (more > 0).then(|| {
        format!(". Typed into the search, the name finds {more} more by the words alone, such as those of a claim.")
    });
    let apart = taken_apart(&Explorer::here().site().corpus, &site.corpus, entity);
    Some(view! {
        <header class="ehead">
            <p class=format!("kind kind--{}", record.kind.word())>{entity_kind_word(record.kind)}</p>
            <h1>
                <bdi>{record.name.clone()}</bdi>
            </h1>
            <p class="deck">{how_often(&site.corpus, entity)}</p>
            {apart.map(|words| view! { <p class="small">{words}</p> })}
            <p class="small">{found} {search} {more}</p>
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

/// How many passages the search finds for a name beside those that name its bearer, in so many places.
pub(crate) fn by_words(site: &Site, name: &str, places: usize) -> usize {
    let request = Request {
        query: name.to_owned(),
        ..Request::default()
    };
    let answer = site.index().answer(&site.corpus, &request);
    match answer.naming() {
        Some(naming) if naming == places => answer.total() - naming,
        _ => 0,
    }
}

/// What is not counted since names are taken apart: "3 mentions under names that are taken apart are not counted."
fn taken_apart(whole: &Corpus, as_read: &Corpus, entity: EntityId) -> Option<String> {
    let count = |corpus| mentions_of(corpus, entity).len();
    let times = count(whole) - count(as_read);
    (times > 0).then(|| {
        format!(
            "{} under names that are taken apart {} not counted.",
            counted(times, "mention", "mentions"),
            plural(times, "is", "are")
        )
    })
}

/// "Named 12 times in 8 paragraphs, in 3 of 5 documents."
pub(crate) fn how_often(corpus: &Corpus, entity: EntityId) -> String {
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
    let site = explorer.as_read();
    let href = explorer.link_with(|state| {
        *state = ViewState::of(View::Explore);
        narrow_to_naming(&mut state.request, &site.corpus, entity);
    });
    view! { <a href=href>{format!("Search its {}", counted(count, "passage", "passages"))}</a> }
}

/// Another entity that this one is linked to, and why.
#[component]
fn LinkedName(
    /// This one.
    entity: EntityId,
    /// The link.
    link: NameLink,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let name = site
        .corpus
        .entity(link.to)
        .map(|to| to.name.clone())
        .unwrap_or_default();
    let links = [Undone::Link(entity, link.to), Undone::Link(link.to, entity)];
    let is_undone = links.iter().any(|link| explorer.now().altered.undone.contains(link));
    let word = match link.matches {
        _ if is_undone => "Taken apart from",
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
