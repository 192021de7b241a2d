//! STIX 2.1 bundles into documents (reports, notes, opinions) and names (identities, actors, places).

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::json;
use crate::row::{Row, list_cell, text_of};
use crate::source::Source;
use crate::thing::Thing;

/// Whether a file is a bundle.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    let squeezed: String = beginning.split_whitespace().collect();
    beginning.starts_with('{') && squeezed.contains("\"type\":\"bundle\"") && squeezed.contains("\"bundle--")
}

/// Hands over reports, notes and opinions, and what is named.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let bundles = json::all(source)?;
    let objects = bundles
        .iter()
        .filter_map(|bundle| bundle.get("objects")?.as_array())
        .flatten();
    let objects: Vec<&Value> = objects.collect();
    let by_id: HashMap<&str, &Value> = objects
        .iter()
        .filter_map(|object| Some((object.get("id")?.as_str()?, *object)))
        .collect();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, object) in (1..).zip(&objects) {
        let kind = object
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or("objects without a type");
        if object.get("revoked") == Some(&Value::Bool(true)) {
            *left.entry("revoked objects").or_default() += 1;
        } else if matches!(kind, "report" | "note" | "opinion") {
            take(document(at, kind, object, &by_id));
        } else if let Some(thing) = thing(kind, object) {
            take(Row::of_thing(thing));
        } else {
            *left.entry(kind).or_default() += 1;
        }
    }
    let mut remarks = vec!["objects are counted from 1, as lines are elsewhere".to_owned()];
    let left: Vec<String> = left.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    if !left.is_empty() {
        remarks.push(format!(
            "left out, since a corpus has nothing for them: {}",
            left.join(", ")
        ));
    }
    Ok(remarks)
}

fn text(object: &Value, key: &str) -> Option<String> {
    object.get(key).and_then(text_of)
}

fn texts<'a>(object: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    object
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn document(at: u64, kind: &str, object: &Value, by_id: &HashMap<&str, &Value>) -> Row {
    let named = |id: &str| by_id.get(id).and_then(|object| text(object, "name"));
    let author = object.get("created_by_ref").and_then(Value::as_str).and_then(named);
    let references = || {
        object
            .get("external_references")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let words = ["description", "content", "explanation"]
        .iter()
        .find_map(|key| text(object, key));
    let about: Vec<String> = texts(object, "object_refs")
        .map(|id| named(id).unwrap_or_else(|| id.to_owned()))
        .collect();
    let title = ["name", "abstract"].iter().find_map(|key| text(object, key));
    let title = title.or_else(|| Some(format!("{kind} on {}", about.first()?)));
    let mut row = Row::of_texts(
        at,
        [
            ("id", text(object, "id")),
            ("title", title),
            ("text", words),
            (
                "published",
                text(object, "published").or_else(|| text(object, "created")),
            ),
            ("outlet", author),
            ("address", references().find_map(|reference| text(reference, "url"))),
            ("language", text(object, "lang")),
            ("kind", Some(kind.to_owned())),
            ("opinion", text(object, "opinion")),
            ("confidence", text(object, "confidence")),
        ],
    );
    if let Ok(cells) = &mut row.cells {
        let sources = references()
            .filter_map(|reference| text(reference, "source_name"))
            .collect();
        let lists =
            ["authors", "report_types", "labels"].map(|key| (key, texts(object, key).map(str::to_owned).collect()));
        for (name, values) in lists.into_iter().chain([("about", about), ("references", sources)]) {
            let values: Vec<String> = values;
            if !values.is_empty() {
                cells.push((name.to_owned(), list_cell(values)));
            }
        }
    }
    row
}

fn thing(kind: &str, object: &Value) -> Option<Thing> {
    let name = text(object, "name").or_else(|| text(object, "country"))?;
    let class = object.get("identity_class").and_then(Value::as_str);
    let kind = match (kind, class) {
        ("identity", Some("individual")) => "person",
        ("identity", Some("organization" | "group")) | ("threat-actor" | "intrusion-set", _) => "organisation",
        ("location", _) => "place",
        ("campaign" | "incident", _) => "event",
        _ => return None,
    };
    let number = |key: &str| object.get(key).filter(|value| value.is_number()).map(Value::to_string);
    let place = number("latitude").zip(number("longitude")).filter(|_| kind == "place");
    let country = text(object, "country")
        .filter(|code| code.len() == 2)
        .unwrap_or_else(|| "XX".to_owned());
    Some(Thing {
        key: text(object, "id")?,
        kind,
        forms: texts(object, "aliases")
            .map(str::to_owned)
            .chain([name.clone()])
            .collect(),
        note: text(object, "description"),
        place: place.map(|(lat, lon)| (lat, lon, country.to_uppercase())),
        name,
        ..Thing::default()
    })
}
