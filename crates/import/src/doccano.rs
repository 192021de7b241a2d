//! JSON Lines of doccano into documents with marks. Places are code points.

use serde_json::Value;

use crate::json;
use crate::marks::{Checked, Doubts, Given, Unit};
use crate::row::{Row, text_of};
use crate::source::Source;

/// Whether a file is an export of sequence labels.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    let line = beginning.lines().next().unwrap_or_default();
    let first = serde_json::from_str::<Value>(line).ok();
    match first {
        Some(first) => text(&first).is_some() && spans(&first).is_some_and(|spans| !spans.is_empty()),
        // A first line that is longer than what was read of the file.
        None => {
            beginning.starts_with('{') && beginning.contains("\"start_offset\"") && beginning.contains("\"end_offset\"")
        }
    }
}

/// Hands over the documents.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let mut doubts = Doubts::default();
    let mut relations = 0;
    for (at, document) in (1..).zip(json::all(source)?) {
        let Value::Object(mut fields) = document else {
            take(Row::new(at, Err("not a JSON object")));
            continue;
        };
        relations += fields.get("relations").and_then(Value::as_array).map_or(0, Vec::len);
        let whole = Value::Object(fields.clone());
        let text = text(&whole).unwrap_or_default();
        let mut checked = Checked::default();
        for (nth, span) in (1..).zip(spans(&whole).unwrap_or_default()) {
            let shown = format!("label {nth} of document {at}");
            checked.add(
                text,
                &Given {
                    shown: &shown,
                    label: &span.2,
                    quote: None,
                    start: span.0,
                    end: span.1,
                    unit: Unit::CodePoints,
                },
            );
        }
        let text = text.to_owned();
        for key in ["label", "labels", "entities"] {
            if spans(&Value::Object(serde_json::Map::from_iter(
                fields
                    .get_key_value(key)
                    .map(|(key, value)| (key.clone(), value.clone())),
            )))
            .is_some()
            {
                fields.remove(key);
            }
        }
        for key in ["text", "data", "relations"] {
            fields.remove(key);
        }
        let mut cells: Vec<(String, Value)> = vec![("text".to_owned(), Value::String(text))];
        cells.extend(fields);
        let mut row = Row::new(at, Ok(cells));
        row.marks = checked.marks;
        doubts.extend(checked.doubts);
        take(row);
    }
    let mut remarks = doubts.told();
    if relations > 0 {
        remarks.push(format!("relations between labels were left out: {relations}"));
    }
    Ok(remarks)
}

fn text(document: &Value) -> Option<&str> {
    ["text", "data"].iter().find_map(|key| document.get(*key)?.as_str())
}

/// `[[0, 3, "PER"], …]`, or objects with `start_offset`, `end_offset` and `label`. Labels of whole documents are none.
fn spans(document: &Value) -> Option<Vec<(usize, usize, String)>> {
    let lists = ["label", "labels", "entities"]
        .iter()
        .filter_map(|key| document.get(*key)?.as_array());
    let span = |item: &Value| {
        let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
        match item {
            Value::Array(three) => Some((number(three.first()?)?, number(three.get(1)?)?, text_of(three.get(2)?)?)),
            Value::Object(fields) => {
                let at = |key: &str| number(fields.get(key)?);
                Some((at("start_offset")?, at("end_offset")?, text_of(fields.get("label")?)?))
            }
            _ => None,
        }
    };
    let mut lists = lists.filter_map(|list| list.iter().map(span).collect::<Option<Vec<_>>>());
    let first = lists.next()?;
    Some(first.into_iter().chain(lists.flatten()).collect())
}
