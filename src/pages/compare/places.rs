//! Turns the places of claims into links: a document an item, its paragraphs beside it; and what an editor gave as evidence.

use crosscheck_model::{ClaimId, DocumentId, Source};

use crate::draw::prelude::*;
use crate::state::Site;
use crate::ui::parts::{document_link, document_year, paragraph_link};

/// Where claims stand, each paragraph once.
pub(super) fn places_of(site: &'static Site, claims: &[ClaimId]) -> Drawn {
    let mut sources = Vec::new();
    for claim in claims.iter().filter_map(|&id| site.corpus.claim(id)) {
        let source = claim.source();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    places(site, &sources)
}

/// "The Baghdad Post, 2017 ¶4 ¶5", a document an item.
fn places(site: &'static Site, sources: &[Source]) -> Drawn {
    let mut documents: Vec<DocumentId> = Vec::new();
    for source in sources {
        if !documents.contains(&source.document) {
            documents.push(source.document);
        }
    }
    let items = documents
        .iter()
        .map(|&document| {
            let links = sources
                .iter()
                .filter(|source| source.document == document)
                .map(|source| view! { " " {paragraph_link(site, document, source.paragraph)} })
                .collect_view();
            view! {
                <li>
                    <bdi>{document_year(site, document)}</bdi>
                    {links}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="places">{items}</ul> }
}

/// A document and one of its paragraphs, both as links.
pub(super) fn place(site: &'static Site, source: Source) -> Drawn {
    view! {
        {document_link(site, source.document)}
        " "
        {paragraph_link(site, source.document, source.paragraph)}
    }
}

/// What an editor gave as evidence: "business-insider-2016:5" leads to its paragraph, an address to its page, the rest is words.
pub(super) fn evidence(site: &'static Site, words: &str) -> Drawn {
    let paragraph = words.split_once(':').and_then(|(document, number)| {
        let document = site.corpus.find_document(document)?;
        let paragraph: u32 = number.trim().parse().ok()?;
        Some(Source { document, paragraph })
    });
    if let Some(source) = paragraph {
        return place(site, source);
    }
    if words.starts_with("https://") && !words.contains(' ') {
        let address = words.to_owned();
        return view! { <a href=address.clone() rel="noreferrer">{address}</a> };
    }
    Drawn::of(words.to_owned())
}
