//! Turns the places of claims into links: a document an item, its paragraphs beside it; and what an editor gave as evidence.

use crosscheck_model::{ClaimId, Corpus, DocumentId, Source};
use leptos::prelude::*;

use super::{CollectViews, DocumentLink, ParagraphLink, document_year};
use crate::store::Explorer;

/// Where claims stand, a document an item: "The Baghdad Post, 2017 ¶4 ¶5". Each paragraph is named once.
#[component]
pub(crate) fn PlacesOf(
    /// The claims.
    claims: Vec<ClaimId>,
) -> impl IntoView {
    let site = Explorer::here().site();
    let items = paragraphs_by_document(&site.corpus, &claims)
        .into_iter()
        .map(|(document, paragraphs)| {
            let links = paragraphs
                .into_iter()
                .map(|paragraph| view! { " " <ParagraphLink document paragraph /> })
                .collect_views();
            view! {
                <li>
                    <bdi>{document_year(&site, document)}</bdi>
                    {links}
                </li>
            }
        })
        .collect_views();
    view! { <ul class="places">{items}</ul> }
}

/// Documents and their paragraphs, both in the order of the claims.
fn paragraphs_by_document(corpus: &Corpus, claims: &[ClaimId]) -> Vec<(DocumentId, Vec<u32>)> {
    let mut places: Vec<(DocumentId, Vec<u32>)> = Vec::new();
    for claim in claims.iter().filter_map(|&id| corpus.claim(id)) {
        let Source { document, paragraph } = claim.source();
        match places.iter_mut().find(|place| place.0 == document) {
            None => places.push((document, vec![paragraph])),
            Some((_, known)) if !known.contains(&paragraph) => known.push(paragraph),
            Some(_) => {}
        }
    }
    places
}

/// A document and one of its paragraphs, both as links.
#[component]
pub(crate) fn PlaceLink(
    /// The paragraph and its document.
    source: Source,
) -> impl IntoView {
    view! {
        <DocumentLink document=source.document />
        " "
        <ParagraphLink document=source.document paragraph=source.paragraph />
    }
}

/// What an editor gave as evidence: "business-insider-2016:5" leads to its paragraph, an address to its page, the rest is words.
#[component]
pub(crate) fn Evidence(
    /// As the editor wrote it.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let site = Explorer::here().site();
    match paragraph_of(&site.corpus, &words) {
        Some(source) => view! { <PlaceLink source /> }.into_any(),
        None if is_address(&words) => view! { <a href=words.clone() rel="noreferrer">{words.clone()}</a> }.into_any(),
        None => words.into_any(),
    }
}

/// The paragraph that "business-insider-2016:5" names.
fn paragraph_of(corpus: &Corpus, words: &str) -> Option<Source> {
    let (document, number) = words.split_once(':')?;
    Some(Source {
        document: corpus.find_document(document)?,
        paragraph: number.trim().parse().ok()?,
    })
}

fn is_address(words: &str) -> bool {
    words.starts_with("https://") && !words.contains(' ')
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn evidence_names_a_paragraph_an_address_or_nothing() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let first = corpus.documents[0].id.clone();
        let source = paragraph_of(&corpus, &format!("{first}: 5")).unwrap();
        assert_eq!((source.document.index(), source.paragraph), (0, 5));
        assert_eq!(paragraph_of(&corpus, "nobody:5"), None);
        assert_eq!(paragraph_of(&corpus, &format!("{first}:five")), None);
        assert!(is_address("https://example.org/page") && !is_address("https://example.org says so"));
    }

    #[test]
    fn each_paragraph_is_named_once_under_its_document() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let claims: Vec<ClaimId> = (0..corpus.claims.len()).map(ClaimId::from).collect();
        let places = paragraphs_by_document(&corpus, &claims);
        for (index, (document, paragraphs)) in places.iter().enumerate() {
            assert!(places.iter().skip(index + 1).all(|other| other.0 != *document));
            for (at, paragraph) in paragraphs.iter().enumerate() {
                assert!(!paragraphs[at + 1..].contains(paragraph));
            }
        }
        assert!(places.len() > 1);
    }
}
