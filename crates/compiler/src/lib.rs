//! A folder of corpus files into a pack, or into a report of everything that is wrong with them.
//!
//! Phases, each with types of its own: `source` reads files, `parse` makes records as written, `resolve` looks ids up,
//! `check` applies the rules, `lower` fills in what follows. All problems come out in one run, in file order.

mod authored;
mod check;
mod code;
mod diagnostic;
mod lower;
mod parse;
mod resolve;
mod source;
mod text;
mod wording;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crosscheck_model::{Corpus, Meta};

use crate::diagnostic::{Diagnostic, Log};
use crate::source::{Holds, Sources};

pub use code::{CodeReport, DocumentCoverage, ParagraphCoverage, Proposal, Reporting, code};
pub use diagnostic::Report;
pub use wording::{SharedRun, Wording, wording};

const NOT_COMPILED: &str = "corpus not compiled";

/// A corpus without errors.
#[derive(Debug)]
pub struct Compiled {
    /// The records, in canonical order.
    pub corpus: Corpus,
    /// What is not wrong but worth a look.
    pub warnings: Report,
    /// The corpus as bytes, as far as the page reads it.
    pub pack: Vec<u8>,
    /// Every file read and every folder that may gain one.
    pub inputs: Vec<PathBuf>,
}

/// Compiles a corpus folder.
///
/// # Errors
/// When anything in it is wrong: the report says all of it.
pub fn compile_dir(dir: &Path) -> Result<Compiled, Report> {
    let log = Log::default();
    let sources = Arc::new(Sources::read(dir, &log));
    let authored = parse::parse(&sources, &log);
    has_meta(&sources, &log);
    let draft = resolve::resolve(authored, &sources, &log);
    check::check(&draft, &log);
    let failed = log.has_errors();
    let inputs = sources.inputs.clone();
    let warnings = log.into_report(sources, NOT_COMPILED);
    if failed {
        return Err(warnings);
    }
    let mut corpus = lower::lower(draft);
    if corpus.meta == Meta::default() {
        corpus.meta = empty();
    }
    let pack = crosscheck_model::encode(&for_page(&corpus));
    Ok(Compiled {
        corpus,
        warnings,
        pack,
        inputs,
    })
}

/// The corpus without what no view reads. Fingerprints are checked against texts that only their coder has, and hashes are
/// the one thing that no compression makes smaller: a tenth of the pack.
#[must_use]
pub fn for_page(corpus: &Corpus) -> Corpus {
    let mut corpus = corpus.clone();
    let paragraphs = corpus
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.paragraphs);
    paragraphs.for_each(|paragraph| paragraph.fingerprint = None);
    corpus
}

/// What an empty folder is called.
fn empty() -> Meta {
    Meta {
        title: "An empty corpus".to_owned(),
        summary: "Nothing has been added yet.".to_owned(),
        language: "en".to_owned(),
        ..Meta::default()
    }
}

/// A corpus says what it is; a folder without any file is an empty one.
fn has_meta(sources: &Sources, log: &Log) {
    let holds = |wanted: Holds| sources.files().any(|(_, file)| file.holds == wanted);
    if holds(Holds::Meta) || !sources.root.is_dir() || log.has_errors() && sources.files().next().is_none() {
        return;
    }
    let help = "write a file corpus.toml with `title = \"…\"` and `summary = \"…\"`";
    let shown = sources.shown("corpus.toml");
    log.push(match sources.files().next() {
        None => Diagnostic::warning(format!("the corpus is empty: there is no {shown}")).help(help),
        Some(_) => Diagnostic::error(format!("there is no {shown}")).help(help),
    });
}
