//! The browser tests in Firefox and WebKitGTK, on the bundle in dist/ and the pages that `cargo xtask test` has built. They take a while,
//! and their engines are heavy to install, so `cargo xtask test` leaves them out.

use std::path::Path;

use clap::ValueEnum;

use crate::made;
use crate::project;
use crate::run::{Failure, Tests, cargo, run_tests};
use crate::test::corpora_folder;
use crate::tools;

/// An engine beside Chromium, by the name that the tests know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    Firefox,
    Webkit,
}

impl Engine {
    fn name(self) -> &'static str {
        match self {
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

/// Runs the tests whose names hold one of the words, or all, in each of the engines, or in both.
pub(crate) fn engines(chosen: &[Engine], words: &[String]) -> Result<(), Failure> {
    let chosen = if chosen.is_empty() {
        Engine::value_variants()
    } else {
        chosen
    };
    tools::for_tests()?;
    let mut failed = Vec::new();
    for &engine in chosen {
        let tests = run_in(engine, words)?;
        println!("{}: {} passed, {} failed", engine.name(), tests.passed, tests.failed);
        if tests.failed > 0 {
            failed.push(engine.name());
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure(format!("tests failed in {}", failed.join(" and "))))
}

fn run_in(engine: Engine, words: &[String]) -> Result<Tests, Failure> {
    let dist: &Path = &project::root().join("dist");
    let mut command = cargo();
    command
        .args(["test", "-p", "browser-tests", "--test", "browser", "--"])
        .args(words)
        .env("CROSSCHECK_ENGINE", engine.name())
        .env("CROSSCHECK_DIST", dist)
        .env("CROSSCHECK_CORPORA", corpora_folder())
        .env("CROSSCHECK_TOOL", made::tool())
        .env("CROSSCHECK_AXE", tools::axe_script());
    match engine {
        Engine::Firefox => command.env("CROSSCHECK_GECKODRIVER", tools::geckodriver()?),
        Engine::Webkit => {
            tools::for_webkit()?;
            &mut command
        }
    };
    run_tests(&mut command)
}
