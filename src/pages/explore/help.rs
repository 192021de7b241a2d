//! How to search: each sign and each field in a line, with an example that is a link to that search in this corpus.

use crate::draw::prelude::*;
use crosscheck_search::{FIELDS, FacetKind, FieldKind, Results, Value, quoted};

use crate::state::{Explorer, View, ViewState};

/// The lines, from what the corpus has.
pub(super) fn help(explorer: Explorer, found: &Results) -> Drawn {
    let mut lines = Vec::new();
    let mut line = |query: String, finds: &'static str| {
        let mut state = ViewState::of(View::Explore);
        state.request.query.clone_from(&query);
        let href = explorer.link(&state);
        lines.push(view! {
            <li>
                <a href=href>
                    <bdi>{query}</bdi>
                </a>
                " "
                {finds}
            </li>
        });
    };
    let of = |kind| most_frequent(found, kind);
    let (person, place) = (of(FacetKind::Person), of(FacetKind::Place));
    if let (Some(person), Some(place)) = (person, place) {
        let beginning: String = person.chars().take(4).collect();
        let (person, place) = (&quoted(person), &quoted(place));
        line(
            [person, " ", place].concat(),
            "both; “quotation marks” ask for words as they stand",
        );
        line([person, " OR ", place].concat(), "either; (brackets) group");
        line([place, " -", person].concat(), "the one without the other");
        line([&beginning, "*"].concat(), "words that begin so");
    }
    for field in &FIELDS {
        let value = match field.kind {
            FieldKind::Facet(kind) => of(kind),
            FieldKind::About => person,
            FieldKind::Published => of(FacetKind::Year),
        };
        if let Some(value) = value {
            line([field.name, ":", &quoted(value)].concat(), field.finds);
        }
    }
    if lines.is_empty() {
        return Drawn::of(());
    }
    view! {
        <details class="help">
            <summary>"How to search"</summary>
            <ul>{lines}</ul>
        </details>
    }
}

/// The label of the value that most results have.
fn most_frequent(found: &Results, kind: FacetKind) -> Option<&str> {
    let facet = found.facets.iter().find(|facet| facet.kind == kind)?;
    let value = facet.values.iter().find(|value| value.value != Value::NoneRecorded)?;
    Some(&value.label)
}
