//! The examples of embedding, built by the bundlers that they are for, beside the bundle in dist/.

use std::path::PathBuf;

use crate::project;
use crate::run::{Failure, program, run};

/// Where the built examples stand.
pub(crate) fn folder() -> PathBuf {
    project::target().join("examples")
}

/// Installs the bundlers, as package-lock.json has them, and builds every example.
pub(crate) fn build() -> Result<(), Failure> {
    let dist = project::root().join("dist");
    if !dist.join("crosscheck.js").is_file() {
        return Err(Failure(
            "there is no bundle to build the examples with: run `cargo xtask build` first".into(),
        ));
    }
    let examples = project::root().join("examples");
    // `npm ci` wants optional packages of other systems in the lock, which `npm install` leaves out.
    run(program("npm").args(["install", "--no-save"]).current_dir(&examples)).map_err(|_| {
        Failure("the bundlers of examples/ could not be installed with npm: check that npm reaches its registry".into())
    })?;
    run(program("node")
        .arg("build.mjs")
        .arg(&dist)
        .arg(folder())
        .current_dir(&examples))
}
