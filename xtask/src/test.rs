//! Every check that gates a change, in order of how soon it can fail, with the seconds each took.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::bundle;
use crate::corpus;
use crate::examples;
use crate::made;
use crate::pages;
use crate::project;
use crate::run::{Failure, Tests, cargo, program, run, run_tests};
use crate::tools::{self, Browser};
use crate::validate;

/// The corpora under tests/ that the page is built with as well.
const CORPORA: [&str; 4] = ["empty", "one-document", "second", "logbook"];

/// The one of them that is also built with its texts and its index in parts beside the page, and the most bytes that page
/// embeds.
const PARTED: (&str, usize) = ("logbook", 30_000);

/// Seconds by stage, and the tests they ran.
#[derive(Default)]
struct Record {
    /// Words of the names of the stages that run; none where all of them do.
    wanted: Vec<String>,
    /// The names of the stages, wanted or not.
    names: Vec<&'static str>,
    stages: Vec<(&'static str, Duration, Tests)>,
}

impl Record {
    /// Runs a stage, if it is wanted. After one that failed nothing else runs, and the record is printed.
    fn stage(&mut self, name: &'static str, work: impl FnOnce() -> Result<Tests, Failure>) -> Result<(), Failure> {
        self.names.push(name);
        if !self.wanted.is_empty() && !self.wanted.iter().any(|word| name.contains(word.as_str())) {
            return Ok(());
        }
        eprintln!("\n==> {name}");
        let start = Instant::now();
        let result = work();
        // A stage that could not do its work counts as one failed test.
        let tests = *result.as_ref().unwrap_or(&Tests { passed: 0, failed: 1 });
        self.stages.push((name, start.elapsed(), tests));
        let failure = match result {
            Ok(tests) if tests.failed == 0 => return Ok(()),
            Ok(_) => String::new(),
            Err(Failure(why)) => why,
        };
        println!(
            "\nFAILED: {name}{}{failure}",
            if failure.is_empty() { "" } else { ": " }
        );
        self.print();
        Err(Failure(String::new()))
    }

    /// A word that is in no stage's name would leave out what its writer meant to run.
    fn check_wanted(&self) -> Result<(), Failure> {
        let is_known = |word: &&String| self.names.iter().any(|name| name.contains(word.as_str()));
        match self.wanted.iter().find(|word| !is_known(word)) {
            None => Ok(()),
            Some(word) => Err(Failure(format!(
                "no stage is called \"{word}\"; there are: {}",
                self.names.join(", ")
            ))),
        }
    }

    fn print(&self) {
        println!("\n{:>8} {:>7}  stage", "seconds", "tests");
        for (name, time, tests) in &self.stages {
            println!("{:>8.1} {:>7}  {name}", time.as_secs_f64(), tests.passed + tests.failed);
        }
        let all: Duration = self.stages.iter().map(|(_, time, _)| *time).sum();
        println!("{:>8.1} {:>7}  in all", all.as_secs_f64(), "");
        let sum = |count: fn(&Tests) -> u64| self.stages.iter().map(|(.., tests)| count(tests)).sum::<u64>();
        println!(
            "\n{} passed, {} failed",
            sum(|tests| tests.passed),
            sum(|tests| tests.failed)
        );
    }
}

/// Runs everything, or the `wanted` stages. With `originals`, the derived files are verified against them too.
pub(crate) fn test(originals: Option<&str>, wanted: Vec<String>) -> Result<(), Failure> {
    let mut record = Record::default();
    let mut browser = None;
    record.stage("tools", || {
        tools::for_page()?;
        browser = Some(tools::for_tests()?);
        none()
    })?;
    let Some(browser) = browser else {
        return Err(Failure("no browser".into()));
    };
    record.wanted = wanted;
    record.stage("format", || only(cargo().args(["fmt", "--all", "--check"])))?;
    record.stage("lints", || {
        only(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    })?;
    record.stage("lints, wasm", || {
        only(cargo().args([
            "clippy",
            "-p",
            "crosscheck",
            "--target",
            "wasm32-unknown-unknown",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    // `--all-targets` leaves them out, since `cargo test` does not run them by itself.
    record.stage("lints, browser tests", || {
        only(cargo().args([
            "clippy",
            "-p",
            "browser-tests",
            "--test",
            "browser",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    record.stage("native tests", || {
        run_tests(without_corpus(cargo().args([
            "test",
            "--workspace",
            "--exclude",
            "browser-tests",
            "--no-fail-fast",
        ])))
    })?;
    record.stage("corpus", || {
        corpus::check()?;
        pages::licences()?;
        none()
    })?;
    match originals {
        Some(folder) => record.stage("originals", || {
            corpus::verify(folder)?;
            corpus::wording(folder)?;
            none()
        })?,
        None => eprintln!("\n==> originals: skipped, none were given (--originals DIR)"),
    }
    record.stage("exports", validate::where_possible)?;
    record.stage("tests in a browser engine", || wasm_tests(&browser))?;
    record.stage("other corpora", other_corpora)?;
    record.stage("plain trunk", plain_trunk)?;
    record.stage("release bundle", || {
        bundle::release(&project::root().join("corpus"), None)?;
        none()
    })?;
    record.stage("examples", || {
        examples::build()?;
        none()
    })?;
    record.stage("pages of other corpora", made::pages)?;
    record.stage("JavaScript API", || {
        validate::api(&project::root().join("dist"), &corpora_folder().join("parted"))
    })?;
    record.stage("browser tests", || browser_tests(&browser))?;
    record.print();
    record.check_wanted()
}

fn none() -> Result<Tests, Failure> {
    Ok(Tests::default())
}

fn only(command: &mut Command) -> Result<Tests, Failure> {
    run(without_corpus(command)).map(|()| Tests::default())
}

/// `test` is about the default corpus, whatever the environment says.
fn without_corpus(command: &mut Command) -> &mut Command {
    command.env_remove("CROSSCHECK_CORPUS")
}

/// wasm-bindgen's runner reads webdriver.json beside the app for the browser's arguments.
fn wasm_tests(browser: &Browser) -> Result<Tests, Failure> {
    let mut command = cargo();
    command
        .args([
            "test",
            "-p",
            "crosscheck",
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "400");
    run_tests(without_corpus(&mut command))
}

/// Where the pages of the other corpora are built.
pub(crate) fn corpora_folder() -> PathBuf {
    project::target().join("corpora")
}

fn other_corpora() -> Result<Tests, Failure> {
    for name in CORPORA {
        other_page(name, name, |trunk| trunk.env_remove(bundle::MOST))?;
    }
    let (name, most) = PARTED;
    let (corpus, dist) = other_page(name, "parted", |trunk| trunk.env(bundle::MOST, most.to_string()))?;
    let compiled = bundle::in_parts(&corpus, most)?;
    bundle::write_parts(&compiled, &dist)?;
    // For scripts, which are handed a pack.
    std::fs::write(dist.join("corpus.pack"), &compiled.pack)?;
    none()
}

/// Builds the page of a corpus of the tests into a folder of its own.
fn other_page(
    name: &str,
    folder: &str,
    set: impl Fn(&mut Command) -> &mut Command,
) -> Result<(PathBuf, PathBuf), Failure> {
    let corpus = project::root().join("tests").join("corpora").join(name);
    let dist = corpora_folder().join(folder);
    std::fs::create_dir_all(&dist)?;
    run(set(program("trunk")
        .args(["build", "--offline", "--dist"])
        .arg(&dist)
        .env("CROSSCHECK_CORPUS", &corpus)))?;
    Ok((corpus, dist))
}

/// After the first command plain `trunk serve --offline` must work, in a terminal of the reader's own, and follow the corpus.
fn plain_trunk() -> Result<Tests, Failure> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let dist = project::target().join("plain");
    std::fs::create_dir_all(&dist)?;
    let corpus = copied_corpus()?;
    let log = project::target().join("plain-trunk.log");
    let written = File::create(&log)?;
    eprintln!("    $ trunk serve --offline --port {port}");
    let mut trunk = Served(
        program("trunk")
            .args(["serve", "--offline", "--port", &port.to_string(), "--dist"])
            .arg(&dist)
            .env("PATH", tools::plain_path())
            .env("CROSSCHECK_CORPUS", &corpus)
            .env_remove(bundle::MOST)
            .stdin(Stdio::null())
            .stdout(written.try_clone()?)
            .stderr(written)
            .spawn()?,
    );
    let start = Instant::now();
    let mut answer = None;
    while !answer.as_ref().is_some_and(|page: &String| page.contains("boot.js")) {
        let ended = trunk.0.try_wait()?.map(|status| format!("ended by itself: {status}"));
        let late = (start.elapsed() > Duration::from_secs(900)).then(|| "served no page within 15 minutes".to_owned());
        if let Some(wrong) = ended.or(late) {
            let said = std::fs::read_to_string(&log)?;
            return Err(Failure(format!(
                "`trunk serve --offline` {wrong}.\nIt said:\n{said}\nThe last answer at port {port}: {answer:?}"
            )));
        }
        std::thread::sleep(Duration::from_millis(300));
        answer = page(port, "");
    }
    follows(port, &corpus)?;
    Ok(Tests { passed: 2, failed: 0 })
}

/// A copy of the default corpus to make mistakes in.
fn copied_corpus() -> Result<PathBuf, Failure> {
    let copy = project::target().join("edited-corpus");
    if copy.exists() {
        std::fs::remove_dir_all(&copy)?;
    }
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        std::fs::create_dir_all(copy.join(&folder))?;
        for entry in std::fs::read_dir(project::root().join("corpus").join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                std::fs::copy(entry.path(), copy.join(path))?;
            }
        }
    }
    Ok(copy)
}

/// A mistake in the corpus, its mending and an edit reach the page without the program being linked again.
fn follows(port: u16, corpus: &Path) -> Result<(), Failure> {
    let program = || {
        let wasm = project::target()
            .join(tools::pins::TARGET)
            .join("debug/crosscheck.wasm");
        wasm.metadata().and_then(|metadata| metadata.modified()).ok()
    };
    let linked = program();
    let file = corpus.join("corpus.toml");
    let whole = std::fs::read_to_string(&file)?;
    let first = state(port, |_| true)?;
    std::fs::write(&file, format!("{whole}\nmistake = true\n"))?;
    let broken = state(port, |state| state["report"] != "")?;
    if broken["pack"] != first["pack"] || !broken["report"].to_string().contains("mistake") {
        return Err(Failure(format!("a mistake in the corpus is served as {broken}")));
    }
    std::fs::write(&file, &whole)?;
    let mended = state(port, |state| state["report"] == "")?;
    if mended != first {
        return Err(Failure(format!("the mended corpus is served as {mended}, not {first}")));
    }
    let start = Instant::now();
    std::fs::write(&file, whole.replacen("title = \"", "title = \"Edited: ", 1))?;
    state(port, |state| state["pack"] != first["pack"])?;
    eprintln!(
        "    an edit of the corpus was served after {} ms",
        start.elapsed().as_millis()
    );
    if program() != linked {
        return Err(Failure("an edit of the corpus has linked the program again".into()));
    }
    Ok(())
}

/// What the served page says of its corpus, as soon as it is what is waited for.
fn state(port: u16, wanted: impl Fn(&Value) -> bool) -> Result<Value, Failure> {
    let start = Instant::now();
    let mut last = String::new();
    while start.elapsed() < Duration::from_secs(20) {
        let answer = page(port, "corpus.json").unwrap_or_default();
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        if let Ok(state) = serde_json::from_str(body)
            && wanted(&state)
        {
            return Ok(state);
        }
        body.clone_into(&mut last);
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(Failure(format!(
        "the page did not follow its corpus: corpus.json says {last}"
    )))
}

/// A server that ends with its test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn page(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

fn browser_tests(browser: &Browser) -> Result<Tests, Failure> {
    let dist: &Path = &project::root().join("dist");
    run_tests(
        cargo()
            .args(["test", "-p", "browser-tests", "--test", "browser"])
            .env("CROSSCHECK_DIST", dist)
            .env("CROSSCHECK_CORPORA", corpora_folder())
            .env("CROSSCHECK_TOOL", made::tool())
            .env("CROSSCHECK_AXE", tools::axe_script())
            .env("CROSSCHECK_CHROMIUM", &browser.chromium)
            .env("CROSSCHECK_CHROMEDRIVER", &browser.driver),
    )
}
