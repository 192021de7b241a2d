//! The sharpest contradictions: two claims that cannot both hold, side by side.

use crosscheck_compare::{Contradiction, claim_mark};
use crosscheck_messages::EN;
use crosscheck_model::ClaimId;
use leptos::prelude::*;

use crate::components::{CollectViews, MarkIcon, ParagraphLink, document_year};
use crate::store::{Explorer, View, ViewState};

/// A list of them.
#[component]
pub(super) fn Contradictions(
    /// The sharpest first.
    contradictions: Vec<Contradiction>,
) -> impl IntoView {
    if contradictions.is_empty() {
        return view! { <section></section> }.into_any();
    }
    let explorer = Explorer::here();
    let site = explorer.site();
    let items = contradictions.into_iter().map(|pair| {
        let question = site.corpus.question(pair.question);
        let href = explorer.link(&ViewState::of(View::Issue(pair.question)));
        view! {
            <li>
                <p class="duel__q">
                    <a href=href>{question.map(|question| question.text.clone())}</a>
                </p>
                <Side claim=pair.left sentence=EN.side(&site.corpus, pair.left) />
                <Side claim=pair.right sentence=EN.side(&site.corpus, pair.right) />
                {pair.why.map(|why| view! { <p class="duel__why">{why}</p> })}
            </li>
        }
    });
    view! {
        <section aria-labelledby="h-duels">
            <div class="sect__head">
                <h2 id="h-duels">"Sharpest contradictions"</h2>
            </div>
            <ol class="duel">{items.collect_views()}</ol>
        </section>
    }
    .into_any()
}

/// One of the two claims.
#[component]
fn Side(
    /// The claim.
    claim: ClaimId,
    /// Who says what.
    sentence: String,
) -> impl IntoView {
    let site = Explorer::here().site();
    let source = site.corpus.claim(claim).map(|claim| {
        let (document, paragraph) = (claim.document, claim.paragraph);
        view! {
            <small>
                {document_year(&site, document)} " "
                <ParagraphLink document paragraph />
            </small>
        }
    });
    view! {
        <div class="duel__side">
            <MarkIcon mark=claim_mark(&site.corpus, claim) />
            <p>{sentence}</p>
            {source}
        </div>
    }
}
