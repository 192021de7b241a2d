//! What the keys do in the grid.

use leptos::prelude::*;

use crate::components::CollectViews;

const KEYS: [(&str, &str); 11] = [
    ("Arrows", "from cell to cell"),
    ("Home End", "first and last of the row; with Ctrl of the table"),
    ("Enter", "open the question or the report"),
    ("Space", "pin the column"),
    ("N", "next question the reports contradict each other on"),
    ("P", "previous one"),
    ("E", "the evidence behind a cell, and why"),
    ("L", "the lineage: how it reaches the reader"),
    ("X", "leave the column out and recount"),
    ("Esc", "close the evidence, or leave the table"),
    ("/", "search"),
];

/// The keys, folded; a sentence of it is always there for those who hear the grid.
#[component]
pub(in crate::pages::compare) fn KeysHelp() -> impl IntoView {
    let keys = KEYS
        .map(|(key, does)| {
            view! {
                <div>
                    <dt>
                        <kbd>{key}</kbd>
                    </dt>
                    <dd>{does}</dd>
                </div>
            }
        })
        .collect_views();
    view! {
        <details class="keys">
            <summary id="keys">"Keyboard"</summary>
            <p class="vh" id="keys-help">
                "Arrow keys go from cell to cell. Enter opens, E shows the evidence, Space pins, X leaves out, N and P go to the next and the previous contradiction."
            </p>
            <dl>{keys}</dl>
        </details>
    }
}
