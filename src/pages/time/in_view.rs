//! Turns what narrows the page into the documents and events that are drawn. Where nothing narrows, the search is not asked.

use crosscheck_model::{DocumentId, EventId, Source};
use crosscheck_search::{Item, Order, Request, Unit};

use crate::store::Site;

/// The documents and events in view. An event is where a paragraph that tells of it is.
pub(super) fn in_view(site: &Site, request: &Request) -> (Vec<DocumentId>, Vec<EventId>) {
    let corpus = &site.corpus;
    let events = || corpus.events.iter().enumerate();
    if request.is_everything() {
        let documents = (0..corpus.documents.len()).map(DocumentId::from);
        return (documents.collect(), events().map(|(index, _)| index.into()).collect());
    }
    let documents = items(site, request, Unit::Documents);
    let documents = documents.into_iter().filter_map(|item| match item {
        Item::Document(document) => Some(document),
        _ => None,
    });
    let passages: Vec<Source> = match corpus.events.is_empty() {
        true => Vec::new(),
        false => items(site, request, Unit::Passages)
            .into_iter()
            .filter_map(|item| match item {
                Item::Passage(source) => Some(source),
                _ => None,
            })
            .collect(),
    };
    let is_told = |reports: &[Source]| reports.iter().any(|report| passages.binary_search(report).is_ok());
    let told = events().filter(|(_, event)| is_told(&event.reports));
    (documents.collect(), told.map(|(index, _)| index.into()).collect())
}

/// The items of a unit, in the order of the corpus.
fn items(site: &Site, request: &Request, unit: Unit) -> Vec<Item> {
    let request = Request {
        unit,
        order: Order::Document,
        ..request.clone()
    };
    let answer = site.index().answer(&site.corpus, &request);
    let ranked = answer.ranked(0, answer.total());
    let mut items: Vec<Item> = ranked.into_iter().map(|(item, _)| item).collect();
    crosscheck_model::sort(&mut items);
    items
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_request_narrows_documents_and_the_events_they_tell_of() {
        let site = Site::open(crate::pack::bytes()).unwrap();
        let (documents, events) = in_view(&site, &Request::default());
        assert_eq!(
            (documents.len(), events.len()),
            (site.corpus.documents.len(), site.corpus.events.len())
        );
        let request = Request {
            query: "falluja".to_owned(),
            ..Request::default()
        };
        let (some, told) = in_view(&site, &request);
        assert!(!some.is_empty() && some.len() < documents.len(), "{some:?}");
        assert!(!told.is_empty() && told.len() < events.len(), "{told:?}");
        let nothing = Request {
            query: "said-by:nobody ".to_owned(),
            ..Request::default()
        };
        assert_eq!(in_view(&site, &nothing), (Vec::new(), Vec::new()));
    }
}
