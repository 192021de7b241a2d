//! What the bundle weighs: every file raw and at brotli quality 11, and the first view against its budget.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::Failure;

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
        // Whatever the page names is fetched before anything is drawn, save the rest of the program.
        let named = page.contains(&format!("\"./{name}\"")) && !page.contains(&format!("data-rest=\"./{name}\""));
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
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out.len())
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
