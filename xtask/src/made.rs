//! The finished page into those of other corpora, by the command of corpus authors: what `crosscheck build` writes of the default
//! corpus is held against the bundle, byte for byte, and the browser tests look at the others.

use std::path::{Path, PathBuf};

use crate::bundle;
use crate::project;
use crate::run::{Failure, Tests, cargo, run};
use crate::test::corpora_folder;

/// Corpora under tests/ whose pages are also compiled with them (the stage "other corpora"): one with a pack that is shorter than
/// that of the default corpus, and one with a longer, which stands elsewhere in the program.
const MADE: [&str; 2] = ["second", "logbook"];

/// Makes the pages, and compares the first.
pub(crate) fn pages() -> Result<Tests, Failure> {
    let dist = project::root().join("dist");
    let corpus = project::root().join("corpus");
    compare(&dist, &make(&corpus, "same")?)?;
    for name in MADE {
        let corpus = project::root().join("tests").join("corpora").join(name);
        make(&corpus, name)?;
    }
    Ok(Tests { passed: 1, failed: 0 })
}

/// Makes the page of a corpus, as an author does here: of what is in dist/.
fn make(corpus: &Path, name: &str) -> Result<PathBuf, Failure> {
    let out = corpora_folder().join(format!("made-{name}"));
    if out.exists() {
        std::fs::remove_dir_all(&out)?;
    }
    let mut build = cargo();
    build
        .args(["run", "--quiet", "-p", "crosscheck-cli", "--", "build"])
        .arg(corpus);
    run(build.arg("--out").arg(&out))?;
    Ok(out)
}

/// The tool, as the pages are made with it.
pub(crate) fn tool() -> PathBuf {
    let name = format!("crosscheck{}", std::env::consts::EXE_SUFFIX);
    project::target().join("debug").join(name)
}

/// Fails where a file of one folder is another in the other.
fn compare(one: &Path, other: &Path) -> Result<(), Failure> {
    let (one, other) = (bundle::files(one)?, bundle::files(other)?);
    let names: std::collections::BTreeSet<_> = one.keys().chain(other.keys()).collect();
    match names.into_iter().find(|name| one.get(*name) != other.get(*name)) {
        None => Ok(()),
        Some(name) => Err(Failure(format!(
            "`crosscheck build` and `cargo xtask build` write another {name} of the same corpus"
        ))),
    }
}
