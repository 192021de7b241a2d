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
mod meta;
mod packed;
mod parse;
mod problem;
mod resolve;
mod source;
mod steps;
mod text;
mod wording;
mod words;

/// What a corpus folder may hold and how its texts are read, for whoever writes one.
pub mod table {
    pub use crate::parse::{KEYS, LONGEST_TEXT, LONGEST_VALUE, MOST_COLUMNS, kebab};
    pub use crate::text::mentions::is_word;
    pub use crate::text::paragraphs::split;
    pub use crate::words::list;
}

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::Log;
use crate::source::Sources;

pub use code::{CodeReport, DocumentCoverage, ParagraphCoverage, Proposal, Reporting, code};
pub use diagnostic::Report;
pub use packed::{Compiled, for_page};
pub use problem::{Excerpt, Problem};
pub use steps::{Compiling, Step};
pub use wording::{SharedRun, Wording, wording};

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
