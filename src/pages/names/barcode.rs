//! Every paragraph of every document as a bar: tall where the entity is named.

use crosscheck_model::{Document, DocumentId, EntityId};
use leptos::prelude::*;

use super::{DOCUMENTS, documents_of, mentions_of};
use crate::components::{CollectViews, DocumentLink, Paged, PagedMore, PagedRows, ParagraphLink, document_when, px};
use crate::store::Explorer;

/// The table of bars, a row a document.
#[component]
pub(super) fn Barcode(
    /// Whom or what it is about.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let mentions = mentions_of(&site.corpus, entity);
    if mentions.is_empty() {
        return ().into_any();
    }
    let all = site.corpus.documents.len();
    let documents = if all > DOCUMENTS {
        documents_of(&mentions)
    } else {
        (0..all).map(DocumentId::from).collect()
    };
    let paged = Paged::new(documents.len());
    let row = move |at: usize| match documents.get(at) {
        Some(&document) => view! { <BarcodeRow entity document /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <section class="sect" aria-labelledby="h-where">
            <div class="sect__head">
                <h2 id="h-where">"Where it is named, paragraph by paragraph"</h2>
                <p>"Tall: named. Outlined: menus, bylines and other text of the site, not counted."</p>
            </div>
            <table class="barcode">
                <thead>
                    <tr>
                        <th scope="col">"Document"</th>
                        <th scope="col">"Paragraphs in order"</th>
                        <th scope="col">"Named in"</th>
                        <th scope="col">"Paragraphs"</th>
                    </tr>
                </thead>
                <tbody>
                    <PagedRows paged row />
                </tbody>
            </table>
            <PagedMore paged id="documents" rows="documents" />
        </section>
    }
    .into_any()
}

/// One document.
#[component]
fn BarcodeRow(
    /// Whom or what it is about.
    entity: EntityId,
    /// The document.
    document: DocumentId,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let record = site.corpus.document(document)?;
    let mentions = site.corpus.mentions_of(document).iter();
    let named = mentions.filter(|mention| mention.entity == entity);
    let named = crosscheck_model::each_once(named.map(|mention| mention.paragraph));
    let count = record.paragraphs.len();
    let links = named
        .iter()
        .map(|&paragraph| view! { <ParagraphLink document paragraph /> });
    Some(view! {
        <tr>
            <th scope="row">
                <DocumentLink document />
                <br />
                <small class="dim">{document_when(record)}</small>
            </th>
            <td>
                <svg
                    viewBox=format!("0 0 {} 24", count * 15)
                    aria-hidden="true"
                    preserveAspectRatio="xMinYMid meet"
                    class="barcode__svg"
                >
                    {bars(record, &named)}
                </svg>
            </td>
            <td>
                <b>{named.len()}</b>
                {format!(" of {}", record.text_paragraphs())}
            </td>
            <td class="barcode__at">{links.collect_views()}</td>
        </tr>
    })
}

/// A bar a paragraph.
fn bars(document: &Document, named: &[u32]) -> impl IntoView + use<> {
    let bars = document.paragraphs.iter().zip(1u32..).map(|(paragraph, number)| {
        let x = f64::from(number - 1) * 15.0;
        let (class, y, height) = match (paragraph.role.counts(), named.binary_search(&number).is_ok()) {
            (false, _) => ("p p--plate", 10.0, 5.0),
            (true, true) => ("p p--hit", 2.0, 20.0),
            (true, false) => ("p", 11.0, 3.0),
        };
        view! { <rect class=class x=px(x) y=px(y) width="12" height=px(height)></rect> }
    });
    bars.collect_views()
}
