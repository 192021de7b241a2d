//! Marks: what a document does with an answer, by a shape, a word and a colour, the colour last.

use crosscheck_compare::Mark;
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::CollectViews;

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
pub(crate) fn MarkKey(
    /// Those that occur, in order.
    marks: Vec<Mark>,
) -> impl IntoView {
    let items = marks
        .into_iter()
        .map(|mark| view! { <li><MarkIcon mark />{EN.mark(mark)}</li> });
    view! {
        <ul class="key" aria-label="What a document does with an answer">
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
                <symbol id="m-says-itself" viewBox="0 0 16 16">
                    <circle cx="8" cy="8" r="6.5" fill="currentColor"></circle>
                </symbol>
                <symbol id="m-denies-itself" viewBox="0 0 16 16">
                    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"></circle>
                    <path d="M4 12L12 4" fill="none" stroke="currentColor" stroke-width="2.4"></path>
                </symbol>
                <symbol id="m-takes-as-true" viewBox="0 0 16 16">
                    <path d="M2 1L15 8L2 15Z" fill="currentColor"></path>
                </symbol>
                <symbol id="m-passes-on" viewBox="0 0 16 16">
                    <path d="M3 2.5L13.5 8L3 13.5Z" fill="none" stroke="currentColor" stroke-width="1.8"></path>
                </symbol>
                <symbol id="m-keeps-its-distance" viewBox="0 0 16 16">
                    <path d="M2 3.5L14 3.5M2 12.5L14 12.5" fill="none" stroke="currentColor" stroke-width="2.6"></path>
                </symbol>
                <symbol id="m-rebuts" viewBox="0 0 16 16">
                    <path d="M14 1L1 8L14 15Z" fill="currentColor"></path>
                </symbol>
                <symbol id="m-passes-on-a-denial" viewBox="0 0 16 16">
                    <path d="M13 2.5L2.5 8L13 13.5Z" fill="none" stroke="currentColor" stroke-width="1.8"></path>
                </symbol>
                <symbol id="m-questions" viewBox="0 0 16 16">
                    <path
                        d="M4 5L6 2.5L10 2.5L12 5L8 8.5L8 11"
                        fill="none"
                        stroke="currentColor"
                        stroke-width="2"
                        stroke-linecap="round"
                    ></path>
                    <circle cx="8" cy="14" r="1.4" fill="currentColor"></circle>
                </symbol>
                <symbol id="m-silent" viewBox="0 0 16 16">
                    <path d="M4 8L12 8" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
                </symbol>
                <symbol id="m-could-not-know" viewBox="0 0 16 16">
                    <path d="M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
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
