//! The head of a document: what it is called, who printed it and when, what it holds, where it came from.

use crosscheck_model::{Document, DocumentId};
use leptos::prelude::*;

use super::lineage::LineageFigure;
use crate::components::{basis_words, counted, document_year, outlet_of, plural};
use crate::store::{Explorer, Site};

/// The head.
#[component]
pub(super) fn DocumentHeader(
    /// The document.
    document: DocumentId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.document(document)?;
    let outlet = outlet_of(&site, document).map(|outlet| outlet.name.clone());
    let title = record
        .title
        .clone()
        .unwrap_or_else(|| format!("{}, no title printed", document_year(&site, document)));
    let address = record
        .address
        .clone()
        .filter(|address| address.starts_with("https://") || address.starts_with("http://"))
        .map(|address| {
            let shown = address.clone();
            view! {
                <Fact name="Address">
                    <a href=address rel="noreferrer">
                        {shown}
                    </a>
                </Fact>
            }
        });
    let note = record
        .note
        .clone()
        .map(|note| view! { <Fact name="Note">{note}</Fact> });
    let (dates, holds) = (dates(record), holds(&site, document, record));
    Some(view! {
        <header class="dochead">
            <div>
                <h1>
                    <bdi>{title}</bdi>
                </h1>
                <dl class="kv">
                    <Fact name="Printed by">
                        <bdi>{outlet}</bdi>
                    </Fact>
                    <Fact name="Date">{dates}</Fact>
                    <Fact name="Holds">{holds}</Fact>
                    {address}
                    {note}
                </dl>
            </div>
            <LineageFigure document />
        </header>
    })
}

/// A line of the head.
#[component]
fn Fact(
    /// What it is about.
    name: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd>{children()}</dd>
    }
}

/// "8 claims in 14 paragraphs; 2 more are text of the site and not counted".
pub(crate) fn holds(site: &Site, document: DocumentId, record: &Document) -> String {
    let claims = site.corpus.claims_of(document).len();
    let paragraphs = record.text_paragraphs();
    let held = format!(
        "{} in {}",
        counted(claims, "claim", "claims"),
        counted(paragraphs, "paragraph", "paragraphs"),
    );
    match record.paragraphs.len() - paragraphs {
        0 => held,
        others => format!(
            "{held}; {others} more {} text of the site and not counted",
            plural(others, "is", "are")
        ),
    }
}

/// When it was published and last changed, each with how that is known.
fn dates(document: &Document) -> AnyView {
    let published = document.published.as_ref().map(|date| {
        let basis = format!("({})", basis_words(date.basis));
        view! { {date.value.words()} " " <span class="dim">{basis}</span> }
    });
    let modified = document.modified.as_ref().map(|date| {
        let basis = format!("({}; not a publication date)", basis_words(date.basis));
        view! {
            <br />
            {format!("last changed {} ", date.value.words())}
            <span class="dim">{basis}</span>
        }
    });
    match (published, modified) {
        (None, None) => "not known".into_any(),
        (None, modified) => view! { "publication not known" {modified} }.into_any(),
        (published, modified) => view! { {published} {modified} }.into_any(),
    }
}
