//! Turns what narrows a comparison into the claims it lets through. Where nothing narrows, the search is never asked, so that
//! its index is not built for it.

use crosscheck_model::ClaimId;
use crosscheck_search::{Item, Request, Unit};

use crate::store::Site;

/// The claims that words, facets and dates let through, in order.
#[must_use]
pub(crate) fn claims_in_view(site: &Site, request: &Request) -> Vec<ClaimId> {
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
