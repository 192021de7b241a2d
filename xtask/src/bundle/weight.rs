//! What the bundle weighs: every file raw and at brotli quality 11, and the first view against its budget.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crosscheck_bundle::whole;
use crosscheck_bundle::{FRAMED, SINGLE};

use super::program::CHUNK;
use crate::run::{Failure, program};

/// The first view of the default corpus, every file of it compressed, may weigh this much. How much another corpus brings is
/// its authors' affair.
const CEILING: usize = 200_000;
/// And should weigh this much.
const GOAL: usize = 170_000;
/// Everything that the page can load, save what makes files of it, should weigh this much.
const ALL_GOAL: usize = 450_000;
/// It does not yet: what is left is the views themselves, pictures among them, the search and the comparison (ARCHITECTURE.md, "Weight"). Until it
/// does, it may not grow.
const ALL_CEILING: usize = 660_000;
/// What a page loads to make files or to open a reader's own reports, and what scripts load instead of it.
const EXPORTS: [&str; 8] = [
    "crosscheck.d.ts",
    "crosscheck.js",
    "crosscheck.wasm",
    "desk.js",
    "desk.wasm",
    "export.js",
    "libraries.html",
    "mount.js",
];

/// Editions of the explorer: the page loads none of them.
const EDITIONS: [&str; 3] = [SINGLE, FRAMED, EMBED];

/// What other pages load to embed it, which may weigh this much, uncompressed.
const EMBED: &str = "embed.js";
const EMBED_CEILING: usize = 4_000;

/// Prints a line a file, and of the default corpus refuses a bundle above its ceilings.
pub(super) fn report(dist: &Path, pack: usize, is_default: bool) -> Result<(), Failure> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    println!("{:>10} {:>10}  file", "raw", "brotli 11");
    let (mut first, mut all) = (0, 0);
    let (mut others, mut others_bytes) = (0, 0);
    for file in files(dist)? {
        let name = file.strip_prefix(dist).unwrap_or(&file).display().to_string();
        let bytes = fs::read(&file)?;
        if whole::is_for_others(&name) {
            others += 1;
            others_bytes += bytes.len();
            continue;
        }
        let small = compressed(&bytes)?;
        let is_edition = EDITIONS.contains(&name.as_str());
        // Whatever the page names is fetched before anything is drawn, save the chunks, and what the error screen links to.
        let named = page.contains(&format!("\"./{name}\"")) && !name.ends_with(CHUNK) && !is_edition;
        let is_first = name == "index.html" || named;
        if name == EMBED {
            within(EMBED, bytes.len(), EMBED_CEILING)?;
        }
        first += if is_first { small } else { 0 };
        all += if is_edition || EXPORTS.contains(&name.as_str()) {
            0
        } else {
            small
        };
        let later = match (is_first, is_edition) {
            (true, _) => "",
            (_, true) => " (an edition of its own)",
            _ => " (not in the first view)",
        };
        println!("{:>10} {small:>10}  {name}{later}", bytes.len());
    }
    println!(
        "{others_bytes:>10} {:>10}  {others} files that the page never loads: text/ and what hosts, other sites and `verify` read",
        ""
    );
    let ceiling = |text: String| if is_default { text } else { String::new() };
    let bounds = ceiling(format!(" (goal {GOAL}, ceiling {CEILING})"));
    println!(
        "{:>10} {first:>10}  first view{bounds}; the pack in it is {pack} bytes raw",
        ""
    );
    let bounds = ceiling(format!(" (goal {ALL_GOAL}, ceiling {ALL_CEILING})"));
    println!("{:>10} {all:>10}  everything but exports{bounds}", "");
    if is_default {
        within("the first view", first, CEILING)?;
        within("everything but exports", all, ALL_CEILING)?;
    }
    Ok(())
}

fn within(what: &str, bytes: usize, ceiling: usize) -> Result<(), Failure> {
    let over = bytes.saturating_sub(ceiling);
    if over == 0 {
        return Ok(());
    }
    Err(Failure(format!(
        "{what} weighs {bytes} bytes, {over} over its ceiling of {ceiling}"
    )))
}

/// How many bytes it has after brotli at its best.
fn compressed(bytes: &[u8]) -> Result<usize, Failure> {
    compressed_at(bytes, 11)
}

/// How many bytes it has after brotli at a quality from 0 to 11. Node has brotli itself, which is soon done; a copy of our own
/// would be compiled with all other commands.
pub(crate) fn compressed_at(bytes: &[u8], quality: u8) -> Result<usize, Failure> {
    let script = format!(
        "const {{ constants: c, brotliCompressSync }} = require('node:zlib');
         const params = {{ [c.BROTLI_PARAM_QUALITY]: {quality}, [c.BROTLI_PARAM_LGWIN]: 24 }};
         console.log(brotliCompressSync(require('node:fs').readFileSync(0), {{ params }}).length);"
    );
    let said = by_node(&script, bytes)?;
    let size = String::from_utf8_lossy(&said).trim().parse();
    size.map_err(|_| too_old())
}

/// What a script of Node writes when it is given bytes to read.
fn by_node(script: &str, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut node = program("node");
    node.args(["-e", script]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut node = node.spawn()?;
    // Dropped at the end of the statement, so that Node sees the end of what it reads.
    if let Some(mut input) = node.stdin.take() {
        input.write_all(bytes)?;
    }
    Ok(node.wait_with_output()?.stdout)
}

fn too_old() -> Failure {
    Failure("Node could not compress a file: is it older than version 20?".into())
}

/// Every file of a folder and of those in it, sorted.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_above_its_ceiling_is_refused() {
        assert!(within("it", 10, 10).is_ok());
        let refused = within("it", 12, 10).map_err(|failure| failure.0);
        assert_eq!(refused.unwrap_err(), "it weighs 12 bytes, 2 over its ceiling of 10");
    }

    #[test]
    fn what_repeats_itself_becomes_small() {
        let size = compressed(&[b'a'; 10_000]).unwrap();
        assert!((5..50).contains(&size), "{size}");
    }
}
