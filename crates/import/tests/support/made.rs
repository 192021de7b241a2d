//! Files of tests, imported.

use std::path::Path;

use crosscheck_compiler::compile_dir;
use crosscheck_import::{Files, Options, import, import_files};
use serde_json::Value;

use super::Folder;

/// What an import says, without the lines for the columns, and the documents it makes.
pub(crate) struct Made {
    pub(crate) report: String,
    pub(crate) documents: Vec<Value>,
    texts: Vec<String>,
    entities: Vec<crosscheck_model::Entity>,
}

impl Made {
    /// The paragraphs as the page shows them.
    pub(crate) fn texts(&self) -> &[String] {
        &self.texts
    }

    pub(crate) fn entities(&self) -> &[crosscheck_model::Entity] {
        &self.entities
    }

    /// A key of each document.
    pub(crate) fn each(&self, key: &str) -> Vec<&str> {
        let value = |document: &Value| document[key].as_str().unwrap_or("none").to_owned();
        let values: Vec<String> = self.documents.iter().map(value).collect();
        values.leak().iter().map(String::as_str).collect()
    }
}

/// Imports a table, which has to give a corpus that compiles.
#[track_caller]
pub(crate) fn made_with(name: &str, table: &[u8], named: &[(&str, &str)]) -> Made {
    let folder = Folder::new();
    folder.write(name, table);
    let made = folder.path().join("made");
    let report = import(&folder.path().join(name), &made, named).unwrap().to_string();
    same_in_memory(name, table, named, &report, &made);
    let compiled = match compile_dir(&made) {
        Ok(compiled) => compiled,
        Err(report) => panic!("{report}"),
    };
    let paragraphs = compiled
        .corpus
        .documents
        .iter()
        .flat_map(|document| &document.paragraphs);
    let texts = paragraphs.filter_map(|paragraph| compiled.corpus.text_of(paragraph).map(str::to_owned));
    let documents = std::fs::read_to_string(made.join("documents.jsonl")).unwrap_or_default();
    Made {
        texts: texts.collect(),
        entities: compiled.corpus.entities.clone(),
        report,
        documents: documents
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    }
}

/// In memory the same is made of the same.
#[track_caller]
fn same_in_memory(name: &str, table: &[u8], named: &[(&str, &str)], report: &str, made: &Path) {
    let columns = named
        .iter()
        .map(|(name, part)| ((*name).to_owned(), (*part).to_owned()));
    let options = Options {
        columns: columns.collect(),
        ..Options::default()
    };
    let files = Files::from([(name.to_owned(), table.to_vec())]);
    let (mut imported, files) = import_files(name, files, &options).unwrap();
    imported.samples.clear();
    assert_eq!(imported.to_string(), report);
    assert_eq!(files.len(), std::fs::read_dir(made).unwrap().count());
    for (name, bytes) in files {
        assert!(std::fs::read(made.join(&name)).unwrap() == bytes, "{name}");
    }
}

#[track_caller]
pub(crate) fn made_bytes(name: &str, table: &[u8]) -> Made {
    made_with(name, table, &[])
}

#[track_caller]
pub(crate) fn made(name: &str, table: &str) -> Made {
    made_with(name, table.as_bytes(), &[])
}

/// Why a table is refused. Nothing may be left of it.
#[track_caller]
pub(crate) fn refused(name: &str, table: &str) -> String {
    let folder = Folder::new();
    folder.write(name, table);
    let made = folder.path().join("made");
    let why = import(&folder.path().join(name), &made, &[]).unwrap_err();
    assert!(!made.exists(), "{why}");
    why
}

/// What comes of files in one folder: the report, and what of the corpus is not a document.
pub(crate) struct Marked {
    pub(crate) report: String,
    /// "a:1 Ann person ann"
    pub(crate) mentions: Vec<String>,
    /// "a:1 cause/arson support ann: He lit it."
    pub(crate) claims: Vec<String>,
    pub(crate) corpus: crosscheck_model::Corpus,
    pub(crate) documents: Vec<Value>,
}

/// Imports files of one folder, which have to give a corpus that compiles.
#[track_caller]
pub(crate) fn marked(files: &[(&str, &str)], map: &[(&str, &str)]) -> Marked {
    let folder = Folder::new();
    for (name, text) in files {
        folder.write(&format!("in/{name}"), text);
    }
    let from = folder.path().join("in");
    let from = match files {
        [(only, _)] => from.join(only),
        _ => from,
    };
    let made = folder.path().join("made");
    let map = map
        .iter()
        .map(|(label, kind)| ((*label).to_owned(), (*kind).to_owned()));
    let options = Options {
        map: map.collect(),
        ..Options::default()
    };
    let report = crosscheck_import::import_with(&from, &made, &options)
        .unwrap()
        .to_string();
    let corpus = match compile_dir(&made) {
        Ok(compiled) => compiled.corpus,
        Err(report) => panic!("{report}"),
    };
    let documents = std::fs::read_to_string(made.join("documents.jsonl")).unwrap_or_default();
    Marked {
        report,
        mentions: mentions(&corpus),
        claims: claims(&corpus),
        documents: documents
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
        corpus,
    }
}

fn mentions(corpus: &crosscheck_model::Corpus) -> Vec<String> {
    let told = corpus.mentions.iter().map(|mention| {
        let (document, entity) = (
            corpus.document(mention.document).unwrap(),
            corpus.entity(mention.entity).unwrap(),
        );
        let text = document.paragraphs[mention.paragraph as usize - 1].clone();
        let text: Vec<char> = corpus.text_of(&text).unwrap().chars().collect();
        let form: String = text[mention.start as usize..mention.end as usize].iter().collect();
        format!("{}:{} {form} {}", document.id, mention.paragraph, entity.id)
    });
    told.collect()
}

fn claims(corpus: &crosscheck_model::Corpus) -> Vec<String> {
    let told = corpus.claims.iter().map(|claim| {
        let document = corpus.document(claim.document).unwrap();
        let question = corpus.question(claim.question).unwrap();
        let about: Vec<&str> = claim
            .about
            .iter()
            .map(|id| corpus.entity(*id).unwrap().id.as_str())
            .collect();
        format!(
            "{}:{} {} {:?} {}: {}",
            document.id,
            claim.paragraph,
            question.id,
            claim.stance,
            about.join(" "),
            claim.digest
        )
    });
    told.collect()
}

/// The report has these lines.
#[track_caller]
pub(crate) fn says(made: &Marked, expected: &[&str]) {
    for line in expected {
        assert!(
            made.report.lines().any(|told| told == *line),
            "{line}\n\n{}",
            made.report
        );
    }
}
