//! Checks with programs of other worlds: exports as jsonld, Argdown, citation-js and FollowTheMoney read them, and the
//! JavaScript API as Node and TypeScript do.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crosscheck_export::{Format, Order, Subject};
use crosscheck_model::{Corpus, Date};

use crate::corpus::compile;
use crate::project;
use crate::run::{Failure, Tests, program, run};
use crate::tools;

/// Where the explorer of the checked exports would stand.
const SITE: &str = "https://example.org/explorer/";

/// The command: every check, and a failure where one cannot be made.
pub(crate) fn validate() -> Result<(), Failure> {
    let tests = exports()?;
    if tests.failed > 0 {
        return Err(Failure(format!("{} checks failed", tests.failed)));
    }
    follow_the_money(&tools::for_follow_the_money()?)
}

/// The same as a stage of `test`: what Python and its compiler are needed for is left out where they cannot be had.
pub(crate) fn where_possible() -> Result<Tests, Failure> {
    let mut tests = exports()?;
    match tools::for_follow_the_money() {
        Ok(python) => {
            let passed = follow_the_money(&python).is_ok();
            tests.passed += u64::from(passed);
            tests.failed += u64::from(!passed);
        }
        Err(Failure(why)) => eprintln!("==> FollowTheMoney: skipped. {why}"),
    }
    Ok(tests)
}

/// The exports of each corpus in a folder of their own.
fn folder() -> PathBuf {
    project::target().join("validate")
}

fn exports() -> Result<Tests, Failure> {
    tools::for_validation()?;
    let second = compile(&project::root().join("tests/corpora/second"))?.corpus;
    let hostile = hostile(&second);
    let first = compile(&project::root().join("corpus"))?.corpus;
    for (name, corpus) in [("default", &first), ("second", &second), ("hostile", &hostile)] {
        write(corpus, &folder().join(name))?;
    }
    node_tests(
        program("node")
            .args(["--test", "--test-reporter=tap", "tests/validate/formats.test.mjs"])
            .env("CROSSCHECK_EXPORTS", folder())
            .env("CROSSCHECK_NODE", tools::node_folder()),
    )
}

fn write(corpus: &Corpus, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    let order = Order {
        site: SITE,
        ..Order::everything(corpus)
    };
    for format in Format::ALL.into_iter().filter(|format| !format.cites()) {
        fs::write(folder.join(format.key()), order.write(format))?;
    }
    let comparison = Order {
        cite: Subject::Comparison,
        accessed: Date::parse("2026-11-01").ok(),
        ..order.clone()
    };
    for format in Format::ALL.into_iter().filter(|format| format.cites()) {
        fs::write(folder.join(format!("documents.{}", format.key())), order.write(format))?;
        fs::write(
            folder.join(format!("comparison.{}", format.key())),
            comparison.write(format),
        )?;
    }
    Ok(())
}

/// A corpus whose texts are full of signs that mean something in some format.
fn hostile(corpus: &Corpus) -> Corpus {
    let sign = "=\"'`*_[x](y) <b>{a} #t @u \\ |~^$%& [[z]] <-> ===\n--- + 1. // : é U.S.A. a.b. :x: end";
    let mut corpus = corpus.clone();
    for claim in &mut corpus.claims {
        claim.digest = format!("{} {sign} end", claim.id);
    }
    for question in &mut corpus.questions {
        question.text = sign.to_owned();
        question
            .positions
            .iter_mut()
            .for_each(|position| position.text = sign.to_owned());
    }
    for document in &mut corpus.documents {
        document.title = Some(format!("Title {sign} end"));
    }
    corpus.voices.iter_mut().for_each(|voice| voice.name = sign.to_owned());
    corpus
}

fn follow_the_money(python: &Path) -> Result<(), Failure> {
    run(program(python).arg("tests/validate/ftm.py").arg(folder()))
}

/// The JavaScript API of the bundle in Node, and its types in a script.
pub(crate) fn api(dist: &Path, parted: &Path) -> Result<Tests, Failure> {
    tools::for_validation()?;
    let mut tests = node_tests(
        program("node")
            .args(["--test", "--test-reporter=tap", "tests/api/api.test.mjs"])
            .env("CROSSCHECK_DIST", dist)
            .env("CROSSCHECK_PARTED", parted),
    )?;
    // TypeScript looks for the types beside the module, so the sample stands beside it for a moment.
    let folder = project::target().join("api");
    fs::create_dir_all(&folder)?;
    fs::copy(dist.join("crosscheck.d.ts"), folder.join("crosscheck.d.ts"))?;
    let sample = folder.join("sample.ts");
    fs::copy(project::root().join("tests/api/sample.ts"), &sample)?;
    let tsc = tools::node_folder()
        .join("node_modules")
        .join("typescript")
        .join("bin")
        .join("tsc");
    let checked = run(program("node")
        .arg(tsc)
        .args([
            "--noEmit",
            "--strict",
            "--noUncheckedIndexedAccess",
            "--target",
            "es2022",
        ])
        .args([
            "--module",
            "es2022",
            "--moduleResolution",
            "bundler",
            "--lib",
            "es2023,dom",
        ])
        .arg(&sample));
    tests.passed += u64::from(checked.is_ok());
    tests.failed += u64::from(checked.is_err());
    Ok(tests)
}

/// Runs tests of Node: its lines are passed on, and its counts read from the last of them.
fn node_tests(command: &mut Command) -> Result<Tests, Failure> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut tests = Tests::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            let count = |word: &str| line.strip_prefix(word).and_then(|rest| rest.trim().parse::<u64>().ok());
            tests.passed = count("# pass ").unwrap_or(tests.passed);
            tests.failed = count("# fail ").unwrap_or(tests.failed) + count("# cancelled ").unwrap_or(0);
        }
    }
    if !child.wait()?.success() && tests.failed == 0 {
        return Err(Failure("Node’s tests could not be run".into()));
    }
    Ok(tests)
}
