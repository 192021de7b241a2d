//! The command line of a corpus author: turns the words after `crosscheck` into checks, imports, codings, exports, comparisons
//! and searches of a corpus folder.
//!
//! [`main`] is the program. `cargo xtask` takes the same [`Command`]s under their old names, and runs them with other
//! [`Places`]. No command needs a browser, Trunk or Node.

mod build;
mod check;
mod code;
mod compare;
mod corpus;
mod export;
mod import;
mod manual;
mod new;
mod page;
mod places;
mod progress;
mod search;
mod serve;
mod values;
mod verify;
mod wording;

use std::process::ExitCode;

use build::Build;
use clap::{Parser, Subcommand};
use serve::Serve;

pub use check::Check;
pub use code::Code;
pub use compare::Compare;
pub use corpus::compile;
pub use export::Export;
pub use import::Import;
pub use manual::{Completions, Man};
pub use new::New;
pub use places::Places;
pub use search::Search;
pub use verify::Verify;
pub use wording::Wording;

/// Works on a corpus of reports that disagree
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, after_help = AFTER_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Wanted,
}

/// What `crosscheck` is asked for.
#[derive(Debug, Subcommand)]
enum Wanted {
    #[command(flatten)]
    Page(PageCommand),
    #[command(flatten)]
    Work(Command),
}

/// What makes the page of a corpus, of a page that is there already. `cargo xtask` compiles its own under these names.
#[derive(Debug, Subcommand)]
enum PageCommand {
    /// Make the explorer of a corpus: a folder for any web server, or one file
    Build(Build),
    /// Show a corpus in the browser of this machine, and every change of it at once
    Serve(Serve),
}

const AFTER_HELP: &str = "\
Where no folder is named, the corpus is the one that CROSSCHECK_CORPUS names, else the folder you are in where it holds a
corpus.toml, else its folder corpus/. A named folder wins over both.";

/// What a corpus author runs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a small corpus that builds, with comments that teach
    New(New),
    /// Compile a corpus and print its problems
    Check(Check),
    /// Make a corpus folder of files from elsewhere
    Import(Import),
    /// Derive what comes from the original texts, or verify it
    Code(Code),
    /// Print the compiled corpus, a comparison or citations in another format
    Export(Export),
    /// Print every question with its figures, or one with its claims and relations
    Compare(Compare),
    /// Search a corpus: the same hits as the page and the JavaScript API give
    Search(Search),
    /// Look for words of the originals: six in a row in any file
    Wording(Wording),
    /// Compare a published explorer with a build, file by file
    Verify(Verify),
    /// Print the completions of a shell
    Completions(Completions),
    /// Write the manual pages
    Man(Man),
}

/// Why a command ends with status 1, in a sentence. Empty where the reason has been printed already.
#[derive(Debug)]
pub struct Failure(pub String);

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<String> for Failure {
    fn from(why: String) -> Self {
        Self(why)
    }
}

/// Runs the command on the command line.
#[must_use]
pub fn main() -> ExitCode {
    let places = Places::here();
    match Arguments::parse().command {
        Wanted::Page(PageCommand::Build(build)) => ended(build.run(&places)),
        Wanted::Page(PageCommand::Serve(serve)) => ended(serve.run(&places)),
        Wanted::Work(command) => command.run(&places),
    }
}

/// The status of a command, whose failure is printed.
fn ended(done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::FAILURE
        }
    }
}

impl Command {
    /// Runs it and prints why it failed, if it did.
    #[must_use]
    pub fn run(&self, places: &Places) -> ExitCode {
        let done = match self {
            Self::New(new) => new.run(),
            Self::Check(check) => check.run(places),
            Self::Import(import) => import.run(),
            Self::Code(code) => code.run(places),
            Self::Export(export) => export.run(places),
            Self::Compare(compare) => compare.run(places),
            Self::Search(search) => search.run(),
            // The one command with three statuses: none found, some found, could not compare.
            Self::Wording(wording) => return wording.run(places),
            Self::Verify(verify) => verify.run(),
            Self::Completions(completions) => completions.run(),
            Self::Man(man) => man.run(),
        };
        ended(done)
    }
}

impl Failure {
    /// Prints it, unless the reason has been printed already.
    pub fn print(&self) {
        if !self.0.is_empty() {
            eprintln!("error: {}", self.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_declared_commands_hold_together() {
        Arguments::command().debug_assert();
    }
}
