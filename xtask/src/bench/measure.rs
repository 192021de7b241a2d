//! Runs the engines: every measurement in a fresh process of Node, the engines in turn within each round, so that a slow
//! minute of the machine is nobody's alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::ours::Ours;
use super::peers;
use crate::run::{Failure, program};

/// A collection made ready: what the processes are given, as files.
pub(super) struct Job {
    pub(super) name: String,
    pub(super) folder: PathBuf,
    /// The job's values; the engine's index is added for each.
    pub(super) values: Value,
}

/// How thoroughly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    pub(super) rounds: usize,
    pub(super) patience: Duration,
}

/// What one process told: engine, mode, and its line.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) engine: String,
    pub(super) mode: &'static str,
    pub(super) round: usize,
    pub(super) answer: Value,
}

/// All that was measured on a collection, and why an engine is missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    pub(super) told: Vec<Told>,
    pub(super) skipped: BTreeMap<String, String>,
}

/// An index is built in this many rounds at most: it is the longest part, and varies least.
const BUILDS: usize = 3;

/// Measures the engines on a collection. `tired` are those that gave up on a smaller one.
pub(super) fn all(
    job: &Job,
    engines: &[&str],
    ours: Option<&Ours>,
    effort: Effort,
    tired: &mut BTreeMap<String, String>,
) -> Result<Measured, Failure> {
    let mut measured = Measured {
        skipped: tired.clone(),
        ..Measured::default()
    };
    for round in 0..effort.rounds {
        for mode in ["build", "query", "facets", "quality"] {
            if mode == "build" && round >= BUILDS || mode == "quality" && round > 0 {
                continue;
            }
            for &engine in engines {
                let counts_none = mode == "facets" && !["ours", "orama", "itemsjs", "sqlite"].contains(&engine);
                // Our index is the compiler's.
                let built = mode == "build" && engine == "ours";
                if measured.skipped.contains_key(engine) || counts_none || built {
                    continue;
                }
                eprint!("    {} {mode} {engine}, round {}: ", job.name, round + 1);
                let start = Instant::now();
                match one(job, mode, engine, ours, effort.patience)? {
                    Ok(answer) => {
                        eprintln!("{:.1} s", start.elapsed().as_secs_f64());
                        measured.told.push(Told {
                            engine: engine.to_owned(),
                            mode,
                            round,
                            answer,
                        });
                    }
                    Err(why) => {
                        eprintln!("{why}");
                        let why = format!("{mode}: {why}");
                        // Whoever fails to count or to be judged, or once of several times, has still been measured.
                        let before = measured
                            .told
                            .iter()
                            .any(|told| told.engine == engine && told.mode == mode);
                        if ["build", "query"].contains(&mode) && !before {
                            tired.insert(engine.to_owned(), format!("at {}, {why}", job.name));
                            measured.skipped.insert(engine.to_owned(), why);
                        }
                    }
                }
            }
        }
    }
    Ok(measured)
}

/// One process. The inner error is the engine's.
pub(super) fn one(
    job: &Job,
    mode: &str,
    engine: &str,
    ours: Option<&Ours>,
    patience: Duration,
) -> Result<Result<Value, String>, Failure> {
    let file = |end: &str| job.folder.join(format!("{engine}.{end}"));
    let mut values = job.values.clone();
    values["index"] = file("index").display().to_string().into();
    if engine == "ours" && mode == "names" {
        values["pack"] = values["index"].clone();
    }
    if let Some(most) = most(engine)
        && job.values["count"].as_u64().is_some_and(|count| count > most)
    {
        return Ok(Err(format!("too slow above {most} documents, not tried")));
    }
    fs::write(file("job.json"), values.to_string())?;
    let mut node = program("node");
    node.current_dir(peers::folder())
        .args([
            "--expose-gc",
            "--max-old-space-size=10000",
            "--stack-size=4000",
            "child.mjs",
            mode,
            engine,
        ])
        .arg(file("job.json"));
    if let Some(ours) = ours {
        node.env("CROSSCHECK_API", &ours.script)
            .env("CROSSCHECK_WASM", &ours.wasm);
    }
    Ok(in_time(&mut node, &file("out"), patience)?.and_then(|out| last_line(&out)))
}

/// Above how many documents an engine is not even tried.
fn most(engine: &str) -> Option<u64> {
    (engine == "fuse").then_some(20_000)
}

/// What a program prints, or why not. Its output goes through files, since nobody reads a pipe while it is waited for.
pub(super) fn in_time(
    command: &mut std::process::Command,
    out: &Path,
    patience: Duration,
) -> Result<Result<String, String>, Failure> {
    let errors = out.with_extension("errors");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(fs::File::create(out)?)
        .stderr(fs::File::create(&errors)?)
        .spawn()?;
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > patience {
            child.kill()?;
            child.wait()?;
            return Ok(Err(format!("not done within {} s", patience.as_secs())));
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    if status.success() {
        return Ok(Ok(fs::read_to_string(out)?));
    }
    let told = String::from_utf8_lossy(&fs::read(errors)?).into_owned();
    let line = told
        .lines()
        .find(|line| line.contains("rror"))
        .or_else(|| told.lines().last());
    Ok(Err(line.map_or_else(
        || status.to_string(),
        |line| line.trim().chars().take(120).collect(),
    )))
}

fn last_line(out: &str) -> Result<Value, String> {
    let line = out.lines().last().unwrap_or_default();
    serde_json::from_str(line).map_err(|_| "told nothing".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("crosscheck-bench-{name}-{}.out", std::process::id()))
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let mut sleeper = std::process::Command::new("sleep");
        let told = in_time(sleeper.arg("30"), &out("long"), Duration::from_millis(50)).unwrap();
        assert_eq!(told, Err("not done within 0 s".to_owned()));
    }

    #[test]
    fn an_engine_that_fails_says_why() {
        let mut shell = std::process::Command::new("sh");
        let told = in_time(
            shell.args(["-c", "echo RangeError: too long >&2; echo at x >&2; exit 3"]),
            &out("fails"),
            Duration::from_secs(9),
        );
        assert_eq!(told.unwrap(), Err("RangeError: too long".to_owned()));
    }

    #[test]
    fn the_last_line_counts() {
        assert_eq!(last_line("noise\n{\"a\":1}\n").unwrap()["a"], 1);
        assert!(last_line("").is_err());
    }
}
