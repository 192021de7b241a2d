//! What the reader opened on a page. It stays open when the page is drawn anew, as after leaving something out.

use std::cell::RefCell;

use crate::draw::prelude::*;
use crate::state::{Explorer, View};

thread_local! {
    /// The page, and the ids of what was opened on it.
    static OPENED: RefCell<(View, Vec<String>)> = const { RefCell::new((View::Overview, Vec::new())) };
}

/// Something that opens and closes, by the id of its button.
#[derive(Clone, Debug)]
pub(super) struct Fold {
    id: String,
    open: RwSignal<bool>,
}

impl Fold {
    /// Closed, unless the reader opened it on this page.
    pub(super) fn new(id: &str) -> Self {
        Self {
            open: RwSignal::new(is_turned(id)),
            id: id.to_owned(),
        }
    }

    /// Whether it is open, tracked.
    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Opens or closes it.
    pub(super) fn turn(&self) {
        turn(&self.id);
        self.open.update(|open| *open = !*open);
    }

    /// Closes it and takes the focus back to its button; false where it was not open.
    pub(super) fn close(&self) -> bool {
        let open = self.open.get_untracked();
        if open {
            self.turn();
            crate::state::focus(&self.id);
        }
        open
    }

    /// The button that opens and closes it.
    pub(super) fn button(&self, class: &'static str, words: &'static str, label: Option<String>) -> Drawn {
        let (shown, turned) = (self.clone(), self.clone());
        view! {
            <button
                type="button"
                class=class
                id=self.id.clone()
                aria-expanded=move || shown.is_open()
                aria-label=label
                on:click=move |_| turned.turn()
            >
                {words}
            </button>
        }
    }
}

/// Whether the reader turned something on this page.
pub(super) fn is_turned(id: &str) -> bool {
    let view = Explorer::here().now().view;
    OPENED.with_borrow_mut(|(page, ids)| {
        if *page != view {
            (*page, *ids) = (view, Vec::new());
        }
        ids.iter().any(|known| known == id)
    })
}

/// Turns something, or turns it back.
pub(super) fn turn(id: &str) {
    OPENED.with_borrow_mut(|(_, ids)| match ids.iter().position(|known| known == id) {
        Some(at) => {
            ids.remove(at);
        }
        None => ids.push(id.to_owned()),
    });
}
