//! `crosscheck import`: files from elsewhere into a corpus folder.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use crosscheck_import::{Options, Order, described, import_with};

use crate::Failure;

/// The options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The file, or a folder of such files
    #[arg(help = file_help())]
    pub file: PathBuf,
    /// The folder to make
    #[arg(required_unless_present = "dry_run")]
    pub dir: Option<PathBuf>,
    /// What a column is, where its name does not tell: id, title, text, outlet, date, address, language or note. `title=Titel` and
    /// `Titel=title` are one
    #[arg(long = "column", value_name = "NAME=PART", value_parser = named)]
    columns: Vec<(String, String)>,
    /// What becomes of what annotators marked: person, organisation, place, event, facet, none, or claim:QUESTION/POSITION, with :support,
    /// :deny, :query or :comment behind it
    #[arg(long = "map", value_name = "LABEL=KIND", value_parser = mapped)]
    map: Vec<(String, String)>,
    /// Which number of dates like 04/06/2016 is the day; without it they become notes
    #[arg(long, value_name = "ORDER")]
    dates: Option<Dates>,
    /// How the file is encoded, where it is not what the report says: windows-1252, windows-1256, shift_jis …
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Write nothing, and show what would become of every column, with its first value, and the first document
    #[arg(long)]
    dry_run: bool,
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Dates {
    /// 04/06/2016 is the fourth of June
    DayFirst,
    /// 04/06/2016 is the sixth of April
    MonthFirst,
}

impl Import {
    /// Makes the folder, and prints what became of each column and each row.
    ///
    /// # Errors
    /// When no row could be taken, or files cannot be read or written.
    pub fn run(&self) -> Result<(), Failure> {
        let options = Options {
            columns: self.columns.clone(),
            map: self.map.clone(),
            encoding: self.encoding.clone(),
            order: self.dates.map(|dates| match dates {
                Dates::DayFirst => Order::DayFirst,
                Dates::MonthFirst => Order::MonthFirst,
            }),
            dry_run: self.dry_run,
        };
        let dir = self.dir.clone().unwrap_or_default();
        let done = import_with(&self.file, &dir, &options).map_err(Failure)?;
        if self.dry_run {
            let first = done.first.as_deref().unwrap_or_default();
            println!("{done}\nThe first document would be:\n{first}\n\nNothing was written.");
            return Ok(());
        }
        let dir = dir.display();
        println!("{done}\n{dir} is a corpus now: say in its corpus.toml what it is, then `crosscheck check {dir}`");
        Ok(())
    }
}

/// `event_date=date`: the last sign of equality counts, since names may have some. The part may stand first.
fn named(text: &str) -> Result<(String, String), String> {
    const PARTS: [&str; 8] = ["id", "title", "text", "outlet", "date", "address", "language", "note"];
    let (name, part) = text
        .rsplit_once('=')
        .ok_or("expected NAME=PART, as in event_date=date")?;
    if let Some((first, rest)) = text
        .split_once('=')
        .filter(|(first, _)| PARTS.contains(first) && !PARTS.contains(&part))
    {
        return Ok((rest.to_owned(), first.to_owned()));
    }
    Ok((name.to_owned(), part.to_owned()))
}

/// `PER=person`: the last sign of equality counts.
fn mapped(text: &str) -> Result<(String, String), String> {
    let (label, kind) = text.rsplit_once('=').ok_or("expected LABEL=KIND, as in PER=person")?;
    Ok((label.to_owned(), kind.to_owned()))
}

/// "The file, or a folder of files: JSON (.jsonl, …), CSV (.csv, …) …"
fn file_help() -> String {
    format!("The file, or a folder of files: {}", described())
}
