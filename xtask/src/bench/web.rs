//! Engines in Chromium: Pagefind, which runs nowhere else, and ours beside it in the same page, so that one ratio joins
//! the two tables.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::measure::{Job, in_time};
use super::options::Options;
use super::ours::Ours;
use super::table::{KINDS, markdown, median, percentile, short};
use super::{page, peers};
use crate::run::{Failure, program};
use crate::tools;

/// Prints a table and gives its values. The inner error is a reason to go on without.
pub(super) fn measure(
    job: &Job,
    documents: &Path,
    ours: Option<&Ours>,
    options: &Options,
) -> Result<Result<Value, String>, Failure> {
    let patience = options.effort().patience;
    let folder = job.folder.join("web");
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    peers::copy(&peers::folder().join("web"), &folder)?;
    let mut build = program("node");
    build
        .current_dir(peers::folder())
        .arg("pagefind.mjs")
        .arg(documents)
        .arg(&folder);
    eprintln!("    {} build pagefind", job.name);
    let built: Value = match in_time(&mut build, &job.folder.join("pagefind.out"), patience)? {
        Ok(line) => serde_json::from_str(line.lines().last().unwrap_or_default()).unwrap_or_default(),
        Err(why) => return Ok(Err(format!("build: {why}"))),
    };
    let engines: &[&str] = if ours.is_some() {
        &["ours", "pagefind"]
    } else {
        &["pagefind"]
    };
    if let Some(ours) = ours {
        let beside = folder.join("ours");
        fs::create_dir_all(&beside)?;
        fs::copy(&ours.script, beside.join("crosscheck.js"))?;
        fs::copy(&ours.wasm, beside.join("crosscheck.wasm"))?;
        fs::copy(job.folder.join("ours.index"), beside.join("corpus.pack"))?;
    }
    let queries: Value =
        serde_json::from_str(&fs::read_to_string(job.folder.join("queries.json"))?).unwrap_or_default();
    let asked =
        json!({"engines": engines, "queries": queries, "facets": job.values["facets"], "ids": job.values["ids"]});
    fs::write(folder.join("job.json"), asked.to_string())?;
    let browser = tools::for_tests()?;
    let mut rounds: Vec<Value> = Vec::new();
    for _ in 0..options.effort().rounds.min(3) {
        let arguments = ["search", &folder.display().to_string(), &patience.as_secs().to_string()];
        match page::in_chromium(&browser, &job.folder, &arguments)? {
            Ok(told) => rounds.push(told),
            Err(why) => return Ok(Err(why)),
        }
    }
    let weight = weight(&folder.join("pagefind"))?;
    let mut all = Map::new();
    let mut rows = Vec::new();
    for engine in engines {
        let of_one: Vec<&Value> = rounds.iter().map(|round| &round[*engine]).collect();
        let (title, build) = match *engine {
            "pagefind" => ("Pagefind", built["build_ms"].as_f64()),
            _ => ("Crosscheck", None),
        };
        let (row, mut value) = figures(title, build, &of_one);
        if *engine == "pagefind" {
            value["brotli"] = weight.clone();
        }
        rows.push(row);
        all.insert((*engine).to_owned(), value);
    }
    let mut heads: Vec<String> = [
        "",
        "build, ms",
        "start to first answer, ms",
        "p50, ms",
        "p99, ms",
        "query and facets, ms",
        "worst",
    ]
    .map(str::to_owned)
    .to_vec();
    heads.extend(KINDS.iter().map(|kind| {
        if kind.starts_with("title") {
            format!("{kind} MRR")
        } else {
            format!("{kind} first ten")
        }
    }));
    println!("In Chromium:\n\n{}", markdown(&heads, &rows));
    let megabytes = |key: &str| short(weight[key].as_f64().unwrap_or_default() / 1e6);
    println!(
        "Pagefind weighs {} MB in code, {} MB in its index and {} MB in fragments, which hold the texts (each file as it is served).\n",
        megabytes("code"),
        megabytes("index"),
        megabytes("fragments")
    );
    Ok(Ok(Value::Object(all)))
}

/// A row of the table, and the same as values.
fn figures(title: &str, build: Option<f64>, rounds: &[&Value]) -> (Vec<String>, Value) {
    let list = |value: &Value| {
        value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect::<Vec<f64>>()
    };
    let over = |of: &dyn Fn(&Value) -> Option<f64>| median(rounds.iter().filter_map(|round| of(round)).collect());
    let counted = |round: &Value| -> Vec<f64> {
        let pairs = round["facets"].as_array().into_iter().flatten();
        pairs
            .filter(|pair| pair[0] == "query and values")
            .filter_map(|pair| pair[1].as_f64())
            .collect()
    };
    let values = [
        ("build_ms", build),
        ("start_ms", over(&|round| round["start_ms"].as_f64())),
        ("p50", over(&|round| percentile(list(&round["warm"]), 0.5))),
        ("p99", over(&|round| percentile(list(&round["warm"]), 0.99))),
        ("facets", over(&|round| median(counted(round)))),
        ("facets_worst", over(&|round| percentile(counted(round), 1.0))),
    ];
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), short);
    let mut row = vec![title.to_owned()];
    row.extend(values.iter().map(|(_, value)| cell(*value)));
    let quality = rounds.first().map(|round| round["quality"].clone()).unwrap_or_default();
    row.extend(KINDS.iter().map(|kind| cell(quality[*kind].as_f64())));
    let mut value: Map<String, Value> = values
        .iter()
        .map(|(key, value)| ((*key).to_owned(), json!(value)))
        .collect();
    value.insert("quality".to_owned(), quality);
    (row, Value::Object(value))
}

/// What Pagefind wrote, in bytes as they travel: its own files are compressed already, save the scripts.
fn weight(folder: &Path) -> Result<Value, Failure> {
    let (mut code, mut index, mut fragments) = (0, 0, 0);
    for file in files(folder)? {
        let bytes = fs::read(&file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match name.rsplit('.').next().unwrap_or_default() {
            // What a page loads to search; its ready-made box is not measured.
            "js" if name == "pagefind.js" || name == "pagefind-worker.js" => code += peers::weigh(&bytes, false)?.0,
            "pagefind" => code += if name.contains("unknown") { 0 } else { bytes.len() },
            "pf_fragment" => fragments += bytes.len(),
            "pf_index" | "pf_meta" | "pf_filter" => index += bytes.len(),
            _ => {}
        }
    }
    Ok(json!({"code": code, "index": index, "fragments": fragments}))
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
    Ok(found)
}
