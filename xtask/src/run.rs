//! Running other programs: shown before they start, and explained when they fail.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::project;
use crate::tools::path;

pub(crate) use crosscheck_cli::Failure;

/// Counts of tests, as the programs that ran them said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tests {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

/// A program in the project's folder, with the project's tools on its PATH.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project::root()).env("PATH", path());
    command
}

/// Cargo, whichever one runs this.
pub(crate) fn cargo() -> Command {
    // Its own settings for this program must not reach another package.
    let mut command = program("cargo");
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// Runs it to its end, its output passed on.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    show(command);
    let status = command.status().map_err(|error| missing(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure(format!("`{}` failed", words(command))))
    }
}

/// Runs tests: passes their output on and counts what cargo's closing lines say. Failed tests are no error here, since
/// they are counted; anything else that goes wrong is.
pub(crate) fn run_tests(command: &mut Command) -> Result<Tests, Failure> {
    show(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| missing(command, &error))?;
    let mut tests = Tests::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            if let Some(found) = closing_line(&line) {
                tests.passed += found.passed;
                tests.failed += found.failed;
            }
        }
    }
    let status = child.wait()?;
    if status.success() || tests.failed > 0 {
        Ok(tests)
    } else {
        Err(Failure(format!("`{}` failed", words(command))))
    }
}

/// What a program prints, trimmed; nothing where it is not there or fails.
pub(crate) fn answer(name: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = program(name)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is on a PATH.
pub(crate) fn find(name: &str, path: &OsStr) -> Option<std::path::PathBuf> {
    std::env::split_paths(path)
        .map(|folder| folder.join(name))
        .find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.with_extension("exe").is_file() || file.with_extension("cmd").is_file()
}

fn show(command: &Command) {
    eprintln!("    $ {}", words(command));
}

fn words(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn missing(command: &Command, error: &std::io::Error) -> Failure {
    Failure(format!(
        "`{}` could not be started: {error}",
        command.get_program().to_string_lossy()
    ))
}

/// `test result: ok. 12 passed; 0 failed; …`
fn closing_line(line: &str) -> Option<Tests> {
    let rest = line.trim().strip_prefix("test result: ")?;
    let (_, counts) = rest.split_once(". ")?;
    let mut tests = Tests::default();
    for part in counts.split(';') {
        let (count, word) = part.trim().split_once(' ')?;
        let count = count.parse().unwrap_or(0);
        match word {
            "passed" => tests.passed = count,
            "failed" => tests.failed = count,
            _ => {}
        }
        if word == "failed" {
            break;
        }
    }
    Some(tests)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        let line = "test result: ok. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s";
        assert_eq!(closing_line(line), Some(Tests { passed: 12, failed: 3 }));
        assert_eq!(closing_line("test tests::x ... ok"), None);
    }
}
