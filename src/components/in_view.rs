//! Turns what narrows a comparison into the claims it lets through. Where nothing narrows, the search is never asked, so that
//! its index is not built for it.

use crosscheck_model::ClaimId;
use crosscheck_search::{Item, Request, Unit};
use leptos::prelude::*;

use crate::store::{Explorer, Site};

/// The claims that words, facets and dates of the comparison let through, in order.
#[must_use]
pub fn claims_in_view(explorer: Explorer) -> Memo<Vec<ClaimId>> {
    let request = explorer.part(|state| state.request.clone());
    Memo::new(move |_| request.with(|request| narrowed_claims(&explorer.site(), request)))
}

/// The claims that a request lets through, in order.
#[must_use]
pub fn narrowed_claims(site: &Site, request: &Request) -> Vec<ClaimId> {
    if request.is_everything() {
        return (0..site.corpus.claims.len()).map(ClaimId::from).collect();
    }
    let request = Request {
        unit: Unit::Claims,
        ..request.clone()
    };
    let hits = site.index().search(&site.corpus, &request).hits;
    hits.into_iter()
        .filter_map(|hit| match hit.item {
            Item::Claim(claim) => Some(claim),
            _ => None,
        })
        .collect()
}
