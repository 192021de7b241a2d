//! How to search: each sign and each field in a line, with an example that is a link to that search in this corpus.

use crate::draw::prelude::*;
use crosscheck_search::{FIELDS, FacetKind, FieldKind, Results, Value};

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
    let of = |kind| most_frequent(explorer, found, kind);
    let (person, place) = (of(FacetKind::Person), of(FacetKind::Place));
    if let (Some((_, person)), Some((_, place))) = (&person, &place) {
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
        let key = match field.kind {
            FieldKind::Facet(kind) => of(kind).map(|(key, _)| key),
            FieldKind::About => person.as_ref().map(|(key, _)| key.clone()),
            FieldKind::Published => found.histogram.first().map(|bar| bar.year.to_string()),
        };
        if let Some(key) = key {
            line([field.name, ":", &quoted(&key)].concat(), field.finds);
        }
    }
    view! {
        <details class="help">
            <summary>"How to search"</summary>
            <ul>{lines}</ul>
        </details>
    }
}

/// The key and the label of the value that most results have.
fn most_frequent(explorer: Explorer, found: &Results, kind: FacetKind) -> Option<(String, String)> {
    let facet = found.facets.iter().find(|facet| facet.kind == kind)?;
    let value = facet.values.iter().find(|value| value.value != Value::NoneRecorded)?;
    let key = explorer.site.index.value_key(&explorer.site.corpus, kind, value.value);
    Some((key, value.label.clone()))
}

/// In quotation marks where it is more than a word.
fn quoted(text: &str) -> String {
    if text.bytes().any(|byte| byte == b' ') {
        ["\"", text, "\""].concat()
    } else {
        text.to_owned()
    }
}
