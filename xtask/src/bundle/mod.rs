//! The release bundle: Trunk's output, finished and weighed.
//!
//! Trunk takes its digests before the files have their final bytes, so names are settled here. Finishing also writes what
//! only a release has: see [`page`].

mod api;
mod page;
mod program;
mod weight;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crosscheck_bundle::{CODEBOOK, Files, SINGLE, SITE, site, whole, without_comments};
use crosscheck_compiler::{Compiled, LARGEST_PACK};
use crosscheck_static_pages::{Edition, FOLDER, Site, tags_of_explorer};

use crate::beside;
use crate::project;
use crate::run::{Failure, program, run};
use crate::tools;
use program::Program;

pub(crate) use crosscheck_bundle::digest;
pub(crate) use crosscheck_bundle::page::escaped;
pub(crate) use weight::compressed_at;

/// Those of public/, which lose their comments.
const SCRIPTS: [&str; 5] = ["boot.js", "embed.js", "export.js", MOUNT, "offline.js"];

/// What draws explorers in elements of other pages, and where it wants to be told of the program.
const MOUNT: &str = "mount.js";
const FILES: &str = "/* files */\n";

/// What only the single file has, which brings it (crates/bundle).
const OURS: &str = "single.js";

/// What only a page under development loads.
const DEVELOP: &str = "develop.js";

/// Writes the release bundle to `dist/` and prints its sizes.
pub(crate) fn build() -> Result<(), Failure> {
    let site = site()?;
    tools::for_page()?;
    release(&project::corpus(None), site.as_ref())
}

/// The same of one corpus, with the tools in place already, to be published at an address if that is known.
pub(crate) fn release(corpus: &Path, site: Option<&Site>) -> Result<(), Failure> {
    let compiled = in_parts(corpus, LARGEST_PACK)?;
    let mut trunk = program("trunk");
    // The profile without `--release`: what Trunk would then have wasm-opt do is done here, after the cut.
    trunk.args([
        "build",
        "--offline",
        "--cargo-profile",
        "release",
        "--features",
        "split",
    ]);
    trunk.env(beside::EMBEDS, "1");
    rust_flags(&mut trunk);
    tell(&mut trunk, corpus, &compiled);
    run(&mut trunk)?;
    let dist = project::root().join("dist");
    write_parts(&compiled, &dist)?;
    let edition = Edition {
        corpus: &compiled.corpus,
        site,
        embeds: compiled.parts.is_empty(),
    };
    finish(&dist, &compiled, &edition)?;
    api::build(corpus, &compiled, &dist)?;
    api::build_desk(&dist)?;
    let mut all = files(&dist)?;
    whole::finish(&mut all, &edition)?;
    write(&dist, &all)?;
    if !edition.embeds {
        println!(
            "no {SINGLE}: a corpus of this size stands in parts beside the page, and a single file has nothing beside it"
        );
    }
    if site.is_none() {
        println!(
            "{FOLDER}/ has no canonical addresses, sitemap or oEmbed: set {SITE}=https://… to the address at which the explorer will stand"
        );
    }
    weight::report(&dist, compiled.pack.len(), is_default(corpus))
}

/// Tells the build scripts which corpus it is, and that parts of it stand beside the page. Only where it is another than usual: a
/// variable that is set is another input, and everything would be built twice.
fn tell(command: &mut Command, corpus: &Path, compiled: &Compiled) {
    if is_default(corpus) {
        command.env_remove("CROSSCHECK_CORPUS");
    } else {
        command.env("CROSSCHECK_CORPUS", corpus);
    }
    if compiled.parts.is_empty() {
        command.env_remove(MOST);
    } else {
        command.env(MOST, LARGEST_PACK.to_string());
    }
}

fn is_default(corpus: &Path) -> bool {
    corpus == project::root().join("corpus")
}

/// The variable that tells build.rs how many bytes the page embeds at most: whoever sets it writes the parts beside the page.
pub(crate) const MOST: &str = "CROSSCHECK_MOST";

/// A corpus of which the page embeds so many bytes.
pub(crate) fn in_parts(corpus: &Path, most: usize) -> Result<Compiled, Failure> {
    crosscheck_compiler::compile_dir_in_parts(corpus, most).map_err(|report| {
        eprintln!("{report}");
        Failure(String::new())
    })
}

/// Writes what a page does not embed beside it.
pub(crate) fn write_parts(compiled: &Compiled, dist: &Path) -> Result<(), Failure> {
    write(dist, &compiled.parts.iter().cloned().collect())
}

/// Writes files into a folder and those in it.
fn write(dist: &Path, files: &Files) -> Result<(), Failure> {
    for (path, bytes) in files {
        let path = dist.join(path);
        fs::create_dir_all(path.parent().unwrap_or(dist))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn finish(dist: &Path, compiled: &Compiled, edition: &Edition) -> Result<(), Failure> {
    let file = dist.join("index.html");
    let trunks = fs::read_to_string(&file)?;
    // Trunk has bound the program whole.
    let old = page::trunks_name(&trunks)?;
    for end in page::TRUNKS_ENDS {
        fs::remove_file(dist.join(format!("{old}{end}")))?;
    }
    let program = program::write(dist)?;
    let build = crosscheck_bundle::build(&compiled.pack);
    let tags = tags_of_explorer(edition);
    fs::write(file, page::finish(&trunks, &program, &compiled.corpus, &build, &tags)?)?;
    for name in SCRIPTS {
        let file = dist.join(name);
        let script = without_comments(&fs::read_to_string(&file)?);
        fs::write(file, script)?;
    }
    let mount = dist.join(MOUNT);
    let script = fs::read_to_string(&mount)?;
    fs::write(mount, told_of(&script, &program)?)?;
    fs::remove_file(dist.join(DEVELOP))?;
    fs::remove_file(dist.join(OURS))?;
    // It is about the corpus of this repository alone.
    if compiled.corpus.meta.codebook.as_deref() != Some(CODEBOOK) {
        fs::remove_file(dist.join(CODEBOOK))?;
    }
    Ok(())
}

/// The files of a bundle.
pub(crate) fn files(dist: &Path) -> Result<Files, Failure> {
    let read = |path: PathBuf| {
        let name = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        Ok((name, fs::read(&path)?))
    };
    weight::files(dist)?.into_iter().map(read).collect()
}

/// mount.js with the names of the files that it loads.
fn told_of(script: &str, program: &Program) -> Result<String, Failure> {
    let files = format!(
        "const files = {{ script: \"./{}\", program: \"./{}\" }};\n",
        program.script, program.wasm.name
    );
    match script.matches(FILES).count() {
        1 => Ok(script.replace(FILES, &files)),
        _ => Err(Failure(format!("{MOUNT} has no place for the names of files"))),
    }
}

/// Where crates stood on the machine that built the page is nobody's business, and would make its bytes differ. Cargo adds
/// these flags to those of .cargo/config.toml.
fn rust_flags(command: &mut Command) {
    let registries = tools::registries().into_iter();
    let flags = registries.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        flags.collect::<Vec<_>>().join(" "),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_sha_256() {
        assert!(digest(b"abc").starts_with("ba7816bf8f01cfea"));
    }
}
