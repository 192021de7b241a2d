//! Words on the command line into values, by tables that other crates own.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use crosscheck_export::{Contents, Format};
use crosscheck_model::Date;
use crosscheck_search::{Order, Unit};

/// A format of export by its key. Help and completions list all of them.
pub(crate) fn format() -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.map(|format| PossibleValue::new(format.key()).help(format_help(format)));
    PossibleValuesParser::new(values).try_map(|key| Format::from_key(&key).ok_or("no such format"))
}

/// "comparison: Brief, Markdown with footnotes"
fn format_help(format: Format) -> String {
    let (title, note) = (format.title(), format.note());
    match format.contents() {
        Contents::Selection => format!("{title}, {note}"),
        Contents::Comparison => format!("comparison: {title}, {note}"),
        Contents::Citations => format!("citation: {title}, {note}"),
    }
}

/// What is listed, by its key.
pub(crate) fn unit() -> impl TypedValueParser<Value = Unit> {
    let keys = Unit::ALL.map(|unit| PossibleValue::new(unit.key()));
    PossibleValuesParser::new(keys).try_map(|key| Unit::from_key(&key).ok_or("no such unit"))
}

/// The order of hits, by its key.
pub(crate) fn order() -> impl TypedValueParser<Value = Order> {
    let keys = Order::ALL.map(|order| PossibleValue::new(order.key()));
    PossibleValuesParser::new(keys).try_map(|key| Order::from_key(&key).ok_or("no such order"))
}

/// A date as everywhere in a corpus.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| error.to_string())
}
