//! The commands on a corpus: check, code, wording.

use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use crosscheck_compiler::{Compiled, Wording, compile_dir_telling};

use crate::bundle;
use crate::pages;
use crate::project;
use crate::run::Failure;
use crate::told;

/// Compiles a corpus and prints its problems.
pub(crate) fn check(dir: Option<&str>) -> Result<(), Failure> {
    let dir = project::corpus(dir);
    let compiled = compile(&dir)?;
    let corpus = &compiled.corpus;
    if let Some(page) = &corpus.meta.codebook
        && !project::root().join("public").join(page).is_file()
    {
        return Err(Failure(format!(
            "{}: `codebook` names {page}, which is not in public/: put it there, or leave the key out",
            dir.join("corpus.toml").display()
        )));
    }
    if dir == project::root().join("corpus") {
        pages::fresh()?;
    }
    let paragraphs = || corpus.documents.iter().flat_map(|document| &document.paragraphs);
    let mut line = format!(
        "{}: {} documents, {} digests, {} entities, {} mentions, {} claims, {} questions, {} relations, ",
        dir.display(),
        corpus.documents.len(),
        paragraphs().filter(|paragraph| paragraph.digest.is_some()).count(),
        corpus.entities.len(),
        corpus.mentions.len(),
        corpus.claims.len(),
        corpus.questions.len(),
        corpus.relations.len(),
    );
    let texts = paragraphs().filter(|paragraph| paragraph.text.is_some()).count();
    if texts > 0 {
        line.push_str(&format!("{texts} paragraphs with their text, "));
    }
    if !corpus.columns.is_empty() {
        line.push_str(&format!("{} columns, ", corpus.columns.len()));
    }
    line.push_str(&format!("{} bytes packed", compiled.pack.len()));
    // The best quality takes two seconds a megabyte, and nobody waits for that.
    if compiled.pack.len() <= MOST_COMPRESSED {
        line.push_str(&format!(", {} compressed", bundle::compressed(&compiled.pack)?));
    }
    if !compiled.parts.is_empty() {
        let bytes: usize = compiled.parts.iter().map(|(_, bytes)| bytes.len()).sum();
        line.push_str(&format!(", {bytes} bytes in {} parts beside it", compiled.parts.len()));
    }
    if let Some(megabytes) = told::peak() {
        line.push_str(&format!("; {megabytes} MB of memory at most"));
    }
    println!("{line}");
    Ok(())
}

/// The most bytes of a pack that is compressed only to say how small it becomes.
const MOST_COMPRESSED: usize = 2_000_000;

/// Makes a corpus folder of a table, and says what became of each column.
pub(crate) fn import(file: &str, dir: &str) -> Result<(), Failure> {
    let done = crosscheck_compiler::import(Path::new(file), Path::new(dir)).map_err(Failure)?;
    println!("{done}\n{dir} is a corpus now: say in its corpus.toml what it is, then `cargo xtask check {dir}`");
    Ok(())
}

/// Derives what comes from the originals, or verifies it.
pub(crate) fn code(arguments: &[&str]) -> Result<(), Failure> {
    let (mut originals, mut dir, mut rest) = (None, None, arguments);
    let (mut verify, mut propose, mut paragraphs) = (false, false, false);
    while let Some((first, others)) = rest.split_first() {
        rest = match (*first, others) {
            ("--originals", [folder, after @ ..]) => {
                originals = Some(*folder);
                after
            }
            ("--verify", after) => {
                verify = true;
                after
            }
            ("--propose", after) => {
                propose = true;
                after
            }
            ("--paragraphs", after) => {
                paragraphs = true;
                after
            }
            (option, _) if option.starts_with("--") => {
                return Err(Failure(format!("`{option}` is not an option of code")));
            }
            (path, after) if dir.is_none() => {
                dir = Some(path);
                after
            }
            (other, _) => return Err(Failure(format!("`{other}` is one folder too many"))),
        };
    }
    let originals =
        originals.ok_or_else(|| Failure("`code` needs the originals: cargo xtask code --originals DIR".into()))?;
    match crosscheck_compiler::code(&project::corpus(dir), Path::new(originals), verify) {
        Ok(report) => {
            let mut text = report.to_string();
            if paragraphs {
                text = format!("{}\n\n{}", text.trim_end(), report.by_paragraph());
            }
            if propose {
                text = format!("{}\n\n{}", text.trim_end(), report.proposed());
            }
            // As with `export`: `head` may have enough.
            let _ = writeln!(stdout(), "{}", text.trim_end());
            Ok(())
        }
        Err(report) => Err(told(&report.to_string())),
    }
}

/// Looks for words of the originals in a tree: status 0 for none, 1 for some, 2 where that could not be found out.
pub(crate) fn wording(arguments: &[&str]) -> ExitCode {
    let (originals, tree) = match arguments {
        ["--originals", originals] => (originals, None),
        ["--originals", originals, tree] | [tree, "--originals", originals] => (originals, Some(tree)),
        _ => {
            eprintln!("error: expected cargo xtask wording --originals DIR [TREE]");
            return ExitCode::from(2);
        }
    };
    match shared_words(Path::new(originals), tree.map(Path::new)) {
        Ok(found) => {
            println!("{found}");
            ExitCode::from(u8::from(!found.runs.is_empty()))
        }
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::from(2)
        }
    }
}

/// The same as a stage of `test`.
pub(crate) fn wording_passes(originals: &str) -> Result<(), Failure> {
    let found = shared_words(Path::new(originals), None).map_err(Failure)?;
    println!("{found}");
    if found.runs.is_empty() {
        Ok(())
    } else {
        Err(Failure(String::new()))
    }
}

fn shared_words(originals: &Path, tree: Option<&Path>) -> Result<Wording, String> {
    let tree = tree.map_or_else(project::root, Path::to_owned);
    let own = tree.join("corpus");
    let corpus = if own.is_dir() { own } else { project::corpus(None) };
    crosscheck_compiler::wording(&tree, originals, &corpus)
}

pub(crate) fn compile(dir: &Path) -> Result<Compiled, Failure> {
    match compile_dir_telling(dir, told::progress()) {
        Ok(compiled) => {
            if compiled.warnings.warnings() > 0 {
                let _ = writeln!(stderr(), "{}", compiled.warnings);
            }
            Ok(compiled)
        }
        Err(report) => Err(told(&report.to_string())),
    }
}

/// The report is the message; nothing is added to it.
fn told(report: &str) -> Failure {
    let _ = writeln!(stderr(), "{report}");
    Failure(String::new())
}
