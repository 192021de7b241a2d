//! JSON into rows: an object a line, or objects over several lines, in a list or one after the other.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Deserializer, Value};

use super::row::{NOT_UTF8, Row, cannot_read};

const NO_OBJECT: &str = "not a JSON object";
const NO_JSON: &str = "not valid JSON";
const NO_JSON_TO_THE_END: &str = "not valid JSON, so that nothing behind it was read";

/// Reads the rows of a file.
pub(super) fn rows(table: &Path, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let open = || File::open(table).map_err(|error| cannot_read(table, &error));
    if is_a_line_each(BufReader::new(open()?)) {
        lines(BufReader::new(open()?), take).map_err(|error| cannot_read(table, &error))?;
    } else {
        let text = fs::read_to_string(table).map_err(|error| cannot_read(table, &error))?;
        values(text.trim_start_matches('\u{feff}'), take);
    }
    Ok(Vec::new())
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
            rows.push((row.line, row.cells.map(|cells| cells.len())))
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
