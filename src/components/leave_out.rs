//! Ways to leave something out of a comparison: what some claims come from, what each would cost, and a button that leaves it
//! out and recounts.

use crosscheck_compare::{Alterations, Aside, Loss, Reading, document_newsroom, lost};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, QuestionId, Relay};
use leptos::prelude::*;

use super::altered::cost_words;
use super::{Rows, Show, alterations, aria, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// What some claims come from, each with what leaving it out would cost.
#[component]
pub(crate) fn Without(
    /// The claims.
    #[prop(into)]
    claims: Memo<Vec<ClaimId>>,
    /// Of one question its own answers alone are told.
    #[prop(optional_no_strip)]
    question: Option<QuestionId>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let sources = Memo::new(move |before: Option<&Sources>| {
        let site = explorer.site();
        let mut now = claims.with(|claims| Sources::of(&site.corpus, claims));
        // What is left out can be taken back in where it was left out.
        altered.with(|altered| altered.aside.iter().for_each(|&aside| now.add(aside)));
        now.in_the_order_of(before)
    });
    let group = move |title: &'static str, read: fn(&Sources) -> &Vec<Aside>| {
        let asides = Memo::new(move |_| sources.with(|sources| read(sources).clone()));
        view! { <Group title asides claims question /> }
    };
    view! {
        <div class="panel" role="group" aria-label="Leave out and recount">
            <p class="small dim">
                "What would be left without one of them? Leaving out a newsroom takes along whatever came through it."
            </p>
            <div class="without">
                {group("Documents", |sources| &sources.documents)}
                {group("Newsrooms and other sources", |sources| &sources.outlets)}
                {group("Voices", |sources| &sources.voices)}
            </div>
        </div>
    }
}

/// Documents, outlets and voices that some claims come from, each once.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sources {
    documents: Vec<Aside>,
    outlets: Vec<Aside>,
    voices: Vec<Aside>,
}

impl Sources {
    fn of(corpus: &Corpus, claims: &[ClaimId]) -> Self {
        let mut found = Self::default();
        for claim in claims.iter().filter_map(|&claim| corpus.claim(claim)) {
            found.add(Aside::Document(claim.document));
            // An edition counts for its newsroom, so both are offered.
            if let Some(newsroom) = document_newsroom(corpus, claim.document) {
                found.add(Aside::Outlet(newsroom));
            }
            if let Some(document) = corpus.document(claim.document) {
                found.add(Aside::Outlet(document.outlet));
            }
            for &relay in &claim.via {
                match relay {
                    Relay::Outlet(outlet) => found.add(Aside::Outlet(outlet)),
                    Relay::Voice(voice) => found.add(Aside::Voice(voice)),
                    Relay::Document(_) => {}
                }
            }
            for &voice in &claim.by {
                found.add(Aside::Voice(voice));
            }
        }
        found
    }

    fn add(&mut self, aside: Aside) {
        let list = match aside {
            Aside::Document(_) => &mut self.documents,
            Aside::Outlet(_) => &mut self.outlets,
            Aside::Voice(_) => &mut self.voices,
        };
        if !list.contains(&aside) {
            list.push(aside);
        }
    }

    /// The same with what was there before in its old order, so that a button stays where it was pressed.
    fn in_the_order_of(self, before: Option<&Self>) -> Self {
        let Some(before) = before else { return self };
        Self {
            documents: in_order(self.documents, &before.documents),
            outlets: in_order(self.outlets, &before.outlets),
            voices: in_order(self.voices, &before.voices),
        }
    }
}

fn in_order(mut now: Vec<Aside>, before: &[Aside]) -> Vec<Aside> {
    // The sort is stable: what is new keeps its order, at the end.
    crosscheck_model::sort_by_key(&mut now, |aside| {
        before.iter().position(|known| known == aside).unwrap_or(usize::MAX)
    });
    now
}

/// Sources of one kind; nothing where there are none.
#[component]
fn Group(
    title: &'static str,
    asides: Memo<Vec<Aside>>,
    claims: Memo<Vec<ClaimId>>,
    question: Option<QuestionId>,
) -> impl IntoView {
    view! {
        <Show when=move || asides.with(|asides| !asides.is_empty())>
            <div>
                <h2>{title}</h2>
                <ul>
                    <Rows
                        each=move || asides.get()
                        key=|aside| aside_id(*aside)
                        children=move |aside| view! { <Offer aside claims question /> }
                    />
                </ul>
            </div>
        </Show>
    }
}

/// One source: the button, and what it would cost to do without.
#[component]
fn Offer(aside: Aside, claims: Memo<Vec<ClaimId>>, question: Option<QuestionId>) -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let cost = Memo::new(move |_| {
        let site = explorer.site();
        claims.with(|claims| altered.with(|altered| cost(&site.corpus, altered, claims, question, aside)))
    });
    view! {
        <li>
            <AsideButton place="leave" aside />
            <span class="small">{live(move || cost.get())}</span>
        </li>
    }
}

/// What leaving out a source would cost, in a sentence.
fn cost(
    corpus: &Corpus,
    altered: &Alterations,
    claims: &[ClaimId],
    question: Option<QuestionId>,
    aside: Aside,
) -> String {
    if altered.aside.contains(&aside) {
        return "Left out of this view.".to_owned();
    }
    let now = Reading::altered(corpus, altered.clone());
    let losses = lost(&now, &now.without(aside), claims);
    let Some(question) = question else {
        return cost_words(&losses);
    };
    let here = losses.into_iter().filter(|loss| loss.question == question);
    let sentences: Vec<String> = here.map(|loss: Loss| EN.loss(corpus, &loss)).collect();
    if sentences.is_empty() {
        "No answer here loses a separate source.".to_owned()
    } else {
        sentences.join(" ")
    }
}

/// Leaves a source out and recounts, or takes it back in.
#[component]
pub(crate) fn AsideButton(
    /// Where on the page it stands: the beginning of its id, so that the same source can be offered in several places.
    #[prop(into)]
    place: String,
    /// The source.
    aside: Aside,
) -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let is_out = Memo::new(move |_| altered.with(|altered| altered.aside.contains(&aside)));
    let words = move || {
        if is_out.get() { "Take back in: " } else { "Leave out: " }
    };
    view! {
        <button
            type="button"
            class="btn btn--s"
            id=format!("{place}{}", aside_id(aside))
            aria-pressed=move || aria(is_out.get())
            on:click=move |_| explorer.go(|state| state.altered.toggle_aside(aside))
        >
            {live(words)}
            <bdi>{EN.aside(&explorer.site().corpus, aside)}</bdi>
        </button>
    }
}

pub(crate) fn aside_id(aside: Aside) -> String {
    match aside {
        Aside::Document(id) => format!("-d{}", id.0),
        Aside::Outlet(id) => format!("-o{}", id.0),
        Aside::Voice(id) => format!("-v{}", id.0),
    }
}

/// Whether whoever speaks for one institution counts once.
#[component]
pub(crate) fn Institutions() -> impl IntoView {
    let explorer = Explorer::here();
    let once = explorer.part(|state| state.altered.institutions);
    view! {
        <button
            type="button"
            class="btn"
            id="institutions"
            aria-pressed=move || aria(once.get())
            on:click=move |_| explorer.go(|state| state.altered.institutions = !state.altered.institutions)
        >
            "Count each institution once"
        </button>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn a_source_stays_where_it_was_and_new_ones_come_last() {
        let document = |id: u32| Aside::Document(crosscheck_model::DocumentId(id));
        let now = vec![document(0), document(1), document(2), document(3)];
        let before = [document(3), document(1), document(9)];
        assert_eq!(
            in_order(now, &before),
            [document(3), document(1), document(0), document(2)]
        );
    }

    #[test]
    fn every_source_of_a_claim_is_offered_once() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let claims: Vec<ClaimId> = (0..corpus.claims.len()).map(ClaimId::from).collect();
        let sources = Sources::of(&corpus, &claims);
        assert_eq!(sources.documents.len(), corpus.documents.len());
        for list in [&sources.documents, &sources.outlets, &sources.voices] {
            let mut ids: Vec<String> = list.iter().map(|&aside| aside_id(aside)).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), list.len());
        }
    }

    #[test]
    fn what_is_left_out_costs_nothing_more() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let claims: Vec<ClaimId> = (0..corpus.claims.len()).map(ClaimId::from).collect();
        let aside = Aside::Document(0.into());
        let mut altered = Alterations::default();
        let before = cost(&corpus, &altered, &claims, None, aside);
        assert!(before.ends_with('.') && before != "Left out of this view.", "{before}");
        altered.toggle_aside(aside);
        assert_eq!(cost(&corpus, &altered, &claims, None, aside), "Left out of this view.");
    }
}
