//! What the bundle weighs: every file raw and at brotli quality 11, and the first view against its budget.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::program::CHUNK;
use crate::run::{Failure, program};

/// The first view of the default corpus, every file of it compressed, may weigh this much. How much another corpus brings is
/// its authors' affair.
const CEILING: usize = 200_000;
/// And should weigh this much.
const GOAL: usize = 150_000;

/// Prints a line a file, and of the default corpus refuses a first view above its ceiling.
pub(super) fn report(dist: &Path, pack: usize, is_default: bool) -> Result<(), Failure> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    println!("{:>10} {:>10}  file", "raw", "brotli 11");
    let mut total = 0;
    for file in files(dist)? {
        let bytes = fs::read(&file)?;
        let small = compressed(&bytes)?;
        let name = file.strip_prefix(dist).unwrap_or(&file).display().to_string();
        // Whatever the page names is fetched before anything is drawn, save the chunks.
        let named = page.contains(&format!("\"./{name}\"")) && !name.ends_with(CHUNK);
        let first = name == "index.html" || named;
        total += if first { small } else { 0 };
        let later = if first { "" } else { " (not in the first view)" };
        println!("{:>10} {small:>10}  {name}{later}", bytes.len());
    }
    let bounds = if is_default {
        format!(" (goal {GOAL}, ceiling {CEILING})")
    } else {
        String::new()
    };
    println!(
        "{:>10} {total:>10}  first view{bounds}; the pack in it is {pack} bytes raw",
        ""
    );
    if is_default && total > CEILING {
        return Err(Failure(format!(
            "the first view weighs {total} bytes, {} over its ceiling of {CEILING}",
            total - CEILING
        )));
    }
    Ok(())
}

/// How many bytes it has after brotli at its best. Node has brotli itself, which compresses much sooner than a copy that is
/// compiled with the commands of a development build.
pub(crate) fn compressed(bytes: &[u8]) -> Result<usize, Failure> {
    const SCRIPT: &str = "const { constants: c, brotliCompressSync } = require('node:zlib');
        const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24 };
        console.log(brotliCompressSync(require('node:fs').readFileSync(0), { params }).length);";
    let mut node = program("node");
    node.args(["-e", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut node = node.spawn()?;
    // Dropped at the end of the statement, so that Node sees the end of what it reads.
    if let Some(mut input) = node.stdin.take() {
        input.write_all(bytes)?;
    }
    let said = node.wait_with_output()?.stdout;
    let size = String::from_utf8_lossy(&said).trim().parse();
    size.map_err(|_| Failure("Node could not compress a file: is it older than version 20?".into()))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
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
    fn what_repeats_itself_becomes_small() {
        let size = compressed(&[b'a'; 10_000]).unwrap();
        assert!((5..50).contains(&size), "{size}");
    }
}
