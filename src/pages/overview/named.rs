//! The people, organisations and places named most, with how often and in how many documents.

use std::cmp::Reverse;

use crosscheck_model::{Corpus, EntityId, EntityKind, sort_by_key};
use leptos::prelude::*;

use crate::components::{CollectViews, counted, px};
use crate::store::{Explorer, View, ViewState};

/// How many of each kind are shown.
const SHOWN: usize = 8;

/// A name and how often it occurs.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    pub(crate) entity: EntityId,
    pub(crate) mentions: usize,
    pub(crate) documents: usize,
}

/// Every name that is mentioned, the most often mentioned first.
pub(crate) fn named(corpus: &Corpus) -> Vec<Named> {
    let mut named: Vec<Named> = (0..corpus.entities.len())
        .map(|index| Named {
            entity: EntityId::from(index),
            mentions: 0,
            documents: 0,
        })
        .collect();
    for document in 0..corpus.documents.len() {
        let mut seen = vec![false; named.len()];
        for mention in corpus.mentions_of(document.into()) {
            let index = mention.entity.index();
            if let (Some(named), Some(seen)) = (named.get_mut(index), seen.get_mut(index)) {
                named.mentions += 1;
                named.documents += usize::from(!std::mem::replace(seen, true));
            }
        }
    }
    named.retain(|named| named.mentions > 0);
    sort_by_key(&mut named, |named| (Reverse(named.mentions), Reverse(named.documents)));
    named
}

/// Three lists.
#[component]
pub(super) fn NamedMost() -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let named = named(&site.corpus);
    if named.is_empty() {
        return ().into_any();
    }
    let of_kind = |kind: EntityKind| -> Vec<Named> {
        let is_of = |named: &&Named| {
            site.corpus
                .entity(named.entity)
                .is_some_and(|entity| entity.kind == kind)
        };
        named.iter().filter(is_of).copied().collect()
    };
    let all = format!("All {}", counted(site.corpus.entities.len(), "name", "names"));
    view! {
        <section class="sect" aria-labelledby="h-named">
            <div class="sect__head">
                <h2 id="h-named">"Named most often"</h2>
                <a href=explorer.link(&ViewState::of(View::Names))>{all}</a>
            </div>
            <p class="small dim">"How often each is named, and in how many of the reports."</p>
            <div class="named__cols">
                <NamedList named=of_kind(EntityKind::Person) title="People" id="h-people" />
                <NamedList named=of_kind(EntityKind::Organisation) title="Organisations" id="h-organisations" />
                <NamedList named=of_kind(EntityKind::Place) title="Places" id="h-places" />
            </div>
        </section>
    }
    .into_any()
}

/// The first names of one kind, each with a bar.
#[component]
fn NamedList(
    /// The names, the most often mentioned first.
    named: Vec<Named>,
    /// The heading.
    title: &'static str,
    /// The id of the heading.
    id: &'static str,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let most = named.first().map_or(1, |named| named.mentions).max(1);
    let all = site.corpus.documents.len();
    let rows = named.into_iter().take(SHOWN).map(|named| {
        let name = site.corpus.entity(named.entity).map(|entity| entity.name.clone());
        let href = explorer.link(&ViewState::of(View::Entity(named.entity)));
        let width = px(100.0 * named.mentions as f64 / most as f64);
        view! {
            <li>
                <a href=href>
                    <bdi>{name}</bdi>
                </a>
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width height="6"></rect>
                </svg>
                <span class="num">{format!("{} in {} of {all}", named.mentions, named.documents)}</span>
            </li>
        }
    });
    view! {
        <section aria-labelledby=id>
            <h3 id=id>{title}</h3>
            <ol class="named">{rows.collect_views()}</ol>
        </section>
    }
}
