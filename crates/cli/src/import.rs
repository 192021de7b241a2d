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
    /// What a column is, where its name does not tell: id, title, text, outlet, date, address, language or note
    #[arg(long = "column", value_name = "NAME=PART", value_parser = named)]
    columns: Vec<(String, String)>,
}

impl Import {
    /// Makes the folder, and prints what became of each column and each row.
    ///
    /// # Errors
    /// When no row could be taken, or files cannot be read or written.
    pub fn run(&self) -> Result<(), Failure> {
        let named = self.columns.iter().map(|(name, part)| (name.as_str(), part.as_str()));
        let named: Vec<(&str, &str)> = named.collect();
        let done = crosscheck_compiler::import(&self.file, &self.dir, &named).map_err(Failure)?;
        let dir = self.dir.display();
        println!("{done}\n{dir} is a corpus now: say in its corpus.toml what it is, then `crosscheck check {dir}`");
        Ok(())
    }
}

/// `event_date=date`: the last sign of equality counts, since names may have some.
fn named(text: &str) -> Result<(String, String), String> {
    let (name, part) = text
        .rsplit_once('=')
        .ok_or("expected NAME=PART, as in event_date=date")?;
    Ok((name.to_owned(), part.to_owned()))
}

/// "The table: JSON (.jsonl, .ndjson, .json) or CSV (.csv, .tsv)"
fn file_help() -> String {
    let formats: Vec<String> = TABLE_FORMATS.iter().map(TableFormat::described).collect();
    format!("The table: {}", formats.join(" or "))
}
