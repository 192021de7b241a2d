//! RIS into rows, a reference a row.

use std::collections::BTreeMap;

use crate::row::{Row, list_cell};
use crate::source::Source;

/// Whether a file is RIS: its first line that is not blank names a type.
pub(crate) fn is(source: &Source) -> bool {
    let first = source.beginning.lines().find(|line| !line.trim().is_empty());
    first.and_then(tag).is_some_and(|(tag, _)| tag == "TY")
}

/// Hands over the references.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let text = source.text()?;
    let mut open: Option<(u64, Reference)> = None;
    for (at, line) in (1..).zip(text.lines()) {
        match tag(line) {
            Some(("TY", kind)) => {
                if let Some((line, reference)) = open.take() {
                    take(reference.row(line));
                }
                let mut reference = Reference::default();
                reference.add("TY", kind);
                open = Some((at, reference));
            }
            Some(("ER", _)) => {
                if let Some((line, reference)) = open.take() {
                    take(reference.row(line));
                }
            }
            Some((tag, value)) => {
                if let Some((_, reference)) = &mut open {
                    reference.add(tag, value);
                }
            }
            None => {
                if let Some((_, reference)) = &mut open {
                    reference.go_on(line);
                }
            }
        }
    }
    if let Some((line, reference)) = open {
        take(reference.row(line));
    }
    Ok(Vec::new())
}

/// `TI  - Title`
fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (tag, value) = line.split_at_checked(2)?;
    let value = value.strip_prefix("  -")?;
    let is_tag =
        tag.starts_with(|sign: char| sign.is_ascii_uppercase()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_tag.then_some((tag, value.trim()))
}

#[derive(Default)]
struct Reference {
    fields: BTreeMap<String, Vec<String>>,
    last: String,
}

impl Reference {
    fn add(&mut self, tag: &str, value: &str) {
        self.last = tag.to_owned();
        if !value.is_empty() {
            self.fields.entry(tag.to_owned()).or_default().push(value.to_owned());
        }
    }

    /// A line without a tag goes on with the one before.
    fn go_on(&mut self, line: &str) {
        let values = self.fields.get_mut(&self.last);
        if let Some(value) = values.and_then(|values| values.last_mut()) {
            value.push('\n');
            value.push_str(line.trim());
        }
    }

    fn take(&mut self, tags: &[&str]) -> Option<String> {
        let values = tags.iter().find_map(|tag| self.fields.remove(*tag))?;
        Some(values.join("\n\n"))
    }

    fn row(mut self, line: u64) -> Row {
        let date = self.take(&["DA", "PY", "Y1"]).map(|date| date_of(&date));
        self.fields.remove("PY");
        self.fields.remove("Y1");
        let urls = self.fields.remove("UR").unwrap_or_default();
        let mut row = Row::of_texts(
            line,
            [
                ("id", self.take(&["ID"])),
                ("title", self.take(&["TI", "T1", "CT"])),
                ("text", self.take(&["AB", "N2"])),
                ("outlet", self.take(&["T2", "JO", "JF", "JA", "PB"])),
                ("published", date),
                ("address", urls.first().cloned()),
                ("language", self.take(&["LA"])),
                ("note", self.take(&["N1"])),
                ("kind", self.take(&["TY"])),
            ],
        );
        let Ok(cells) = &mut row.cells else { return row };
        let mut list = |name: &str, tags: &[&str]| {
            let all: Vec<String> = tags
                .iter()
                .filter_map(|tag| self.fields.remove(*tag))
                .flatten()
                .collect();
            if !all.is_empty() {
                cells.push((name.to_owned(), list_cell(all)));
            }
        };
        list("author", &["AU", "A1"]);
        list("keyword", &["KW"]);
        if urls.len() > 1 {
            cells.push(("more-addresses".to_owned(), list_cell(urls.into_iter().skip(1))));
        }
        // What has no place of its own keeps its tag.
        for (tag, values) in self.fields {
            cells.push((tag, list_cell(values)));
        }
        row
    }
}

/// `2016/06/04/morning`, `2016///`, `2016/06//` as dates of a corpus.
fn date_of(text: &str) -> String {
    let mut parts = text.splitn(4, '/');
    let numbers: Vec<&str> = parts
        .by_ref()
        .take(3)
        .map(str::trim)
        .take_while(|part| !part.is_empty())
        .collect();
    let is_date = numbers.first().is_some_and(|year| year.len() == 4) && text.contains('/');
    if is_date { numbers.join("-") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_what_is_known_of_them() {
        assert_eq!(date_of("2016/06/04/"), "2016-06-04");
        assert_eq!(date_of("2016/06//"), "2016-06");
        assert_eq!(date_of("2016///"), "2016");
        assert_eq!(date_of("2016"), "2016");
        assert_eq!(date_of("circa 1900"), "circa 1900");
    }
}
