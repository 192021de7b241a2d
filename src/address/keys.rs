//! How the address spells the columns and the orders of Compare.

use crosscheck_compare::{Columns, Sort};

/// Every kind of column that Compare offers.
pub(crate) const COLUMNS: [Columns; 5] = [
    Columns::Documents,
    Columns::Newsrooms,
    Columns::Voices,
    Columns::Institutions,
    Columns::Years,
];

/// Every order that Compare offers.
pub(crate) const SORTS: [Sort; 6] = [
    Sort::Disagreement,
    Sort::Lines,
    Sort::Time,
    Sort::Span,
    Sort::Silence,
    Sort::Name,
];

/// The spelling of a kind of column in the address.
#[must_use]
pub(crate) fn columns_key(columns: Columns) -> &'static str {
    match columns {
        Columns::Documents => "documents",
        Columns::Newsrooms => "newsrooms",
        Columns::Voices => "voices",
        Columns::Institutions => "institutions",
        Columns::Years => "years",
    }
}

/// The spelling of an order in the address.
#[must_use]
pub(crate) fn sort_key(sort: Sort) -> &'static str {
    match sort {
        Sort::Disagreement => "disagreement",
        Sort::Lines => "lines",
        Sort::Time => "time",
        Sort::Span => "span",
        Sort::Silence => "silence",
        Sort::Name => "name",
    }
}
