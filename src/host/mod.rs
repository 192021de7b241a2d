//! What the reader is looking at, where it is kept, and how it changes.
//!
//! One path: address → [`ViewState`] → search and compare → views. A reader's action gives the next state, and the
//! path runs again from there. The corpus never changes, so it is no signal.

mod explorer;
mod preferences;
mod rest;
mod site;
pub mod url;
mod view_state;

pub use explorer::{Explorer, Focus, Part, Place, focus, keep_in_place, last_focus};
pub use preferences::Theme;
pub(crate) use rest::{after_rest, draws_in_turns, in_turn, is_awaited, with_rest};
pub use rest::{arrived, turn};
pub use site::Site;
pub(crate) use site::{Arriving, Lacking};
pub use view_state::{View, ViewState};
