//! What a table of documents has beside documents: columns, which become facets, and outlets.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use crosscheck_model::{Column, OutletKind};

use super::table::kebab;
use crate::authored::{Document, Outlet};
use crate::source::At;

/// A column being filled.
pub(super) struct Filling {
    pub(super) key: String,
    /// As the table has it.
    pub(super) name: String,
    pub(super) title: String,
    pub(super) values: HashMap<String, u32>,
    pub(super) rule: Option<usize>,
}

/// The outlet of documents that name none.
const UNKNOWN: &str = "unknown";

/// The outlets of rows: by id, by name, or made of the name where no file lists outlets.
pub(super) fn outlets(rows: &mut [Document], outlets: &mut Vec<Outlet>, are_listed: bool) {
    let mut known: HashMap<String, String> = HashMap::new();
    for outlet in outlets.iter() {
        for name in outlet.short.iter().chain([&outlet.name]) {
            known.entry(name.clone()).or_insert_with(|| outlet.id.value.clone());
        }
    }
    // An id is an id, whatever else is called so.
    for outlet in outlets.iter() {
        known.insert(outlet.id.value.clone(), outlet.id.value.clone());
    }
    for row in rows {
        let name = row.outlet.value.as_str();
        if let Some(id) = known.get(name) {
            row.outlet.value.clone_from(id);
            continue;
        }
        let (id, title) = match name {
            "" | UNKNOWN => (UNKNOWN.to_owned(), "Unknown outlet".to_owned()),
            _ if are_listed => continue,
            _ => (kebab(name), name.to_owned()),
        };
        let id = if id.is_empty() {
            format!("outlet-{}", outlets.len() + 1)
        } else {
            id
        };
        known.insert(name.to_owned(), id.clone());
        if known.insert(id.clone(), id.clone()).is_none() || title == name && id == name {
            outlets.push(Outlet {
                id: At {
                    value: id.clone(),
                    span: row.outlet.span,
                },
                name: title,
                short: None,
                kind: OutletKind::Unknown,
                group: None,
                country: None,
                language: None,
                entity: None,
                note: None,
            });
        }
        row.outlet.value = id;
    }
}

/// Columns by key and values by text, numbers as numbers, and the documents pointing to their new places.
pub(super) fn in_order(columns: Vec<Filling>, rows: &mut [Document]) -> Vec<Column> {
    let mut by_key: Vec<(usize, Filling)> = columns.into_iter().enumerate().collect();
    by_key.sort_by(|(_, one), (_, two)| one.key.cmp(&two.key));
    let mut places: BTreeMap<u16, (u16, Vec<u32>)> = BTreeMap::new();
    let mut done = Vec::new();
    for (before, column) in by_key.into_iter().filter(|(_, column)| !column.values.is_empty()) {
        let mut values: Vec<(String, u32)> = column.values.into_iter().collect();
        values.sort_by(|(one, _), (other, _)| natural(one, other));
        let mut moved = vec![0; values.len()];
        for (now, (_, before)) in (0..).zip(&values) {
            if let Some(place) = moved.get_mut(*before as usize) {
                *place = now;
            }
        }
        let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        places.insert(place(before), (place(done.len()), moved));
        done.push(Column {
            key: column.key,
            title: column.title,
            values: values.into_iter().map(|(value, _)| value).collect(),
        });
    }
    for row in rows.iter_mut().filter_map(|document| document.row.as_mut()) {
        for of in &mut row.columns {
            if let Some((column, moved)) = places.get(&of.column) {
                of.column = *column;
                of.value = moved.get(of.value as usize).copied().unwrap_or(u32::MAX);
            }
        }
        row.columns.sort_unstable();
    }
    done
}

/// Numbers by what they are worth, before texts; in texts, runs of digits by what they are worth: "Ward 2" before "Ward 10".
fn natural(one: &str, other: &str) -> Ordering {
    match (number(one), number(other)) {
        (Some(first), Some(second)) => first.total_cmp(&second),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => runs(one).cmp(&runs(other)),
    }
    .then_with(|| one.cmp(other))
}

/// What a number is worth, with a comma or a point before its decimals and with groups of three. Of `1,500` it is not known which of
/// both the comma is; as in English, it groups.
fn number(text: &str) -> Option<f64> {
    let text = text
        .trim()
        .trim_end_matches('%')
        .trim_end()
        .replace(['\u{a0}', '\u{202f}', ' ', '\''], "");
    let text = text.replace('−', "-");
    let (last_comma, last_point) = (text.rfind(','), text.rfind('.'));
    let is_group = |at: usize| text.len() - at == 4;
    let plain = match (last_comma, last_point) {
        (Some(comma), Some(point)) if comma > point => text.replace('.', "").replace(',', "."),
        (Some(comma), None) if text.matches(',').count() == 1 && !is_group(comma) => text.replace(',', "."),
        (None, Some(_)) if text.matches('.').count() > 1 => text.replace('.', ""),
        _ => text.replace(',', ""),
    };
    let is_number = plain.starts_with(|sign: char| sign.is_ascii_digit() || "+-.".contains(sign));
    plain
        .parse()
        .ok()
        .filter(|number: &f64| is_number && number.is_finite())
}

/// A part of a text: a whole number, or what stands between.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Run<'a> {
    Number(u128),
    Text(&'a str),
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest
            .find(|sign: char| sign.is_ascii_digit() != is_digit)
            .unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        runs.push(match run.parse() {
            Ok(number) if is_digit => Run::Number(number),
            _ => Run::Text(run),
        });
        rest = behind;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(in_order: &[&str]) {
        let mut sorted = in_order.to_vec();
        sorted.reverse();
        sorted.sort_by(|one, other| natural(one, other));
        assert_eq!(sorted, in_order);
    }

    #[test]
    fn numbers_stand_in_their_order() {
        check(&["-3", "2", "10", "1,500", "12.000.000"]);
        check(&["2,5", "3", "10,25"]);
        check(&["9 %", "10 %", "100 %"]);
        check(&["7", "12", "none"]);
        check(&["0-9", "10-19", "100+", "100-199"]);
        check(&["Ward 2", "Ward 10", "ward 1"]);
    }
}
