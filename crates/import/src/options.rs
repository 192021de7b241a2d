//! What the author says of an import.

use crate::dates::Order;

/// What the author says of an import beside the file and the folder.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What columns are whose names do not tell, as `("event_date", "date")`.
    pub columns: Vec<(String, String)>,
    /// What marks of a label become, as `("PER", "person")`.
    pub map: Vec<(String, String)>,
    /// How the file is encoded.
    pub encoding: Option<String>,
    /// Which of two numbers of a date is the day.
    pub order: Option<Order>,
    /// Whether to write nothing and only say what would become of the file.
    pub dry_run: bool,
}
