//! What a developer of Crosscheck runs: words on the command line into tools, builds, servers, checks and measurements.
//!
//! What a corpus author runs is `crosscheck` (crates/cli). Its commands are taken here too, under the names they had.

mod bench;
mod beside;
mod bundle;
mod corpus;
mod engines;
mod examples;
mod made;
mod pages;
mod project;
mod run;
mod serve;
mod test;
mod tools;
mod validate;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, serves, checks and measures Crosscheck
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", after_help = AFTER_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
CROSSCHECK_CORPUS=DIR chooses another corpus for serve, build and the commands of `crosscheck`; an argument wins over it.
The commands of `crosscheck`, the tool of corpus authors (crates/cli), are new, check, import, code, export, compare, search,
wording, verify, completions and man: here they work on corpus/ unless told otherwise.";

#[derive(Subcommand)]
enum Command {
    /// Build, serve at http://127.0.0.1:8080, show every edit of the corpus at once, and rebuild at every change of the source
    Serve {
        /// Further options of `trunk serve`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        trunk: Vec<String>,
    },
    /// Run every check that gates a change
    Test {
        /// Also verify the corpus and its wording against the original texts
        #[arg(long, value_name = "DIR")]
        originals: Option<String>,
        /// Run only the stages whose names hold one of these, such as "browser tests"
        #[arg(long = "stage", value_name = "WORD")]
        stages: Vec<String>,
    },
    /// Build the examples of embedding into target/examples, after `build`
    Examples,
    /// Run the browser tests in Firefox and WebKitGTK, after `test` or `build`
    Engines {
        /// Only in this one; may be given twice
        #[arg(long = "engine", value_name = "ENGINE")]
        engines: Vec<engines::Engine>,
        /// Only tests whose names hold one of these, such as "find::"
        words: Vec<String>,
    },
    /// Write the release bundle to dist/ and print its sizes
    Build,
    /// Read the exports with programs of their own worlds: jsonld, Argdown, citation-js, FollowTheMoney
    Validate,
    /// Measure search engines side by side, or pages in Chromium: docs/benchmarks.md
    Bench(bench::Arguments),
    /// Write a made-up collection of documents, the same every time
    Synthesize {
        /// How many documents
        #[arg(value_parser = bench::count)]
        count: usize,
        /// The file to write, as JSON Lines
        file: PathBuf,
    },
    /// Write the pages in public/ that are made from documents: codebook, notice and libraries
    Pages,
    /// What Trunk.toml has Trunk call before a build
    #[command(hide = true)]
    Beside,
    /// Keeps the pack beside the page up to date as long as a process runs
    #[command(hide = true)]
    Follow {
        /// The process
        process: String,
        /// The corpus
        corpus: String,
        /// Where the page is built
        dist: String,
    },
    #[command(flatten)]
    Author(crosscheck_cli::Command),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve { trunk } => serve::serve(&trunk),
        Command::Test { originals, stages } => test::test(originals.as_deref(), stages),
        Command::Engines { engines, words } => engines::engines(&engines, &words),
        Command::Build => bundle::build(),
        Command::Examples => examples::build(),
        Command::Validate => validate::validate(),
        Command::Bench(arguments) => bench::bench(arguments),
        Command::Synthesize { count, file } => bench::synthesize(count, &file),
        Command::Pages => pages::write(),
        Command::Beside => beside::before_build(),
        Command::Follow { process, corpus, dist } => beside::follow_while_runs(&process, &corpus, &dist),
        Command::Author(command) => return corpus::author(&command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::FAILURE
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

    #[test]
    fn the_words_of_the_readme_are_understood() {
        for line in [
            "serve",
            "serve --port 9000 --open",
            "test",
            "test --originals originals",
            "engines",
            "engines --engine webkit start:: find::",
            "build",
            "validate",
            "pages",
            "bench --quick --corpus sotu",
            "bench --page dist other --rounds 3",
            "synthesize 1000 made.jsonl",
            "check",
            "check corpus",
            "import table.csv made",
            "export",
            "export corpus --format json --computed",
            "export --format csv --unit documents --site https://example.org/",
            "compare",
            "compare direction",
            "compare --time",
            "code --originals originals --verify --paragraphs --propose corpus",
            "wording --originals originals .",
            "wording . --originals originals",
            "verify https://example.org/reports/",
            "verify https://example.org/reports/ --build dist/integrity.json",
        ] {
            let words = std::iter::once("xtask").chain(line.split(' '));
            if let Err(error) = Arguments::try_parse_from(words) {
                panic!("{line}: {error}");
            }
        }
    }
}
