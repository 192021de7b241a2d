//! `crosscheck import`: a table of documents into a corpus folder.

use std::path::PathBuf;

use clap::Args;
use crosscheck_compiler::{TABLE_FORMATS, TableFormat};

use crate::Failure;

/// The options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The table
    #[arg(help = file_help())]
    pub file: PathBuf,
    /// The folder to make
    pub dir: PathBuf,
}

impl Import {
    /// Makes the folder, and prints what became of each column and each row.
    ///
    /// # Errors
    /// When no row could be taken, or files cannot be read or written.
    pub fn run(&self) -> Result<(), Failure> {
        let done = crosscheck_compiler::import(&self.file, &self.dir).map_err(Failure)?;
        let dir = self.dir.display();
        println!("{done}\n{dir} is a corpus now: say in its corpus.toml what it is, then `crosscheck check {dir}`");
        Ok(())
    }
}

/// "The table: JSON Lines (.jsonl, .ndjson) or CSV (.csv, .tsv)"
fn file_help() -> String {
    let formats: Vec<String> = TABLE_FORMATS.iter().map(TableFormat::described).collect();
    format!("The table: {}", formats.join(" or "))
}
