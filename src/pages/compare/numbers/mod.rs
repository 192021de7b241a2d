//! The numbers and dates of claims, each drawn on an axis beside its words, with a table that says the same. A question's own
//! page shows them, and so does face to face.

mod axis;
mod dates;

use crosscheck_model::ClaimId;
use leptos::prelude::*;

pub(super) use axis::Numbers;
pub(super) use dates::{Dates, DatesShown, arrange_dates};

use crate::components::{ParagraphLink, px};
use crate::store::Explorer;

/// A place on an axis, for an attribute of a drawing.
fn percent(thousandths: u16) -> String {
    [&px(f64::from(thousandths) / 10.0), "%"].concat()
}

/// The paragraph a claim stands in, as a link.
#[component]
fn ClaimPlace(claim: ClaimId) -> impl IntoView {
    let site = Explorer::here().site();
    site.corpus
        .claim(claim)
        .map(|claim| view! { <ParagraphLink document=claim.document paragraph=claim.paragraph /> })
}
