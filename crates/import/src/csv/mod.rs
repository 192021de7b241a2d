//! A file of separated values into rows, under the names in its header.
//!
//! `layout` finds the separator and the header, `lines` puts records together that run over several lines, `cells` cuts one.

mod cells;
mod layout;
mod lines;

use serde_json::Value;

use crate::own::Passages;
use crate::row::Row;
use crate::source::Source;
use layout::Layout;
use lines::{Record, Records};

const WRONG_COUNT: &str = "more or fewer cells than the first row";
const NOT_CLOSED: &str = "a quotation mark that is not closed";
const STRAY: &str = "a quotation mark that is not closed was read as a letter";
const AGAIN: &str = "the names of the columns again";
const DEFUSED: &str = "an apostrophe that keeps spreadsheets from reading a formula was taken off";
const SHORT: &str = "cells missing at the end were read as empty";

/// Whether a text whose name says nothing of it is a table.
pub(crate) fn is(source: &Source) -> bool {
    let says_nothing = source.ending.is_empty() || source.ending == "txt" && source.beginning.contains('\t');
    says_nothing && !source.is_packed() && layout::is_likely(source)
}

/// Reads the rows of a file, and gives remarks on the file as a whole.
pub(crate) fn rows(table: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let mut layout = Layout::of(table)?;
    if Passages::has(&layout.header) {
        let mut passages = Passages::new(take);
        each_row(table, &layout, &mut |row| passages.add(row))?;
        passages.close();
        let remark = "a table of passages from Crosscheck: the digests of a document were put together as its text";
        layout.remarks.push(remark.to_owned());
    } else {
        each_row(table, &layout, take)?;
    }
    Ok(layout.remarks)
}

fn each_row(table: &Source, layout: &Layout, take: &mut dyn FnMut(Row)) -> Result<(), String> {
    let mut records = Records::open(table, layout.separator, Some(layout.header.len()))?;
    let mut held: Option<Record> = None;
    while let Some(record) = records.next()? {
        if record.line <= layout.header_line {
            continue;
        }
        if let Some(before) = held.take() {
            if are_one(&before, &record, layout.header.len()) {
                take(lost(&before));
                take(lost(&record));
                continue;
            }
            take(row(before, &layout.header));
        }
        held = Some(record);
    }
    if let Some(last) = held {
        take(row(last, &layout.header));
    }
    Ok(())
}

/// Whether two records are the halves of one that a line end has broken: together they have its cells, and the second goes on
/// in the middle of a sentence, as the first does not.
fn are_one(first: &Record, second: &Record, width: usize) -> bool {
    let (Ok(first), Ok(second)) = (&first.cells, &second.cells) else {
        return false;
    };
    let goes_on = |cells: &[String]| {
        let sign = cells.first().and_then(|cell| cell.chars().next());
        sign.is_some_and(|sign| sign.is_lowercase() || sign.is_whitespace())
    };
    let is_count = first.len() < width && second.len() < width && first.len() + second.len() == width + 1;
    is_count && goes_on(second) && !goes_on(first)
}

fn lost(record: &Record) -> Row {
    Row::new(record.line, Err(WRONG_COUNT))
}

/// A record under the names of the header. Empty cells beyond it are nothing.
fn row(record: Record, header: &[String]) -> Row {
    let mut changed = Vec::new();
    let cells = record.cells.and_then(|mut cells| {
        while cells.len() > header.len() && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        if cells.len() > header.len() || cells.len() < 2.min(header.len()) {
            return Err(if record.has_stray_quote {
                NOT_CLOSED
            } else {
                WRONG_COUNT
            });
        }
        if cells.iter().eq(header) {
            return Err(AGAIN);
        }
        if cells.len() < header.len() {
            changed.push(SHORT);
        }
        for cell in &mut cells {
            let plain = cell.strip_prefix('\'');
            if let Some(plain) = plain.filter(|plain| plain.starts_with(['=', '+', '-', '@'])) {
                *cell = plain.to_owned();
                changed.push(DEFUSED);
            }
        }
        let named = header.iter().cloned().zip(cells.into_iter().map(Value::String));
        Ok(named.collect())
    });
    if record.has_stray_quote {
        changed.push(STRAY);
    }
    Row {
        changed,
        ..Row::new(record.line, cells)
    }
}
