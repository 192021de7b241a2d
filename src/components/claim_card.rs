//! A claim: what the document does with it, who says what, on whose authority, how certainly, and where.

use crosscheck_compare::{Credit, Mark, breadcrumb, claim_mark, is_denial, speaker};
use crosscheck_messages::EN;
use crosscheck_model::{Claim, ClaimId, Mode};
use leptos::prelude::*;

use super::{CollectViews, MarkIcon, MarkedText, ParagraphLink, StanceWord, document_year};
use crate::store::{Explorer, Site, View, ViewState};

/// How much of a claim is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Who says what, and the chain where it tells more than that. For margins.
    Brief,
    /// All of it, where the surroundings name document and question.
    Whole,
    /// All of it, with its document, question and answer.
    Alone,
}

/// A claim.
#[component]
pub(crate) fn ClaimCard(
    /// Which one.
    claim: ClaimId,
    /// Where its words matched the query, in bytes.
    #[prop(optional)]
    marks: Vec<(u32, u32)>,
    /// How much of it.
    show: Extent,
) -> impl IntoView {
    let site = Explorer::here().site();
    let Some(record) = site.corpus.claim(claim) else {
        return ().into_any();
    };
    let rest = match show {
        Extent::Brief if is_plain(&site, claim) => ().into_any(),
        Extent::Brief => view! { <Authority claim /> }.into_any(),
        Extent::Whole | Extent::Alone => view! { <Facts claim alone=show == Extent::Alone /> }.into_any(),
    };
    view! {
        <article class=format!("claim claim--{}", claim_mark(&site.corpus, claim).key()) data-claim=record.id.clone()>
            <Speaker claim />
            <p class="claim__text">
                <MarkedText text=record.digest.clone() marks />
            </p>
            {altered(&site, claim).map(|words| view! { <p class="claim__note">{words}</p> })}
            {rest}
        </article>
    }
    .into_any()
}

/// The line that says what the document does with it and whose words it is about.
#[component]
fn Speaker(
    /// The claim.
    claim: ClaimId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let mark = claim_mark(&site.corpus, claim);
    let who = speaker(&site.corpus, claim);
    let role = EN.role(&who).map(|role| format!(", {role}"));
    let denial = is_denial(&site.corpus, claim).then_some(" · a denial");
    view! {
        <p class="claim__who">
            <MarkIcon mark />
            " "
            <span class="nowrap"><StanceWord mark /> " ·"</span>
            " "
            <b>
                <bdi>{who.name}</bdi>
            </b>
            {role}
            {denial}
        </p>
    }
}

/// On whose authority: the document's outlet first, then whoever it relies on.
#[component]
fn Authority(
    /// The claim.
    claim: ClaimId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let distance = stand(claim_mark(&site.corpus, claim));
    let steps = breadcrumb(&site.corpus, claim)
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
        });
    view! {
        <ol class="chain" aria-label="On whose authority">
            {steps.collect_views()}
        </ol>
    }
}

/// What the document makes of the words of somebody else, where it takes a stand.
pub(crate) fn stand(mark: Mark) -> Option<&'static str> {
    matches!(mark, Mark::Endorses | Mark::Rebuts | Mark::Distances).then(|| EN.mark(mark))
}

/// What the reader altered about it.
fn altered(site: &Site, claim: ClaimId) -> Option<&'static str> {
    let altered = Explorer::here().now().altered;
    if altered.is_empty() {
        return None;
    }
    let own = site.corpus.claim(claim).map(|claim| claim.position);
    if altered.leaves_out(&site.corpus, claim) {
        Some("Left out of this view.")
    } else if altered.position(&site.corpus, claim) != own {
        Some("Moved to another answer in this view.")
    } else {
        None
    }
}

/// Whether the chain says no more than the head and the surroundings: the outlet, and at most the speaker.
fn is_plain(site: &Site, id: ClaimId) -> bool {
    let steps = breadcrumb(&site.corpus, id);
    stand(claim_mark(&site.corpus, id)).is_none()
        && steps.len() <= 2
        && steps.iter().all(|step| step.credit == Credit::Stated)
}

/// Where it stands, how certain it is and when it was said; alone, also which question it answers.
#[component]
fn Facts(
    /// The claim.
    claim: ClaimId,
    /// Whether nothing around it names its document and its question.
    alone: bool,
) -> impl IntoView {
    let site = Explorer::here().site();
    site.corpus.claim(claim).map(|record| {
        let (document, paragraph) = (record.document, record.paragraph);
        let name = alone.then(|| view! { <span>{document_year(&site, document)}</span> });
        let said = said(record).into_iter().map(|words| view! { <span>{words}</span> });
        let names = printed_names(record).map(|names| view! { <span>"prints " <bdi>{names}</bdi></span> });
        view! {
            <Authority claim />
            <p class="facts">
                <ParagraphLink document paragraph />
                {name}
                <Certainty words=EN.certainty(record.certainty) strength=record.certainty.strength() />
                {said.collect_views()}
                {names}
            </p>
            {alone.then(|| view! { <AnsweredQuestion claim /> })}
        }
    })
}

/// Which question it answers, and how.
#[component]
fn AnsweredQuestion(
    /// The claim.
    claim: ClaimId,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let corpus = &site.corpus;
    let record = corpus.claim(claim)?;
    let question = corpus.question(record.question)?;
    let position = explorer
        .now()
        .altered
        .position(corpus, claim)
        .and_then(|position| question.positions.get(position.index()))
        .map(|position| position.text.clone());
    let href = explorer.link(&ViewState::of(View::Issue(record.question)));
    Some(view! {
        <p class="claim__on">
            <a href=href>{question.text.clone()}</a>
            " "
            {position}
        </p>
    })
}

/// How certain the speaker is: three steps and a word.
#[component]
fn Certainty(
    /// The word.
    words: &'static str,
    /// How many of the three steps are filled.
    strength: u8,
) -> impl IntoView {
    let steps = (0..3u8).map(|step| {
        let x = format!("{}.5", u32::from(step) * 9);
        view! { <rect class=if step < strength { "on" } else { "" } x=x y="1" width="7" height="6"></rect> }
    });
    view! {
        <span class="sure">
            <svg viewBox="0 0 26 8" aria-hidden="true">
                {steps.collect_views()}
            </svg>
            {words}
        </span>
    }
}

/// Where and when it was said, and what of.
fn said(claim: &Claim) -> Vec<String> {
    let mode = match claim.mode {
        Mode::Headline => Some("in the headline".to_owned()),
        Mode::Caption => Some("in a caption".to_owned()),
        _ => None,
    };
    let said = claim.said.map(|date| format!("said {}", date.words()));
    let happened = claim.happened.map(|date| format!("of {}", date.words()));
    let conflict = claim.anomaly.then(|| "the text’s own dates conflict".to_owned());
    [mode, said, happened, conflict].into_iter().flatten().collect()
}

/// The names that it prints.
fn printed_names(claim: &Claim) -> Option<String> {
    let quoted: Vec<String> = claim.names.iter().map(|name| format!("“{name}”")).collect();
    (!quoted.is_empty()).then(|| quoted.join(", "))
}
