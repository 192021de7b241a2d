//! What an entity says, what comes from those who belong to it or through it, and what is said about it.

use std::collections::BTreeSet;

use crosscheck_model::{Claim, ClaimId, Corpus, EntityId, EntityKind, Institution, Relay, Standing, Word};
use crosscheck_search::{FacetKind, Value};
use leptos::prelude::*;

use crate::components::{ClaimCard, Extent, Rows, Show, joined, plural};
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

/// How an entity is heard. A claim stands in the first list that it fits.
#[derive(Default)]
struct Heard {
    /// What it says itself: as a voice, or as an outlet or report.
    own: Vec<ClaimId>,
    /// What those say who belong to it.
    people: Vec<ClaimId>,
    /// What it passed on.
    through: Vec<ClaimId>,
    /// What its voices are when they speak.
    standings: BTreeSet<Standing>,
}

impl Heard {
    fn of(corpus: &Corpus, entity: EntityId) -> Self {
        let is = |relay: Relay| match relay {
            Relay::Voice(voice) => corpus.voice(voice).and_then(|voice| voice.entity) == Some(entity),
            other => {
                let outlet = corpus.outlet_of(other).and_then(|outlet| corpus.outlet(outlet));
                outlet.and_then(|outlet| outlet.entity) == Some(entity)
            }
        };
        let belongs = |relay: Relay| match relay {
            Relay::Voice(voice) => {
                let institution = corpus.voice(voice).and_then(|voice| voice.institution.as_ref());
                institution == Some(&Institution::Entity(entity))
            }
            _ => false,
        };
        let mut heard = Self::default();
        for (index, claim) in corpus.claims.iter().enumerate() {
            let speakers = corpus.speakers(claim);
            if speakers.iter().any(|&speaker| is(speaker)) {
                heard.own.push(ClaimId::from(index));
                if let [_] = speakers.as_slice() {
                    heard.standings.extend(corpus.standings(claim));
                }
            } else if corpus.relays(claim).into_iter().any(is) {
                heard.through.push(ClaimId::from(index));
            } else if speakers.into_iter().any(belongs) {
                heard.people.push(ClaimId::from(index));
            }
        }
        heard
    }

    fn is_nothing(&self) -> bool {
        self.own.is_empty() && self.people.is_empty() && self.through.is_empty()
    }

    /// "Heard as serving official."
    fn standing(&self, site: &Site) -> Option<String> {
        let word = |&standing: &Standing| {
            let at = Standing::ALL.iter().position(|other| *other == standing)?;
            let value = Value::Recorded(u32::try_from(at).ok()?);
            Some(site.index().value_label(&site.corpus, FacetKind::Standing, value))
        };
        let words: Vec<String> = self.standings.iter().filter_map(word).collect();
        (!words.is_empty()).then(|| format!("Heard as: {}.", joined(&words)))
    }
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
    let standing = heard
        .standing(&site)
        .map(|words| view! { <p class="small dim">{words}</p> });
    let Heard {
        own, people, through, ..
    } = heard;
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    /// Own claims, of those who belong to it, and through it.
    fn heard(id: &str) -> (usize, usize, usize) {
        let site = Site::open(crate::pack::bytes()).unwrap();
        let entity = site.corpus.find_entity(id).unwrap();
        let heard = Heard::of(&site.corpus, entity);
        (heard.own.len(), heard.people.len(), heard.through.len())
    }

    #[test]
    fn institutions_reports_and_outlets_are_heard() {
        assert_eq!(heard("wall-street-journal"), (12, 0, 6));
        assert_eq!(heard("dod-inspector-general"), (23, 0, 9));
        assert_eq!(heard("washington-post"), (6, 0, 1));
        assert_eq!(heard("reuters"), (2, 0, 0));
        assert_eq!(heard("tasnim"), (2, 0, 0));
        assert_eq!(heard("al-ain"), (1, 0, 0));
        assert_eq!(heard("us-led-coalition"), (0, 3, 0));
        assert_eq!(heard("al-jazeera"), (0, 0, 7));
        assert_eq!(heard("qassem-soleimani"), (0, 0, 0));
    }
}
