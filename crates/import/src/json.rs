//! JSON into rows: an object a line, or objects over several lines, in a list or one after the other.

use std::io::BufRead;

use crosscheck_compiler::table::list;
use serde_json::{Deserializer, Value};

use crate::own;
use crate::row::{NOT_UTF8, Row, cannot_read};
use crate::source::Source;

const NO_OBJECT: &str = "not a JSON object";
const NO_JSON: &str = "not valid JSON";
const NO_JSON_TO_THE_END: &str = "not valid JSON, so that nothing behind it was read";

/// Whether a file is JSON.
pub(crate) fn is(source: &Source) -> bool {
    source.beginning.trim_start().starts_with('{') || source.beginning.trim_start().starts_with("[{") || {
        let rest = source.beginning.trim_start().strip_prefix('[');
        rest.is_some_and(|rest| rest.trim_start().starts_with('{'))
    }
}

/// Reads the rows of a file.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let failed = |error| cannot_read(&source.path, &error);
    let is_lines = is_a_line_each(source.reader()?);
    let text = match only_line(source.reader()?).map_err(failed)? {
        Some(only) => only,
        None if is_lines => String::new(),
        None => source.text()?,
    };
    let whole = text.trim_start().starts_with('{');
    let whole: Option<Value> = whole.then(|| serde_json::from_str(&text).ok()).flatten();
    if let Some(documents) = whole.as_ref().and_then(own::documents) {
        documents.into_iter().for_each(take);
        return Ok(vec![own::REMARK.to_owned()]);
    }
    if let Some((items, remark)) = whole.and_then(wrapped) {
        items.into_iter().for_each(|item| take(Row::new(0, cells_of(item))));
        return Ok(vec![remark]);
    }
    if is_lines {
        lines(source.reader()?, take).map_err(failed)?;
    } else {
        values(&text, take);
    }
    Ok(Vec::new())
}

/// The values of a list, or the one value where there is no list.
pub(crate) fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(other) => std::slice::from_ref(other),
        None => &[],
    }
    .iter()
}

/// All values of a file: of a list its items, of lines or of values one after the other each, of anything else itself. Where it is no JSON,
/// why.
pub(crate) fn all(source: &Source) -> Result<Vec<Value>, String> {
    let text = source.text()?;
    let mut all = Vec::new();
    for value in Deserializer::from_str(&text).into_iter::<Value>() {
        match value.map_err(|error| cannot_read(&source.path, &error))? {
            Value::Array(items) => all.extend(items),
            value => all.push(value),
        }
    }
    Ok(all)
}

/// The line of a file that has one, if it has just one.
fn only_line(from: impl BufRead) -> Result<Option<String>, std::io::Error> {
    let mut only = None;
    for line in from.lines() {
        let Ok(line) = line else { return Ok(None) };
        let line = line.trim_start_matches('\u{feff}').trim();
        if !line.is_empty() && only.replace(line.to_owned()).is_some() {
            return Ok(None);
        }
    }
    Ok(only)
}

/// The list of objects that an answer of a server wraps: `{"status": "ok", "articles": [ … ]}`. An object that is itself a document has
/// none.
fn wrapped(whole: Value) -> Option<(Vec<Value>, String)> {
    let Value::Object(mut fields) = whole else { return None };
    if let Some(Value::Object(hits)) = fields.get("hits").filter(|hits| hits.get("hits").is_some()) {
        fields = hits.clone();
    }
    let is_list = |value: &Value| {
        let items = value.as_array().filter(|items| !items.is_empty());
        items.is_some_and(|items| items.iter().all(Value::is_object))
    };
    let is_text = |name: &str| fields.get(name).is_some_and(Value::is_string);
    if ["text", "body", "content", "headline"].into_iter().any(is_text) {
        return None;
    }
    let (name, _) = fields
        .iter()
        .filter(|(_, value)| is_list(value))
        .max_by_key(|(_, value)| value.as_array().map_or(0, Vec::len))?;
    let name = name.clone();
    let Some(Value::Array(items)) = fields.remove(&name) else {
        return None;
    };
    let others: Vec<&str> = fields.keys().map(String::as_str).collect();
    let mut remark = format!("the rows are the {} objects under `{name}`", items.len());
    if !others.is_empty() {
        remark += &format!("; beside them were left out {}", list(others));
    }
    Some((items.into_iter().map(unwrapped).collect(), remark))
}

/// What an object is about where it is wrapped: a hit of a search server, a feature of a map.
fn unwrapped(item: Value) -> Value {
    let Value::Object(mut fields) = item else { return item };
    let inner = ["_source", "properties"]
        .iter()
        .find_map(|key| fields.get(*key)?.is_object().then(|| fields.remove(*key))?);
    let Some(Value::Object(mut inner)) = inner else {
        return Value::Object(fields);
    };
    if let Some(id) = fields.remove("_id").or_else(|| fields.remove("id")) {
        inner.entry("id").or_insert(id);
    }
    Value::Object(inner)
}

/// Whether the first line that is not blank is a value by itself. A line that begins a list or holds the beginning of an object
/// is none.
fn is_a_line_each(from: impl BufRead) -> bool {
    let first = from
        .lines()
        .map_while(Result::ok)
        .map(|line| line.trim_start_matches('\u{feff}').trim().to_owned())
        .find(|line| !line.is_empty());
    first.is_none_or(|line| !line.starts_with('[') && line != "{")
}

fn lines(mut from: impl BufRead, take: &mut dyn FnMut(Row)) -> Result<(), std::io::Error> {
    let (mut bytes, mut line) = (Vec::new(), 0);
    loop {
        bytes.clear();
        if from.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(());
        }
        line += 1;
        let cells = match std::str::from_utf8(&bytes) {
            Err(_) => Err(NOT_UTF8),
            Ok(text) => match text.trim_start_matches('\u{feff}').trim() {
                "" => continue,
                // A list with an object a line, whose brackets are gone.
                text => serde_json::from_str(text.trim_end_matches(','))
                    .map_err(|_| NO_JSON)
                    .and_then(cells_of),
            },
        };
        take(Row::new(line, cells));
    }
}

/// Values with brackets of a list, commas and white space between them.
fn values(text: &str, take: &mut dyn FnMut(Row)) {
    let (mut rest, mut line) = (text, 1);
    let lines = |text: &str| text.matches('\n').count() as u64;
    loop {
        let value = rest.trim_start_matches(|sign: char| sign.is_whitespace() || "[],".contains(sign));
        line += lines(rest) - lines(value);
        if value.is_empty() {
            return;
        }
        let mut reader = Deserializer::from_str(value).into_iter::<Value>();
        let Some(Ok(read)) = reader.next() else {
            take(Row::new(line, Err(NO_JSON_TO_THE_END)));
            return;
        };
        take(Row::new(line, cells_of(read)));
        rest = value.get(reader.byte_offset()..).unwrap_or_default();
        line += lines(value) - lines(rest);
    }
}

fn cells_of(value: Value) -> Result<Vec<(String, Value)>, &'static str> {
    match value {
        Value::Object(cells) => Ok(cells.into_iter().collect()),
        _ => Err(NO_OBJECT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u64, Result<usize, &str>)]) {
        let mut rows = Vec::new();
        values(text, &mut |row| {
            rows.push((row.line, row.cells.map(|cells| cells.len())));
        });
        assert_eq!(rows, expected);
    }

    #[test]
    fn a_list_is_read_value_by_value() {
        check("[\n{\"a\":1},\n{\"a\":2, \"b\":3}\n]\n", &[(2, Ok(1)), (3, Ok(2))]);
        check("[{\"a\":1},{\"a\":2}]", &[(1, Ok(1)), (1, Ok(1))]);
        check("{\n \"a\": 1\n}\n{\n \"a\": {}\n}", &[(1, Ok(1)), (4, Ok(1))]);
        check("[]", &[]);
        check(
            "[7,\n{\"a\":1},\nnot]",
            &[(1, Err(NO_OBJECT)), (2, Ok(1)), (3, Err(NO_JSON_TO_THE_END))],
        );
    }
}
