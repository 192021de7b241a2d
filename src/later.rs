//! The code that the first view does not need, behind one function: in a release it is a chunk of its own, which is fetched when
//! [`load`] is first called. Elsewhere it is there from the start.
//!
//! Whatever else of the program names a function belongs to its first part, with all that the function calls. So the first view
//! enters what only the other pages need through [`Later`] alone.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "what `#[lazy]` writes imports the chunk")
)]

#[cfg(feature = "split")]
use std::sync::OnceLock;

use crosscheck_compare::Alterations;
use crosscheck_model::{Bytes, Corpus};
use crosscheck_search::{FacetKind, Index, Request, Value};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::address::{self, Read};
use crate::components::{Banner, Said};
use crate::host::{Place, Root};
use crate::pages;
use crate::site::Site;
use crate::store::{View, ViewState};
use crate::theme;

/// What the chunk does for the rest of the program.
pub(crate) struct Later {
    /// Draws a page other than the overview.
    pub(crate) page: fn(View) -> AnyView,
    /// Adopts the style sheet of those pages.
    pub(crate) adopt_style: fn(&Root),
    /// Says what the reader altered, and what it cost.
    pub(crate) altered_banner: fn() -> AnyView,
    /// The same for those who hear the page.
    pub(crate) altered_said: fn() -> AnyView,
    /// Reads an address.
    pub(crate) read_address: fn(&Site, &str) -> Read,
    /// Makes equal requests the same: see [`address::tidy`].
    pub(crate) tidy: fn(&mut Request),
    /// What the reader altered, as it is written in an address.
    pub(crate) write_alterations: fn(&Site, &Alterations) -> String,
    /// Adds what was chosen of a picture to an address.
    pub(crate) write_picture: fn(&Site, &ViewState, &mut String),
    /// The corpus with names taken apart: see [`Site::apart`].
    pub(crate) apart: fn(&Site, &Alterations) -> Option<Site>,
    /// Brings alterations into the order in which an address holds them.
    pub(crate) tidy_alterations: fn(&Site, &mut Alterations),
    /// Reads where the reader was when a history entry was left.
    pub(crate) read_place: fn(&JsValue) -> Option<Place>,
    /// A facet's value as it is written in an address.
    pub(crate) value_key: fn(&Site, FacetKind, Value) -> String,
    /// Opens the index in a pack, or makes it.
    pub(crate) index: fn(&Corpus, Bytes) -> Index,
    /// Works out a little of what the search needs: see [`Index::prepare`].
    pub(crate) prepare: fn(&Site) -> bool,
    /// Takes a part of a large corpus: see [`Index::fill_part`].
    pub(crate) fill: fn(&Site, &str, Vec<u8>, &[u8]) -> bool,
}

static LATER: Later = Later {
    page: pages::later_page,
    adopt_style: theme::adopt_later,
    altered_banner: || view! { <Banner /> }.into_any(),
    altered_said: || view! { <Said /> }.into_any(),
    read_address: address::read,
    tidy: address::tidy,
    write_alterations: address::write_alterations,
    write_picture: address::write_picture,
    apart: Site::apart,
    tidy_alterations: address::tidy_alterations,
    read_place: Place::read,
    value_key: |site, kind, value| site.index().value_key(&site.corpus, kind, value),
    index: Index::of_pack,
    prepare: |site| site.index().prepare(&site.corpus),
    fill: |site, path, bytes, sha256| site.index().fill_part(&site.corpus, path, bytes, sha256),
};

/// The one function that names all of it.
#[cfg_attr(feature = "split", lazy)]
async fn chunk() -> &'static Later {
    &LATER
}

#[cfg(feature = "split")]
static ARRIVED: OnceLock<&'static Later> = OnceLock::new();

/// Brings the chunk. Where it cannot be had boot.js shows the error screen, and this never returns.
pub(crate) async fn load() -> &'static Later {
    let later = chunk().await;
    #[cfg(feature = "split")]
    let later = *ARRIVED.get_or_init(|| later);
    later
}

/// What the chunk holds, once it is there.
pub(crate) fn arrived() -> Option<&'static Later> {
    #[cfg(feature = "split")]
    return ARRIVED.get().copied();
    #[cfg(not(feature = "split"))]
    Some(&LATER)
}
