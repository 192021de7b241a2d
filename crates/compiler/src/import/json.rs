//! JSON Lines into rows: an object a line.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

use super::{NOT_UTF8, Row, cannot_read};

/// Reads the rows of a file.
pub(super) fn rows(table: &Path, take: &mut dyn FnMut(Row)) -> Result<(), String> {
    let file = File::open(table).map_err(|error| cannot_read(table, &error))?;
    lines(BufReader::new(file), take).map_err(|error| cannot_read(table, &error))
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
                text => match serde_json::from_str(text) {
                    Ok(Value::Object(cells)) => Ok(cells.into_iter().collect()),
                    Ok(_) => Err("not a JSON object"),
                    Err(_) => Err("not valid JSON"),
                },
            },
        };
        take(Row { line, cells });
    }
}
