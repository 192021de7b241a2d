//! `crosscheck wording`: a tree of files and the original texts into every run of six words that they share.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::{Failure, Places};

/// The options of `wording`. Its status is 0 where nothing is shared, 1 where something is, and 2 where that could not be found
/// out.
#[derive(Debug, Default, Args)]
pub struct Wording {
    /// The folder of the original texts
    #[arg(long, value_name = "DIR")]
    pub originals: PathBuf,
    /// The files to look through
    pub tree: Option<PathBuf>,
}

impl Wording {
    /// Prints what is shared.
    #[must_use]
    pub fn run(&self, places: &Places) -> ExitCode {
        match self.shared(places) {
            Ok(found) => {
                println!("{found}");
                ExitCode::from(u8::from(!found.runs.is_empty()))
            }
            Err(failure) => {
                failure.print();
                ExitCode::from(2)
            }
        }
    }

    /// Looks for it.
    ///
    /// # Errors
    /// When files cannot be read.
    pub fn shared(&self, places: &Places) -> Result<crosscheck_compiler::Wording, Failure> {
        let tree = self.tree.as_deref().unwrap_or(&places.tree);
        let corpus = corpus_of(tree, places)?;
        crosscheck_compiler::wording(tree, &self.originals, &corpus).map_err(Failure)
    }
}

/// The corpus whose names and titles may be shared: the tree's own, else the one of this place.
fn corpus_of(tree: &Path, places: &Places) -> Result<PathBuf, Failure> {
    let own = tree.join("corpus");
    if own.is_dir() { Ok(own) } else { places.corpus(None) }
}
