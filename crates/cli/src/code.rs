//! `crosscheck code`: the original texts of a corpus into its derived files, or into a report of where the two differ.

use std::io::{Write, stdout};
use std::path::PathBuf;

use clap::Args;

use crate::corpus::printed;
use crate::{Failure, Places};

/// The options of `code`.
#[derive(Debug, Default, Args)]
pub struct Code {
    /// The folder of the original texts
    #[arg(long, value_name = "DIR")]
    pub originals: PathBuf,
    /// Write nothing; fail where a derived file says something else than the original
    #[arg(long)]
    pub verify: bool,
    /// Also show how much of each paragraph is covered
    #[arg(long)]
    pub paragraphs: bool,
    /// Also list mentions that may be missing, and why they are none yet
    #[arg(long)]
    pub propose: bool,
    /// The corpus folder
    pub corpus: Option<PathBuf>,
}

impl Code {
    /// Derives or verifies, and prints what no name and no claim covers.
    ///
    /// # Errors
    /// When the corpus has errors, or `verify` finds a difference; they have been printed.
    pub fn run(&self, places: &Places) -> Result<(), Failure> {
        let corpus = places.corpus(self.corpus.as_deref())?;
        let report = crosscheck_compiler::code(&corpus, &self.originals, self.verify)
            .map_err(|report| printed(&report.to_string()))?;
        let mut parts = vec![report.to_string()];
        if self.paragraphs {
            parts.push(report.by_paragraph());
        }
        if self.propose {
            parts.push(report.proposed());
        }
        let parts: Vec<&str> = parts.iter().map(|part| part.trim_end()).collect();
        // A reader such as `head` may close the pipe early; that is no failure of ours.
        let _ = writeln!(stdout(), "{}", parts.join("\n\n"));
        Ok(())
    }
}
