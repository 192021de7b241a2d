//! What is pinned, face to face.

use crate::draw::prelude::*;
use crate::state::Site;

/// The columns and what they address.
pub(in crate::ui) fn faces(site: &'static Site) -> Drawn {
    let _ = site;
    view! { <h1>"Face to face"</h1> }
}
