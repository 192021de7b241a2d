//! Leads from a computed word or number to what stands behind it: the rule in a sentence, the claims, their paragraphs.

use crosscheck_compare::{Why, claim_mark, speaker};
use crosscheck_messages::EN;
use crosscheck_model::ClaimId;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{DisclosureButton, MarkIcon, Panel, ParagraphLink, Rows, Show, counted, document_year, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// A small button "why" that opens the explanation in place. Escape closes it again.
#[component]
pub(crate) fn WhyButton(
    /// The id of the button is this after "why-".
    #[prop(into)]
    id: String,
    /// What it explains: "Split", "2 separate sources".
    #[prop(into)]
    about: Signal<String>,
    /// The explanation.
    #[prop(into)]
    because: Memo<Why>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let panel = Panel::new(&format!("why-{id}"));
    let label = Signal::derive(move || format!("Why: {}", about.get()));
    let close_on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && panel.close(explorer) {
            event.stop_propagation();
        }
    };
    view! {
        <div class="behind" on:keydown=close_on_escape>
            <DisclosureButton panel class="why" words="why" label />
            <Show when=move || panel.is_open()>
                <WhyPanel because />
            </Show>
        </div>
    }
}

/// The rule, and the claims it was applied to, each with its paragraph.
#[component]
pub(crate) fn WhyPanel(
    /// The explanation.
    #[prop(into)]
    because: Memo<Why>,
) -> impl IntoView {
    let count = move || because.with(counts);
    view! {
        <div class="behind__panel">
            <p>{live(move || because.with(|because| EN.rule(because.rule)))}</p>
            <Show when=move || because.with(|because| !because.claims.is_empty())>
                <p class="small dim">{live(count)}</p>
                <ul>
                    <Rows
                        each=move || because.with(|because| because.claims.clone())
                        key=|claim| *claim
                        children=|claim| view! { <ClaimLine claim /> }
                    />
                </ul>
            </Show>
        </div>
    }
}

/// "3 claims in 2 paragraphs".
fn counts(because: &Why) -> String {
    format!(
        "{} in {}",
        counted(because.claims.len(), "claim", "claims"),
        counted(because.paragraphs.len(), "paragraph", "paragraphs"),
    )
}

/// A claim in one line: what the document does, who says what, and where.
#[component]
fn ClaimLine(claim: ClaimId) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.claim(claim)?;
    let mark = claim_mark(&site.corpus, claim);
    Some(view! {
        <li>
            <MarkIcon mark />
            <span>
                {format!("{}: ", EN.mark(mark))}
                <b>
                    <bdi>{speaker(&site.corpus, claim).name}</bdi>
                </b>
                {format!(": {} ", record.digest)}
                <small>
                    {document_year(&site, record.document)}
                    " "
                    <ParagraphLink document=record.document paragraph=record.paragraph />
                </small>
            </span>
        </li>
    })
}
