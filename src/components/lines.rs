//! The small bar of independent lines: solid for what is held, hatched for what is only traced.

use crosscheck_compare::Figures;
use leptos::prelude::*;

use super::CollectViews;
use super::words::counted;

/// "2", "2–4", "at least 3".
#[must_use]
pub(crate) fn lines_words(figures: &Figures) -> String {
    let range = if figures.lines_held == figures.lines_traced {
        figures.lines_held.to_string()
    } else {
        format!("{}–{}", figures.lines_held, figures.lines_traced)
    };
    if figures.at_least {
        format!("at least {range}")
    } else {
        range
    }
}

/// "1 independent line", "1–2 independent lines".
#[must_use]
pub(crate) fn independent_lines(figures: &Figures) -> String {
    format!("{}{}", lines_words(figures), lines_noun(figures))
}

fn lines_noun(figures: &Figures) -> &'static str {
    if figures.lines_held.max(figures.lines_traced) == 1 {
        " independent line"
    } else {
        " independent lines"
    }
}

/// How wide one line is drawn, and how many are.
const STEP: usize = 18;
const MOST: usize = 4;

/// The bar, its figure, and a sentence for those who hear it.
#[component]
pub(crate) fn IndependentLines(
    /// What was counted.
    figures: Figures,
) -> impl IntoView {
    if figures.claims == 0 {
        return view! { <span class="quiet">"nobody"</span> }.into_any();
    }
    let held = figures.lines_held.min(MOST);
    let traced = figures.lines_traced.min(MOST).saturating_sub(held);
    let ticks = (0..=MOST).map(|tick| {
        let x = (1 + tick * STEP).to_string();
        view! { <line class="tick" x1=x.clone() x2=x y1="9" y2="12"></line> }
    });
    let traced = (traced > 0).then(|| {
        let (x, width) = ((1 + held * STEP).to_string(), (traced * STEP).to_string());
        view! { <rect class="traced" x=x y="1.5" width=width height="5"></rect> }
    });
    view! {
        <span class="lines">
            <svg viewBox="0 0 74 12" aria-hidden="true">
                <rect class="held" x="1" y="1" width=(held * STEP).to_string() height="6"></rect>
                {traced}
                {ticks.collect_views()}
            </svg>
            <span aria-hidden="true">
                {lines_words(&figures)} <span class="lines__of">{lines_noun(&figures)}</span>
            </span>
            <span class="vh">{spoken(&figures)}</span>
        </span>
    }
    .into_any()
}

/// "1 independent line held, 2 traced".
fn spoken(figures: &Figures) -> String {
    if figures.lines_held == figures.lines_traced {
        return independent_lines(figures);
    }
    let held = counted(figures.lines_held, "independent line held", "independent lines held");
    format!("{held}, {} traced", figures.lines_traced)
}
