//! Coded originals into a table: how much of each document the names cover, and what may be missing.

use std::collections::BTreeSet;
use std::fmt;

use crosscheck_model::Corpus;

use super::capitals::{Run, lower_case_words, runs};
use super::{Coded, CodedParagraph};
use crate::diagnostic::Report;

/// What coding the originals came to. Displays as a table, then the capitalised words that no name covers.
#[derive(Debug)]
pub struct CodeReport {
    /// In canonical order.
    pub documents: Vec<DocumentCoverage>,
    /// What is not wrong but worth a look.
    pub warnings: Report,
}

/// One document.
#[derive(Debug)]
pub struct DocumentCoverage {
    /// The document.
    pub id: String,
    /// Blocks of the original.
    pub paragraphs: usize,
    /// Those that count: body, headlines and captions.
    pub counted: usize,
    /// Mentions found.
    pub mentions: usize,
    /// Runs of capitalised words.
    pub runs: usize,
    /// Those that mentions or decisions cover whole.
    pub covered: usize,
    /// The words of the others, with their paragraph.
    pub uncovered: Vec<(usize, String)>,
}

/// The coverage of every document. A capitalised word that opens a sentence and is also written small is no name.
pub(super) fn of(corpus: &Corpus, coded: &[Coded]) -> Vec<DocumentCoverage> {
    let texts = coded.iter().flat_map(|coded| &coded.paragraphs);
    let small: BTreeSet<String> = texts.flat_map(|paragraph| lower_case_words(&paragraph.text)).collect();
    coded.iter().map(|coded| document(corpus, coded, &small)).collect()
}

fn document(corpus: &Corpus, coded: &Coded, small: &BTreeSet<String>) -> DocumentCoverage {
    let counted = || {
        (1..)
            .zip(&coded.paragraphs)
            .filter(|(_, paragraph)| paragraph.role.counts())
    };
    let mut coverage = DocumentCoverage {
        id: corpus
            .documents
            .get(coded.document)
            .map(|document| document.id.clone())
            .unwrap_or_default(),
        paragraphs: coded.paragraphs.len(),
        counted: counted().count(),
        mentions: counted().map(|(_, paragraph)| paragraph.outcome.mentions.len()).sum(),
        runs: 0,
        covered: 0,
        uncovered: Vec::new(),
    };
    for (n, paragraph) in counted() {
        let letters: Vec<char> = paragraph.text.chars().collect();
        let words = |(start, end): (u32, u32)| {
            letters
                .get(start as usize..end as usize)
                .unwrap_or_default()
                .iter()
                .collect::<String>()
        };
        for run in runs(&paragraph.text)
            .into_iter()
            .filter_map(|run| without_sentence_case(run, &words, small))
        {
            let open = uncovered(&run, paragraph);
            coverage.runs += 1;
            coverage.covered += usize::from(open.is_empty());
            coverage
                .uncovered
                .extend(open.into_iter().map(|stretch| (n, words(stretch))));
        }
    }
    coverage
}

/// A run without the first word of a sentence where that word is written small elsewhere.
fn without_sentence_case(mut run: Run, words: &impl Fn((u32, u32)) -> String, small: &BTreeSet<String>) -> Option<Run> {
    let first = run.words.first().map(|word| words(*word).to_lowercase());
    if run.opens_sentence && first.is_some_and(|first| small.contains(&first)) {
        run.words.remove(0);
    }
    (!run.words.is_empty()).then_some(run)
}

/// The stretches of a run that nothing covers.
fn uncovered(run: &Run, paragraph: &CodedParagraph) -> Vec<(u32, u32)> {
    let mentions = paragraph
        .outcome
        .mentions
        .iter()
        .map(|mention| (mention.start, mention.end));
    let covered: Vec<(u32, u32)> = mentions.chain(paragraph.outcome.denied.iter().copied()).collect();
    let is_covered = |word: &(u32, u32)| covered.iter().any(|(start, end)| *start < word.1 && word.0 < *end);
    let mut done: Vec<(u32, u32)> = Vec::new();
    let mut open = false;
    for word in &run.words {
        if is_covered(word) {
            open = false;
            continue;
        }
        match done.last_mut() {
            Some(last) if open => last.1 = word.1,
            _ => done.push(*word),
        }
        open = true;
    }
    done
}

impl fmt::Display for CodeReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .documents
            .iter()
            .map(|document| document.id.chars().count())
            .max()
            .unwrap_or(0)
            .max(8);
        writeln!(
            f,
            "{:width$}  paragraphs  counted  mentions  capitalised runs covered",
            "document"
        )?;
        for document in &self.documents {
            writeln!(
                f,
                "{:width$}  {:>10}  {:>7}  {:>8}  {} of {}",
                document.id, document.paragraphs, document.counted, document.mentions, document.covered, document.runs
            )?;
        }
        for document in self.documents.iter().filter(|document| !document.uncovered.is_empty()) {
            writeln!(f, "\nno name covers, in {}:", document.id)?;
            for (paragraph, words) in &document.uncovered {
                writeln!(f, "  {}:{paragraph}  {words}", document.id)?;
            }
        }
        if self.warnings.warnings() > 0 {
            write!(f, "\n{}", self.warnings)
        } else {
            Ok(())
        }
    }
}
