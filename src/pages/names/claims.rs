//! What an entity says, and what is said about it.

use crosscheck_model::{Claim, ClaimId, Corpus, EntityId, EntityKind};
use leptos::prelude::*;

use crate::components::{ClaimCard, Extent, Rows, Show, plural};
use crate::store::Explorer;

/// How many claims are drawn before the reader asks for more.
const SHOWN: usize = 6;

/// The claims that fit a condition.
fn claims_that(corpus: &Corpus, fits: impl Fn(&Claim) -> bool) -> Vec<ClaimId> {
    let claims = corpus.claims.iter().enumerate();
    claims
        .filter(|(_, claim)| fits(claim))
        .map(|(index, _)| ClaimId::from(index))
        .collect()
}

/// Both lists.
#[component]
pub(super) fn EntityClaims(
    /// Whom or what it is about.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let corpus = &site.corpus;
    let kind = corpus.entity(entity)?.kind;
    let is = |voice| corpus.voice(voice).and_then(|voice| voice.entity) == Some(entity);
    let by = claims_that(corpus, |claim| claim.by.iter().any(|&voice| is(voice)));
    let about = claims_that(corpus, |claim| claim.about.contains(&entity));
    let said = match (by.len(), kind) {
        (0, EntityKind::Person | EntityKind::Organisation) => {
            view! { <p class="deck">"Never heard: no claim in this corpus is its own."</p> }.into_any()
        }
        (0, _) => ().into_any(),
        _ => view! { <ClaimList claims=by title="Claims by it" id="by" /> }.into_any(),
    };
    Some(view! {
        <section aria-labelledby="h-claims">
            <h2 id="h-claims">"What is said"</h2>
            {said}
            <ClaimList claims=about title="Claims about it" id="about" />
        </section>
    })
}

/// The first claims, and the others when the reader asks.
#[component]
fn ClaimList(
    /// The claims.
    claims: Vec<ClaimId>,
    /// What they are.
    title: &'static str,
    /// Tells the button from others.
    id: &'static str,
) -> impl IntoView {
    let count = claims.len();
    let rest = count.saturating_sub(SHOWN);
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { count } else { SHOWN };
        claims.iter().copied().take(most).collect::<Vec<_>>()
    };
    view! {
        <h3 class="sect-s">{format!("{title}: {count}")}</h3>
        <div class="saylist sect-s">
            <Rows
                each=shown
                key=|claim| *claim
                children=|claim| {
                    view! { <ClaimCard claim show=Extent::Alone /> }
                }
            />
            <Show when=move || { rest > 0 && !all.get() }>
                <button type="button" class="btn" id=format!("more-{id}") on:click=move |_| all.set(true)>
                    {format!("Show the other {rest} {}", plural(rest, "claim", "claims"))}
                </button>
            </Show>
        </div>
    }
}
