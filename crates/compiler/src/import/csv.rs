//! Comma-, semicolon- or tab-separated values into rows, with names from the first.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

use super::{NOT_UTF8, Row, cannot_read};
use crate::parse::delimiter;

/// Reads the rows of a file.
pub(super) fn rows(table: &Path, take: &mut dyn FnMut(Row)) -> Result<(), String> {
    let open = || File::open(table).map_err(|error| cannot_read(table, &error));
    let mut first = String::new();
    // A first line that is not UTF-8 is no header, and is reported as that below.
    let _ = BufReader::new(open()?).read_line(&mut first);
    records(open()?, delimiter(&first), take).map_err(|error| cannot_read(table, &error))
}

fn records(from: File, delimiter: u8, take: &mut dyn FnMut(Row)) -> Result<(), csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(from);
    let header = reader.byte_headers()?;
    let names = header.iter().enumerate().map(|(at, name)| {
        let name = String::from_utf8_lossy(name);
        match name.trim_start_matches('\u{feff}').trim() {
            "" => format!("column-{}", at + 1),
            name => name.to_owned(),
        }
    });
    let mut header: Vec<String> = Vec::new();
    for name in names {
        let twice = header.contains(&name);
        let number = header.len() + 1;
        header.push(if twice { format!("{name}-{number}") } else { name });
    }
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = match csv::StringRecord::from_byte_record(record.clone()) {
            Err(_) => Err(NOT_UTF8),
            Ok(record) if record.len() != header.len() => Err("more or fewer cells than the first row"),
            Ok(record) => Ok(header
                .iter()
                .zip(&record)
                .map(|(name, value)| (name.clone(), Value::String(value.to_owned())))
                .collect()),
        };
        take(Row { line, cells });
    }
    Ok(())
}
