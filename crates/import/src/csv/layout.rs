//! The beginning of a file into its separator and its header.

use super::lines::{Record, Records};
use crate::profiles;
use crate::row::spaced;
use crate::source::Source;

/// From how many records the layout is found out.
const RECORDS: usize = 100;

/// What may stand between cells. Of equally likely ones the first is taken.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];

/// How a file is to be read.
pub(crate) struct Layout {
    pub(crate) separator: char,
    /// The line in which the header begins.
    pub(crate) header_line: u64,
    /// Names of columns, each once.
    pub(crate) header: Vec<String>,
    /// What the author should know of it.
    pub(crate) remarks: Vec<String>,
}

impl Layout {
    /// Finds it out.
    pub(crate) fn of(table: &Source) -> Result<Self, String> {
        let first = beginning(table, ',', 1)?;
        if let Some(separator) = first.first().and_then(named_separator) {
            let records = beginning(table, separator, RECORDS)?;
            return Ok(Self::from(separator, records.get(1..).unwrap_or_default()));
        }
        let mut best: Option<(Likely, Self)> = None;
        for separator in SEPARATORS {
            let records = beginning(table, separator, RECORDS)?;
            let likely = likely(&records);
            if best.as_ref().is_none_or(|(best, _)| likely > *best) {
                best = Some((likely, Self::from(separator, &records)));
            }
        }
        let (_, layout) = best.ok_or("no separator")?;
        Ok(layout)
    }

    fn from(separator: char, records: &[Record]) -> Self {
        if let Some((known, header)) = records
            .first()
            .and_then(|first| profiles::without_header(first.cells.as_ref().ok()?))
        {
            return Self {
                separator,
                header_line: 0,
                header,
                remarks: vec![format!("the file has no names of columns: those of {known} were taken")],
            };
        }
        let above = lines_above(records);
        let mut layout = Self {
            separator,
            header_line: records.get(above).map_or(u64::MAX, |record| record.line),
            header: records.get(above).map(names).unwrap_or_default(),
            remarks: Vec::new(),
        };
        let line = |at: usize| records.get(at).map_or(0, |record| record.line);
        match above {
            0 => {}
            1 => layout.remarks.push(format!(
                "line {} stands above the names of the columns and was left out",
                line(0)
            )),
            _ => layout.remarks.push(format!(
                "lines {}–{} stand above the names of the columns and were left out",
                line(0),
                line(above - 1)
            )),
        }
        layout
    }
}

/// The first records of a file.
fn beginning(table: &Source, separator: char, most: usize) -> Result<Vec<Record>, String> {
    let mut from = Records::open(table, separator, None)?;
    let mut records = Vec::new();
    while records.len() < most
        && let Some(record) = from.next()?
    {
        records.push(record);
    }
    Ok(records)
}

/// `sep=;`, which spreadsheets write above the header.
fn named_separator(first: &Record) -> Option<char> {
    let line = first.cells.as_ref().ok()?.join(",");
    let named = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep="))?;
    let mut signs = line.get(named.len()..)?.chars();
    signs.next().filter(|_| signs.next().is_none())
}

/// How many records have the width that most have, and that width: what is greater is likelier. One cell is no row.
type Likely = (usize, usize);

fn likely(records: &[Record]) -> Likely {
    let (count, width) = usual_width(records);
    if width > 1 { (count, width) } else { (0, 0) }
}

/// Whether a file looks like separated values: several rows that agree on a separator.
pub(crate) fn is_likely(table: &Source) -> bool {
    SEPARATORS.into_iter().any(|separator| {
        let records = beginning(table, separator, 20).unwrap_or_default();
        let (count, _) = likely(&records);
        count > 1 && count == records.len()
    })
}

/// The number of cells that most records have, empty ones at the end not counted, and how many have it.
fn usual_width(records: &[Record]) -> (usize, usize) {
    let widths: Vec<usize> = records.iter().map(width).collect();
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths
        .iter()
        .map(|&width| (count(width), width))
        .max()
        .unwrap_or_default()
}

/// The number of cells up to the last that is not empty.
fn width(record: &Record) -> usize {
    let cells = record.cells.as_deref().unwrap_or_default();
    let last = cells.iter().rposition(|cell| !cell.trim().is_empty());
    last.map_or(0, |last| last + 1)
}

/// How many records stand above the header: titles and dates, which have at most half of the cells. A header names each
/// column differently, and rows follow it.
fn lines_above(records: &[Record]) -> usize {
    let (_, usual) = usual_width(records);
    let is_above = |record: &&Record| {
        let is_padded = record.cells.as_ref().is_ok_and(|cells| cells.len() >= usual);
        let twice = width(record) * 2;
        if is_padded { twice < usual } else { twice <= usual }
    };
    let above = records.iter().take_while(is_above).count();
    let is_header = records
        .get(above)
        .and_then(|record| record.cells.as_ref().ok())
        .is_some_and(|cells| {
            let named = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            let mut named: Vec<&str> = named.collect();
            let count = named.len();
            named.sort_unstable();
            named.dedup();
            named.len() == count && count == usual
        });
    if is_header && above + 1 < records.len() {
        above
    } else {
        0
    }
}

/// The names of the columns: a number for one that has none, and behind one that is there already.
fn names(record: &Record) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let cells = record.cells.as_deref().unwrap_or_default();
    for (at, cell) in cells.iter().enumerate() {
        let name = spaced(cell);
        let name = match if at == 0 {
            name.trim_start_matches('#').trim_start().to_owned()
        } else {
            name
        } {
            name if name.is_empty() => format!("column-{}", at + 1),
            name => name,
        };
        let is_taken = names.contains(&name);
        names.push(if is_taken { format!("{name}-{}", at + 1) } else { name });
    }
    names
}
