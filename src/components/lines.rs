//! The one figure of independence: how many separate sources, with a small bar. Hatched, and said in words, is what would come to
//! it if something counts that rests on a comparison alone.

use crosscheck_compare::Figures;
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::CollectViews;
use crate::store::Explorer;

/// What the figure is. It stands where the figure first does.
pub(crate) const SEPARATE_SOURCES: &str = "Separate sources are those that do not depend on each other: no speaker, report or newsroom stands behind two of them. “If” names what may count besides, such as an original that was copied without credit.";

/// How wide one source is drawn, and how many are.
const STEP: usize = 18;
const MOST: usize = 4;

/// The bar, its figure and what else may count; as a sentence for those who hear it.
#[component]
pub(crate) fn SeparateSources(
    /// What was counted.
    figures: Figures,
) -> impl IntoView {
    if figures.claims == 0 {
        return view! { <span class="quiet">"nobody"</span> }.into_any();
    }
    let site = Explorer::here().site();
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
    let more = EN.sources_if(&site.corpus, &figures);
    let more = more.map(|more| view! { <small class="lines__if" aria-hidden="true">{more}</small> });
    view! {
        <span class="lines">
            <svg viewBox="0 0 74 12" aria-hidden="true">
                <rect class="held" x="1" y="1" width=(held * STEP).to_string() height="6"></rect>
                {traced}
                {ticks.collect_views()}
            </svg>
            <span aria-hidden="true">{figures.at_least.then_some("at least ")} {figures.lines_held}</span>
            {more}
            <span class="vh">{EN.sources(&site.corpus, &figures)}</span>
        </span>
    }
    .into_any()
}
