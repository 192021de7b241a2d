//! Long lists: their first rows, and more of them as the reader asks.

use crate::draw::prelude::*;

/// How many rows at a time.
const STEP: usize = 100;

/// So many rows, and the button below them that brings more. `id` tells the button from others, `rows` is what they are.
pub(in crate::ui) fn paged(
    count: usize,
    id: &'static str,
    rows: &'static str,
    row: Box<dyn Fn(usize) -> Drawn>,
) -> (Drawn, Drawn) {
    let shown = RwSignal::new(STEP);
    let list = Drawn::of(move || (0..shown.get().min(count)).map(&row).collect_view());
    let more = Drawn::of(move || {
        let rest = count.saturating_sub(shown.get());
        (rest > 0).then(|| {
            let words = format!("Show {} more of {rest} {rows}", rest.min(STEP));
            view! {
                <p class="sect-s">
                    <button type="button" class="btn" id=format!("more-{id}") on:click=move |_| shown.update(|shown| *shown += STEP)>
                        {words}
                    </button>
                </p>
            }
        })
    });
    (list, more)
}
