//! `cargo xtask bench`: Crosscheck and other search engines side by side, on the same documents and questions, in
//! processes of the same kind. What is measured and how to read it: docs/benchmarks.md.
//!
//! A collection (made up, downloaded or given) becomes JSON Lines, questions with their right answers, and a pack; each
//! engine is run on them in Node (`measure`) or in Chromium (`web`); `table` makes medians and ratios of what they tell.

mod measure;
mod names;
mod options;
mod ours;
mod page;
mod peers;
mod queries;
mod random;
mod record;
mod speeches;
mod synthetic;
mod table;
mod web;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crosscheck_export::{Format, Order};
use serde_json::{Map, Value, json};

use crate::corpus;
use crate::project;
use crate::run::{Failure, answer, cargo, run};

use measure::{Job, Measured};
pub(crate) use options::{Arguments, count};
use options::{Options, Source};
use ours::{Ours, Pack};
use peers::Code;
use record::Record;
use table::Engine;

/// Measures.
pub(crate) fn bench(arguments: Arguments) -> Result<(), Failure> {
    let options = Options::from(arguments);
    if let Some(folders) = &options.page {
        return page::measure(folders, &options);
    }
    if cfg!(debug_assertions) {
        // The compiler is one of the things measured, and a collection of 100,000 documents takes minutes to make without.
        let mut again = cargo();
        again
            .args([
                "run",
                "--quiet",
                "--profile",
                "quick",
                "--package",
                "xtask",
                "--",
                "bench",
            ])
            .args(std::env::args().skip(2));
        return run(&mut again);
    }
    measure_all(&options)
}

/// Writes the made-up collection of so many documents.
pub(crate) fn synthesize(count: usize, file: &Path) -> Result<(), Failure> {
    record::write(file, &synthetic::documents(count))
}

fn measure_all(options: &Options) -> Result<(), Failure> {
    peers::install()?;
    let work = project::target().join("bench");
    fs::create_dir_all(&work)?;
    let mut engines: Vec<&str> = options.engines.iter().map(String::as_str).collect();
    let mut left_out = BTreeMap::new();
    let ours = match (engines.contains(&"ours"), Ours::find(options.stub)) {
        (false, _) => None,
        (true, Ok(ours)) => Some(ours),
        (true, Err(why)) => {
            engines.retain(|engine| *engine != "ours");
            left_out.insert("Crosscheck".to_owned(), why);
            None
        }
    };
    let mut codes = peers::code(&engines, &work)?;
    if let Some(ours) = &ours {
        let title = if ours.stub { "stub" } else { "Crosscheck" }.to_owned();
        codes.insert(
            "ours".to_owned(),
            Code {
                title,
                version: env!("CARGO_PKG_VERSION").to_owned(),
                bytes: ours.code()?,
            },
        );
    }
    println!("# Benchmarks\n\n{}", machine());
    println!(
        "Engines: {}.",
        codes
            .values()
            .map(|code| format!("{} {}", code.title, code.version))
            .collect::<Vec<_>>()
            .join(", ")
    );
    for (name, why) in &left_out {
        println!("\n{name} is left out: {why}.");
    }
    let run = Run {
        options,
        engines,
        ours,
        codes,
        work,
    };
    let (mut tired, mut collections) = (BTreeMap::new(), Vec::new());
    for (name, records) in sources(options)? {
        collections.push(run.collection(&name, &records()?, &mut tired)?);
    }
    let names = run.names()?;
    if let Some(file) = &options.json {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs();
        let all = json!({"format": 1, "seconds_since_1970": since, "machine": machine(), "collections": collections, "names": names});
        fs::write(file, format!("{all:#}\n"))?;
    }
    Ok(())
}

/// What figures depend on beyond the code.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let node = answer("node", &["--version"]).unwrap_or_default();
    format!(
        "{} {}, {cores} cores, Node {}.",
        std::env::consts::OS,
        std::env::consts::ARCH,
        node.trim_start_matches('v')
    )
}

/// A word on what else ran meanwhile: times are then longer than the code's fault.
fn busy(measured: &Measured) -> String {
    let load = table::median(
        measured
            .told
            .iter()
            .filter_map(|told| told.answer["load"].as_f64())
            .collect(),
    );
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    match load {
        // The engine itself is one.
        Some(load) if load > cores as f64 => {
            format!(
                "The machine was busy with other work as well (load {load:.1} on {cores} cores): times are too long, ratios hold better.\n"
            )
        }
        _ => String::new(),
    }
}

type Collection = (String, Box<dyn Fn() -> Result<Vec<Record>, Failure>>);

/// The collections to measure on, made when their turn comes.
fn sources(options: &Options) -> Result<Vec<Collection>, Failure> {
    let made_up = |size: usize| -> Collection {
        (
            format!("synthetic {size}"),
            Box::new(move || Ok(synthetic::documents(size))),
        )
    };
    Ok(match &options.corpus {
        Source::Synthetic => options.sizes.iter().copied().map(made_up).collect(),
        Source::Speeches => {
            let package = peers::speeches()?;
            vec![(
                "State of the Union".to_owned(),
                Box::new(move || speeches::passages(&package)),
            )]
        }
        Source::File(file) => {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let file = file.clone();
            vec![(name, Box::new(move || record::read(&file)))]
        }
    })
}

/// One call of the command.
struct Run<'a> {
    options: &'a Options,
    engines: Vec<&'a str>,
    ours: Option<Ours>,
    codes: BTreeMap<String, Code>,
    work: PathBuf,
}

impl Run<'_> {
    /// Measures everything on a collection, prints its tables, and gives the same for `--json`.
    fn collection(
        &self,
        name: &str,
        records: &[Record],
        tired: &mut BTreeMap<String, String>,
    ) -> Result<Value, Failure> {
        let words = queries::Words::new(records);
        let asked = match &self.options.queries {
            Some(file) => queries::read(file)?,
            None => queries::derive(records, &words),
        };
        let (vocabulary, postings) = words.count();
        println!(
            "\n## {name}: {} documents, {vocabulary} words, {:.1} postings a document, {} queries\n",
            records.len(),
            postings as f64 / records.len().max(1) as f64,
            asked.len()
        );
        let folder = self.work.join(name.replace(' ', "-").to_lowercase());
        let documents = folder.join("documents.jsonl");
        record::write(&documents, records)?;
        let with_answers = asked.iter().map(|query| {
            json!({"kind": query.kind, "q": query.q, "of": query.of, "id": query.id, "wanted": words.wanted(query)})
        });
        fs::write(
            folder.join("queries.json"),
            Value::Array(with_answers.collect()).to_string(),
        )?;
        let mut cases = queries::facet_cases(records, &asked);
        if self.options.quick {
            // Two without a word, and eight words with and without values.
            cases.truncate(18);
        }
        let values = json!({
            "count": records.len(),
            "documents": documents.display().to_string(),
            "queries": folder.join("queries.json").display().to_string(),
            "fields": queries::fields(records),
            "ids": records.iter().map(|record| &record.id).collect::<Vec<_>>(),
            "facets": cases.iter().map(|case| queries::facet_json(case, records)).collect::<Vec<_>>(),
            "each": if self.options.quick { 8 } else { 0 },
        });
        drop(words);
        let job = Job {
            name: name.to_owned(),
            folder,
            values,
        };
        let mut not_ours = BTreeMap::new();
        let pack = self.pack(&job, &documents, &mut not_ours)?;
        let in_node: Vec<&str> = self
            .engines
            .iter()
            .copied()
            .filter(|engine| *engine != "pagefind" && !not_ours.contains_key(*engine))
            .collect();
        let mut measured = measure::all(&job, &in_node, self.ours.as_ref(), self.options.effort(), tired)?;
        measured.skipped.extend(not_ours);
        let compressed = peers::weigh(&fs::read(&documents)?, self.options.quick)?;
        let mut engines = Vec::new();
        for engine in &in_node {
            if !measured.skipped.contains_key(*engine) {
                engines.push(self.engine(engine, &job, &measured, pack, compressed)?);
            }
        }
        println!("{}", table::report(&engines, &measured.skipped));
        println!("{}", busy(&measured));
        let web = self.web(&job, &documents, pack, &mut measured)?;
        Ok(json!({
            "name": name, "documents": records.len(), "vocabulary": vocabulary, "postings": postings, "queries": asked.len(),
            "engines": engines.iter().map(|engine| (engine.name.clone(), engine.json())).collect::<Map<String, Value>>(),
            "ratios": table::ratio_rows(&engines), "left_out": measured.skipped,
            "pack": pack.map(|pack| json!({"bytes": pack.bytes, "import_ms": pack.import_ms, "compile_ms": pack.compile_ms})), "chromium": web,
            "rounds": measured.told.iter().map(|told| {
                json!({"engine": told.engine, "mode": told.mode, "round": told.round, "answer": told.answer})
            }).collect::<Vec<_>>(),
        }))
    }

    /// Ours as a pack, where it can be had.
    fn pack(
        &self,
        job: &Job,
        documents: &Path,
        not_ours: &mut BTreeMap<String, String>,
    ) -> Result<Option<Pack>, Failure> {
        let Some(ours) = &self.ours else { return Ok(None) };
        match ours.pack(documents, &job.folder.join("corpus"), &job.folder.join("ours.index"))? {
            Ok(pack) => Ok(Some(pack)),
            Err(why) => {
                not_ours.insert("ours".to_owned(), why);
                Ok(None)
            }
        }
    }

    /// The figures of an engine: what was measured, and what its files weigh.
    fn engine(
        &self,
        name: &str,
        job: &Job,
        measured: &Measured,
        pack: Option<Pack>,
        documents: (usize, bool),
    ) -> Result<Engine, Failure> {
        let code = self.codes.get(name).cloned().unwrap_or_default();
        let mut engine = Engine {
            name: name.to_owned(),
            title: code.title,
            ..Engine::default()
        };
        engine.read(measured);
        let index = fs::read(job.folder.join(format!("{name}.index")))?;
        let (all, mut best) = peers::weigh(&index, self.options.quick)?;
        // What some save holds the documents as well.
        let alone = fs::read(job.folder.join(format!("{name}.index.alone"))).ok();
        let (alone_raw, alone_small) = match &alone {
            Some(bytes) => {
                let (small, at_best) = peers::weigh(bytes, self.options.quick)?;
                best &= at_best;
                (bytes.len(), small)
            }
            None => (index.len(), all),
        };
        let holds_documents = alone.is_some();
        best &= holds_documents || documents.1;
        engine.best_brotli = best;
        let shipped = code.bytes + all + if holds_documents { 0 } else { documents.0 };
        let mut set = |key, value: usize| engine.figures.insert(key, value as f64);
        set("code", code.bytes);
        set("index", alone_raw);
        set("index_brotli", alone_small);
        set("shipped", shipped);
        if let (Some(pack), "ours") = (pack, name) {
            engine.figures.insert("build", pack.compile_ms);
        }
        Ok(engine)
    }

    /// Pagefind, and ours beside it, in Chromium.
    fn web(&self, job: &Job, documents: &Path, pack: Option<Pack>, measured: &mut Measured) -> Result<Value, Failure> {
        if !self.engines.contains(&"pagefind") {
            return Ok(Value::Null);
        }
        let ours = self.ours.as_ref().filter(|ours| pack.is_some() && !ours.stub);
        match web::measure(job, documents, ours, self.options)? {
            Ok(value) => Ok(value),
            Err(why) => {
                println!("Left out: Pagefind. {why}.\n");
                measured.skipped.insert("pagefind".to_owned(), why);
                Ok(Value::Null)
            }
        }
    }

    /// Misspelt and variant names of the default corpus's entities, asked of every engine.
    fn names(&self) -> Result<Value, Failure> {
        let compiled = corpus::compile(&project::root().join("corpus"))?;
        let export: Value = serde_json::from_str(&Order::everything(&compiled.corpus).write(Format::Json))
            .map_err(|error| Failure(format!("the export is no JSON: {error}")))?;
        let (records, asked) = names::derive(&export);
        println!(
            "\n## Names: {} entities, {} spellings that are not in the corpus\n",
            records.len(),
            asked.len()
        );
        let folder = self.work.join("names");
        let documents = folder.join("documents.jsonl");
        record::write(&documents, &records)?;
        let queries = asked
            .iter()
            .map(|query| json!({"kind": query.kind, "q": query.q, "id": query.id}));
        fs::write(folder.join("queries.json"), Value::Array(queries.collect()).to_string())?;
        let values = json!({
            "count": records.len(), "fields": [], "names": documents.display().to_string(),
            "queries": folder.join("queries.json").display().to_string(),
        });
        let job = Job {
            name: "names".to_owned(),
            folder,
            values,
        };
        let mut without = BTreeMap::new();
        self.pack(&job, &documents, &mut without)?;
        let (mut rows, mut all) = (Vec::new(), Map::new());
        for engine in self
            .engines
            .iter()
            .filter(|engine| **engine != "pagefind" && !without.contains_key(**engine))
        {
            let title = self
                .codes
                .get(*engine)
                .map(|code| code.title.clone())
                .unwrap_or_default();
            match measure::one(
                &job,
                "names",
                engine,
                self.ours.as_ref(),
                self.options.effort().patience,
            )? {
                Ok(told) => {
                    let share = |value: &Value| {
                        value
                            .as_f64()
                            .map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
                    };
                    let firsts = &told["firsts"];
                    rows.push(vec![
                        title,
                        share(&firsts["name_variant"]),
                        share(&firsts["name_misspelt"]),
                        share(&told["all"]),
                    ]);
                    all.insert((*engine).to_owned(), told);
                }
                Err(why) => println!("Left out: {title}. {why}.\n"),
            }
        }
        let heads = [
            "meant entity in the first three",
            "another transliteration",
            "misspelt",
            "all",
        ]
        .map(str::to_owned);
        println!("{}", table::markdown(&heads, &rows));
        Ok(Value::Object(all))
    }
}
