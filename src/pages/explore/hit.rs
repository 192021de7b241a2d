//! A result: a document, a passage with its claims, or a claim. Its row stays while it is among the results; what changes with
//! the query are the marks in its text, the reasons, and which of its claims match.

use std::sync::Arc;

use crosscheck_model::{ClaimId, DocumentId, Source};
use crosscheck_search::{Hit, Item, Unit};
use leptos::prelude::*;

use super::hit_list::HitList;
use super::hit_reasons::HitReasons;
use crate::components::{
    ClaimCard, Digest, DocumentLink, Extent, MarkedText, ParagraphLink, Rows, counted, document_when, live, unit_words,
};
use crate::memo::Memo;
use crate::store::{Explorer, Site, View, ViewState};

/// How many claims stand beside a passage; the rest is a link away.
const CLAIMS: usize = 2;

/// How many names of a document are listed.
const NAMES: usize = 5;

/// The row of a result.
#[component]
pub(super) fn HitRow(
    /// The result as it is now.
    hit: Arc<Hit>,
    /// All results that are drawn, where it is found as it will be.
    hits: RwSignal<HitList>,
    /// The score of the best result.
    best: Memo<f32>,
) -> impl IntoView {
    let item = hit.item;
    // A row that is about to go stays as it is.
    let hit = Memo::new(move |before: Option<&Arc<Hit>>| {
        let now = hits.with(|hits| hits.get(item).cloned());
        now.unwrap_or_else(|| Arc::clone(before.unwrap_or(&hit)))
    });
    match item {
        Item::Document(document) => view! { <DocumentHit document hit best /> }.into_any(),
        Item::Passage(source) => view! { <PassageHit source hit best /> }.into_any(),
        Item::Claim(claim) => view! { <ClaimHit claim hit best /> }.into_any(),
    }
}

/// Where the text of a hit matched.
fn marks_of(hit: Memo<Arc<Hit>>) -> Memo<Vec<(u32, u32)>> {
    Memo::new(move |_| hit.with(|hit| hit.marks.clone()))
}

/// A claim.
#[component]
fn ClaimHit(
    /// Which one.
    claim: ClaimId,
    /// Why it is a result.
    hit: Memo<Arc<Hit>>,
    /// The score of the best result.
    best: Memo<f32>,
) -> impl IntoView {
    let marks = marks_of(hit);
    view! {
        <li class="hitrow hitrow--claim">
            <div>
                {live(move || view! { <ClaimCard claim marks=marks.get() show=Extent::Alone /> })} <HitReasons hit best />
            </div>
        </li>
    }
}

/// A passage, with the claims in it that match.
#[component]
fn PassageHit(
    /// The paragraph.
    source: Source,
    /// Why it is a result.
    hit: Memo<Arc<Hit>>,
    /// The score of the best result.
    best: Memo<f32>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let Source { document, paragraph } = source;
    let Some(record) = site.corpus.document(document) else {
        return ().into_any();
    };
    let marks = marks_of(hit);
    let claims = Memo::new(move |_| hit.with(|hit| hit.claims.clone()));
    let shown = move || claims.with(|claims| claims.iter().take(CLAIMS).copied().collect::<Vec<_>>());
    let rest = move || {
        let rest = claims.with(Vec::len).saturating_sub(CLAIMS);
        (rest > 0).then(|| {
            let href = explorer.link(&ViewState::of(View::Read(document, Some(paragraph))));
            let words = format!("{rest} more {} in ¶{paragraph}", unit_words(Unit::Claims, rest));
            view! { <a class="small" href=href>{words}</a> }
        })
    };
    view! {
        <li class="hitrow">
            <div>
                <p class="hitrow__src">
                    <DocumentLink document /> <span>{document_when(record)}</span>
                    <ParagraphLink document paragraph />
                    <span class="vh">{format!("of {}", record.paragraphs.len())}</span>
                </p>
                <p class="hitrow__text">{live(move || view! { <Digest source marks=marks.get() /> })}</p>
                <HitReasons hit best />
            </div>
            <div class="hitrow__claims">
                <Rows each=shown key=|claim| *claim let(claim)>
                    <ClaimCard claim show=Extent::Brief />
                </Rows>
                {live(rest)}
            </div>
        </li>
    }
    .into_any()
}

/// A document, with whom it names most.
#[component]
fn DocumentHit(
    /// Which one.
    document: DocumentId,
    /// Why it is a result.
    hit: Memo<Arc<Hit>>,
    /// The score of the best result.
    best: Memo<f32>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.as_read();
    let Some(record) = site.corpus.document(document) else {
        return ().into_any();
    };
    let title = record.title.clone().unwrap_or_else(|| "No title printed".to_owned());
    let marks = marks_of(hit);
    let claims = site.corpus.claims_of(document).len();
    view! {
        <li class="hitrow">
            <div>
                <p class="hitrow__src">
                    <DocumentLink document /> <span>{document_when(record)}</span>
                </p>
                <p class="hitrow__text">
                    <a class="hitrow__title" href=explorer.link(&ViewState::of(View::Read(document, None)))>
                        {live(move || view! { <MarkedText text=title.clone() marks=marks.get() /> })}
                    </a>
                </p>
                <p class="hitrow__meta">
                    <span>{counted(record.text_paragraphs(), "paragraph", "paragraphs")}</span>
                    <span>{counted(claims, "claim", "claims")}</span>
                </p>
                <HitReasons hit best />
            </div>
            <div class="hitrow__claims">
                <p class="small dim">{most_named(&site, document)}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Whom and what a document names most.
fn most_named(site: &Site, document: DocumentId) -> String {
    let mentions = site.corpus.mentions_of(document).iter();
    let mut counts = crosscheck_model::how_often(mentions.map(|mention| mention.entity));
    crosscheck_model::sort_by_key(&mut counts, |&(_, count)| std::cmp::Reverse(count));
    let names = counts.iter().take(NAMES).filter_map(|&(entity, count)| {
        let entity = site.corpus.entity(entity)?;
        Some(format!("{} ×{count}", entity.name))
    });
    format!("Names most: {}", names.collect::<Vec<_>>().join(", "))
}
