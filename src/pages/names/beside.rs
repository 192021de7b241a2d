//! Who is mentioned in the same paragraphs: mentions → counts → a list that links to those paragraphs.

use crosscheck_model::{SortedMap, SortedSet};

use crate::draw::prelude::*;
use crosscheck_model::{Corpus, DocumentId, EntityId};
use crosscheck_search::{Mode, Value};

use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{entity_facet, entity_link, ordered, px};

/// How many companions are listed.
const SHOWN: usize = 14;

/// Entities by how many paragraphs they share with this one, the most first.
fn companions(corpus: &Corpus, id: EntityId) -> Vec<(EntityId, usize, usize)> {
    let mut here: SortedMap<(DocumentId, u32), SortedSet<EntityId>> = SortedMap::new();
    for mention in &corpus.mentions {
        here.entry((mention.document, mention.paragraph))
            .or_default()
            .insert(mention.entity);
    }
    let mut counts: SortedMap<EntityId, (usize, SortedSet<DocumentId>)> = SortedMap::new();
    for ((document, _), entities) in here {
        if entities.contains(&id) {
            for entity in entities.into_iter().filter(|&entity| entity != id) {
                let entry = counts.entry(entity).or_default();
                entry.0 += 1;
                entry.1.insert(document);
            }
        }
    }
    let mut found: Vec<_> = counts
        .into_iter()
        .map(|(entity, (paragraphs, documents))| (entity, paragraphs, documents.len()))
        .collect();
    found = ordered(found, |&(_, paragraphs, documents)| {
        [-(paragraphs as i64), -(documents as i64)]
    });
    found
}

/// The list. Each figure opens the paragraphs behind it.
pub(super) fn beside(site: &'static Site, id: EntityId) -> Drawn {
    let found = companions(&site.corpus, id);
    if found.is_empty() {
        return view! { <section></section> };
    }
    let explorer = Explorer::here();
    let first = found
        .first()
        .and_then(|&(entity, ..)| site.corpus.entity(entity))
        .map(|entity| entity.name.clone());
    let most = found.first().map_or(1, |&(_, count, _)| count).max(1);
    let rows = found
        .into_iter()
        .take(SHOWN)
        .map(|(other, paragraphs, documents)| {
            let name = site
                .corpus
                .entity(other)
                .map(|entity| entity.name.clone())
                .unwrap_or_default();
            let href = explorer.link_with(|state| {
                *state = ViewState::of(View::Explore);
                for entity in [id, other] {
                    let Some(kind) = site.corpus.entity(entity).and_then(|entity| entity_facet(entity.kind)) else {
                        continue;
                    };
                    let choice = state.request.facets.entry(kind).or_default();
                    choice.mode = Mode::All;
                    choice.toggle_include(Value::Recorded(entity.0));
                }
            });
            let width = px(100.0 * paragraphs as f64 / most as f64);
            let words = format!("{paragraphs} in {documents}");
            let say = format!(" documents: paragraphs shared with {name}");
            view! {
                <li>
                    {entity_link(site, other, Drawn::of(name))}
                    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                        <rect width=width height="6"></rect>
                    </svg>
                    <a class="num" href=href>
                        {words} <span class="vh">{say}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="h-beside">
            <h2 id="h-beside">"Most often named beside " <bdi>{first}</bdi></h2>
            <p class="small dim">"Paragraphs shared, and in how many documents. The figure opens them."</p>
            <ol class="named beside">{rows}</ol>
        </section>
    }
}
