//! How to search: each sign and each field in a line, with an example that is a link to that search in this corpus.

use crosscheck_search::{FIELDS, FacetKind, FieldKind, Value, quoted};
use leptos::prelude::*;

use super::schedule::Schedule;
use crate::components::{CollectViews, Show};
use crate::store::{Explorer, View, ViewState};

/// The help, closed until it is asked for. It is made once, when everything was counted, so that it stays as it is while its
/// examples are tried.
#[component]
pub(super) fn SearchHelp(
    /// What was counted.
    schedule: Schedule,
) -> impl IntoView {
    view! {
        <Show when=move || schedule.counted.get()>
            <Examples schedule />
        </Show>
    }
}

/// The lines of the help.
#[component]
fn Examples(
    /// What was counted.
    schedule: Schedule,
) -> impl IntoView {
    let explorer = Explorer::here();
    let examples = examples(&|kind| most_frequent(schedule, kind));
    if examples.is_empty() {
        return ().into_any();
    }
    let lines = examples.into_iter().map(|(query, finds)| {
        let mut state = ViewState::of(View::Explore);
        state.request.query.clone_from(&query);
        view! {
            <li>
                <a href=explorer.link(&state)>
                    <bdi>{query}</bdi>
                </a>
                " "
                {finds}
            </li>
        }
    });
    view! {
        <details class="help">
            <summary>"How to search"</summary>
            <ul>{lines.collect_views()}</ul>
        </details>
    }
    .into_any()
}

/// Queries, each with what it finds, made of the most frequent value of each facet.
fn examples(frequent: &dyn Fn(FacetKind) -> Option<String>) -> Vec<(String, &'static str)> {
    let mut examples = Vec::new();
    let person = frequent(FacetKind::Person);
    if let (Some(person), Some(place)) = (&person, frequent(FacetKind::Place)) {
        let beginning: String = person.chars().take(4).collect();
        let (person, place) = (quoted(person), quoted(&place));
        examples.extend([
            (
                format!("{person} {place}"),
                "both; “quotation marks” ask for words as they stand",
            ),
            (format!("{person} OR {place}"), "either; (brackets) group"),
            (format!("{place} -{person}"), "the one without the other"),
            (format!("{beginning}*"), "words that begin so"),
        ]);
    }
    for field in &FIELDS {
        let value = match field.kind {
            FieldKind::Facet(kind) => frequent(kind),
            FieldKind::About => person.clone(),
            FieldKind::Published => frequent(FacetKind::Year),
        };
        examples.extend(value.map(|value| (format!("{}:{}", field.name, quoted(&value)), field.finds)));
    }
    examples
}

/// The label of the value that most results have.
fn most_frequent(schedule: Schedule, kind: FacetKind) -> Option<String> {
    let (_, counts) = schedule.facets().into_iter().find(|(each, _)| *each == kind)?;
    counts.with_untracked(|counts| {
        let values = &counts.as_ref()?.facet.values;
        let value = values.iter().find(|value| value.value != Value::NoneRecorded)?;
        Some(value.label.clone())
    })
}
