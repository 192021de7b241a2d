//! MISP events into documents: each of their reports, or the event itself where it has none.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::json;
use crate::row::{Row, list_cell, text_of};
use crate::source::Source;

/// Whether a file holds events.
pub(crate) fn is(source: &Source) -> bool {
    let squeezed: String = source.beginning.split_whitespace().collect();
    squeezed.starts_with(['{', '['])
        && squeezed.contains("\"Event\":{")
        && (squeezed.contains("\"info\":") || squeezed.contains("\"Orgc\":"))
}

/// Hands over the reports of all events.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    let mut at = 0;
    for value in json::all(source)? {
        let inner = match value.get("response") {
            Some(Value::Array(events)) => events.clone(),
            _ => vec![value],
        };
        for event in inner.iter().filter_map(|value| value.get("Event")) {
            documents(event, &mut at, &mut left, take);
        }
    }
    let mut remarks = vec!["reports are counted from 1, as lines are elsewhere".to_owned()];
    let left: Vec<String> = left.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    if !left.is_empty() {
        remarks.push(format!(
            "attributes of events were left out, save where a report shows them: {}",
            left.join(", ")
        ));
    }
    Ok(remarks)
}

fn documents(event: &Value, at: &mut u64, left: &mut BTreeMap<String, usize>, take: &mut dyn FnMut(Row)) {
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let inner = list(event, "Object")
        .into_iter()
        .flat_map(|object| list(&object, "Attribute"));
    let attributes: Vec<Value> = list(event, "Attribute").into_iter().chain(inner).collect();
    for attribute in &attributes {
        *left.entry(text(attribute, "type").unwrap_or_default()).or_default() += 1;
    }
    let shown: HashMap<String, String> = attributes
        .iter()
        .filter_map(|each| Some((text(each, "uuid")?, text(each, "value")?)))
        .collect();
    let tags: Vec<String> = list(event, "Tag").iter().filter_map(|tag| text(tag, "name")).collect();
    let is_kept = |report: &Value| {
        report
            .get("deleted")
            .is_none_or(|deleted| deleted == &Value::Bool(false) || text_of(deleted).as_deref() == Some("0"))
    };
    let reports: Vec<Value> = list(event, "EventReport").into_iter().filter(is_kept).collect();
    let parts = reports
        .iter()
        .map(|report| (text(report, "uuid"), text(report, "name"), text(report, "content")));
    let mut parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        parts.push((text(event, "uuid"), text(event, "info"), None));
    }
    for (id, title, content) in parts {
        *at += 1;
        let mut row = Row::of_texts(
            *at,
            [
                ("id", id),
                ("title", title),
                ("text", content.map(|content| plain(&content, &shown))),
                ("published", text(event, "date")),
                (
                    "outlet",
                    ["Orgc", "Org"].iter().find_map(|key| text(event.get(*key)?, "name")),
                ),
                ("event", text(event, "info")),
            ],
        );
        if let (Ok(cells), false) = (&mut row.cells, tags.is_empty()) {
            cells.push(("tags".to_owned(), list_cell(tags.clone())));
        }
        take(row);
    }
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(text_of)
}

/// A report with the values of attributes where it refers to them: `@[attribute](5f0e…)`.
fn plain(content: &str, shown: &HashMap<String, String>) -> String {
    let mut plain = String::with_capacity(content.len());
    let mut rest = content;
    while let Some((before, behind)) = rest.split_once("@[") {
        plain.push_str(before.strip_suffix('!').unwrap_or(before));
        let reference = behind.split_once("](").and_then(|(_, behind)| behind.split_once(')'));
        match reference.and_then(|(id, behind)| Some((shown.get(id)?, behind))) {
            Some((value, behind)) => {
                plain.push_str(value);
                rest = behind;
            }
            None => {
                plain.push_str("@[");
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    plain
}
