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

/// How many bytes it has after brotli at its best.
pub(crate) fn compressed(bytes: &[u8]) -> Result<usize, Failure> {
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
    let mut node = program("node");
    node.args(["-e", &script]).stdin(Stdio::piped()).stdout(Stdio::piped());
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
