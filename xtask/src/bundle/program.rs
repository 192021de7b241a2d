//! cargo's program into the files that the page loads: cut at the functions marked `#[lazy]`, bound to JavaScript, made small,
//! and named after their content, so that equal names mean equal bytes and a half-renewed cache cannot mix two builds.
//!
//! `wasm_split_cli_support` does the cutting. It needs the linker's relocations, which build.rs asks for under the feature
//! `split`, and writes one script that loads the chunks.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use super::{digest, without_comments};
use crate::project;
use crate::run::{Failure, program, run};
use crate::tools::pins;

/// A file of the program in `dist`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct File {
    pub(super) name: String,
    /// Its size, which the error screen compares with what arrived.
    pub(super) bytes: usize,
}

/// What the page loads.
pub(super) struct Program {
    pub(super) script: String,
    /// What the first view runs.
    pub(super) wasm: File,
    /// What comes when a function marked `#[lazy]` is first called.
    pub(super) chunks: Vec<File>,
}

/// How the names of chunks end.
pub(super) const CHUNK: &str = "_chunk.wasm";

/// The name of the script that loads the chunks, while it is a file of its own.
const LOADER: &str = "./__wasm_split.js";

/// What rustc allows itself on this target. A chunk does not say so itself, and wasm-opt must not use more: what it calls
/// `--all-features` includes some that browsers refuse.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Writes the program that cargo built for release into `dist`.
pub(super) fn write(dist: &Path) -> Result<Program, Failure> {
    let folder = project::target().join("split");
    let cut = cut(&folder)?;
    bind(&folder)?;
    let mut loader = fs::read_to_string(folder.join(LOADER))?;
    let mut chunks = Vec::new();
    for chunk in &cut {
        let file = named(dist, CHUNK, &optimized(chunk)?)?;
        loader = fetched_by_boot(&loader, &file_name(chunk), &file.name)?;
        chunks.push(file);
    }
    let wasm = named(dist, "_bg.wasm", &optimized(&folder.join("crosscheck_bg.wasm"))?)?;
    let script = fs::read_to_string(folder.join("crosscheck.js"))?;
    let script = joined(&script, &loader)?.replace("crosscheck_bg.wasm", &wasm.name);
    let script = named(dist, ".js", without_comments(&script).as_bytes())?.name;
    Ok(Program { script, wasm, chunks })
}

/// Cuts cargo's program, and returns the files of the chunks. The first part is `main.wasm` in the same folder.
fn cut(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    // Chunks of an earlier build must not stay.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let built = project::target().join(pins::TARGET).join("release");
    let wasm = fs::read(built.join("crosscheck.wasm"))?;
    let first = folder.join("main.wasm");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LOADER;
    options.main_module = "./crosscheck.js";
    let mut cut = transform(options)
        .map_err(|report| Failure(format!("the program cannot be cut into chunks: {report:#}")))?
        .split_modules;
    cut.sort();
    Ok(cut)
}

/// Binds the first part to JavaScript. Chunks need what the linker exports, which wasm-bindgen drops by itself.
fn bind(folder: &Path) -> Result<(), Failure> {
    run(program("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", "crosscheck", "--out-dir"])
        .arg(folder)
        .arg(folder.join("main.wasm")))
}

/// A part after wasm-opt. Functions of like names are of like code: beside each other they compress by one per cent better.
pub(super) fn optimized(file: &Path) -> Result<Vec<u8>, Failure> {
    optimized_by("-Oz", file)
}

/// The same at another level.
pub(super) fn optimized_by(level: &str, file: &Path) -> Result<Vec<u8>, Failure> {
    let small = file.with_extension("small.wasm");
    run(program("wasm-opt")
        .args(FEATURES)
        .args([level, "--low-memory-unused", "--reorder-functions-by-name", "-o"])
        .arg(&small)
        .arg(file))?;
    Ok(fs::read(small)?)
}

/// Writes a file under a name after its content.
fn named(dist: &Path, end: &str, bytes: &[u8]) -> Result<File, Failure> {
    let name = format!("crosscheck-{}{end}", &digest(bytes)[..16]);
    fs::write(dist.join(&name), bytes)?;
    let bytes = bytes.len();
    Ok(File { name, bytes })
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The loader with a chunk's new name. boot.js fetches it, ahead of time where it can, and shows the error screen where
/// it cannot.
fn fetched_by_boot(loader: &str, old: &str, new: &str) -> Result<String, Failure> {
    let fetch = format!("fetch(new URL(\"./{old}\", import.meta.url))");
    if !loader.contains(&fetch) {
        return Err(odd(&format!("loads no chunk by `{fetch}`")));
    }
    Ok(loader.replace(&fetch, &format!("crosscheck_chunk(\"./{new}\")")))
}

/// wasm-bindgen's script with the loader in it. As two files each would name the other, and neither could be named after its
/// content.
fn joined(script: &str, loader: &str) -> Result<String, Failure> {
    let loader = loader
        .lines()
        .filter(|line| !line.starts_with("import { initSync } from "))
        .collect::<Vec<_>>()
        .join("\n")
        // boot.js hands over what is compiled already.
        .replace(
            "WebAssembly.instantiateStreaming(src, ",
            "WebAssembly.instantiate(await src, ",
        );
    let loads = exported(&loader).join(", ");
    let mut out = format!(
        "{}\nconst chunks = {{ {loads} }};\n",
        loader.replace("export const ", "const ")
    );
    for line in script.lines() {
        match line.strip_prefix("import * as ") {
            Some(import) => {
                let name = import
                    .split_once(" from ")
                    .filter(|(_, from)| from.contains(LOADER))
                    .ok_or_else(|| odd(&format!("imports more than its chunks: `{line}`")))?
                    .0;
                out.push_str(&format!("const {name} = chunks;\n"));
            }
            None => out.extend([line, "\n"]),
        }
    }
    Ok(out)
}

/// The names of the constants that a script exports.
fn exported(script: &str) -> Vec<&str> {
    let names = script.split("export const ").skip(1);
    names.filter_map(|rest| rest.split(' ').next()).collect()
}

fn odd(how: &str) -> Failure {
    Failure(format!(
        "the program's script {how}, and xtask/src/bundle/program.rs does not know that form"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADED: &str = "import { initSync } from \"./crosscheck.js\";\n\
        function load() {}\n\
        export const __wasm_split_load_page_1 = wrap(() => {\n\
        const src = fetch(new URL(\"./split_page_1.wasm\", import.meta.url));\n\
        return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n\
        });\n";

    #[test]
    fn a_chunk_is_fetched_by_boot_under_its_new_name() {
        let loader = fetched_by_boot(LOADED, "split_page_1.wasm", "crosscheck-12_chunk.wasm").unwrap();
        assert!(
            loader.contains("const src = crosscheck_chunk(\"./crosscheck-12_chunk.wasm\");"),
            "{loader}"
        );
        assert!(fetched_by_boot(LOADED, "split_page_2.wasm", "other.wasm").is_err());
    }

    #[test]
    fn the_loader_and_the_script_become_one() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nfunction initSync() {}\nexport { initSync };\n";
        let joined = joined(script, LOADED).unwrap();
        for line in [
            "const __wasm_split_load_page_1 = wrap(() => {",
            "return async (imports) => (WebAssembly.instantiate(await src, imports));",
            "const chunks = { __wasm_split_load_page_1 };",
            "const import1 = chunks;",
            "export { initSync };",
        ] {
            assert!(
                joined.lines().any(|other| other == line),
                "no line `{line}` in:\n{joined}"
            );
        }
        assert!(!joined.contains("import {"), "{joined}");
    }

    #[test]
    fn a_script_that_imports_something_else_is_refused() {
        let script = "import * as import1 from \"./snippets/other.js\"\n";
        assert!(joined(script, LOADED).is_err());
    }
}
