//! Crosscheck itself, as one of the engines: the JavaScript API of a build, and a pack that the compiler makes of the same
//! JSON Lines that the peers are given.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crosscheck_model::{Bytes, Opening};

use super::peers;
use crate::project;
use crate::run::Failure;

/// The program and its script.
#[derive(Clone, Debug)]
pub(super) struct Ours {
    pub(super) script: PathBuf,
    pub(super) wasm: PathBuf,
    /// A stand-in for the API, which reads JSON Lines where ours reads a pack.
    pub(super) stub: bool,
}

/// What it took to compile a collection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pack {
    pub(super) bytes: usize,
    pub(super) import_ms: f64,
    pub(super) compile_ms: f64,
}

impl Ours {
    /// From a bundle in `dist/`, or a sentence that says what is missing.
    pub(super) fn find(stub: bool) -> Result<Self, String> {
        if stub {
            let script = peers::folder().join("stub.mjs");
            return Ok(Self {
                wasm: script.clone(),
                script,
                stub,
            });
        }
        let dist = std::env::var_os("CROSSCHECK_DIST").map_or_else(|| project::root().join("dist"), PathBuf::from);
        let (script, wasm) = (dist.join("crosscheck.js"), dist.join("crosscheck.wasm"));
        if script.is_file() && wasm.is_file() {
            Ok(Self { script, wasm, stub })
        } else {
            Err(format!(
                "{} has no crosscheck.js with crosscheck.wasm: `cargo xtask build` writes them",
                dist.display()
            ))
        }
    }

    /// What a page loads of it, compressed, without the default corpus that is in the program.
    pub(super) fn code(&self) -> Result<usize, Failure> {
        if self.stub {
            return Ok(0);
        }
        let pack = crosscheck_compiler::compile_dir(&project::corpus(None))
            .map_err(|report| Failure(report.to_string()))?
            .pack;
        let weigh = |bytes: &[u8]| peers::weigh(bytes, false).map(|(bytes, _)| bytes);
        let program = weigh(&fs::read(&self.script)?)? + weigh(&fs::read(&self.wasm)?)?;
        Ok(program.saturating_sub(weigh(&pack)?))
    }

    /// Imports JSON Lines, compiles the folder they become, and writes the pack. The inner error is a reason to go on
    /// without ours.
    pub(super) fn pack(&self, documents: &Path, folder: &Path, file: &Path) -> Result<Result<Pack, String>, Failure> {
        if self.stub {
            let bytes = fs::copy(documents, file)?;
            return Ok(Ok(Pack {
                bytes: usize::try_from(bytes).unwrap_or(0),
                import_ms: 0.0,
                compile_ms: 0.0,
            }));
        }
        let start = Instant::now();
        if let Err(why) = import(documents, folder)? {
            return Ok(Err(why));
        }
        let import_ms = start.elapsed().as_secs_f64() * 1e3;
        let start = Instant::now();
        let compiled = match crosscheck_compiler::compile_dir(folder) {
            Ok(compiled) => compiled,
            Err(report) => {
                let report = report.to_string();
                return Ok(Err(format!(
                    "not compiled: {}",
                    report.lines().next().unwrap_or_default()
                )));
            }
        };
        let compile_ms = start.elapsed().as_secs_f64() * 1e3;
        fs::write(file, &compiled.pack)?;
        fs::write(file.with_extension("index.alone"), alone(&compiled.pack)?)?;
        Ok(Ok(Pack {
            bytes: compiled.pack.len(),
            import_ms,
            compile_ms,
        }))
    }
}

/// What is opened to search, without the texts: the records, by which it is counted, and the index.
fn alone(pack: &[u8]) -> Result<Vec<u8>, Failure> {
    let damaged = |error: crosscheck_model::PackError| Failure(format!("the pack just made: {error}"));
    let opened = Opening::of(Bytes::copy_from_slice(pack))
        .and_then(Opening::finish)
        .map_err(damaged)?;
    let mut corpus = opened.corpus;
    let paragraphs = corpus
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.paragraphs);
    for paragraph in paragraphs {
        paragraph.text = None;
    }
    let mut bytes = crosscheck_model::encode(&corpus);
    bytes.extend_from_slice(&opened.index);
    Ok(bytes)
}

/// `crosscheck import`, by this same program.
pub(super) fn import(documents: &Path, folder: &Path) -> Result<Result<(), String>, Failure> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    let output = Command::new(std::env::current_exe()?)
        .arg("import")
        .args([documents, folder])
        .output()?;
    if output.status.success() {
        return Ok(Ok(()));
    }
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(Err(format!(
        "not imported: {}",
        told.lines().next().unwrap_or_default()
    )))
}
