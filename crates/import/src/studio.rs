//! Label Studio (JSON and JSON-MIN) into documents with marks. Places are UTF-16 units, as its browser counts.

use serde_json::{Map, Value};

use crate::json;
use crate::marks::{Checked, Doubts, Given, Unit};
use crate::row::{Row, list_cell, text_of};
use crate::source::Source;

/// Whether a file is an export of tasks.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    let has = |key: &str| beginning.contains(&format!("\"{key}\""));
    beginning.starts_with(['[', '{'])
        && (has("data") && (has("annotations") || has("completions")) && (has("result") || has("completed_by"))
            || has("lead_time") && has("annotation_id"))
}

/// Hands over the tasks. Where several annotators worked on one, all their marks are taken.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let mut doubts = Doubts::default();
    let mut left = Left::default();
    for (at, task) in (1..).zip(json::all(source)?) {
        let Value::Object(task) = task else {
            take(Row::new(at, Err("not a JSON object")));
            continue;
        };
        let (row, checked) = document(at, task, &mut left);
        doubts.extend(checked);
        take(row);
    }
    let mut remarks = doubts.told();
    remarks.extend(left.told());
    Ok(remarks)
}

/// What has no place in a corpus.
#[derive(Default)]
struct Left {
    relations: usize,
    predictions: usize,
    skipped: usize,
    other: usize,
}

impl Left {
    fn told(&self) -> Option<String> {
        let counts = [
            (self.relations, "relations"),
            (self.predictions, "predictions"),
            (self.skipped, "annotations that were skipped or withdrawn"),
            (self.other, "results of other kinds"),
        ];
        let told: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        (!told.is_empty()).then(|| format!("left out: {}", told.join(", ")))
    }
}

fn document(at: u64, mut task: Map<String, Value>, left: &mut Left) -> (Row, Doubts) {
    let is_whole = task.get("data").is_some_and(Value::is_object);
    let data = match task.remove("data") {
        Some(Value::Object(data)) => data,
        _ => Map::new(),
    };
    let mut results = Vec::new();
    for key in ["annotations", "completions"] {
        let Some(Value::Array(all)) = task.remove(key) else {
            continue;
        };
        for annotation in all {
            if annotation.get("was_cancelled") == Some(&Value::Bool(true)) {
                left.skipped += 1;
                continue;
            }
            results.extend(
                annotation
                    .get("result")
                    .and_then(Value::as_array)
                    .cloned()
                    .unwrap_or_default(),
            );
        }
    }
    if let Some(Value::Array(predictions)) = task.remove("predictions") {
        left.predictions += predictions.len();
    }
    let mut cells: Vec<(String, Value)> = Vec::new();
    cells.extend(task.remove("id").map(|id| ("id".to_owned(), id)));
    if is_whole {
        cells.extend(data);
    } else {
        let is_spans = |value: &Value| {
            value
                .as_array()
                .is_some_and(|items| items.iter().all(|item| item.get("labels").is_some()))
        };
        let (spans, others): (Vec<_>, Vec<_>) = task.into_iter().partition(|(_, value)| is_spans(value));
        cells.extend(others);
        for (name, spans) in spans {
            let spans = spans.as_array().cloned().unwrap_or_default();
            results.extend(
                spans
                    .into_iter()
                    .map(|value| serde_json::json!({"from_name": name, "type": "labels", "value": value})),
            );
        }
    }
    let text = longest(&cells);
    let mut checked = Checked::default();
    let mut facets: Vec<(String, Vec<String>)> = Vec::new();
    for (nth, result) in (1..).zip(&results) {
        let shown = format!("result {nth} of task {at}");
        mark(result, &shown, &text, &mut checked, &mut facets, left);
    }
    for (name, values) in facets {
        cells.push((name, list_cell(values)));
    }
    let mut row = Row::new(at, Ok(cells));
    row.marks = checked.marks;
    (row, checked.doubts)
}

/// The text of a task: the longest of its data.
fn longest(cells: &[(String, Value)]) -> String {
    let named = cells.iter().find(|(name, value)| name == "text" && value.is_string());
    let texts = named.or_else(|| cells.iter().max_by_key(|(_, value)| value.as_str().map_or(0, str::len)));
    texts
        .and_then(|(_, value)| value.as_str())
        .unwrap_or_default()
        .to_owned()
}

fn mark(
    result: &Value,
    shown: &str,
    text: &str,
    checked: &mut Checked,
    facets: &mut Vec<(String, Vec<String>)>,
    left: &mut Left,
) {
    if result.get("type").and_then(Value::as_str) == Some("relation") {
        left.relations += 1;
        return;
    }
    let Some(value) = result.get("value") else {
        left.other += 1;
        return;
    };
    let number = |keys: [&str; 2]| {
        let inner = value.get("globalOffsets").unwrap_or(value);
        let found = inner.get(keys[1]).or_else(|| value.get(keys[0]))?;
        let number = found.as_u64().or_else(|| found.as_str()?.parse().ok())?;
        usize::try_from(number).ok()
    };
    let words = value.get("text").and_then(Value::as_str);
    let labels = ["labels", "hypertextlabels"]
        .iter()
        .find_map(|key| value.get(*key)?.as_array());
    if let (Some(start), Some(end), Some(labels)) = (number(["start", "start"]), number(["end", "end"]), labels) {
        for label in labels.iter().filter_map(text_of) {
            checked.add(
                text,
                &Given {
                    shown,
                    label: &label,
                    quote: words,
                    start,
                    end,
                    unit: Unit::Utf16,
                },
            );
        }
        return;
    }
    let values: Vec<String> = ["choices", "taxonomy", "text", "rating", "number"]
        .iter()
        .filter_map(|key| value.get(*key))
        .flat_map(|value| match value {
            Value::Array(items) => items.iter().filter_map(text_of).collect(),
            other => text_of(other).into_iter().collect::<Vec<String>>(),
        })
        .collect();
    if values.is_empty() {
        left.other += 1;
        return;
    }
    let name = result
        .get("from_name")
        .and_then(text_of)
        .unwrap_or_else(|| "choice".to_owned());
    match facets.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) => known.extend(values),
        None => facets.push((name, values)),
    }
}
