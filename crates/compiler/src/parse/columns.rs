//! What a table of documents has beside documents: columns, which become facets, and outlets.

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

/// Columns by key and values by text, and the documents pointing to their new places.
pub(super) fn in_order(columns: Vec<Filling>, rows: &mut [Document]) -> Vec<Column> {
    let mut by_key: Vec<(usize, Filling)> = columns.into_iter().enumerate().collect();
    by_key.sort_by(|(_, one), (_, two)| one.key.cmp(&two.key));
    let mut places: BTreeMap<u16, (u16, Vec<u32>)> = BTreeMap::new();
    let mut done = Vec::new();
    for (before, column) in by_key.into_iter().filter(|(_, column)| !column.values.is_empty()) {
        let mut values: Vec<(String, u32)> = column.values.into_iter().collect();
        values.sort();
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
