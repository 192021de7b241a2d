//! Names: the list of all, who of them is heard and who is only spoken about; and the page of one entity: how it is named, where, by
//! whom spoken of, beside whom.

mod barcode;
mod beside;
mod claims;
mod forms;
mod header;
mod heard;
mod recurring;
mod spoken;
mod uncounted;

use std::cmp::Reverse;

use crosscheck_model::{Corpus, DocumentId, EntityId, EntityKind, Mention, Word};
use leptos::prelude::*;

use crate::components::{EntityLink, NameStrips, Paged, PagedMore, PagedRows, counted, entity_kind_word};
use crate::store::{Explorer, View, ViewState};

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use header::{by_words, how_often};

use barcode::Barcode;
use beside::NamedBeside;
use claims::EntityClaims;
use forms::PrintedForms;
use header::EntityHeader;
use recurring::HeardInSeveral;
use spoken::OnlySpokenAbout;
use uncounted::UncountedNames;

/// How many columns a table of names has; and with how many documents only those that name an entity are drawn.
const DOCUMENTS: usize = 24;

/// The page of all names, by kind and by how often they occur.
#[component]
pub(super) fn NamesPage() -> impl IntoView {
    let site = Explorer::here().as_read();
    let corpus = &site.corpus;
    let deck = format!(
        "{} of {}, every one with its paragraph. Names in menus, bylines and other text of the sites are not counted.",
        counted(corpus.mentions.len(), "mention", "mentions"),
        counted(corpus.entities.len(), "name", "names"),
    );
    view! {
        <h1>"Who and what is named"</h1>
        <p class="deck">{deck}</p>
        <NameStrips others=true />
        <HeardInSeveral />
        <OnlySpokenAbout />
        <KindSection kind=EntityKind::Person title="people" />
        <KindSection kind=EntityKind::Organisation title="organisations" />
        <KindSection kind=EntityKind::Place title="places" />
        <KindSection kind=EntityKind::Event title="named events" />
        <UncountedNames />
    }
}

/// The entities of a kind with how often each is mentioned, the most often mentioned first.
pub(crate) fn of_kind(corpus: &Corpus, kind: EntityKind) -> Vec<(EntityId, usize)> {
    let mut counts = vec![0usize; corpus.entities.len()];
    for mention in &corpus.mentions {
        if let Some(count) = counts.get_mut(mention.entity.index()) {
            *count += 1;
        }
    }
    let mut found: Vec<(EntityId, usize)> = corpus
        .entities
        .iter()
        .zip(counts)
        .enumerate()
        .filter(|(_, (entity, _))| entity.kind == kind)
        .map(|(index, (_, count))| (EntityId::from(index), count))
        .collect();
    crosscheck_model::sort_by_key(&mut found, |&(_, count)| Reverse(count));
    found
}

/// The names of one kind.
#[component]
fn KindSection(
    /// The kind.
    kind: EntityKind,
    /// What they are called, in the plural.
    title: &'static str,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let found = of_kind(&site.corpus, kind);
    if found.is_empty() {
        return ().into_any();
    }
    let paged = Paged::new(found.len());
    let heading = format!("kind-{}", kind.word());
    let id = heading.clone();
    let words = format!("{} {title}", found.len());
    let row = move |at: usize| match found.get(at) {
        Some(&(entity, count)) => view! { <NamedItem entity count /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <section class="sect" aria-labelledby=heading>
            <h2 id=id>{words}</h2>
            <ul class="namelist">
                <PagedRows paged row />
            </ul>
            <PagedMore paged id=kind.word() rows=title />
        </section>
    }
    .into_any()
}

/// A name and how often it is mentioned.
#[component]
fn NamedItem(
    /// Whom or what it names.
    entity: EntityId,
    /// How often.
    count: usize,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let name = site.corpus.entity(entity).map(|entity| entity.name.clone());
    view! {
        <li>
            <EntityLink entity>{name}</EntityLink>
            " "
            <span class="dim num">{format!("×{count}")}</span>
        </li>
    }
}

/// The page of one entity.
#[component]
pub(super) fn EntityPage(
    /// Whom or what it is about.
    entity: EntityId,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let kind = site.corpus.entity(entity)?.kind;
    Some(view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=explorer.link(&ViewState::of(View::Names))>"Names"</a>
                </li>
                <li>{entity_kind_word(kind)}</li>
            </ol>
        </nav>
        <EntityHeader entity />
        <PrintedForms entity />
        <Barcode entity />
        <div class="ecols sect">
            <EntityClaims entity />
            <NamedBeside entity />
        </div>
    })
}

/// The mentions of an entity, in the order of the documents.
fn mentions_of(corpus: &Corpus, entity: EntityId) -> Vec<&Mention> {
    let mentions = corpus.mentions.iter();
    mentions.filter(|mention| mention.entity == entity).collect()
}

/// The documents of mentions that stand in the order of the documents, each once.
fn documents_of(mentions: &[&Mention]) -> Vec<DocumentId> {
    let mut documents: Vec<DocumentId> = mentions.iter().map(|mention| mention.document).collect();
    documents.dedup();
    documents
}
