//! W3C Web Annotations and those of Hypothes.is into rows: the words somebody marked, and what they wrote about them.

use serde_json::Value;

use crate::json::{self, each};
use crate::marks::Mark;
use crate::row::{Row, list_cell, text_of};
use crate::source::Source;

const NOTHING: &str = "an annotation that neither quotes words nor says any";

/// Whether a file holds annotations.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    beginning.starts_with(['{', '['])
        && beginning.contains("\"target\"")
        && (beginning.contains("TextQuoteSelector") || beginning.contains("http://www.w3.org/ns/anno"))
}

/// Hands over the annotations. Each knows the document it is on, which may be imported with it.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let all: Vec<Value> = json::all(source)?.into_iter().flat_map(listed).collect();
    for (at, annotation) in (1..).zip(&all) {
        take(row(at, annotation));
    }
    Ok(vec![
        "annotations are counted from 1, as lines are elsewhere".to_owned(),
        "each became a document of the words it marks, save where the page it is on is imported with it; places in pages were left out"
            .to_owned(),
    ])
}

/// The annotations of a list, of an answer of a server, or of a collection with its first page.
fn listed(whole: Value) -> Vec<Value> {
    match whole {
        Value::Array(items) => items,
        Value::Object(mut fields) => {
            for key in ["rows", "items", "first", "@graph"] {
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
    let quote = target.and_then(|target| selected(target, "exact"));
    let comment = text("text").or_else(|| each(annotation.get("body")).find_map(body));
    let place = target.and_then(|target| target.get("source").and_then(source_of).or_else(|| text_of(target)));
    let address = text("uri").or(place);
    let Some(words) = quote.clone().or_else(|| comment.clone()) else {
        return Row::new(at, Err(NOTHING));
    };
    let title = first(annotation.get("document").and_then(|document| document.get("title"))).and_then(text_of);
    let title = title.unwrap_or_else(|| words.chars().take(80).collect());
    let mut row = Row::of_texts(
        at,
        [
            ("id", text("id")),
            ("title", Some(title)),
            ("text", Some(words)),
            ("published", text("created")),
            ("address", address.clone()),
            (
                "annotator",
                text("user").or_else(|| first(annotation.get("creator")).and_then(creator)),
            ),
            ("motivation", text("motivation")),
            ("note", comment.clone().filter(|_| quote.is_some())),
        ],
    );
    let tags = tags(annotation);
    if let Ok(cells) = &mut row.cells {
        let about = each(annotation.get("body")).filter_map(|body| body.get("source").and_then(source_of));
        let about: Vec<String> = about.collect();
        for (name, values) in [("tags", tags.clone()), ("about", about)] {
            if !values.is_empty() {
                cells.push((name.to_owned(), list_cell(values)));
            }
        }
    }
    if let (Some(address), Some(quote)) = (address, quote) {
        let around = |key: &str| target.and_then(|target| selected(target, key)).unwrap_or_default();
        let mark = |label: String| Mark {
            label,
            quote: quote.clone(),
            comment: comment.clone(),
            between: Some((around("prefix"), around("suffix"))),
            ..Mark::default()
        };
        let usual = || vec![text("motivation").unwrap_or_else(|| "highlighting".to_owned())];
        let labels = Some(tags).filter(|tags| !tags.is_empty()).unwrap_or_else(usual);
        row.on = Some((address, labels.into_iter().map(mark).collect()));
    }
    row
}

/// The tags of Hypothes.is, and bodies whose purpose is tagging or classifying.
fn tags(annotation: &Value) -> Vec<String> {
    let own = each(annotation.get("tags")).filter_map(text_of);
    let bodies = each(annotation.get("body")).filter(|body| is_tag(body));
    own.chain(bodies.filter_map(|body| body.get("value").and_then(text_of)))
        .collect()
}

fn is_tag(body: &Value) -> bool {
    let purpose = body.get("purpose").and_then(Value::as_str);
    matches!(purpose, Some("tagging" | "classifying"))
}

fn first(value: Option<&Value>) -> Option<&Value> {
    each(value).next()
}

/// What a target selects by its words: "exact", "prefix" or "suffix", in whichever of its selectors. White space at its ends counts.
fn selected(target: &Value, key: &str) -> Option<String> {
    match target {
        Value::Array(items) => items.iter().find_map(|item| selected(item, key)),
        Value::Object(fields) => {
            let own = fields
                .get(key)
                .and_then(Value::as_str)
                .filter(|text| !text.trim().is_empty());
            own.map(|text| if key == "exact" { text.trim() } else { text }.to_owned())
                .or_else(|| {
                    ["selector", "refinedBy"]
                        .iter()
                        .find_map(|inner| selected(fields.get(*inner)?, key))
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
        tag if is_tag(tag) => None,
        other => other.get("value").or_else(|| other.get("chars")).and_then(text_of),
    }
}

fn creator(value: &Value) -> Option<String> {
    text_of(value).or_else(|| value.get("id").and_then(text_of))
}
