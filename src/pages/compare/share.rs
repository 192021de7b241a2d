//! Turns what a comparison shows into the menu of addresses and files that say the same.

use crosscheck_compare::Pin;
use crosscheck_model::{DocumentId, Question};
use leptos::prelude::*;

use crate::components::{CITATIONS, CLAIMS, COMPARISON, ExportGroup, ExportMenu, Options, options_now};
use crate::store::{Explorer, Site, View, ViewState};

/// Share and export, of the question the page is about or of all.
#[component]
pub(super) fn ShareMenu() -> impl IntoView {
    let explorer = Explorer::here();
    let name = Signal::derive(move || file_name(&explorer.site(), &explorer.state()));
    let groups = vec![
        ExportGroup {
            title: "Claims",
            formats: &CLAIMS,
            options: claims_options,
        },
        ExportGroup {
            title: "Files of the comparison",
            formats: &COMPARISON,
            options: comparison_options,
        },
        ExportGroup {
            title: "Cite this comparison",
            formats: &CITATIONS,
            options: citation_options,
        },
    ];
    view! { <ExportMenu name groups /> }
}

/// What files are called.
fn file_name(site: &Site, state: &ViewState) -> String {
    match (state.view, question_of(site, state)) {
        (_, Some(question)) => format!("crosscheck-{}", question.id),
        (View::Faces, None) => "crosscheck-face-to-face".to_owned(),
        (_, None) => "crosscheck-comparison".to_owned(),
    }
}

/// The question the page is about.
fn question_of<'a>(site: &'a Site, state: &ViewState) -> Option<&'a Question> {
    match state.view {
        View::Issue(question) => site.corpus.question(question),
        _ => None,
    }
}

/// A table of claims is narrowed to the question as a search would be.
fn claims_options(explorer: Explorer) -> Options {
    let site = explorer.site();
    let Some(question) = question_of(&site, &explorer.now()) else {
        return comparison_options(explorer);
    };
    let mut options = options_now(explorer);
    options.push(("facets.question.include[]".to_owned(), question.id.clone()));
    options
}

fn comparison_options(explorer: Explorer) -> Options {
    let (site, state) = (explorer.site(), explorer.now());
    let mut options = options_now(explorer);
    if let Some(question) = question_of(&site, &state) {
        options.push(("question".to_owned(), question.id.clone()));
    }
    if let (View::Compare, Some(preset)) = (state.view, state.preset) {
        options.push(("preset".to_owned(), preset.key.to_owned()));
    }
    if state.view == View::Faces {
        let left_out = documents_not_pinned(&site, &state.pins);
        options.extend(left_out.map(|id| ("leaveOut.documents[]".to_owned(), id)));
    }
    options
}

/// The documents that do not stand face to face, where only documents do: other pins have no option of their own.
fn documents_not_pinned<'a>(site: &'a Site, pins: &'a [Pin]) -> impl Iterator<Item = String> + 'a {
    let only_documents = !pins.is_empty() && pins.iter().all(|pin| matches!(pin, Pin::Document(_)));
    let documents = site.corpus.documents.iter().enumerate();
    documents
        .filter(move |(index, _)| only_documents && !pins.contains(&Pin::Document(DocumentId::from(*index))))
        .map(|(_, document)| document.id.clone())
}

fn citation_options(explorer: Explorer) -> Options {
    let mut options = comparison_options(explorer);
    options.push(("of".to_owned(), "comparison".to_owned()));
    // A page is cited with the day it was read.
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    if let Some(day) = now.get(..10) {
        options.push(("accessed".to_owned(), day.to_owned()));
    }
    options
}
