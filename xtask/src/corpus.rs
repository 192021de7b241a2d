//! The commands of corpus authors, as this project runs them: on corpus/ unless told otherwise.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use crosscheck_cli::{Check, Code, Command, Places, Wording};

use crate::pages;
use crate::project;
use crate::run::Failure;

pub(crate) use crosscheck_cli::compile;

/// Runs a command of `crosscheck` under its old name, and says its new one.
pub(crate) fn author(command: &Command) -> ExitCode {
    if let Some(name) = env::args().nth(1) {
        eprintln!("note: this is `crosscheck {name}` now: cargo run -p crosscheck-cli -- {name} …");
    }
    let code = command.run(&places());
    if let Command::Check(check) = command
        && code == ExitCode::SUCCESS
        && let Err(failure) = check_pages(check)
    {
        failure.print();
        return ExitCode::FAILURE;
    }
    code
}

/// Checks the default corpus, and the pages that are made from its documents.
pub(crate) fn check() -> Result<(), Failure> {
    let check = Check {
        dir: Some(default_corpus()),
    };
    check.run(&places())?;
    check_pages(&check)
}

/// Fails where a derived file of the default corpus says something else than its original.
pub(crate) fn verify(originals: &str) -> Result<(), Failure> {
    let code = Code {
        originals: originals.into(),
        verify: true,
        ..Code::default()
    };
    code.run(&places())
}

/// Fails where a file has six words in a row from an original.
pub(crate) fn wording(originals: &str) -> Result<(), Failure> {
    let wording = Wording {
        originals: originals.into(),
        tree: None,
    };
    let found = wording.shared(&places())?;
    println!("{found}");
    if found.runs.is_empty() {
        Ok(())
    } else {
        Err(Failure(String::new()))
    }
}

/// The pages of this project belong to its default corpus.
fn check_pages(check: &Check) -> Result<(), Failure> {
    if places().corpus(check.dir.as_deref())? == default_corpus() {
        pages::fresh()?;
    }
    Ok(())
}

fn default_corpus() -> PathBuf {
    project::root().join("corpus")
}

fn places() -> Places {
    let root = project::root();
    Places {
        corpus: Some(default_corpus()),
        public: Some(root.join("public")),
        page: Some(root.join("dist")),
        tree: root,
    }
}
