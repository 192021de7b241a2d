//! Stance marks: a shape, a word and a colour for each, the colour last.

use crosscheck_compare::Mark;
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::CollectViews;

/// Every mark, in the order of the key.
const MARKS: [Mark; 7] = [
    Mark::Affirms,
    Mark::Denies,
    Mark::Qualifies,
    Mark::Questions,
    Mark::PassesOn,
    Mark::Silent,
    Mark::CouldNotKnow,
];

/// A mark alone: its shape. Say its word beside it.
#[component]
pub(crate) fn MarkIcon(
    /// Which one.
    mark: Mark,
) -> impl IntoView {
    let key = mark.key();
    view! {
        <svg class=format!("mark mark--{key}") aria-hidden="true">
            <use href=format!("#m-{key}")></use>
        </svg>
    }
}

/// The word of a mark, in its colour.
#[component]
pub(crate) fn StanceWord(
    /// Which one.
    mark: Mark,
) -> impl IntoView {
    view! { <span class=format!("w w--{}", mark.key())>{EN.mark(mark)}</span> }
}

/// What the marks mean.
#[component]
pub(crate) fn MarkKey() -> impl IntoView {
    let items = MARKS.map(|mark| view! { <li><MarkIcon mark />{EN.mark(mark)}</li> });
    view! {
        <ul class="key" aria-label="What the marks mean">
            {items.collect_views()}
        </ul>
    }
}

/// The drawings that marks, bars and icons refer to, once a page.
#[component]
pub(crate) fn Definitions() -> impl IntoView {
    view! {
        <svg class="vh" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch-line" x1="0" y1="0" x2="0" y2="4" stroke-width="1.4"></line>
                </pattern>
                <pattern id="hatch-a" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch-a" x1="0" y1="0" x2="0" y2="4" stroke-width="1.4"></line>
                </pattern>
                <symbol id="m-affirms" viewBox="0 0 16 16">
                    <circle cx="8" cy="8" r="6.5" fill="currentColor"></circle>
                </symbol>
                <symbol id="m-denies" viewBox="0 0 16 16">
                    <circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="2.2"></circle>
                </symbol>
                <symbol id="m-qualifies" viewBox="0 0 16 16">
                    <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
                    <path d="M8 2.4a5.6 5.6 0 0 0 0 11.2z" fill="currentColor"></path>
                </symbol>
                <symbol id="m-questions" viewBox="0 0 16 16">
                    <path
                        d="M4.8 5.6a3.2 3.2 0 1 1 4.6 2.9C8.4 9 8 9.6 8 10.6"
                        fill="none"
                        stroke="currentColor"
                        stroke-width="2"
                        stroke-linecap="round"
                    ></path>
                    <circle cx="8" cy="13.6" r="1.3" fill="currentColor"></circle>
                </symbol>
                <symbol id="m-passes-on" viewBox="0 0 16 16">
                    <circle
                        cx="8"
                        cy="8"
                        r="5.6"
                        fill="none"
                        stroke="currentColor"
                        stroke-width="2"
                        pathLength="16"
                        stroke-dasharray="1 1"
                    ></circle>
                </symbol>
                <symbol id="m-silent" viewBox="0 0 16 16">
                    <path d="M4 8h8" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
                </symbol>
                <symbol id="m-could-not-know" viewBox="0 0 16 16">
                    <path d="M4.5 4.5l7 7m0-7l-7 7" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
                </symbol>
                <symbol id="logo" viewBox="0 0 26 18">
                    <circle cx="9" cy="9" r="7" fill="currentColor"></circle>
                    <circle cx="17" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2"></circle>
                </symbol>
                <symbol id="i-find" viewBox="0 0 16 16">
                    <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6"></circle>
                    <path d="M10.5 10.5L14 14" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
                </symbol>
            </defs>
        </svg>
    }
}
