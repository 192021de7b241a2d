//! Turns a folder, on a disk or in memory, into its files: the only place that reads and writes files.
//!
//! Says which files belong to a corpus; what they mean is left to `parse`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::diagnostic::{Diagnostic, Log};
use crate::source::{File, Holds, Kind, RowsFormat, Sources};
use crate::words::nearest;

impl Sources {
    /// Reads the folder. What cannot be read is reported and left out.
    pub(crate) fn read(root: &Path, log: &Log) -> Self {
        let mut sources = Self {
            root: root.to_owned(),
            ..Self::default()
        };
        if !root.is_dir() {
            sources.is_missing = true;
            log.push(
                Diagnostic::error(format!("there is no folder {}", root.display()))
                    .help("name the folder that holds corpus.toml"),
            );
            return sources;
        }
        let listed = list(root, &mut sources.inputs);
        for path in &listed.links {
            log.push(link(&sources.shown(path)));
        }
        for path in &listed.files {
            sources.add(path, |full| fs::read(full), log);
        }
        sources
    }

    /// The files of a folder in memory, by their paths in it. `name` is what reports call the folder.
    pub(crate) fn of_memory(name: &str, files: BTreeMap<String, Vec<u8>>, log: &Log) -> Self {
        let mut sources = Self {
            root: name.into(),
            ..Self::default()
        };
        for (path, bytes) in files {
            if is_looked_at(&path) {
                sources.add(&path, |_| Ok(bytes), log);
            }
        }
        sources
    }

    fn add(&mut self, path: &str, read: impl FnOnce(&Path) -> io::Result<Vec<u8>>, log: &Log) {
        let holds = match classify(path) {
            Place::Part(holds) => holds,
            Place::Ignored => return,
            Place::Stray => {
                log.push(stray(&self.shown(path), path));
                return;
            }
        };
        let full = self.root.join(path);
        self.inputs.push(full.clone());
        let text = match read(&full).map(String::from_utf8) {
            Ok(Ok(text)) => text,
            Ok(Err(error)) => {
                log.push(not_utf8(&self.shown(path), &error));
                return log.fail(holds, path);
            }
            Err(error) => {
                log.push(Diagnostic::error(format!("cannot read {}: {error}", self.shown(path))));
                return log.fail(holds, path);
            }
        };
        self.files.push(File {
            path: path.to_owned(),
            holds,
            text,
        });
    }
}

/// The bytes of a file outside the corpus: an article as its publisher printed it.
pub(crate) fn read_original(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    fs::read(folder.join(name)).map_err(|error| error.to_string())
}

/// The text of a file that may be shared: nothing where it is gone, is no file, or is larger than any text here.
pub(crate) fn read_shared(path: &Path) -> Option<String> {
    const LARGEST: u64 = 4 << 20;
    let known = fs::metadata(path).ok()?;
    let bytes = (known.is_file() && known.len() <= LARGEST).then(|| fs::read(path).ok())??;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The names of the texts in a folder, sorted.
pub(crate) fn originals(folder: &Path) -> Result<BTreeSet<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let names = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    Ok(names.filter(|name| name.ends_with(".txt")).collect())
}

/// Writes a derived file, creating its folder.
pub(crate) fn write_derived(root: &Path, path: &str, text: &str) -> Result<(), String> {
    let full = root.join(path);
    let folder = full.parent().unwrap_or(root);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&full, text))
        .map_err(|error| error.to_string())
}

/// Relative paths, sorted.
#[derive(Default)]
struct Listed {
    /// Files in the folder, in the folders in it, and at any depth below those that hold records or texts: a record in a folder
    /// of a folder is a slip that must not go unnoticed.
    files: BTreeSet<String>,
    /// Links to folders that would hold records or texts. They are not followed, so that no circle is walked.
    links: BTreeSet<String>,
}

fn list(root: &Path, folders: &mut Vec<PathBuf>) -> Listed {
    let mut listed = Listed::default();
    let mut open = vec![String::new()];
    while let Some(folder) = open.pop() {
        let full = root.join(&folder);
        let Ok(entries) = fs::read_dir(&full) else {
            continue;
        };
        folders.push(full);
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let path = if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            };
            let kind = entry.file_type();
            if kind.as_ref().is_ok_and(fs::FileType::is_dir) {
                if folder.is_empty() || record_folder(&path).is_some() {
                    open.push(path);
                }
            } else if record_folder(&path).is_some()
                && kind.is_ok_and(|kind| kind.is_symlink())
                && entry.path().is_dir()
            {
                listed.links.insert(path);
            } else {
                listed.files.insert(path);
            }
        }
    }
    folders.sort();
    listed
}

/// Whether a walk through a folder comes to this path: see [`list`].
fn is_looked_at(path: &str) -> bool {
    let steps: Vec<&str> = path.split('/').collect();
    let is_plain = |step: &&str| !step.is_empty() && !step.starts_with('.');
    steps.iter().all(is_plain) && (steps.len() <= 2 || record_folder(path).is_some())
}

/// The folder of the corpus that a path lies in or is, where it is one for records or texts.
fn record_folder(path: &str) -> Option<&str> {
    let first = path.split('/').next()?;
    let is_of_records = Kind::TABLES.iter().any(|kind| kind.plural() == first);
    (is_of_records || matches!(first, "documents" | "derived" | "texts")).then_some(first)
}

fn link(shown: &str) -> Diagnostic {
    Diagnostic::error(format!("{shown} is a link to a folder, and links are not followed"))
        .help("put the folder itself there")
}

/// What a file is to a corpus.
enum Place {
    Part(Holds),
    Ignored,
    Stray,
}

fn classify(path: &str) -> Place {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_about = ["readme", "licence", "license"]
        .iter()
        .any(|word| stem.to_ascii_lowercase().starts_with(word));
    if is_about || name.ends_with('~') {
        return Place::Ignored;
    }
    if folder == "texts" || folder.starts_with("texts/") {
        return Place::Part(Holds::Text);
    }
    match (folder, ending) {
        ("", "toml") if stem == "corpus" => Place::Part(Holds::Meta),
        ("documents", "md") => Place::Part(Holds::Document),
        ("derived", "toml") => Place::Part(Holds::Derived),
        (_, "toml") => {
            let name = if folder.is_empty() { stem } else { folder };
            match Kind::TABLES.into_iter().find(|kind| kind.plural() == name) {
                Some(kind) => Place::Part(Holds::Records(kind)),
                None => Place::Stray,
            }
        }
        (_, "md" | "markdown") => Place::Stray,
        ("", "jsonl") if stem == "documents" => Place::Part(Holds::Rows(RowsFormat::JsonLines)),
        ("", "csv") if stem == "documents" => Place::Part(Holds::Rows(RowsFormat::Csv)),
        (_, _)
            if ["md", "markdown", "toml"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known)) =>
        {
            Place::Stray
        }
        ("", "jsonl" | "ndjson" | "csv") if nearest(stem, ["documents"]).is_some() => Place::Stray,
        // Tables and texts where somebody would look for documents, and tables of documents where nobody does.
        _ if holds_text(ending) && (stem == "documents" || record_folder(path).is_some_and(|home| home != "texts")) => {
            Place::Stray
        }
        _ => Place::Ignored,
    }
}

/// Whether files of this ending hold texts or tables of some program.
fn holds_text(ending: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "txt", "text", "json", "jsonl", "ndjson", "csv", "tsv", "tab", "xlsx", "xls", "ods", "html", "htm", "eml",
        "ris", "bib", "yaml", "yml",
    ];
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn stray(shown: &str, path: &str) -> Diagnostic {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let problem = Diagnostic::error(format!("{shown} is no part of a corpus"));
    let (_, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if !matches!(ending.to_ascii_lowercase().as_str(), "toml" | "md" | "markdown") {
        let is_table = ["jsonl", "ndjson", "csv"].contains(&ending);
        return problem.help(match (folder, is_table) {
            ("", true) => "a table of documents is called documents.jsonl or documents.csv",
            (_, true) if name.starts_with("documents.") => {
                "move it up: a table of documents stands beside corpus.toml, as documents.jsonl or documents.csv"
            }
            _ => "`crosscheck import FILE DIR` makes documents of such files; or take it out",
        });
    }
    if let Some(home) = record_folder(path).filter(|home| folder.len() > home.len()) {
        return problem.help(format!("move it up: only files in the folder {home} itself are read"));
    }
    if ending.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return problem.help("write its ending in lower case");
    }
    let known = Kind::TABLES.iter().map(|kind| kind.plural());
    let stem = if folder.is_empty() {
        name.trim_end_matches(".toml")
    } else {
        folder
    };
    let help = match nearest(stem, known) {
        Some(near) if name.ends_with(".toml") => {
            format!("did you mean {near}.toml, or the folder {near}?")
        }
        _ if folder == "documents" => "a document ends in .md: TOML front matter, then its paragraphs".to_owned(),
        _ => "see docs/corpus-format.md for the files of a corpus; files named README are ignored".to_owned(),
    };
    problem.help(help)
}

fn not_utf8(shown: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let valid = error.utf8_error().valid_up_to();
    let line = error
        .as_bytes()
        .iter()
        .take(valid)
        .filter(|byte| **byte == b'\n')
        .count()
        + 1;
    Diagnostic::error(format!("{shown} is not UTF-8 text (line {line})")).help("save the file as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_are_looked_at_in_memory_as_on_a_disk() {
        for path in [
            "corpus.toml",
            "claims/a.toml",
            "other/a.toml",
            "documents/a/b.md",
            "texts/a/b/c",
        ] {
            assert!(is_looked_at(path), "{path}");
        }
        for path in [".git/a", "claims/.a.toml", "other/a/b.toml", "", "a//b", "/a"] {
            assert!(!is_looked_at(path), "{path}");
        }
    }
}
