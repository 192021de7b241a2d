//! A paragraph: its number, its digest with remarks, its claims beside it.

use crosscheck_model::{Paragraph, ParagraphRole, Source, Word};
use leptos::prelude::*;

use super::slices::Slices;
use crate::components::{ClaimCard, CollectViews, Digest, Extent, live, plural};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState};

/// How many claims stand beside a paragraph before the others are asked for, so that its text is not left standing alone.
const CLAIMS: usize = 2;

/// A paragraph. That which the reader is at shows all its claims, and shows them whole.
#[component]
pub(super) fn ParagraphRow(
    /// The paragraph.
    source: Source,
    /// The paragraph that the reader is at.
    at: Memo<Option<u32>>,
    /// Whether its claims are drawn yet.
    slices: Slices,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let paragraph = site.corpus.paragraph(source)?;
    let number = source.paragraph;
    let here = Memo::new(move |_| at.get() == Some(number));
    let reached = slices.reach(number);
    let counts = paragraph.role.counts();
    let href = explorer.link(&ViewState::of(View::Read(source.document, Some(number))));
    Some(view! {
        <li
            class="para"
            class:para--plate=!counts
            class:para--here=move || here.get()
            id=format!("p{number}")
            aria-current=move || here.get().then_some("true")
        >
            <a class="para__n" href=href aria-label=format!("Paragraph {number}")>
                {format!("¶{number}")}
            </a>
            <div>
                {role(paragraph)} <p class="para__text">{text(source, paragraph)}</p> {remarks(paragraph)}
            </div>
            {live(move || reached.get().then(|| view! { <ClaimsBeside source here /> }))}
        </li>
    })
}

/// The claims of a paragraph.
#[component]
fn ClaimsBeside(
    /// The paragraph.
    source: Source,
    /// Whether the reader is at it.
    here: Memo<bool>,
) -> impl IntoView {
    let site = Explorer::here().site();
    let claims: Vec<_> = site.corpus.claims_in(source).map(|(claim, _)| claim).collect();
    let more = claims.len().saturating_sub(CLAIMS);
    let words = format!("{more} more {}", plural(more, "claim", "claims"));
    let cards = StoredValue::new(claims);
    let cards = move |first: usize, count: usize| {
        let show = if here.get() { Extent::Whole } else { Extent::Brief };
        let cards = cards.get_value().into_iter().skip(first).take(count);
        cards.map(|claim| view! { <ClaimCard claim show /> }).collect_views()
    };
    view! {
        <div class="para__claims">
            {live(move || cards(0, CLAIMS))}
            {(more > 0)
                .then(|| {
                    view! {
                        <details class="para__more" prop:open=move || here.get()>
                            <summary>{words}</summary>
                            {live(move || cards(CLAIMS, usize::MAX))}
                        </details>
                    }
                })}
        </div>
    }
}

/// "headline" or "caption" over what is one.
fn role(paragraph: &Paragraph) -> Option<impl IntoView + use<>> {
    let named = matches!(paragraph.role, ParagraphRole::Headline | ParagraphRole::Caption);
    let word = paragraph.role.word();
    named.then(|| view! { <span class="para__role">{word}</span> })
}

fn text(source: Source, paragraph: &Paragraph) -> AnyView {
    if paragraph.role.counts() {
        view! { <Digest source /> }.into_any()
    } else {
        "Text of the site, not of the report: nothing in it is counted.".into_any()
    }
}

fn remarks(paragraph: &Paragraph) -> impl IntoView + use<> {
    let remarks = paragraph.remarks.iter().cloned();
    remarks
        .map(|remark| view! { <p class="para__note">{remark}</p> })
        .collect_views()
}
