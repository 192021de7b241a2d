//! Read: a document by paragraph, with its names in place and its claims in the margin.

mod citation;
mod header;
mod lineage;
mod paragraph;
mod rail;
mod slices;

use crosscheck_model::{DocumentId, Source};
use leptos::prelude::*;

use crate::components::{CollectViews, Shown, document_year};
use crate::store::{Explorer, View, ViewState};

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use header::holds;

use header::DocumentHeader;
use paragraph::ParagraphRow;
use rail::Rail;
use slices::Slices;

/// The page of one document. Which paragraph the reader is at follows the state.
#[component]
pub(super) fn ReadPage(
    /// The document.
    document: DocumentId,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let record = site.corpus.document(document)?;
    let at = explorer.part(|state| match state.view {
        View::Read(_, paragraph) => paragraph,
        _ => None,
    });
    let slices = Slices::new(u32::try_from(record.paragraphs.len()).unwrap_or(u32::MAX));
    let paragraphs = (1u32..).take(record.paragraphs.len()).map(|paragraph| {
        let source = Source { document, paragraph };
        view! { <ParagraphRow source at slices /> }
    });
    let shown = match Shown::of(&record.paragraphs) {
        Shown::Digests => "Digests in our own words.",
        Shown::Texts => "The text itself.",
        Shown::Both => "Digests in our own words, and the text itself where there is none.",
    };
    Some(view! {
        <Crumbs document />
        <DocumentHeader document />
        <div class="read">
            <section aria-labelledby="h-text">
                <h2 id="h-text" class="vh">
                    "Paragraphs"
                </h2>
                <p class="dim">
                    {shown} " Underlines: " <span class="ent ent--person">"person"</span> ", "
                    <span class="ent ent--organisation">"organisation"</span> ", "
                    <span class="ent ent--place">"place"</span> ", " <span class="ent ent--event">"event"</span> "."
                </p>
                <ol class="paras sect-s" aria-busy=move || slices.is_busy().then_some("true")>{paragraphs.collect_views()}</ol>
            </section>
            <Rail document at />
        </div>
    })
}

/// Which document of how many, and the way to the next.
#[component]
fn Crumbs(
    /// The document.
    document: DocumentId,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let count = site.corpus.documents.len();
    let next = DocumentId::from((document.index() + 1) % count.max(1));
    let list = explorer.link_with(|state| {
        *state = ViewState::of(View::Explore);
        state.request.unit = crosscheck_search::Unit::Documents;
    });
    let next = (count > 1).then(|| {
        let href = explorer.link(&ViewState::of(View::Read(next, None)));
        let name = document_year(&site, next);
        view! {
            <li>
                <a href=href>"Next: " <bdi>{name}</bdi></a>
            </li>
        }
    });
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=list>"Documents"</a>
                </li>
                <li>{format!("{} of {count}", document.index() + 1)}</li>
                {next}
            </ol>
        </nav>
    }
}
