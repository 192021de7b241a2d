//! An entity: what it is called, where it is named, what it says and what is said about it.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_export::permalink_of_entity;
use crosscheck_model::{Claim, ClaimId, Corpus, DocumentId, Entity, EntityId, Match, Mention, NameLink, Relay, Word};
use maud::{Markup, html};

use crate::addresses::{self, beside};
use crate::claim::{self, Where};
use crate::evidence::evidence;
use crate::frame::Page;
use crate::linked_data;
use crate::words::{counted, document_year, entity_kind};

/// How many documents, and how many claims of each kind, a page lists. The explorer has all.
const MOST: usize = 200;

/// What is known of every entity, gathered in one pass.
pub(crate) struct Known<'a> {
    mentions: BTreeMap<EntityId, Vec<&'a Mention>>,
    by: BTreeMap<EntityId, Vec<ClaimId>>,
    about: BTreeMap<EntityId, Vec<ClaimId>>,
}

impl<'a> Known<'a> {
    pub(crate) fn of(corpus: &'a Corpus) -> Self {
        let mut known = Self {
            mentions: BTreeMap::new(),
            by: BTreeMap::new(),
            about: BTreeMap::new(),
        };
        for mention in &corpus.mentions {
            known.mentions.entry(mention.entity).or_default().push(mention);
        }
        for (index, claim) in corpus.claims.iter().enumerate() {
            for entity in speakers(corpus, claim) {
                known.by.entry(entity).or_default().push(index.into());
            }
            for entity in claim.about.iter().copied().collect::<BTreeSet<_>>() {
                known.about.entry(entity).or_default().push(index.into());
            }
        }
        known
    }

    fn mentions(&self, entity: EntityId) -> &[&'a Mention] {
        self.mentions.get(&entity).map_or(&[], Vec::as_slice)
    }
}

/// The entities that speak in a claim, each once. An outlet speaks for its newsroom, unless an entity of its own stands for it.
fn speakers(corpus: &Corpus, claim: &Claim) -> BTreeSet<EntityId> {
    let of = |relay: Relay| match relay {
        Relay::Voice(voice) => corpus.voice(voice)?.entity,
        other => {
            let outlet = corpus.outlet_of(other)?;
            let own = corpus.outlet(outlet)?.entity;
            own.or_else(|| corpus.outlet(corpus.newsroom(outlet))?.entity)
        }
    };
    corpus.speakers(claim).into_iter().filter_map(of).collect()
}

/// The page of an entity.
pub(crate) fn page(corpus: &Corpus, known: &Known, id: EntityId) -> Option<Page> {
    let entity = corpus.entity(id)?;
    let mentions = known.mentions(id);
    let often = how_often(corpus, mentions);
    let claims = |of: &BTreeMap<EntityId, Vec<ClaimId>>| of.get(&id).cloned().unwrap_or_default();
    Some(Page {
        path: addresses::entity(corpus, id),
        title: entity.name.clone(),
        description: format!("{}. {often}", entity.name),
        state: permalink_of_entity(corpus, "", id),
        data: Some(linked_data::entity(corpus, entity)),
        kind: Some(entity_kind(entity.kind)),
        body: html! {
            p.deck { (often) }
            (links(corpus, entity))
            (names(corpus, entity, mentions))
            (places(corpus, mentions))
            (list(corpus, "Claims by it", &claims(&known.by)))
            (list(corpus, "Claims about it", &claims(&known.about)))
        },
    })
}

/// "Named 12 times in 8 paragraphs, in 3 of 5 documents."
pub(crate) fn how_often(corpus: &Corpus, mentions: &[&Mention]) -> String {
    if mentions.is_empty() {
        return "Never named in the text of the documents.".to_owned();
    }
    let places: BTreeSet<_> = mentions
        .iter()
        .map(|mention| (mention.document, mention.paragraph))
        .collect();
    let documents: BTreeSet<_> = mentions.iter().map(|mention| mention.document).collect();
    format!(
        "Named {} in {}, in {} of {}.",
        counted(mentions.len(), "time", "times"),
        counted(places.len(), "paragraph", "paragraphs"),
        documents.len(),
        counted(corpus.documents.len(), "document", "documents"),
    )
}

/// What it belongs to, what it is linked to, and what is noted of it.
fn links(corpus: &Corpus, entity: &Entity) -> Markup {
    html! {
        @if let Some(within) = entity.within { p { "Within: " (name(corpus, within)) } }
        @for link in &entity.links { p { (linked(corpus, link)) } }
        @if let Some(note) = &entity.note { p.dim { (note) } }
    }
}

fn linked(corpus: &Corpus, link: &NameLink) -> Markup {
    let word = match link.matches {
        Match::Exact => "The same as",
        Match::Close => "Much the same as",
        Match::Broad => "Part of what is meant by",
        Match::Narrow => "A wider term than",
        Match::Related => "Related to",
    };
    html! { (word) ": " (name(corpus, link.to)) @if let Some(why) = &link.why { " " span.dim { (why) } } }
}

/// A link to another entity.
pub(crate) fn name(corpus: &Corpus, id: EntityId) -> Markup {
    let name = corpus.entity(id).map_or("", |entity| &entity.name);
    html! { a.ent href=(beside(&addresses::entity(corpus, id))) { bdi { (name) } } }
}

/// The names that are printed, each with how often, and what it is known from.
fn names(corpus: &Corpus, entity: &Entity, mentions: &[&Mention]) -> Markup {
    let times = |at: usize| mentions.iter().filter(|mention| mention.name as usize == at).count();
    let printed: Vec<_> = entity
        .names
        .iter()
        .enumerate()
        .map(|(at, name)| (name, times(at)))
        .filter(|(_, times)| *times > 0)
        .collect();
    html! {
        @if !printed.is_empty() {
            h2 { "Names as printed" }
            ul {
                @for (name, times) in printed {
                    li {
                        bdi { (name.form) } ", " (counted(times, "time", "times"))
                        @if name.matches != Match::Exact { " (" (name.matches.word()) " name)" }
                        @if let Some(words) = &name.evidence { " " span.small { (evidence(corpus, words)) } }
                        @if let Some(note) = &name.note { " " span.small { (note) } }
                    }
                }
            }
        }
    }
}

/// The paragraphs that name it, a document an item.
fn places(corpus: &Corpus, mentions: &[&Mention]) -> Markup {
    let mut places: BTreeMap<DocumentId, BTreeSet<u32>> = BTreeMap::new();
    for mention in mentions {
        places.entry(mention.document).or_default().insert(mention.paragraph);
    }
    html! {
        @if !places.is_empty() {
            h2 { "Where it is named" }
            ul.places {
                @for (&document, paragraphs) in places.iter().take(MOST) {
                    @let page = beside(&addresses::document(corpus, document));
                    li {
                        a href=(page) { bdi { (document_year(corpus, document)) } }
                        @for paragraph in paragraphs { " " a href={ (page) "#p" (paragraph) } { "¶" (paragraph) } }
                    }
                }
            }
            (more(places.len(), "document", "documents"))
        }
    }
}

fn list(corpus: &Corpus, title: &str, claims: &[ClaimId]) -> Markup {
    html! {
        @if !claims.is_empty() {
            h2 { (title) ": " (claims.len()) }
            @for &claim in claims.iter().take(MOST) { (claim::card(corpus, claim, Where::List)) }
            (more(claims.len(), "claim", "claims"))
        }
    }
}

/// How many are not listed.
fn more(all: usize, one: &str, many: &str) -> Markup {
    let rest = all.saturating_sub(MOST);
    html! { @if rest > 0 { p.dim { (counted(rest, one, many)) " more in the explorer." } } }
}
