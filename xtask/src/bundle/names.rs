//! Names after content for the two parts of the program and its script, so that equal names mean equal bytes and a cache that is half
//! renewed cannot mix two builds.

use std::fs;
use std::path::Path;

use super::split::{self, Parts};
use super::texts::Map;
use super::{digest, imports, without_comments};
use crate::project;
use crate::run::{Failure, program, run};
use crate::tools::pins;

/// The two files, as Trunk named them and as they are called now.
pub(super) struct Program {
    /// What Trunk put before `.js` and `_bg.wasm`.
    pub(super) old: String,
    pub(super) script: String,
    pub(super) wasm: String,
    /// What arrives when the reader goes on.
    pub(super) rest: String,
    /// The sizes of both, which the error screen compares with what arrived.
    pub(super) bytes: [usize; 2],
}

/// The map that the linker wrote beside the program.
fn map() -> Result<Map, Failure> {
    let folder = project::target().join(pins::TARGET).join("release");
    let text = fs::read_to_string(folder.join("crosscheck.map"))?;
    Map::read(&text, &fs::read(folder.join("crosscheck.wasm"))?)
}

/// Tightens and renames both. The script names the wasm, so the wasm comes first.
pub(super) fn settle(dist: &Path, page: &str) -> Result<Program, Failure> {
    let old = stem(page)?;
    let (old_script, old_wasm) = (format!("{old}.js"), format!("{old}_bg.wasm"));
    let text = fs::read_to_string(dist.join(&old_script))?;
    let Parts { first, rest } = split::split(&fs::read(dist.join(&old_wasm))?, &map()?)?;
    let rest = optimized(dist, &rest)?;
    let (bytes, text) = imports::shorten(&optimized(dist, &first)?, &without_comments(&text))?;
    let wasm = format!("crosscheck-{}_bg.wasm", &digest(&bytes)[..16]);
    let rest_wasm = format!("crosscheck-{}_rest.wasm", &digest(&rest)[..16]);
    let text = text.replace(&old_wasm, &wasm);
    let script = format!("crosscheck-{}.js", &digest(text.as_bytes())[..16]);
    fs::remove_file(dist.join(&old_wasm))?;
    fs::remove_file(dist.join(&old_script))?;
    fs::write(dist.join(&wasm), &bytes)?;
    fs::write(dist.join(&rest_wasm), &rest)?;
    fs::write(dist.join(&script), text)?;
    Ok(Program {
        old,
        script,
        wasm,
        rest: rest_wasm,
        bytes: [bytes.len(), rest.len()],
    })
}

/// A part after wasm-opt. Equal functions are made one only here: before the cut, one of those that stay could end under the
/// name of one that goes.
fn optimized(dist: &Path, wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let file = dist.join("part.wasm");
    fs::write(&file, wasm)?;
    let mut wasm_opt = program("wasm-opt");
    wasm_opt
        .args(["-Oz", "--low-memory-unused"])
        .arg(&file)
        .arg("-o")
        .arg(&file);
    run(&mut wasm_opt)?;
    let bytes = fs::read(&file)?;
    fs::remove_file(file)?;
    Ok(bytes)
}

/// What the page says that boot.js loads, without its end.
fn stem(page: &str) -> Result<String, Failure> {
    let named = page
        .split_once("data-script=\"./")
        .and_then(|(_, rest)| rest.split_once(".js\""));
    let missing = || Failure("index.html does not load boot.js the way Trunk.toml says".into());
    named.map(|(stem, _)| stem.to_owned()).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_it_loads() {
        let page = r#"<script src="./boot.js" data-script="./a-1.js" data-program="./a-1_bg.wasm">"#;
        assert_eq!(stem(page).unwrap(), "a-1");
        assert!(stem("<script>").is_err());
    }
}
