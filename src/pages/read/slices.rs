//! The claims of a document, drawn a few paragraphs at a time: of a long report hundreds of them would hold up the first paint.

use std::time::Duration;

use leptos::prelude::*;

use crate::memo::Memo;
use crate::store::{Explorer, View};

/// Of how many paragraphs the claims are drawn with the page, beyond the one that the reader comes for.
const AT_FIRST: u32 = 3;

/// Of how many they are drawn in one task after that.
const AT_ONCE: u32 = 2;

/// Up to which paragraph of a document the claims are drawn.
#[derive(Clone, Copy)]
pub(super) struct Slices {
    drawn: RwSignal<u32>,
    count: u32,
}

impl Slices {
    /// For a document of so many paragraphs. Begins at once.
    ///
    /// Whatever stands above the paragraph that the reader comes for is drawn with the page, so that it does not move; so is
    /// all of it where the reader comes back, whose place and focus may be anywhere.
    pub(super) fn new(count: u32) -> Self {
        let explorer = Explorer::here();
        let first = match explorer.now().view {
            _ if explorer.remembered_place().is_some() => count,
            View::Read(_, Some(paragraph)) => paragraph.saturating_add(AT_FIRST),
            _ => AT_FIRST,
        };
        let slices = Self {
            drawn: RwSignal::new(first.min(count)),
            count,
        };
        slices.go_on(explorer);
        slices
    }

    /// Whether the claims of a paragraph are drawn, tracked.
    pub(super) fn reach(self, paragraph: u32) -> Memo<bool> {
        Memo::new(move |_| paragraph <= self.drawn.get())
    }

    /// Whether some are missing still, tracked.
    pub(super) fn is_busy(self) -> bool {
        self.drawn.get() < self.count
    }

    /// Draws the next ones after the browser has painted, unless the page is gone by then.
    fn go_on(self, explorer: Explorer) {
        let next = move || {
            if self
                .drawn
                .try_update(|drawn| *drawn = drawn.saturating_add(AT_ONCE))
                .is_some()
            {
                self.go_on(explorer);
            }
        };
        if self.drawn.try_get_untracked().is_some_and(|drawn| drawn < self.count) {
            explorer.in_next_frame(move || set_timeout(next, Duration::ZERO));
        }
    }
}
