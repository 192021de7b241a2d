//! The release bundle: Trunk's output, finished and weighed.
//!
//! Trunk takes its digests before the files have their final bytes, so names are settled here. Finishing also writes what
//! only a release has: see [`page`].

mod api;
mod page;
mod program;
mod single;
mod text;
mod weight;
mod whole;

use std::fs;
use std::path::Path;
use std::process::Command;

use crosscheck_compiler::{Compiled, LARGEST_PACK};
use crosscheck_static_pages::{Edition, Site};
use sha2::{Digest, Sha256};

use crate::beside;
use crate::project;
use crate::run::{Failure, program, run};
use crate::tools;
use program::Program;

pub(crate) use page::escaped;
pub(crate) use weight::compressed_at;

/// How this repository's corpus was coded, copied from public/ with everything else.
const CODEBOOK: &str = "codebook.html";

/// Those of public/, which lose their comments.
const SCRIPTS: [&str; 6] = ["boot.js", "embed.js", "export.js", MOUNT, "offline.js", single::OURS];

/// What draws explorers in elements of other pages, and where it wants to be told of the program.
const MOUNT: &str = "mount.js";
const FILES: &str = "/* files */\n";

/// What only a page under development loads.
const DEVELOP: &str = "develop.js";

/// Writes the release bundle to `dist/` and prints its sizes.
pub(crate) fn build() -> Result<(), Failure> {
    let site = text::site()?;
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
    let program = finish(&dist, &compiled, &edition)?;
    api::build(corpus, &compiled, &dist)?;
    if compiled.parts.is_empty() {
        single::write(&dist, &program)?;
    } else {
        println!(
            "no {}: a corpus of this size stands in parts beside the page, and a single file has nothing beside it",
            single::NAME
        );
    }
    fs::remove_file(dist.join(single::OURS))?;
    text::write(&dist, &edition)?;
    whole::write(&dist, &program, &compiled.corpus)?;
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
    for (path, bytes) in &compiled.parts {
        let path = dist.join(path);
        fs::create_dir_all(path.parent().unwrap_or(dist))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn finish(dist: &Path, compiled: &Compiled, edition: &Edition) -> Result<Program, Failure> {
    let file = dist.join("index.html");
    let trunks = fs::read_to_string(&file)?;
    // Trunk has bound the program whole.
    let old = page::trunks_name(&trunks)?;
    for end in page::TRUNKS_ENDS {
        fs::remove_file(dist.join(format!("{old}{end}")))?;
    }
    let program = program::write(dist)?;
    let build = format!("{}, corpus {}", env!("CARGO_PKG_VERSION"), &digest(&compiled.pack)[..8]);
    let page = page::finish(&trunks, &program, &compiled.corpus, &build, &text::tags(edition))?;
    fs::write(file, page)?;
    for name in SCRIPTS {
        let file = dist.join(name);
        let script = without_comments(&fs::read_to_string(&file)?);
        fs::write(file, script)?;
    }
    let mount = dist.join(MOUNT);
    let script = fs::read_to_string(&mount)?;
    fs::write(mount, told_of(&script, &program)?)?;
    fs::remove_file(dist.join(DEVELOP))?;
    // It is about the corpus of this repository alone.
    if compiled.corpus.meta.codebook.as_deref() != Some(CODEBOOK) {
        fs::remove_file(dist.join(CODEBOOK))?;
    }
    Ok(program)
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

/// SHA-256 in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A script without indentation and without lines that are empty or only a comment. Those of public/ and what wasm-bindgen writes
/// bear this: no text of theirs goes over several lines.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !["//", "/**", "*"].iter().any(|sign| line.starts_with(sign)));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_loses_its_comments_and_nothing_else() {
        let script = "// what it does\n(() => {\n  // why\n  const a = \"//\"; // kept\n\n})();\n";
        assert_eq!(without_comments(script), "(() => {\nconst a = \"//\"; // kept\n})();\n");
    }

    #[test]
    fn a_digest_is_sha_256() {
        assert!(digest(b"abc").starts_with("ba7816bf8f01cfea"));
    }
}
