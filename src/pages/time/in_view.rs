//! Turns what narrows the page into the documents and events that are drawn.

use crosscheck_model::{DocumentId, EventId, Source};
use crosscheck_search::Request;

use crate::components::{documents_in_view, passages_in_view};
use crate::store::Site;

/// The documents and events in view. An event is where a paragraph that tells of it is.
pub(super) fn in_view(site: &Site, request: &Request) -> (Vec<DocumentId>, Vec<EventId>) {
    let events = site.corpus.events.iter().enumerate();
    let passages = (!site.corpus.events.is_empty())
        .then(|| passages_in_view(site, request))
        .flatten();
    let is_told = |reports: &[Source]| match &passages {
        None => true,
        Some(passages) => reports.iter().any(|report| passages.binary_search(report).is_ok()),
    };
    let told = events.filter(|(_, event)| is_told(&event.reports));
    (
        documents_in_view(site, request),
        told.map(|(index, _)| index.into()).collect(),
    )
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
