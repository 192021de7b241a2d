//! W3C Web Annotations and those of Hypothes.is into rows: the words somebody marked, and what they wrote about them.

use serde_json::Value;

use crate::row::{Row, list_cell, text_of};
use crate::source::Source;

const NO_QUOTE: &str = "an annotation that quotes no words";

/// Whether a file holds annotations.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    beginning.starts_with(['{', '['])
        && beginning.contains("\"target\"")
        && (beginning.contains("TextQuoteSelector") || beginning.contains("http://www.w3.org/ns/anno"))
}

/// Hands over the annotations.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let text = source.text()?;
    let failed = |error| format!("cannot read {}: {error}", source.path.display());
    let all = match serde_json::from_str::<Value>(&text) {
        Ok(whole) => listed(whole),
        Err(_) => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            lines
                .map(serde_json::from_str)
                .collect::<Result<Vec<Value>, _>>()
                .map_err(failed)?
        }
    };
    for (at, annotation) in (1..).zip(&all) {
        take(row(at, annotation));
    }
    Ok(vec![
        "annotations are counted from 1, as lines are elsewhere".to_owned(),
        "each became a document of the words it marks; places in pages were left out".to_owned(),
    ])
}

/// The annotations of a list, of an answer of a server, or of a collection with its first page.
fn listed(whole: Value) -> Vec<Value> {
    match whole {
        Value::Array(items) => items,
        Value::Object(mut fields) => {
            for key in ["rows", "items", "first"] {
                match fields.remove(key) {
                    Some(Value::Array(items)) => return items,
                    Some(inner @ Value::Object(_)) => return listed(inner),
                    _ => {}
                }
            }
            vec![Value::Object(fields)]
        }
        other => vec![other],
    }
}

fn row(at: u64, annotation: &Value) -> Row {
    let text = |key: &str| annotation.get(key).and_then(text_of);
    let target = first(annotation.get("target"));
    let quote = target.and_then(quoted);
    let Some(quote) = quote else {
        return Row::new(at, Err(NO_QUOTE));
    };
    let comment = text("text").or_else(|| first(annotation.get("body")).and_then(body));
    let place = target.and_then(|target| target.get("source").and_then(source_of).or_else(|| text_of(target)));
    let title = first(annotation.get("document").and_then(|document| document.get("title"))).and_then(text_of);
    let title = title.unwrap_or_else(|| quote.chars().take(80).collect());
    let mut row = Row::of_texts(
        at,
        [
            ("id", text("id")),
            ("title", Some(title)),
            ("text", Some(quote)),
            ("published", text("created")),
            ("address", text("uri").or(place)),
            (
                "annotator",
                text("user").or_else(|| first(annotation.get("creator")).and_then(creator)),
            ),
        ],
    );
    if let Ok(cells) = &mut row.cells {
        cells.extend(comment.map(|comment| ("note".to_owned(), Value::String(comment))));
        if let Some(Value::Array(tags)) = annotation.get("tags") {
            cells.push(("tags".to_owned(), list_cell(tags.iter().filter_map(text_of))));
        }
    }
    row
}

fn first(value: Option<&Value>) -> Option<&Value> {
    match value? {
        Value::Array(items) => items.first(),
        other => Some(other),
    }
}

/// The words that a target quotes, in whichever of its selectors.
fn quoted(target: &Value) -> Option<String> {
    match target {
        Value::Array(items) => items.iter().find_map(quoted),
        Value::Object(fields) => {
            let exact = fields.get("exact").and_then(text_of);
            exact.or_else(|| {
                ["selector", "refinedBy"]
                    .iter()
                    .find_map(|key| quoted(fields.get(*key)?))
            })
        }
        _ => None,
    }
}

fn source_of(value: &Value) -> Option<String> {
    text_of(value)
        .filter(|_| value.is_string())
        .or_else(|| value.get("id").and_then(text_of))
}

fn body(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        other => other.get("value").or_else(|| other.get("chars")).and_then(text_of),
    }
}

fn creator(value: &Value) -> Option<String> {
    text_of(value).or_else(|| value.get("id").and_then(text_of))
}
