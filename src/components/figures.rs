//! The small bar of independent lines: solid for what is held, hatched for what is only traced.

use crate::draw::prelude::*;
use crosscheck_compare::Figures;

use super::words::counted;

/// "2", "2–4", "at least 3".
#[must_use]
pub fn lines_words(figures: &Figures) -> String {
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
pub fn independent_lines(figures: &Figures) -> String {
    [lines_words(figures).as_str(), lines_noun(figures)].concat()
}

fn lines_noun(figures: &Figures) -> &'static str {
    if figures.lines_held.max(figures.lines_traced) == 1 {
        " independent line"
    } else {
        " independent lines"
    }
}

/// The bar, its figure, and a sentence for those who hear it.
#[must_use]
pub fn lines(figures: &Figures) -> Drawn {
    if figures.claims == 0 {
        return view! { <span class="quiet">"nobody"</span> };
    }
    const STEP: usize = 18;
    const MOST: usize = 4;
    let held = figures.lines_held.min(MOST);
    let traced = figures.lines_traced.min(MOST).saturating_sub(held);
    let ticks = (0..=MOST)
        .map(|tick| {
            let x = (1 + tick * STEP).to_string();
            view! { <line class="tick" x1=x.clone() x2=x y1="9" y2="12"></line> }
        })
        .collect_view();
    let words = if figures.lines_held == figures.lines_traced {
        independent_lines(figures)
    } else {
        [
            &counted(
                figures.lines_held,
                "independent line held, ",
                "independent lines held, ",
            ),
            figures.lines_traced.to_string().as_str(),
            " traced",
        ]
        .concat()
    };
    view! {
        <span class="lines">
            <svg viewBox="0 0 74 12" aria-hidden="true">
                <rect class="held" x="1" y="1" width=(held * STEP).to_string() height="6"></rect>
                {(traced > 0)
                    .then(|| {
                        view! {
                            <rect
                                class="traced"
                                x=(1 + held * STEP).to_string()
                                y="1.5"
                                width=(traced * STEP).to_string()
                                height="5"
                            ></rect>
                        }
                    })}
                {ticks}
            </svg>
            <span aria-hidden="true">
                {lines_words(figures)} <span class="lines__of">{lines_noun(figures)}</span>
            </span>
            <span class="vh">{words}</span>
        </span>
    }
}
