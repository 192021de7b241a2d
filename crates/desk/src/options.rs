//! What the reader says of an import, in the controls below its report.

use crosscheck_import::Order;
use serde::Deserialize;

/// What the reader says of an import.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// What columns are, by their names: `[["Titel", "title"]]`.
    pub columns: Vec<(String, String)>,
    /// `day-first` or `month-first`; neither where it is empty.
    pub dates: String,
    /// How the file is encoded; found out where it is empty.
    pub encoding: String,
}

impl From<&Options> for crosscheck_import::Options {
    fn from(options: &Options) -> Self {
        Self {
            columns: options.columns.clone(),
            map: Vec::new(),
            encoding: Some(options.encoding.clone()).filter(|name| !name.is_empty()),
            order: match options.dates.as_str() {
                "day-first" => Some(Order::DayFirst),
                "month-first" => Some(Order::MonthFirst),
                _ => None,
            },
            dry_run: false,
        }
    }
}
