//! A spreadsheet into rows: its first sheet with a table, under the names in its first row.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use serde_json::Value;

use crate::row::{Row, spaced};
use crate::source::Source;

const ERROR: &str = "a cell in which the spreadsheet has an error was left out";

/// Whether a file is one of the formats of spreadsheets.
pub(crate) fn is(source: &Source) -> bool {
    let is_packed = source.magic.starts_with(b"PK\x03\x04") || source.magic.starts_with(b"\xd0\xcf\x11\xe0");
    is_packed && ["xlsx", "xlsm", "xls", "xlsb", "ods"].contains(&source.ending.as_str())
}

/// Hands over the rows.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("cannot read {}: {error}", source.path.display());
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(source.bytes()?.into_owned())).map_err(|error| failed(&error))?;
    let mut remarks = Vec::new();
    let mut read = None;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| failed(&error))?;
        let all: Vec<&[Data]> = range.rows().collect();
        if read.is_some() {
            if !all.is_empty() {
                remarks.push(format!("sheet `{name}` was left out: save it as a file of its own"));
            }
            continue;
        }
        let Some(at) = header_at(&all) else { continue };
        let first = u64::from(range.start().map_or(0, |(row, _)| row)) + 1;
        if at > 0 {
            remarks.push(format!(
                "{at} rows above the names of the columns of sheet `{name}` were left out"
            ));
        }
        let header = names(all.get(at).copied().unwrap_or_default());
        for (line, cells) in (first..).zip(&all).skip(at + 1) {
            if let Some(row) = row(line, cells, &header) {
                take(row);
            }
        }
        read = Some(name);
    }
    Ok(remarks)
}

/// Where the names of the columns stand: the first row that is at least half as wide as most, and has a row behind it.
fn header_at(rows: &[&[Data]]) -> Option<usize> {
    let filled = |cells: &[Data]| cells.iter().filter(|cell| **cell != Data::Empty).count();
    let widest = rows.iter().map(|cells| filled(cells)).max()?;
    let at = rows.iter().position(|cells| filled(cells) * 2 > widest)?;
    (at + 1 < rows.len()).then_some(at)
}

fn names(cells: &[Data]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, cell) in (1..).zip(cells) {
        let name = match spaced(&cell.to_string()) {
            name if name.is_empty() => format!("column-{at}"),
            name if names.contains(&name) => format!("{name}-{at}"),
            name => name,
        };
        names.push(name);
    }
    names
}

fn row(line: u64, cells: &[Data], header: &[String]) -> Option<Row> {
    if cells.iter().all(|cell| *cell == Data::Empty) {
        return None;
    }
    let named = header.iter().zip(cells);
    let filled = named.filter_map(|(name, cell)| Some((name.clone(), value(cell)?)));
    let mut row = Row::new(line, Ok(filled.collect()));
    if cells.iter().any(|cell| matches!(cell, Data::Error(_))) {
        row.changed.push(ERROR);
    }
    Some(row)
}

/// A cell. A date is the day it shows, whatever way it shows it.
fn value(cell: &Data) -> Option<Value> {
    let text = match cell {
        Data::Empty | Data::Error(_) => return None,
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    Some(Value::String(text))
}
