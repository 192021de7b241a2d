//! What a folder says of itself, and what is said of one that says nothing.

use crosscheck_model::Meta;

use crate::diagnostic::{Diagnostic, Log};
use crate::source::{Holds, Sources};

/// What an empty folder is called.
pub(crate) fn empty() -> Meta {
    Meta {
        title: "An empty corpus".to_owned(),
        summary: "Nothing has been added yet.".to_owned(),
        language: "en".to_owned(),
        ..Meta::default()
    }
}

/// A corpus says what it is; a folder without any file is an empty one.
pub(crate) fn has_meta(sources: &Sources, log: &Log) {
    let holds = |wanted: Holds| sources.files().any(|(_, file)| file.holds == wanted);
    if holds(Holds::Meta) || sources.is_missing || log.has_errors() && sources.files().next().is_none() {
        return;
    }
    let help = "write a file corpus.toml with `title = \"…\"` and `summary = \"…\"`";
    let shown = sources.shown("corpus.toml");
    log.push(match sources.files().next() {
        None => Diagnostic::warning(format!("the corpus is empty: there is no {shown}")).help(help),
        Some(_) => Diagnostic::error(format!("there is no {shown}")).help(help),
    });
}
