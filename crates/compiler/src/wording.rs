//! A tree of files and the originals into the runs of words they share: the proof that no text is passed on.
//!
//! A run of six words or more is too long. Case, punctuation and quotation marks do not count; titles and names do not
//! either, since both are facts about a text. Names are those of the corpus, so that a long one may stand anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::diagnostic::Log;
use crate::folder::{originals, read_original, read_shared};
use crate::parse::parse;
use crate::source::Sources;

/// Words in a row that are one too many.
const RUN: usize = 6;
/// Endings of files that hold words.
const ENDINGS: [&str; 15] = [
    "md", "toml", "rs", "html", "json", "jsonl", "txt", "css", "js", "mjs", "ts", "yml", "yaml", "svg", "csv",
];

/// What a tree shares with originals. Displays a line for each run, then their number.
#[derive(Debug, Default)]
pub struct Wording {
    /// In order of file and line.
    pub runs: Vec<SharedRun>,
}

/// Words in a row that stand in an original too.
#[derive(Debug, PartialEq, Eq)]
pub struct SharedRun {
    /// Relative to the tree.
    pub file: PathBuf,
    /// Where the run begins, counted from 1.
    pub line: usize,
    /// The words, folded.
    pub words: Vec<String>,
    /// The original's file name without its ending.
    pub original: String,
}

/// Compares every file of a tree, as git lists them, with every original in `folder`. Names are taken from the corpus in
/// `corpus_dir`, as far as it can be read.
///
/// # Errors
/// In a sentence: when there is no original, or git does not know the tree.
pub fn wording(tree: &Path, folder: &Path, corpus_dir: &Path) -> Result<Wording, String> {
    let known = Known::new(folder, &names(corpus_dir))?;
    let mut found = Wording::default();
    for file in tracked(tree)? {
        let is_text = file
            .extension()
            .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
        if is_text && file.file_name().is_some_and(|name| name != "Cargo.lock") {
            // What git lists may be deleted.
            let text = read_shared(&tree.join(&file)).unwrap_or_default();
            found.runs.extend(known.shared(&text, &file));
        }
    }
    Ok(found)
}

/// Every row of six words that is too many, and where it stands.
struct Known {
    /// The originals, by number.
    titles: Vec<String>,
    rows: BTreeMap<Vec<String>, usize>,
    names: BTreeSet<Vec<String>>,
}

impl Known {
    fn new(folder: &Path, names: &[String]) -> Result<Self, String> {
        let mut known = Self {
            titles: Vec::new(),
            rows: BTreeMap::new(),
            names: names
                .iter()
                .map(|name| words(name))
                .filter(|name| !name.is_empty())
                .collect(),
        };
        for file in originals(folder)? {
            let bytes = read_original(folder, &file).map_err(|error| format!("cannot read {file}: {error}"))?;
            let number = known.titles.len();
            known.titles.push(file.trim_end_matches(".txt").to_owned());
            for row in rows(&words(&String::from_utf8_lossy(&bytes))) {
                known.rows.entry(row).or_insert(number);
            }
        }
        if known.titles.is_empty() {
            return Err(format!("there are no originals (*.txt) in {}", folder.display()));
        }
        Ok(known)
    }

    fn shared(&self, text: &str, file: &Path) -> Vec<SharedRun> {
        let (lines, words) = numbered_words(text);
        let named = self.named(&words);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(row) = words.get(at..at + RUN) {
            let original = self.rows.get(row).filter(|_| {
                !named
                    .get(at..at + RUN)
                    .is_some_and(|row| row.iter().all(|named| *named))
            });
            let Some(original) = original else {
                at += 1;
                continue;
            };
            let mut end = at + RUN;
            while words
                .get(end + 1 - RUN..=end)
                .is_some_and(|next| self.rows.contains_key(next))
            {
                end += 1;
            }
            found.push(SharedRun {
                file: file.to_owned(),
                line: lines.get(at).copied().unwrap_or(1),
                words: words.get(at..end).unwrap_or_default().to_vec(),
                original: self.titles.get(*original).cloned().unwrap_or_default(),
            });
            at = end;
        }
        found
    }

    /// By word: whether it is part of a name that stands there whole.
    fn named(&self, words: &[String]) -> Vec<bool> {
        let longest = self.names.iter().map(Vec::len).max().unwrap_or_default();
        let mut named = vec![false; words.len()];
        for at in 0..words.len() {
            let ends = (at + 1..=words.len().min(at + longest)).rev();
            let name = ends
                .map(|end| at..end)
                .find(|range| self.names.contains(words.get(range.clone()).unwrap_or_default()));
            if let Some(part) = name.and_then(|range| named.get_mut(range)) {
                part.fill(true);
            }
        }
        named
    }
}

fn rows(words: &[String]) -> Vec<Vec<String>> {
    words.windows(RUN).map(<[String]>::to_vec).collect()
}

/// Words with their lines. A title stands for one word that no original has.
fn numbered_words(text: &str) -> (Vec<usize>, Vec<String>) {
    let of_line = |(number, line): (usize, &str)| {
        let words = if is_title(line) {
            vec![String::new()]
        } else {
            words(line)
        };
        words.into_iter().map(move |word| (number, word)).collect::<Vec<_>>()
    };
    (1..).zip(text.lines()).flat_map(of_line).unzip()
}

/// `title = …`, `"headline": …`
fn is_title(line: &str) -> bool {
    let line = line.trim_start();
    let key = line.strip_prefix('"').unwrap_or(line);
    let rest = key.strip_prefix("title").or_else(|| key.strip_prefix("headline"));
    rest.is_some_and(|rest| {
        let rest = rest.strip_prefix('"').unwrap_or(rest).trim_start();
        rest.starts_with(['=', ':'])
    })
}

/// Letters and digits, with apostrophes between them, in lower case.
fn words(text: &str) -> Vec<String> {
    let mut done = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let joins = matches!(letter, '\'' | '’' | 'ʼ') && letters.peek().is_some_and(|next| next.is_alphanumeric());
        if letter.is_alphanumeric() && letter != 'ʼ' {
            word.extend(letter.to_lowercase());
        } else if joins && !word.is_empty() {
            word.push('\'');
        } else if !word.is_empty() {
            done.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        done.push(word);
    }
    done
}

/// What entities and outlets are called, and the longer strings inside which a decision says what a name means.
fn names(corpus_dir: &Path) -> Vec<String> {
    let log = Log::default();
    let authored = parse(&Sources::read(corpus_dir, &log), &log);
    let mut names = Vec::new();
    for entity in authored.entities {
        names.push(entity.name);
        names.extend(entity.names.into_iter().map(|name| name.form.value));
    }
    names.extend(authored.outlets.into_iter().map(|outlet| outlet.name));
    names.extend(
        authored
            .decisions
            .into_iter()
            .filter_map(|decision| Some(decision.inside?.value)),
    );
    names
}

/// The files git tracks or would track, sorted.
fn tracked(tree: &Path) -> Result<BTreeSet<PathBuf>, String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(tree)
        .args(["ls-files", "-co", "--exclude-standard", "-z"])
        .output()
        .map_err(|error| format!("git could not be started: {error}"))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(format!("git cannot list {}: {}", tree.display(), why.trim()));
    }
    let listed = String::from_utf8_lossy(&output.stdout);
    Ok(listed
        .split('\0')
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
        .collect())
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for run in &self.runs {
            let (file, line, words) = (run.file.display(), run.line, run.words.join(" "));
            writeln!(
                f,
                "{file}:{line}: {} words as in {}: {words}",
                run.words.len(),
                run.original
            )?;
        }
        match self.runs.len() {
            1 => write!(f, "1 run of {RUN} or more words shared with the originals"),
            count => write!(f, "{count} runs of {RUN} or more words shared with the originals"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        assert_eq!(
            words("The U.S.’s “Shi’ite” men’ – 3,000_x"),
            ["the", "u", "s", "s", "shi'ite", "men", "3", "000", "x"]
        );
    }

    #[test]
    fn titles_are_told() {
        for line in ["title = \"A\"", "  \"title\": \"A\"", "headline: A", "\"headline\" : 1"] {
            assert!(is_title(line), "{line}");
        }
        for line in ["titles = 1", "the title = x", "A headline", "title"] {
            assert!(!is_title(line), "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text: String) {
            let known = Known { titles: Vec::new(), rows: BTreeMap::new(), names: BTreeSet::new() };
            assert!(known.shared(&text, Path::new("a")).is_empty());
        }
    }
}
