//! BibTeX and BibLaTeX into rows, an entry a row.

use biblatex::{Bibliography, ChunksExt, Entry, RawBibliography};
use serde_json::Value;

use crate::row::{Row, list_cell};
use crate::source::Source;

const UNREADABLE: &str = "an entry that BibTeX cannot read";

/// Whether a file is BibTeX: its first line that is no comment opens an entry.
pub(crate) fn is(source: &Source) -> bool {
    let mut lines = source.beginning.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('%'));
    first.and_then(|line| line.strip_prefix('@')).is_some_and(|rest| {
        let kind = rest.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
        kind.len() < rest.len() && kind.trim_start().starts_with(['{', '('])
    })
}

/// Hands over the entries. Where one of them cannot be read, the others are read one by one.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let text = source.text()?;
    let whole = RawBibliography::parse(&text)
        .ok()
        .and_then(|raw| Bibliography::from_raw(raw).ok());
    if let Some(whole) = whole {
        whole
            .iter()
            .for_each(|entry| take(row(line_of(&text, &entry.key), entry)));
        return Ok(Vec::new());
    }
    for (line, one) in one_by_one(&text) {
        match Bibliography::parse(&one) {
            Ok(read) => read.iter().for_each(|entry| take(row(line, entry))),
            Err(_) => take(Row::new(line, Err(UNREADABLE))),
        }
    }
    Ok(Vec::new())
}

/// The line in which the entry of that key begins.
fn line_of(text: &str, key: &str) -> u64 {
    let lines = (1..).zip(text.lines());
    let mut entries = lines.filter(|(_, line)| line.trim_start().starts_with('@'));
    entries.find(|(_, line)| line.contains(key)).map_or(0, |(at, _)| at)
}

/// Entries, each from a line that begins with `@` to the next such line.
fn one_by_one(text: &str) -> Vec<(u64, String)> {
    let mut entries: Vec<(u64, String)> = Vec::new();
    for (at, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with('@') {
            entries.push((at, String::new()));
        }
        if let Some((_, entry)) = entries.last_mut() {
            entry.push_str(line);
            entry.push('\n');
        }
    }
    entries
}

fn row(line: u64, entry: &Entry) -> Row {
    let mut fields = entry.fields.clone();
    let mut take = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| fields.remove(*name))
            .map(|value| value.format_verbatim())
    };
    let (month, day) = (take(&["month"]), take(&["day"]));
    let date = take(&["date", "year"]).map(|date| match month {
        Some(month) if date.len() == 4 => dated(&date, &month, day.as_deref()),
        _ => date,
    });
    let mut row = Row::of_texts(
        line,
        [
            ("id", Some(entry.key.clone())),
            ("title", take(&["title"])),
            ("text", take(&["abstract"])),
            (
                "outlet",
                take(&[
                    "journaltitle",
                    "journal",
                    "booktitle",
                    "publisher",
                    "institution",
                    "organization",
                    "howpublished",
                ]),
            ),
            ("published", date),
            ("address", take(&["url"])),
            ("language", take(&["langid", "language"])),
            ("note", take(&["note", "annotation", "annote"])),
            ("kind", Some(entry.entry_type.to_string())),
        ],
    );
    let author = take(&["author", "editor"]);
    let keywords = take(&["keywords"]);
    let Ok(cells) = &mut row.cells else { return row };
    if let Some(author) = author {
        cells.push((
            "author".to_owned(),
            list_cell(author.split(" and ").map(|name| name.trim().to_owned())),
        ));
    }
    if let Some(keywords) = keywords {
        cells.push((
            "keyword".to_owned(),
            list_cell(keywords.split([',', ';']).map(|word| word.trim().to_owned())),
        ));
    }
    // What has no place of its own keeps its name.
    for (name, value) in fields {
        cells.push((name, Value::String(value.format_verbatim())));
    }
    row
}

/// A year and what BibTeX has for its month, a name or a number, and for its day.
fn dated(year: &str, month: &str, day: Option<&str>) -> String {
    let month = month.trim();
    let number = |text: &str| text.trim().parse::<u32>().ok();
    match (number(month), day.and_then(number)) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        (None, Some(day)) => format!("{day} {month} {year}"),
        (None, None) => format!("{month} {year}"),
    }
}
