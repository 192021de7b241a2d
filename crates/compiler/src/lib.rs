//! A folder of corpus files into a pack, or into a report of everything that is wrong with them.
//!
//! Phases, each with types of its own: `folder` reads files, `parse` makes records as written, `resolve` looks ids up,
//! `check` applies the rules, `lower` fills in what follows. All problems come out in one run, in file order.

mod authored;
mod check;
mod code;
mod diagnostic;
mod folder;
mod lower;
mod parse;
mod problem;
mod resolve;
mod source;
mod steps;
mod text;
mod wording;
mod words;

/// What a table of documents may hold, for whoever writes one.
pub mod table {
    pub use crate::parse::{KEYS, LONGEST_TEXT, LONGEST_VALUE, MOST_COLUMNS, kebab};
    pub use crate::words::list;
}

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crosscheck_model::{Corpus, Fingerprint, Meta, Packed, Paragraph};

use crate::diagnostic::{Diagnostic, Log};
use crate::source::{Holds, Sources};

pub use code::{CodeReport, DocumentCoverage, ParagraphCoverage, Proposal, Reporting, code};
pub use diagnostic::Report;
pub use problem::{Excerpt, Problem};
pub use steps::{Compiling, Step};
pub use wording::{SharedRun, Wording, wording};

/// A corpus without errors.
#[derive(Debug)]
pub struct Compiled {
    /// The records, in canonical order.
    pub corpus: Corpus,
    /// What is not wrong but worth a look.
    pub warnings: Report,
    /// The corpus as bytes, as far as the page reads it.
    pub pack: Vec<u8>,
    /// Where the pack would be larger than asked for: what stands beside it, by path.
    pub parts: Vec<(String, Vec<u8>)>,
    /// Every file read and every folder that may gain one.
    pub inputs: Vec<PathBuf>,
}

/// Compiles a corpus folder, all into the pack.
///
/// # Errors
/// When anything in it is wrong: the report says all of it.
pub fn compile_dir(dir: &Path) -> Result<Compiled, Report> {
    compile(dir, usize::MAX, Log::default())
}

/// Compiles a corpus folder. Where the pack would have more than `most` bytes, texts and index stand in parts beside it, which
/// belong in the bundle.
///
/// # Errors
/// As above.
pub fn compile_dir_in_parts(dir: &Path, most: usize) -> Result<Compiled, Report> {
    compile(dir, most, Log::default())
}

/// The same as for a bundle, telling how far it is: what was done, and how many times.
///
/// # Errors
/// As above.
pub fn compile_dir_telling(dir: &Path, tell: impl Fn(&'static str, usize) + 'static) -> Result<Compiled, Report> {
    compile(dir, LARGEST_PACK, Log::telling(Box::new(tell)))
}

/// Begins to compile a folder that is in memory: its files by their paths in it, with `/`. All goes into the pack. Reports call
/// the folder `name`.
#[must_use]
pub fn compile_files(name: &str, files: BTreeMap<String, Vec<u8>>) -> Compiling {
    let log = Log::default();
    let sources = Sources::of_memory(name, files, &log);
    Compiling::new(sources, log, usize::MAX)
}

fn compile(dir: &Path, most: usize, log: Log) -> Result<Compiled, Report> {
    let sources = Sources::read(dir, &log);
    Compiling::new(sources, log, most).finish()
}

/// The most bytes the page of a bundle embeds.
pub const LARGEST_PACK: usize = 20_000_000;

/// The most bytes of embedded texts that the page reads through by itself when they are first searched. With more of them
/// the index stands in the pack, so that opening it reads none.
const LARGEST_UNREAD: usize = 100_000;

/// The index of a corpus whose texts are many, and nothing for any other: it would weigh more than it saves.
fn index(corpus: &Corpus) -> Vec<u8> {
    let paragraphs = corpus.documents.iter().flat_map(|document| &document.paragraphs);
    let texts: usize = paragraphs
        .filter_map(|paragraph| paragraph.text.as_deref().map(str::len))
        .sum();
    if texts > LARGEST_UNREAD {
        crosscheck_search::encode(corpus)
    } else {
        Vec::new()
    }
}

/// Packs the corpus without what no view reads, and without a second copy of it.
fn pack(corpus: &mut Corpus, most: usize) -> Packed {
    let taken: Vec<Option<Fingerprint>> = paragraphs(corpus)
        .map(|paragraph| paragraph.fingerprint.take())
        .collect();
    let packed = crosscheck_model::encode_in_parts(corpus, &index(corpus), most, &text::paragraphs::sha256);
    for (paragraph, fingerprint) in paragraphs(corpus).zip(taken) {
        paragraph.fingerprint = fingerprint;
    }
    packed
}

fn paragraphs(corpus: &mut Corpus) -> impl Iterator<Item = &mut Paragraph> {
    corpus
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.paragraphs)
}

/// The corpus without what no view reads. Fingerprints are checked against texts that only their coder has, and hashes are
/// the one thing that no compression makes smaller: a tenth of the pack.
#[must_use]
pub fn for_page(corpus: &Corpus) -> Corpus {
    let mut corpus = corpus.clone();
    paragraphs(&mut corpus).for_each(|paragraph| paragraph.fingerprint = None);
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
