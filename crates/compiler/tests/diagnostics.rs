//! Every report, word for word. A case in `tests/diagnostics` adds files to the corpus in its folder `base` and says
//! what the compiler prints then; `UPDATE=1 cargo test` writes the answers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use support::{Folder, tests_folder};

/// A line that opens a file of the case.
const FILE: &str = "--- ";
/// The line that opens the expected report.
const REPORT: &str = "=== report";

struct Case {
    path: PathBuf,
    /// Which rules it shows.
    heading: String,
    /// Everything before the report.
    input: String,
    expected: String,
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(tests_folder("diagnostics"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let case = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let (input, expected) = text.split_once(REPORT).unwrap_or((&text, ""));
        let heading = input
            .lines()
            .take_while(|line| line.starts_with('#'))
            .collect::<Vec<_>>()
            .join("\n");
        Case {
            path,
            heading,
            input: input.to_owned(),
            expected: expected.trim().to_owned(),
        }
    };
    paths.into_iter().map(case).collect()
}

/// The base corpus with the files of the case; a file without a line is taken away.
fn folder(input: &str) -> Folder {
    let folder = Folder::copy_of(&tests_folder("diagnostics/base"));
    for part in format!("\n{input}").split(&format!("\n{FILE}")).skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        match text.trim() {
            "" => folder.remove(path.trim()),
            _ => folder.write(path.trim(), text),
        }
    }
    folder
}

fn report(input: &str) -> String {
    let folder = folder(input);
    match crosscheck_compiler::compile_dir(folder.path()) {
        Ok(compiled) => folder.shorten(compiled.warnings),
        Err(report) => folder.shorten(report),
    }
}

#[test]
fn the_base_corpus_compiles_without_a_word() {
    assert_eq!(report(""), "");
}

#[test]
fn every_report_reads_as_written_down() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let found = report(&case.input);
        let found: Vec<&str> = found.lines().map(str::trim_end).collect();
        let found = found.join("\n");
        if update {
            fs::write(&case.path, format!("{}{REPORT}\n{found}\n", case.input)).unwrap();
        } else if found.trim() != case.expected {
            let name = case.path.file_name().unwrap_or_default().display();
            writeln!(wrong, "\n{name}: expected\n{}\nfound\n{found}", case.expected).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE=1 writes what was found");
}

#[test]
fn every_rule_has_a_case() {
    let list = include_str!("../src/check/mod.rs");
    let list = list
        .split_once("let rules")
        .unwrap()
        .1
        .split_once("impl Draft")
        .unwrap()
        .0;
    let words = list.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | ':')));
    let rules = words
        .filter(|word| word.contains("::") && !word.contains("fn"))
        .collect::<std::collections::BTreeSet<_>>();
    assert!(rules.len() > 30, "{rules:?}");
    let shown: Vec<String> = cases().into_iter().map(|case| case.heading).collect();
    for rule in rules {
        assert!(
            shown.iter().any(|heading| heading.contains(rule)),
            "no case in tests/diagnostics shows {rule}"
        );
    }
}
