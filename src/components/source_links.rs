//! The ways from a document to what it was taken from: each leads to the two face to face, or to what changed on the way where the
//! source is not in the corpus.

use crosscheck_compare::{Pin, Reading, Transmission, transmission};
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
    let reading = Reading::new(&site.corpus);
    let items: Vec<_> = transmission(&reading, &reading.claims(), document)
        .iter()
        .map(|came| {
            let (state, words) = link(&site.corpus, document, came);
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
fn link(corpus: &Corpus, document: DocumentId, came: &Transmission) -> (ViewState, String) {
    let name = EN.node(corpus, came.from);
    let mut state = ViewState::of(View::Faces);
    state.pins.push(Pin::Document(document));
    let Some(source) = came.source else {
        return (state, format!("What changed on the way from {name}"));
    };
    state.pins.push(Pin::Document(source));
    (state, format!("Compare with its source: {name}"))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn a_source_in_the_corpus_is_pinned_beside_its_copy() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let (mut with_source, mut without) = (0, 0);
        for index in 0..corpus.documents.len() {
            let document = DocumentId::from(index);
            for came in transmission(&reading, &reading.claims(), document) {
                let (state, words) = link(&corpus, document, &came);
                assert_eq!(state.pins.len(), 1 + usize::from(came.source.is_some()), "{words}");
                assert_eq!(words.starts_with("Compare with its source: "), came.source.is_some());
                *if came.source.is_some() {
                    &mut with_source
                } else {
                    &mut without
                } += 1;
            }
        }
        assert!(with_source > 0 && without > 0);
    }
}
