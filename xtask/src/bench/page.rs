//! `cargo xtask bench --page`: how soon a page answers its reader in Chromium, at full speed and with the processor slowed
//! down four times. The browser's part is `speed` in tests/src/bin; here pages are built and its answers become tables.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use super::measure::in_time;
use super::options::Options;
use super::{ours, queries, record, synthetic, table};
use crate::bundle;
use crate::corpus;
use crate::project;
use crate::run::{Failure, cargo, program, run};
use crate::tools::{self, Browser};

/// What is typed where the corpus is not made up here.
const WORDS: &str = "iran,militia,falluja,mosul";

/// The made-up pages, beside that of the default corpus with its five documents.
const SIZES: [usize; 2] = [1_000, 10_000];

/// A page may take this much more than its pack, and this many times the pack.
const MEMORY: (f64, f64) = (32e6, 1.3);

/// A page to measure.
struct Target {
    title: String,
    folder: PathBuf,
    words: String,
    /// Bytes of its pack, where they are known.
    pack: Option<usize>,
}

/// Measures the pages in these folders; of none, those of the default corpus and of made-up ones.
pub(super) fn measure(folders: &[PathBuf], options: &Options) -> Result<(), Failure> {
    let browser = tools::for_tests()?;
    let work = project::target().join("bench").join("pages");
    fs::create_dir_all(&work)?;
    let (targets, left_out) = if folders.is_empty() {
        built(&work)?
    } else {
        (given(folders), Vec::new())
    };
    let mut rows = Vec::new();
    let mut all = Vec::new();
    println!("# The page in Chromium\n\n{}\n", super::machine());
    for target in &targets {
        let told = in_chromium(
            &browser,
            &work,
            &[
                "page",
                &target.folder.display().to_string(),
                &rounds(options),
                &target.words,
            ],
        )?
        .map_err(Failure)?;
        for rate in told["rates"].as_array().into_iter().flatten() {
            rows.push(row(target, rate));
        }
        all.push(json!({"page": target.title, "pack": target.pack, "told": told}));
    }
    let heads = [
        "page",
        "processor",
        "start to first answer",
        "of it after arrival",
        "longest task at start",
        "typing p95",
        "facet p95",
        "document p95",
        "to the last change: typing",
        "facet",
        "document",
        "memory, MB",
        "budget, MB",
    ];
    println!("{}", table::markdown(&heads.map(str::to_owned), &rows));
    println!("Times in ms: p95 from input to next paint, then to the paint of the last change that followed.");
    for why in &left_out {
        println!("\nLeft out: {why}.");
    }
    if let Some(file) = &options.json {
        fs::write(
            file,
            format!(
                "{:#}\n",
                json!({"format": 1, "machine": super::machine(), "pages": all, "left_out": left_out})
            ),
        )?;
    }
    Ok(())
}

fn rounds(options: &Options) -> String {
    options.effort().rounds.to_string()
}

fn given(folders: &[PathBuf]) -> Vec<Target> {
    let target = |folder: &PathBuf| Target {
        title: folder.display().to_string(),
        folder: folder.canonicalize().unwrap_or_else(|_| folder.clone()),
        words: WORDS.to_owned(),
        pack: None,
    };
    folders.iter().map(target).collect()
}

/// The default corpus as it stands in `dist/`, or built; made-up ones through `crosscheck import`.
fn built(work: &Path) -> Result<(Vec<Target>, Vec<String>), Failure> {
    let dist = project::root().join("dist");
    if !dist.join("index.html").is_file() {
        bundle::build()?;
    }
    let compiled = corpus::compile(&project::root().join("corpus"))?;
    let title = format!("default, {} documents", compiled.corpus.documents.len());
    let mut targets = vec![Target {
        title,
        folder: dist,
        words: WORDS.to_owned(),
        pack: Some(compiled.pack.len()),
    }];
    let mut left_out = Vec::new();
    for size in SIZES {
        match made_up(size, &work.join(size.to_string()))? {
            Ok(target) => targets.push(target),
            Err(why) => left_out.push(format!("the page of {size} documents: {why}")),
        }
    }
    Ok((targets, left_out))
}

fn made_up(size: usize, folder: &Path) -> Result<Result<Target, String>, Failure> {
    let records = synthetic::documents(size);
    let (documents, imported, dist) = (
        folder.join("documents.jsonl"),
        folder.join("corpus"),
        folder.join("dist"),
    );
    record::write(&documents, &records)?;
    if let Err(why) = ours::import(&documents, &imported)? {
        return Ok(Err(why));
    }
    let pack = corpus::compile(&imported)?.pack.len();
    fs::create_dir_all(&dist)?;
    // Not finished as a release is: names and sizes are nothing that is measured here, and dist/ stays what it was.
    tools::for_page()?;
    run(program("trunk")
        .args(["build", "--release", "--offline", "--dist"])
        .arg(&dist)
        .env("CROSSCHECK_CORPUS", &imported))?;
    let words = queries::derive(&records, &queries::Words::new(&records));
    // Ten rare words come first, then ten middling, then ten frequent ones.
    let typed: Vec<String> = words
        .iter()
        .skip(9)
        .step_by(5)
        .take(4)
        .map(|query| query.q.clone())
        .collect();
    let title = format!("made up, {size} documents");
    Ok(Ok(Target {
        title,
        folder: dist,
        words: typed.join(","),
        pack: Some(pack),
    }))
}

/// Runs `speed` of the browser tests, and gives what it told or why it did not.
pub(super) fn in_chromium(
    browser: &Browser,
    work: &Path,
    arguments: &[&str],
) -> Result<Result<Value, String>, Failure> {
    let mut speed = cargo();
    speed
        .args(["run", "--quiet", "--package", "browser-tests", "--bin", "speed", "--"])
        .args(arguments)
        .env("CROSSCHECK_CHROMIUM", &browser.chromium)
        .env("CROSSCHECK_CHROMEDRIVER", &browser.driver);
    eprintln!("    speed {}", arguments.join(" "));
    let told = in_time(&mut speed, &work.join("speed.out"), Duration::from_secs(1_800))?;
    Ok(told.and_then(|text| serde_json::from_str(text.trim()).map_err(|_| "Chromium told nothing".to_owned())))
}

fn row(target: &Target, told: &Value) -> Vec<String> {
    let middle = |key: &str| {
        let starts = told["starts"].as_array().into_iter().flatten();
        table::median(starts.filter_map(|start| start[key].as_f64()).collect())
    };
    let upper = |key: &str, which: usize| {
        let steps = told[key].as_array().into_iter().flatten();
        table::percentile(steps.filter_map(|step| step[which].as_f64()).collect(), 0.95)
    };
    let longest = match middle("longest") {
        // Chromium calls no task long that is shorter.
        Some(time) if time < 50.0 => "under 50".to_owned(),
        time => cell(time),
    };
    let memory =
        told["memory"]["wasm"].as_f64().unwrap_or_default() + told["memory"]["script"].as_f64().unwrap_or_default();
    let mut row = vec![
        target.title.clone(),
        format!(
            "{}x",
            told["rate"]
                .as_f64()
                .map_or_else(String::new, |rate| format!("{rate:.0}"))
        ),
        cell(middle("all")),
        cell(middle("after")),
        longest,
    ];
    for which in [0, 1] {
        row.extend(["typing", "facets", "documents"].map(|key| cell(upper(key, which))));
    }
    row.push(cell(Some(memory / 1e6)));
    row.push(cell(target.pack.map(|pack| (MEMORY.1 * pack as f64 + MEMORY.0) / 1e6)));
    row
}

fn cell(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), table::short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_a_row() {
        let target = Target {
            title: "default".into(),
            folder: PathBuf::new(),
            words: String::new(),
            pack: Some(10_000_000),
        };
        let told = json!({
            "rate": 4.0, "starts": [{"all": 90.0, "after": 40.0, "longest": 0}, {"all": 70.0, "after": 20.0, "longest": 30}],
            "typing": [[10.0, 12.0], [20.0, 40.0]], "facets": [], "memory": {"wasm": 4e6, "script": 2e6},
        });
        assert_eq!(
            row(&target, &told),
            [
                "default", "4x", "80.0", "30.0", "under 50", "20.0", "–", "–", "40.0", "–", "–", "6.00", "45.0"
            ]
        );
    }
}
