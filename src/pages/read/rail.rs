//! Beside a document: a map of its paragraphs with the marks of their claims, and a citation.

use crosscheck_compare::claim_mark;
use crosscheck_model::{DocumentId, Source};
use leptos::prelude::*;

use super::citation::Citation;
use crate::components::{CollectViews, MarkIcon, counted};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState};

/// The side of a document.
#[component]
pub(super) fn Rail(
    /// The document.
    document: DocumentId,
    /// The paragraph that the reader is at.
    at: Memo<Option<u32>>,
) -> impl IntoView {
    let site = Explorer::here().site();
    let count = site.corpus.document(document)?.paragraphs.len();
    let map = (1u32..).take(count).map(|paragraph| {
        let source = Source { document, paragraph };
        view! { <MapEntry source at /> }
    });
    Some(view! {
        <aside class="read__rail" aria-label="About this document">
            <section class="read__map" aria-labelledby="h-map">
                <h2 id="h-map">"Where the claims are"</h2>
                <nav class="map16" aria-labelledby="h-map">
                    {map.collect_views()}
                </nav>
            </section>
            <Citation document at />
        </aside>
    })
}

/// A paragraph on the map.
#[component]
fn MapEntry(
    /// The paragraph.
    source: Source,
    /// The paragraph that the reader is at.
    at: Memo<Option<u32>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let claims = site.corpus.claims_in(source);
    let marks: Vec<_> = claims.map(|(claim, _)| claim_mark(&site.corpus, claim)).collect();
    let number = source.paragraph;
    let words = format!("Paragraph {number}, {}", counted(marks.len(), "claim", "claims"));
    let dots = marks.into_iter().map(|mark| view! { <MarkIcon mark /> });
    view! {
        <a
            href=explorer.link(&ViewState::of(View::Read(source.document, Some(number))))
            aria-label=words
            aria-current=move || (at.get() == Some(number)).then_some("true")
        >
            <span>{number}</span>
            <span class="slots">{dots.collect_views()}</span>
        </a>
    }
}
