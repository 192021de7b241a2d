//! The ways from a document to what it was taken from: each leads to the two face to face, or to what changed on the way where the
//! source is not in the corpus.

use crosscheck_compare::{Origin, Pin, origins};
use crosscheck_messages::EN;
use crosscheck_model::{Corpus, DocumentId};
use leptos::prelude::*;

use crate::store::{Explorer, View, ViewState};

/// The links, for the page of a document; nothing where it was not taken from anything.
#[component]
pub fn SourceLinks(
    /// The document.
    document: DocumentId,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    // One source may have come in several ways, of which face to face shows all.
    let mut links: Vec<(ViewState, String)> = Vec::new();
    for origin in origins(&site.corpus, document) {
        let to = link(&site.corpus, document, origin);
        if !links.contains(&to) {
            links.push(to);
        }
    }
    let items: Vec<_> = links
        .into_iter()
        .map(|(state, words)| {
            view! {
                <li>
                    <a href=move || explorer.link(&state)>{words}</a>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="to-source">{items}</ul> })
}

/// Where a link leads, and what it says.
fn link(corpus: &Corpus, document: DocumentId, origin: Origin) -> (ViewState, String) {
    let name = EN.node(corpus, origin.from);
    let mut state = ViewState::of(View::Faces);
    state.pins.push(Pin::Document(document));
    let Some(source) = origin.source else {
        return (state, format!("What changed on the way from {name}"));
    };
    state.pins.push(Pin::Document(source));
    (state, format!("Compare with its source: {name}"))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn a_source_in_the_corpus_is_pinned_beside_its_copy() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let documents = (0..corpus.documents.len()).map(DocumentId::from);
        let ways: Vec<(DocumentId, Origin)> = documents
            .flat_map(|document| {
                origins(&corpus, document)
                    .into_iter()
                    .map(move |origin| (document, origin))
            })
            .collect();
        assert!(!ways.is_empty());
        for (document, mut origin) in ways {
            // The sources of the default corpus stand outside it.
            let (state, words) = link(&corpus, document, origin);
            assert_eq!(state.pins, [Pin::Document(document)]);
            assert!(words.starts_with("What changed on the way from "), "{words}");
            let source = DocumentId::from(0);
            origin.source = Some(source);
            let (state, words) = link(&corpus, document, origin);
            assert_eq!(state.pins, [Pin::Document(document), Pin::Document(source)]);
            assert!(words.starts_with("Compare with its source: "), "{words}");
        }
    }
}
