//! Annotations that lie in a file of their own, to the documents they are on, where those are imported with them.

use std::collections::{BTreeSet, HashMap};

use crate::marks::Mark;
use crate::row::Row;

/// The annotations of all files, by the address of their document.
#[derive(Default)]
pub(crate) struct Loose {
    by_address: HashMap<String, Vec<Mark>>,
    /// Addresses that a document has.
    met: BTreeSet<String>,
}

impl Loose {
    /// Takes note of a row: of an annotation, or of the addresses of a document.
    pub(crate) fn see(&mut self, row: &Row) {
        if let Some((address, marks)) = &row.on {
            self.by_address
                .entry(plain(address))
                .or_default()
                .extend(marks.iter().cloned());
            return;
        }
        for (_, value) in row.cells.iter().flatten() {
            if let Some(address) = value.as_str().filter(|text| text.starts_with("http")) {
                self.met.insert(plain(address));
            }
        }
    }

    /// Gives a document the marks that are on it. An annotation on a document that is imported too is no row of its own.
    pub(crate) fn attached(&self, mut row: Row) -> Option<Row> {
        if let Some((address, _)) = &row.on {
            return (!self.met.contains(&plain(address))).then_some(row);
        }
        if self.by_address.is_empty() {
            return Some(row);
        }
        let addresses = row.cells.iter().flatten().filter_map(|(_, value)| value.as_str());
        let addresses: BTreeSet<String> = addresses.filter(|text| text.starts_with("http")).map(plain).collect();
        for address in addresses {
            row.marks
                .extend(self.by_address.get(&address).into_iter().flatten().cloned());
        }
        Some(row)
    }
}

/// An address without what differs between copies of it.
fn plain(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default().trim_end_matches('/');
    let address = address.trim_start_matches("https://").trim_start_matches("http://");
    address.trim_start_matches("www.").to_owned()
}
