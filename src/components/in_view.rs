//! Turns what narrows a picture into the documents and passages it lets through. Where nothing narrows, the search is not asked.

use crosscheck_model::{DocumentId, Source};
use crosscheck_search::{Item, Order, Request, Unit};

use crate::store::Site;

/// The documents in view, in order.
pub(crate) fn documents_in_view(site: &Site, request: &Request) -> Vec<DocumentId> {
    if request.is_everything() {
        return (0..site.corpus.documents.len()).map(DocumentId::from).collect();
    }
    let documents = items(site, request, Unit::Documents).into_iter();
    let documents = documents.filter_map(|item| match item {
        Item::Document(document) => Some(document),
        _ => None,
    });
    documents.collect()
}

/// The passages in view, in order. Nothing where all are.
pub(crate) fn passages_in_view(site: &Site, request: &Request) -> Option<Vec<Source>> {
    let passages = (!request.is_everything())
        .then(|| items(site, request, Unit::Passages))?
        .into_iter();
    let passages = passages.filter_map(|item| match item {
        Item::Passage(source) => Some(source),
        _ => None,
    });
    Some(passages.collect())
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
