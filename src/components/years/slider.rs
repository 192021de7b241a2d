//! The slider of one end of the range of years.

use leptos::prelude::*;

use super::brush::Brush;
use super::range::Years;

/// A slider. Its least and its greatest value lie a year beyond the years of the corpus, so that it stands at the edge of a
/// bar.
#[component]
pub(super) fn YearSlider(
    /// What is chosen of the years.
    brush: Brush,
    /// Whether it is that of the first year; else it is that of the last.
    first: bool,
) -> impl IntoView {
    let all = brush.all;
    let (id, label) = if first {
        ("first-year", "First year")
    } else {
        ("last-year", "Last year")
    };
    let (least, greatest) = if first {
        (all.first, all.last + 1)
    } else {
        (all.first - 1, all.last)
    };
    let year = move || {
        let years = brush.shown();
        if first { years.first } else { years.last }
    };
    // Keys take many small steps: all of them are one in the history.
    let by_keys = StoredValue::new(false);
    let stepped = StoredValue::new(false);
    let change = move |event| {
        let goes_on = by_keys.get_value() && stepped.get_value();
        if by_keys.get_value() {
            stepped.set_value(true);
        }
        brush.choose(moved(brush, first, &event_target_value(&event)), !goes_on);
    };
    view! {
        <input
            class="hist__end"
            type="range"
            id=id
            aria-label=label
            min=least.to_string()
            max=greatest.to_string()
            step="1"
            aria-valuetext=move || year().to_string()
            prop:value=move || year().to_string()
            on:keydown=move |_| by_keys.set_value(true)
            on:pointerdown=move |_| by_keys.set_value(false)
            on:blur=move |_| stepped.set_value(false)
            on:input=move |event| brush.draft(moved(brush, first, &event_target_value(&event)))
            on:change=change
        />
    }
}

/// The range with one end moved to where its slider stands. The ends do not cross.
fn moved(brush: Brush, first: bool, value: &str) -> Years {
    let shown = brush.shown_now();
    let now = if first { shown.first } else { shown.last };
    let year = brush.all.nearest(value.parse().unwrap_or(now));
    if first {
        Years::new(year.min(shown.last), shown.last)
    } else {
        Years::new(shown.first, year.max(shown.first))
    }
}
