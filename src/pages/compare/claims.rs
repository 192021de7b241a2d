//! Turns the state into what is compared: the corpus as the reader reads it, and the claims that words, facets and dates let
//! through. Without any of these the search is never asked, so that its index is not built for it.

use crosscheck_compare::Reading;
use crosscheck_model::ClaimId;
use crosscheck_search::{Item, Request, Unit};

use crate::state::{Site, ViewState};

/// The corpus with what the reader altered.
pub(in crate::ui) fn reading(site: &'static Site, state: &ViewState) -> Reading<'static> {
    Reading::altered(&site.corpus, state.altered.clone())
}

/// The claims that are let through, in order.
pub(in crate::ui) fn claims_in_view(site: &'static Site, request: &Request) -> Vec<ClaimId> {
    let mut claims = Vec::new();
    if request.is_everything() {
        for index in 0..site.corpus.claims.len() {
            claims.push(index.into());
        }
        return claims;
    }
    let request = Request {
        unit: Unit::Claims,
        ..request.clone()
    };
    for hit in site.index().search(&site.corpus, &request).hits {
        if let Item::Claim(claim) = hit.item {
            claims.push(claim);
        }
    }
    claims
}
