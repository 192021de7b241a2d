//! Long lists: their first rows, and more of them as the reader asks.

use leptos::prelude::*;

use super::{Rows, Show, live};
use crate::memo::Memo;

/// How many rows at a time.
const STEP: usize = 100;

/// How far a long list is shown.
#[derive(Clone, Copy)]
pub(crate) struct Paged {
    count: usize,
    shown: RwSignal<usize>,
}

impl Paged {
    /// A list of so many rows.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            count,
            shown: RwSignal::new(STEP),
        }
    }

    /// The numbers of the rows that are shown, tracked.
    fn numbers(self) -> std::ops::Range<usize> {
        0..self.shown.get().min(self.count)
    }
}

/// The rows that are shown, by their number. More come after those that are there.
#[component]
pub(crate) fn PagedRows<Row: Fn(usize) -> AnyView + Send + Sync + 'static>(
    /// How far the list is shown.
    paged: Paged,
    /// Draws the row of a number.
    row: Row,
) -> impl IntoView {
    view! { <Rows each=move || paged.numbers() key=|number| *number children=row /> }
}

/// The button below the rows that brings more.
#[component]
pub(crate) fn PagedMore(
    /// How far the list is shown.
    paged: Paged,
    /// Tells the button from others.
    id: &'static str,
    /// What the rows are, in the plural.
    rows: &'static str,
) -> impl IntoView {
    let rest = Memo::new(move |_| paged.count.saturating_sub(paged.shown.get()));
    view! {
        <Show when=move || { rest.get() > 0 }>
            <p class="sect-s">
                <button
                    type="button"
                    class="btn"
                    id=format!("more-{id}")
                    on:click=move |_| paged.shown.update(|shown| *shown += STEP)
                >
                    {live(move || format!("Show {} more of {} {rows}", rest.get().min(STEP), rest.get()))}
                </button>
            </p>
        </Show>
    }
}
