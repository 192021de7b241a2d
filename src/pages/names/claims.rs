//! What an entity says, what comes from those who belong to it or through it, and what is said about it.

use crosscheck_model::{Claim, ClaimId, Corpus, EntityId, EntityKind, Standing, Word};
use crosscheck_search::{FacetKind, Value};
use leptos::prelude::*;

use super::heard::{Heard, documents_of};
use crate::components::{ClaimCard, Extent, PlacesOf, Rows, Show, counted, joined, plural};
use crate::store::{Explorer, Site};

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

/// "Heard as: serving official."
fn standing(site: &Site, heard: &Heard) -> Option<String> {
    let word = |standing: Standing| {
        let at = Standing::ALL.iter().position(|other| *other == standing)?;
        let value = Value::Recorded(u32::try_from(at).ok()?);
        Some(site.index().value_label(&site.corpus, FacetKind::Standing, value))
    };
    let words: Vec<String> = heard.standings(&site.corpus).into_iter().filter_map(word).collect();
    (!words.is_empty()).then(|| format!("Heard as: {}.", joined(&words)))
}

/// The lists.
#[component]
pub(super) fn EntityClaims(
    /// Whom or what it is about.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let corpus = &site.corpus;
    let kind = corpus.entity(entity)?.kind;
    let heard = Heard::of(corpus, entity);
    let about = claims_that(corpus, |claim| claim.about.contains(&entity));
    let never = heard.is_nothing() && matches!(kind, EntityKind::Person | EntityKind::Organisation);
    let never = never.then(|| {
        let words = if kind == EntityKind::Person {
            "Never heard: no claim in this corpus is its own."
        } else {
            "Never heard: no claim in this corpus is its own, of anybody who belongs to it, or came through it."
        };
        view! { <p class="deck">{words}</p> }
    });
    let standing = standing(&site, &heard).map(|words| view! { <p class="small dim">{words}</p> });
    let Heard { own, people, through } = heard;
    let list = |claims: Vec<ClaimId>, title, id| (!claims.is_empty()).then(|| view! { <ClaimList claims title id /> });
    Some(view! {
        <section aria-labelledby="h-claims">
            <h2 id="h-claims">"What is said"</h2>
            {never}
            {standing}
            {list(own, "Claims by it", "by")}
            {list(through, "Claims that came through it", "through")}
            {list(people, "Claims by those who belong to it", "people")}
            <ClaimList claims=about title="Claims about it" id="about" />
        </section>
    })
}

/// In which documents claims stand; the first of them, and the others when the reader asks.
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
    let documents = documents_of(&Explorer::here().site().corpus, claims.iter().copied());
    let documents = format!("In {}:", counted(documents, "document", "documents"));
    let places = (count > 0).then(|| {
        view! {
            <p class="small dim">{documents}</p>
            <PlacesOf claims=claims.clone() />
        }
    });
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { count } else { SHOWN };
        claims.iter().copied().take(most).collect::<Vec<_>>()
    };
    view! {
        <h3 class="sect-s">{format!("{title}: {count}")}</h3>
        {places}
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
