//! How the claims on a question bear on each other. What an editor judged and what happened between claims stands open, with
//! contradictions first; pairs that merely repeat or support each other are folded.

use crosscheck_compare::RelationLine;
use leptos::prelude::*;

use super::Facts;
use super::facts::Relations;
use crate::components::{Rows, Show, counted, live};
use crate::memo::Memo;
use crate::pages::compare::relation::{Relation, relation_key};

/// Both lists; nothing where no claim bears on another.
#[component]
pub(super) fn RelationLists(
    /// What the page shows.
    facts: Facts,
) -> impl IntoView {
    let relations = Memo::new(move |_| facts.with(|facts| facts.relations.clone()));
    let shown = Memo::new(move |_| relations.with(|relations| relations.shown.clone()));
    let folded = Memo::new(move |_| relations.with(|relations| relations.folded.clone()));
    let count = move || folded.with(|folded| counted(folded.len(), "pair", "pairs"));
    view! {
        <Show when=move || relations.with(|relations| *relations != Relations::default())>
            <section aria-labelledby="r-relations">
                <h2 id="r-relations">"Relations"</h2>
                <RelationList relations=shown />
                <Show when=move || folded.with(|folded| !folded.is_empty())>
                    <details class="rels__computed">
                        <summary>{live(count)} " that repeat or support each other"</summary>
                        <RelationList relations=folded />
                    </details>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn RelationList(relations: Memo<Vec<RelationLine>>) -> impl IntoView {
    view! {
        <ol class="rels">
            <Rows
                each=move || relations.get()
                key=|relation| (relation_key(relation), relation.reason.clone())
                children=|relation| view! { <Relation relation /> }
            />
        </ol>
    }
}
