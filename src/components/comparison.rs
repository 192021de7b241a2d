//! What a comparison is made of: the claims that the reader's words, facets and dates let through, and the corpus as the reader
//! reads it. Every figure of a comparison is a memo over the two, so that an alteration redraws only what it changes.

use crosscheck_compare::{Alterations, Reading};
use crosscheck_model::ClaimId;

use super::{alterations, claims_in_view};
use crate::memo::Memo;
use crate::store::Explorer;

/// The claims in view and the reader's alterations, both followed.
#[derive(Clone, Copy)]
pub(crate) struct Comparison {
    explorer: Explorer,
    alterations: Memo<Alterations>,
    claims: Memo<Vec<ClaimId>>,
}

impl Comparison {
    /// That of the page which calls this.
    #[must_use]
    pub(crate) fn here() -> Self {
        let explorer = Explorer::here();
        let request = explorer.part(|state| state.request.clone());
        let alterations = alterations(explorer);
        let claims = Memo::new(move |_| {
            // More is found when another part of a large index has come, and other claims are when names are taken apart.
            explorer.parts().follow();
            alterations.track();
            request.with(|request| claims_in_view(&explorer.as_read(), request))
        });
        Self {
            explorer,
            alterations,
            claims,
        }
    }

    /// The claims in view, whether or not the reader left some out.
    #[must_use]
    pub(crate) fn claims(self) -> Memo<Vec<ClaimId>> {
        self.claims
    }

    /// Something computed from the corpus as the reader reads it and the claims in view.
    pub(crate) fn memo<T>(self, compute: impl Fn(&Reading, &[ClaimId]) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let site = self.explorer.site();
            let reading = Reading::altered(&site.corpus, self.alterations.get());
            self.claims.with(|claims| compute(&reading, claims))
        })
    }
}
