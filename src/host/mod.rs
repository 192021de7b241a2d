//! What meets the browser or a host page: where an explorer is drawn, its history, what is kept on this machine, the parts
//! of a large corpus.

mod history;
mod parts;
mod place;
mod root;
mod theme;

pub(crate) use history::{hash, page, remembered, write as write_history};
pub(crate) use parts::Parts;
pub use place::{Focus, Place};
pub(crate) use root::{Root, give_focus};
pub use theme::Theme;
