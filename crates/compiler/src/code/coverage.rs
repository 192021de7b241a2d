//! Coded originals into tables: how much of each document names and claims cover, and what may be missing.

use std::collections::BTreeSet;
use std::fmt;

use crosscheck_model::{Claim, Corpus, DocumentId, Word};
use crosscheck_search::tokens;

use super::capitals::{OPENERS, Run, lower_case_words, runs};
use super::coded::{Coded, CodedParagraph};
use super::proposals::{self, FoldedNames, Proposal};
use super::reporting::{self, Reporting};
use crate::diagnostic::Report;

/// What coding the originals came to. Displays as a table of documents, then what nothing covers.
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
    /// Every block of the original; those that do not count have zeros.
    pub paragraphs: Vec<ParagraphCoverage>,
}

/// One paragraph.
#[derive(Debug, Default)]
pub struct ParagraphCoverage {
    /// Counted from 1.
    pub n: usize,
    /// Body, headline and so on.
    pub role: &'static str,
    /// Whether it may carry mentions and claims.
    pub counted: bool,
    /// Mentions found.
    pub mentions: usize,
    /// Claims entered.
    pub claims: usize,
    /// Different voices and relays its claims carry.
    pub voices: usize,
    /// Runs of capitalised words.
    pub runs: usize,
    /// Those that mentions or decisions cover whole.
    pub runs_covered: usize,
    /// The words of the others.
    pub open_words: Vec<String>,
    /// Words of speech.
    pub verbs: usize,
    /// Those for which no claim here has a voice or a relay.
    pub open_verbs: Vec<Reporting>,
    /// Mentions that may be missing.
    pub proposals: Vec<Proposal>,
}

/// What is no name though it is capitalised.
struct Plain {
    /// Words that stand in the originals without a capital too.
    small: BTreeSet<String>,
    /// The corpus's own list.
    ignored: BTreeSet<String>,
}

/// The coverage of every document.
pub(super) fn of(corpus: &Corpus, coded: &[Coded], ignore: impl Iterator<Item = String>) -> Vec<DocumentCoverage> {
    let texts = coded.iter().flat_map(|coded| &coded.paragraphs);
    let plain = Plain {
        small: texts.flat_map(|paragraph| lower_case_words(&paragraph.text)).collect(),
        ignored: ignore.map(|word| folded(&word)).collect(),
    };
    let names = FoldedNames::new(corpus);
    let of = |coded: &Coded| DocumentCoverage {
        id: corpus
            .documents
            .get(coded.document)
            .map(|document| document.id.clone())
            .unwrap_or_default(),
        paragraphs: (1..)
            .zip(&coded.paragraphs)
            .map(|(n, paragraph)| {
                let mut coverage =
                    of_paragraph(n, paragraph, corpus, &claims(corpus, coded.document, n), &plain, &names);
                // A lead-in states nothing of its own: what it announces is coded where it stands.
                if paragraph.text.ends_with(':') && voices(&claims(corpus, coded.document, n + 1)) > 0 {
                    coverage.open_verbs.clear();
                }
                coverage
            })
            .collect(),
    };
    coded.iter().map(of).collect()
}

fn claims(corpus: &Corpus, document: usize, n: usize) -> Vec<&Claim> {
    let here = |claim: &&Claim| claim.document == DocumentId::from(document) && claim.paragraph as usize == n;
    corpus.claims.iter().filter(here).collect()
}

/// Different voices and relays.
fn voices(claims: &[&Claim]) -> usize {
    let by: BTreeSet<_> = claims.iter().flat_map(|claim| &claim.by).collect();
    let via: BTreeSet<_> = claims.iter().flat_map(|claim| &claim.via).collect();
    by.len() + via.len()
}

fn of_paragraph(
    n: usize,
    paragraph: &CodedParagraph,
    corpus: &Corpus,
    claims: &[&Claim],
    plain: &Plain,
    names: &FoldedNames,
) -> ParagraphCoverage {
    let mut coverage = ParagraphCoverage {
        n,
        role: paragraph.role.word(),
        counted: paragraph.role.counts(),
        ..ParagraphCoverage::default()
    };
    if !coverage.counted {
        return coverage;
    }
    coverage.mentions = paragraph.outcome.mentions.len();
    coverage.claims = claims.len();
    coverage.voices = voices(claims);
    let reported = reporting::find(&paragraph.text);
    coverage.verbs = reported.len();
    coverage.open_verbs = if coverage.voices > 0 { Vec::new() } else { reported };
    let letters: Vec<char> = paragraph.text.chars().collect();
    let words = |(start, end): (u32, u32)| {
        letters
            .get(start as usize..end as usize)
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    let mut open = Vec::new();
    for run in runs(&paragraph.text)
        .into_iter()
        .filter_map(|run| plain.without(run, &words))
    {
        let uncovered = uncovered(&run, paragraph);
        coverage.runs += 1;
        coverage.runs_covered += usize::from(uncovered.is_empty());
        open.extend(uncovered);
    }
    coverage.open_words = open.iter().copied().map(words).collect();
    coverage.proposals = proposals::of(paragraph, &open, corpus, names);
    coverage
}

/// As search reads it: "Shi’ite" is "shiite", "That’s" is "that".
fn folded(word: &str) -> String {
    tokens(word).into_iter().map(|token| token.word).collect()
}

impl Plain {
    /// A run without the first word of a sentence where that may be capitalised for this reason only, and without the words to
    /// ignore.
    fn without(&self, mut run: Run, words: &impl Fn((u32, u32)) -> String) -> Option<Run> {
        let first = run.words.first().map(|word| words(*word));
        let opens =
            |first: String| self.small.contains(&first.to_lowercase()) || OPENERS.contains(&folded(&first).as_str());
        if run.opens_sentence && first.is_some_and(opens) {
            run.words.remove(0);
        }
        run.words.retain(|word| !self.is_ignored(&words(*word)));
        (!run.words.is_empty()).then_some(run)
    }

    /// "Iranian" is, and so is "pro-Iranian": every part of a compound is written small or on the list.
    fn is_ignored(&self, word: &str) -> bool {
        word.split('-')
            .all(|part| part == "I" || !part.chars().any(char::is_uppercase) || self.ignored.contains(&folded(part)))
    }
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

impl DocumentCoverage {
    fn sum(&self, count: impl Fn(&ParagraphCoverage) -> usize) -> usize {
        self.paragraphs.iter().map(count).sum()
    }
}

impl CodeReport {
    fn width(&self) -> usize {
        let ids = self.documents.iter().map(|document| document.id.chars().count());
        ids.max().unwrap_or(0).max(8)
    }

    /// A line for each paragraph that counts.
    #[must_use]
    pub fn by_paragraph(&self) -> String {
        let width = self.width() + 4;
        let head = format!(
            "{:width$}  {:11}  mentions  claims  voices  capitalised runs  words of speech\n",
            "paragraph", "role"
        );
        let rows = self
            .documents
            .iter()
            .flat_map(|document| document.paragraphs.iter().map(move |row| (document, row)));
        let lines = rows.map(|(document, row)| {
            let place = format!("{}:{}", document.id, row.n);
            if !row.counted {
                return format!("{place:width$}  {:11}\n", row.role);
            }
            let runs = format!("{} of {}", row.runs_covered, row.runs);
            let verbs = format!("{} of {}", row.verbs - row.open_verbs.len(), row.verbs);
            format!(
                "{place:width$}  {:11}  {:>8}  {:>6}  {:>6}  {runs:>16}  {verbs:>15}\n",
                row.role, row.mentions, row.claims, row.voices
            )
        });
        std::iter::once(head).chain(lines).collect()
    }

    /// The mentions that may be missing.
    #[must_use]
    pub fn proposed(&self) -> String {
        let lines = self.documents.iter().flat_map(|document| {
            let rows = document.paragraphs.iter();
            rows.flat_map(|row| row.proposals.iter().map(|proposal| (row.n, proposal)))
                .map(|(n, proposal)| {
                    let Proposal { printed, entity, why } = proposal;
                    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
                    format!("  {}:{n}  {printed}  {entity}: {why}\n", document.id)
                })
        });
        let lines: String = lines.collect();
        if lines.is_empty() {
            "no mention to propose\n".to_owned()
        } else {
            format!("may be mentions:\n{lines}")
        }
    }
}

impl fmt::Display for CodeReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.width();
        writeln!(
            f,
            "{:width$}  paragraphs  counted  mentions  claims  capitalised runs  words of speech",
            "document"
        )?;
        for document in &self.documents {
            let (paragraphs, counted) = (document.paragraphs.len(), document.sum(|row| usize::from(row.counted)));
            let (mentions, claims) = (document.sum(|row| row.mentions), document.sum(|row| row.claims));
            let runs = format!(
                "{} of {}",
                document.sum(|row| row.runs_covered),
                document.sum(|row| row.runs)
            );
            let all = document.sum(|row| row.verbs);
            let verbs = format!("{} of {all}", all - document.sum(|row| row.open_verbs.len()));
            writeln!(
                f,
                "{:width$}  {paragraphs:>10}  {counted:>7}  {mentions:>8}  {claims:>6}  {runs:>16}  {verbs:>15}",
                document.id
            )?;
        }
        let rows = || {
            self.documents
                .iter()
                .flat_map(|document| document.paragraphs.iter().map(move |row| (document, row)))
        };
        let mut heading = "\nno name covers:\n";
        for (document, row) in rows() {
            for words in &row.open_words {
                writeln!(f, "{heading}  {}:{}  {words}", document.id, row.n)?;
                heading = "";
            }
        }
        heading = "\nspeech, and no claim with a voice:\n";
        for (document, row) in rows() {
            for verb in &row.open_verbs {
                writeln!(
                    f,
                    "{heading}  {}:{}  {}: {}",
                    document.id,
                    row.n,
                    verb.word,
                    beginning(&verb.sentence)
                )?;
                heading = "";
            }
        }
        if self.warnings.warnings() > 0 {
            write!(f, "\n{}", self.warnings)
        } else {
            Ok(())
        }
    }
}

/// Enough of a sentence to know it by.
fn beginning(sentence: &str) -> String {
    const LETTERS: usize = 80;
    if sentence.chars().count() <= LETTERS {
        return sentence.to_owned();
    }
    sentence.chars().take(LETTERS).chain(['…']).collect()
}
