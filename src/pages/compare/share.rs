//! Turns what a comparison shows into the menu of addresses and files that say the same, and into the way to face to face.

use crosscheck_compare::Pin;

use crate::draw::prelude::*;
use crate::state::{Explorer, View, ViewState};
use crate::ui::parts::{CITATIONS, CLAIMS, COMPARISON, Format, exports, options_now};

/// The way to what is pinned, or to the lists to choose from.
pub(super) fn face_link() -> Drawn {
    let explorer = Explorer::here();
    let state = explorer.now();
    if state.pins.len() > 1 {
        return Drawn::of(());
    }
    let href = explorer.link(&state.comparing(View::Faces));
    view! { <a class="btn" id="to-faces" href=href>"Face to face"</a> }
}

/// Share and export, of the question the page is about or of all.
pub(super) fn share(state: &ViewState) -> Drawn {
    let site = Explorer::here().site;
    let mut options = options_now();
    let mut table = None;
    let mut name = "crosscheck-comparison".to_owned();
    if let View::Issue(question) = state.view
        && let Some(question) = site.corpus.question(question)
    {
        let mut narrowed = options.clone();
        narrowed.push(("facets.question.include[]".to_owned(), question.id.clone()));
        table = Some(narrowed);
        options.push(("question".to_owned(), question.id.clone()));
        name = ["crosscheck-", &question.id].concat();
    }
    if state.view == View::Faces {
        name = "crosscheck-face-to-face".to_owned();
        // Claims of the pinned documents alone; other pins have no option of their own.
        if state.pins.iter().all(|pin| matches!(pin, Pin::Document(_))) {
            for index in 0..site.corpus.documents.len() {
                let document = crosscheck_model::DocumentId::from(index);
                if !state.pins.is_empty() && !state.pins.contains(&Pin::Document(document)) {
                    let id = site.corpus.document(document).map(|document| document.id.clone());
                    options.push(("leaveOut.documents[]".to_owned(), id.unwrap_or_default()));
                }
            }
        }
    }
    let mut cite = options.clone();
    cite.push(("of".to_owned(), "comparison".to_owned()));
    // A page is cited with the day it was read.
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    if let Some(day) = now.get(..10) {
        cite.push(("accessed".to_owned(), day.to_owned()));
    }
    let groups: Vec<(&'static str, &'static [Format], _)> = vec![
        ("Claims", &CLAIMS, table.unwrap_or_else(|| options.clone())),
        ("Files of the comparison", &COMPARISON, options),
        ("Cite this comparison", &CITATIONS, cite),
    ];
    exports(name, groups)
}
