//! The address: a hash such as `#/explore?q=iran&place=falluja` to a [`ViewState`] and back.
//!
//! Writing is canonical: the same state gives the same address, defaults are left out. Reading is lenient: what is not
//! understood gives a notice, and the rest still counts. No text makes it panic.

mod encoding;
mod keys;
mod read;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
mod view_state;
mod write;

use crosscheck_compare::{Alterations, Sort};
use crosscheck_search::Request;

use crate::site::Site;

pub(crate) use keys::{COLUMNS, SORTS, columns_key, sort_key};
pub(crate) use read::{Read, read};
pub use view_state::{Picture, View, ViewState};
pub(crate) use write::{alterations, bound_text, carry, write, write_alterations, write_picture};

/// Brings alterations into the order in which an address holds them, so that equal ones are equal states.
pub(crate) fn tidy_alterations(site: &Site, altered: &mut Alterations) {
    *altered = Alterations::parse(&site.corpus, &altered.address(&site.corpus)).0;
}

/// A facet with nothing chosen is no choice at all, so that equal views are equal states.
pub(crate) fn tidy(request: &mut Request) {
    request.facets.retain(|_, choice| !choice.is_default());
}

/// The order of Compare's rows that needs no mention: that of the preset, or by disagreement.
fn usual_sort(state: &ViewState) -> Sort {
    state.preset.map_or_else(Sort::default, |preset| preset.sort)
}
