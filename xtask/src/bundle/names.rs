//! Names after content for the program and its script, so that equal names mean equal bytes and a cache that is half
//! renewed cannot mix two builds.

use std::fs;
use std::path::Path;

use super::{digest, imports, without_comments};
use crate::run::Failure;

/// The two files, as Trunk named them and as they are called now.
pub(super) struct Program {
    /// What Trunk put before `.js` and `_bg.wasm`.
    pub(super) old: String,
    pub(super) script: String,
    pub(super) wasm: String,
    /// The size of the wasm, which the error screen compares with what arrived.
    pub(super) bytes: usize,
}

/// Tightens and renames both. The script names the wasm, so the wasm comes first.
pub(super) fn settle(dist: &Path, page: &str) -> Result<Program, Failure> {
    let old = stem(page)?;
    let (old_script, old_wasm) = (format!("{old}.js"), format!("{old}_bg.wasm"));
    let text = fs::read_to_string(dist.join(&old_script))?;
    let (bytes, text) = imports::shorten(&fs::read(dist.join(&old_wasm))?, &without_comments(&text))?;
    let wasm = format!("crosscheck-{}_bg.wasm", &digest(&bytes)[..16]);
    let text = text.replace(&old_wasm, &wasm);
    let script = format!("crosscheck-{}.js", &digest(text.as_bytes())[..16]);
    fs::remove_file(dist.join(&old_wasm))?;
    fs::remove_file(dist.join(&old_script))?;
    fs::write(dist.join(&wasm), &bytes)?;
    fs::write(dist.join(&script), text)?;
    Ok(Program {
        old,
        script,
        wasm,
        bytes: bytes.len(),
    })
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
