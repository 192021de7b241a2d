//! What was made of a table into the TOML files beside its documents.

use std::fmt::Write as _;

use serde_json::Value;

use crate::columns::{Becomes, Column};
use crate::outlets::Outlets;

/// The text of corpus.toml.
pub(crate) fn corpus(columns: &[Column], name: &str, documents: usize) -> String {
    let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut text = format!(
        "# Say what this corpus is.\ntitle = {}\nsummary = {}\n",
        quoted(title),
        quoted(&format!("{documents} documents imported from {name}."))
    );
    for column in columns {
        if let Becomes::Facet { key, .. } = &column.becomes
            && *key != column.name
        {
            let _ = write!(
                text,
                "\n[[column]]\nname = {}\ntitle = {}\n",
                quoted(key),
                quoted(&column.name)
            );
        }
    }
    text
}

/// The text of outlets.toml.
pub(crate) fn outlets(outlets: &Outlets) -> String {
    let mut text = "# Say what kind each is; docs/corpus-format.md lists the kinds.\n".to_owned();
    for (id, name) in &outlets.all {
        let _ = write!(
            text,
            "\n[[outlet]]\nid = {}\nname = {}\nkind = \"unknown\"\n",
            quoted(id),
            quoted(name)
        );
    }
    text
}

/// A text as TOML has it: as JSON has it, save one sign.
pub(crate) fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string().replace('\u{7f}', "\\u007f")
}
