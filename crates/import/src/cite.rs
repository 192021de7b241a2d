//! CSL-JSON, as Zotero and others write it, into rows, a reference a row.

use serde_json::{Map, Value};

use crate::row::{Row, list_cell, text_of};
use crate::source::Source;

const NO_OBJECT: &str = "not a JSON object";

/// Keys that only CSL has.
const SIGNS: [&str; 3] = ["\"container-title\"", "\"date-parts\"", "\"issued\""];

/// Whether a file is CSL: a list of objects with such keys and a type.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    beginning.starts_with('[') && beginning.contains("\"type\"") && SIGNS.iter().any(|sign| beginning.contains(sign))
}

/// Hands over the references.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let text = source.text()?;
    let all: Vec<Value> =
        serde_json::from_str(&text).map_err(|error| format!("cannot read {}: {error}", source.path.display()))?;
    for (at, item) in (1..).zip(all) {
        take(match item {
            Value::Object(fields) => row(at, fields),
            _ => Row::new(at, Err(NO_OBJECT)),
        });
    }
    Ok(vec!["references are counted from 1, as lines are elsewhere".to_owned()])
}

fn row(at: u64, mut fields: Map<String, Value>) -> Row {
    let mut take = |names: &[&str]| names.iter().find_map(|name| text_of(&first(fields.remove(*name)?)));
    let mut texts = vec![
        ("id", take(&["id"])),
        ("title", take(&["title"])),
        ("text", take(&["abstract"])),
        ("outlet", take(&["container-title", "publisher"])),
        ("address", take(&["URL"])),
        ("language", take(&["language"])),
        ("note", take(&["note"])),
        ("kind", take(&["type"])),
    ];
    texts.push(("published", fields.remove("issued").and_then(|date| dated(&date))));
    texts.push(("accessed", fields.remove("accessed").and_then(|date| dated(&date))));
    let mut row = Row::of_texts(at, texts);
    let Ok(cells) = &mut row.cells else { return row };
    for (name, value) in fields {
        let people = value
            .as_array()
            .map(|people| people.iter().filter_map(person).collect::<Vec<_>>());
        match people.filter(|people| !people.is_empty()) {
            Some(people) => cells.push((name, list_cell(people))),
            None => cells.push((name, value)),
        }
    }
    row
}

/// Some programs write a list where one text is due.
fn first(value: Value) -> Value {
    match value {
        Value::Array(mut items) if !items.is_empty() => items.remove(0),
        other => other,
    }
}

/// A name, with its particle: "Jan van der Berg".
fn person(value: &Value) -> Option<String> {
    let part = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    let literal = part("literal").or_else(|| part("name"));
    literal.or_else(|| {
        let parts = [
            "given",
            "dropping-particle",
            "non-dropping-particle",
            "family",
            "suffix",
        ]
        .map(part);
        let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    })
}

/// A date by its parts, numbers or texts; with a `circa` or a season it is given in words, which make a note.
fn dated(value: &Value) -> Option<String> {
    let text = |key: &str| value.get(key).and_then(text_of);
    let parts = value.get("date-parts").and_then(Value::as_array);
    let dates: Vec<String> = parts.into_iter().flatten().filter_map(one_date).collect();
    let mut date = match dates.as_slice() {
        [] => return text("literal").or_else(|| text("raw")),
        [one] => one.clone(),
        [from, to, ..] => [from.as_str(), to].join("/"),
    };
    if let Some(season) = text("season") {
        date = format!("{date}, season {season}");
    }
    let is_circa = value
        .get("circa")
        .is_some_and(|circa| !matches!(circa, Value::Bool(false) | Value::Null));
    Some(if is_circa { format!("circa {date}") } else { date })
}

fn one_date(parts: &Value) -> Option<String> {
    let numbers: Vec<i64> = parts
        .as_array()?
        .iter()
        .filter_map(|part| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok()))
        .collect();
    match numbers.as_slice() {
        [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
        [year, month] => Some(format!("{year:04}-{month:02}")),
        [year] => Some(format!("{year:04}")),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dates_by_their_parts() {
        let check = |value: Value, expected: &str| assert_eq!(dated(&value).unwrap_or_default(), expected);
        check(json!({"date-parts": [[2016, 6, 4]]}), "2016-06-04");
        check(json!({"date-parts": [["2016", "06"]]}), "2016-06");
        check(
            json!({"date-parts": [[2016, 5, 31], [2016, 6, 1]]}),
            "2016-05-31/2016-06-01",
        );
        check(json!({"date-parts": [[1900]], "circa": true}), "circa 1900");
        check(json!({"date-parts": [[2016]], "season": 2}), "2016, season 2");
        check(json!({"literal": "[2016?]"}), "[2016?]");
    }

    #[test]
    fn names_keep_their_particles() {
        let name = json!({"given": "Jan", "family": "Berg", "non-dropping-particle": "van der"});
        assert_eq!(person(&name).as_deref(), Some("Jan van der Berg"));
    }
}
