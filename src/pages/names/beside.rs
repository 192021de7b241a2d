//! Who is mentioned in the same paragraphs: mentions → counts → a list that links to those paragraphs.

use std::cmp::Reverse;

use crosscheck_compare::Stop;
use crosscheck_model::{Corpus, EntityId, Mention, each_once};
use leptos::prelude::*;

use crate::components::{CollectViews, EntityLink, narrow_to_naming, px};
use crate::store::{Explorer, View, ViewState};

/// How many companions are listed.
const SHOWN: usize = 14;

/// An entity that is named beside another.
#[derive(Clone, Copy)]
struct Companion {
    entity: EntityId,
    /// In how many paragraphs.
    paragraphs: usize,
    /// In how many documents.
    documents: usize,
}

/// Entities by how many paragraphs they share with this one, the most first.
fn companions(corpus: &Corpus, entity: EntityId) -> Vec<Companion> {
    let place = |mention: &Mention| (mention.document, mention.paragraph);
    let mentions = corpus.mentions.iter();
    let own = each_once(mentions.filter(|mention| mention.entity == entity).map(place));
    let others = corpus.mentions.iter().filter(|mention| mention.entity != entity);
    let beside = others.filter(|mention| own.binary_search(&place(mention)).is_ok());
    let shared = each_once(beside.map(|mention| (mention.entity, mention.document, mention.paragraph)));
    let mut found: Vec<Companion> = Vec::new();
    let mut last = None;
    for (entity, document, _) in shared {
        if found.last().is_none_or(|last| last.entity != entity) {
            found.push(Companion {
                entity,
                paragraphs: 0,
                documents: 0,
            });
        }
        if let Some(companion) = found.last_mut() {
            companion.paragraphs += 1;
            companion.documents += usize::from(last != Some((entity, document)));
        }
        last = Some((entity, document));
    }
    crosscheck_model::sort_by_key(&mut found, |found| {
        (Reverse(found.paragraphs), Reverse(found.documents))
    });
    found
}

/// The list. Each figure opens the paragraphs behind it.
#[component]
pub(super) fn NamedBeside(
    /// Whom or what it is about.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let found = companions(&site.corpus, entity);
    let Some(first) = found.first() else {
        return view! { <section></section> }.into_any();
    };
    let most = first.paragraphs;
    let name = site.corpus.entity(first.entity).map(|entity| entity.name.clone());
    let explorer = Explorer::here();
    let mut state = ViewState::of(View::Network);
    state.picture.around = Some(Stop::Entity(entity));
    let network = move || explorer.link(&state);
    let rows = found.into_iter().take(SHOWN);
    let rows = rows.map(|companion| view! { <CompanionRow entity companion most /> });
    view! {
        <section aria-labelledby="h-beside">
            <h2 id="h-beside">"Named beside it most often: " <bdi>{name}</bdi></h2>
            <p class="small dim">"Paragraphs shared, and in how many documents. The figure opens them."</p>
            <p>
                <a href=network>"Drawn as a network"</a>
            </p>
            <ol class="named beside">{rows.collect_views()}</ol>
        </section>
    }
    .into_any()
}

/// One companion.
#[component]
fn CompanionRow(
    /// Whom or what the page is about.
    entity: EntityId,
    /// Who is named beside it.
    companion: Companion,
    /// The most paragraphs that any companion shares.
    most: usize,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let corpus = &site.corpus;
    let other = companion.entity;
    let name = corpus
        .entity(other)
        .map(|entity| entity.name.clone())
        .unwrap_or_default();
    let href = explorer.link_with(|state| {
        *state = ViewState::of(View::Explore);
        for entity in [entity, other] {
            narrow_to_naming(&mut state.request, corpus, entity);
        }
    });
    let width = px(100.0 * companion.paragraphs as f64 / most.max(1) as f64);
    let words = format!("{} in {}", companion.paragraphs, companion.documents);
    let rest = format!(" documents: paragraphs shared with {name}");
    view! {
        <li>
            <EntityLink entity=other>{name}</EntityLink>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width=width height="6"></rect>
            </svg>
            <a class="num" href=href>
                {words}
                <span class="vh">{rest}</span>
            </a>
        </li>
    }
}
