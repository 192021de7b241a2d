//! A claim: who, with what stance, says what, on whose authority, how certainly, and where.

use crate::draw::prelude::*;
use crosscheck_compare::{Credit, Reading, breadcrumb, certainty_words, claim_mark, speaker};
use crosscheck_model::{Claim, ClaimId, Mode, RelayDistance};

use super::digest::marked;
use super::mark::{mark, stance_word};
use super::names::{document_year, paragraph_link};
use crate::state::{Explorer, Site, View, ViewState};

/// The line that says who and with what stance.
fn claim_head(site: &'static Site, id: ClaimId) -> Drawn {
    let stance = claim_mark(&site.corpus, id);
    let who = speaker(&site.corpus, id);
    let role = who.role_words();
    view! {
        <p class="claim__who">
            {mark(stance)} " " <b><bdi>{who.name}</bdi></b> {role.map(|role| format!(", {role}"))} " "
            <span class="nowrap">"· " {stance_word(stance)}</span>
        </p>
    }
}

/// On whose authority: the document's outlet first, then whoever it relies on.
fn chain(site: &'static Site, id: ClaimId, claim: &Claim) -> Drawn {
    let distance = match claim.relay {
        RelayDistance::Rebuts => Some("rebuts it"),
        RelayDistance::Distances => Some("keeps its distance"),
        RelayDistance::Endorses => Some("endorses it"),
        RelayDistance::Neutral => None,
    };
    let steps = breadcrumb(&site.corpus, id)
        .into_iter()
        .enumerate()
        .map(|(index, step)| {
            let credit = match step.credit {
                Credit::Stated => None,
                Credit::NotCredited => Some("not credited"),
                Credit::Inferred => Some("not credited, inferred"),
            };
            let distance = distance.filter(|_| index == 0);
            view! {
                <li>
                    <bdi>{step.label}</bdi>
                    {credit.map(|credit| view! { ", " <em>{credit}</em> })}
                    {distance.map(|distance| view! { ", " <em>{distance}</em> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="chain" aria-label="On whose authority">{steps}</ol> }
}

/// How much of a claim is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Who says what, and the chain where it tells more than that. For margins.
    Brief,
    /// All of it, where the surroundings name document and question.
    Whole,
    /// All of it, with its document, question and answer.
    Alone,
}

/// A claim.
#[must_use]
pub fn claim_card(site: &'static Site, id: ClaimId, marks: &[(u32, u32)], show: Show) -> Drawn {
    let Some(claim) = site.corpus.claim(id) else {
        return Drawn::of(());
    };
    let stance = claim_mark(&site.corpus, id).key();
    let rest = match show {
        Show::Brief if is_plain(site, id, claim) => Drawn::of(()),
        Show::Brief => chain(site, id, claim),
        Show::Whole | Show::Alone => whole(site, id, claim, show),
    };
    view! {
        <article class=format!("claim claim--{stance}") data-claim=claim.id.clone()>
            {claim_head(site, id)} <p class="claim__text">{marked(site, &claim.digest, marks)}</p> {altered(site, id)} {rest}
        </article>
    }
}

/// What the reader altered about it.
fn altered(site: &'static Site, id: ClaimId) -> Option<Drawn> {
    let altered = Explorer::here().now().altered;
    if altered.is_empty() {
        return None;
    }
    let reading = Reading::altered(&site.corpus, altered);
    let words = if !reading.counts(id) {
        "Left out by you."
    } else if reading.is_moved(id) {
        "Under another answer by you."
    } else {
        return None;
    };
    Some(view! { <p class="claim__note">{words}</p> })
}

/// Whether the chain says no more than the head and the surroundings: the outlet, and at most the speaker.
fn is_plain(site: &'static Site, id: ClaimId, claim: &Claim) -> bool {
    let steps = breadcrumb(&site.corpus, id);
    claim.relay == RelayDistance::Neutral && steps.len() <= 2 && steps.iter().all(|step| step.credit == Credit::Stated)
}

fn whole(site: &'static Site, id: ClaimId, claim: &'static Claim, show: Show) -> Drawn {
    let alone = show == Show::Alone;
    view! {
        {chain(site, id, claim)}
        <p class="facts">
            {paragraph_link(site, claim.document, claim.paragraph)}
            {alone.then(|| view! { <span>{document_year(site, claim.document)}</span> })} {certainty(claim)} {said(claim)}
            {names(claim)}
        </p>
        {alone.then(|| answer(site, id, claim))}
    }
}

/// Which question it answers, and how.
fn answer(site: &'static Site, id: ClaimId, claim: &Claim) -> Drawn {
    let Some(question) = site.corpus.question(claim.question) else {
        return Drawn::of(());
    };
    let href = Explorer::here().link(&ViewState::of(View::Issue(claim.question)));
    let reading = Reading::altered(&site.corpus, Explorer::here().now().altered);
    let position = reading
        .position(id)
        .and_then(|position| question.positions.get(position.index()))
        .map(|position| position.text.clone());
    view! {
        <p class="claim__on">
            <a href=href>{question.text.clone()}</a>
            " "
            {position}
        </p>
    }
}

/// How certain the speaker is: three steps and a word.
fn certainty(claim: &Claim) -> Drawn {
    let strength = claim.certainty.strength();
    let words = certainty_words(claim.certainty);
    let steps = (0..3u8)
        .map(|step| {
            let x = format!("{}.5", u32::from(step) * 9);
            view! { <rect class=if step < strength { "on" } else { "" } x=x y="1" width="7" height="6"></rect> }
        })
        .collect_view();
    view! {
        <span class="sure">
            <svg viewBox="0 0 26 8" aria-hidden="true">
                {steps}
            </svg>
            {words}
        </span>
    }
}

fn said(claim: &Claim) -> Drawn {
    let mode = match claim.mode {
        Mode::Headline => Some("in the headline"),
        Mode::Caption => Some("in a caption"),
        _ => None,
    };
    let said = claim.said.map(|date| format!("said {}", date.words()));
    let happened = claim.happened.map(|date| format!("of {}", date.words()));
    let conflict = claim.anomaly.then_some("the text’s own dates conflict");
    Drawn::of(
        [mode.map(str::to_owned), said, happened, conflict.map(str::to_owned)]
            .into_iter()
            .flatten()
            .map(|words| view! { <span>{words}</span> })
            .collect_view(),
    )
}

fn names(claim: &Claim) -> Drawn {
    if claim.names.is_empty() {
        return Drawn::of(());
    }
    let quoted: Vec<String> = claim.names.iter().map(|name| format!("“{name}”")).collect();
    view! { <span>"prints " <bdi>{quoted.join(", ")}</bdi></span> }
}
