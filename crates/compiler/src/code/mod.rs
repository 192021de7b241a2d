//! Originals into derived files: fingerprints and sketches of paragraphs, every mention in them and the stems of the
//! whole, or the proof that the committed files say what the originals say; and into a report of what may be missing.
//!
//! An original is read here and nowhere kept: what is written holds offsets, lengths and hashes.

mod capitals;
mod coded;
mod coverage;
mod file;
mod proposals;
mod reporting;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::authored::Authored;
use crate::check;
use crate::diagnostic::{Diagnostic, Log, Report};
use crate::folder::{read_original, write_derived};
use crate::parse::parse;
use crate::resolve::{Draft, forms, resolve, rulings};
use crate::source::{At, Holds, Kind, Sources};
use crate::text::mentions::{self, Forms, Ruling};
use crate::text::paragraphs;
use coded::{Coded, CodedParagraph};
pub use coverage::{CodeReport, DocumentCoverage, ParagraphCoverage};
pub use proposals::Proposal;
pub use reporting::Reporting;

const NOT_CODED: &str = "originals not coded";

/// Derives what comes from the originals in `originals` and writes it to `derived/`; with `verify`, compares instead.
///
/// # Errors
/// When an original is missing or does not fit its document, when a decision, a printed name or a cue is not found in
/// it, or, with `verify`, when a committed file says something else. Files of documents that fit are written even so.
pub fn code(corpus_dir: &Path, originals: &Path, verify: bool) -> Result<CodeReport, Report> {
    let log = Log::default();
    let sources = Arc::new(Sources::read(corpus_dir, &log));
    let mut authored = parse(&sources, &log);
    // Claims still being written must not keep anybody from coding an original.
    log.keep(|file| {
        let holds = file.and_then(|file| sources.file(file)).map(|file| file.holds);
        matches!(
            holds,
            None | Some(Holds::Document | Holds::Records(Kind::Entity | Kind::Decision))
        )
    });
    authored.derived.clear();
    let draft = resolve(authored, &sources, &Log::default());
    check::decisions(&draft, &log);
    if log.has_errors() {
        return Err(log.into_report(sources, NOT_CODED));
    }
    let coded = read_all(&draft, originals, &log);
    for document in &coded {
        let text = file::render(document, &draft.corpus);
        write_or_compare(document, &text, verify, &draft, &sources, &log);
    }
    rules_on_text(&draft, &coded, &log);
    let meta = draft.authored.meta.as_ref();
    let ignore = meta.into_iter().flat_map(|meta| &meta.ignore_words);
    let documents = coverage::of(&draft.corpus, &coded, ignore.map(|word| word.value.clone()));
    let failed = log.has_errors();
    let warnings = log.into_report(sources, NOT_CODED);
    if failed {
        Err(warnings)
    } else {
        Ok(CodeReport { documents, warnings })
    }
}

fn read_all(draft: &Draft, originals: &Path, log: &Log) -> Vec<Coded> {
    let (forms, rulings) = (forms(&draft.authored), rulings(&draft.authored, &draft.names));
    let documents = draft.authored.documents.iter().enumerate();
    let with_original = documents.filter_map(|(index, document)| Some((index, document.original.as_ref()?)));
    with_original
        .filter_map(|(index, name)| read_one(draft, index, name, originals, &forms, &rulings, log))
        .collect()
}

fn read_one(
    draft: &Draft,
    document: usize,
    name: &At<String>,
    originals: &Path,
    forms: &Forms,
    rulings: &[Ruling],
    log: &Log,
) -> Option<Coded> {
    let unreadable =
        |label: String| Diagnostic::error(format!("cannot read the original `{}`", name.value)).at(name.span, label);
    // A name, not a path: nothing outside the folder is read.
    if name.value.contains(['/', '\\']) || name.value == ".." {
        log.push(unreadable("expected a file name without folders".to_owned()));
        return None;
    }
    let bytes = read_original(originals, &name.value)
        .map_err(|error| log.push(unreadable(error).help("name the folder of the originals with --originals DIR")))
        .ok()?;
    let Ok(text) = std::str::from_utf8(&bytes) else {
        log.push(unreadable("the file is not UTF-8 text".to_owned()));
        return None;
    };
    let blocks = paragraphs::split(text);
    let headings = &draft.corpus.documents.get(document)?.paragraphs;
    if blocks.len() != headings.len() {
        log.push(wrong_count(name, blocks.len(), headings.len()));
        return None;
    }
    let paragraphs = (1..)
        .zip(blocks.iter().zip(headings))
        .map(|(n, (block, heading))| CodedParagraph {
            text: (*block).to_owned(),
            role: heading.role,
            outcome: mentions::find(block, document, n, forms, rulings),
        });
    Some(Coded {
        document,
        sha256: paragraphs::sha256(&bytes),
        paragraphs: paragraphs.collect(),
    })
}

fn wrong_count(name: &At<String>, found: usize, headings: usize) -> Diagnostic {
    Diagnostic::error("the original and its document differ in paragraphs")
        .at(
            name.span,
            format!("the original has {found} paragraphs, the document {headings} headings"),
        )
        .help("give every block of the original between blank lines its heading `## N role`")
}

/// Writes the derived file, or compares it with the one that stands.
fn write_or_compare(coded: &Coded, text: &str, verify: bool, draft: &Draft, sources: &Sources, log: &Log) {
    let Some(document) = draft.corpus.documents.get(coded.document) else {
        return;
    };
    let path = format!("derived/{}.toml", document.id);
    let committed = sources.find(&path);
    let help = "run `crosscheck code --originals DIR` and commit what it writes";
    match committed {
        Some((_, file)) if file.text == text => {}
        Some((id, file)) if verify => {
            let difference = file::first_difference(id, &file.text, text);
            log.push(
                Diagnostic::error(format!(
                    "{} says something else than the original",
                    sources.shown(&path)
                ))
                .at(difference.span, format!("expected `{}`", difference.expected))
                .help(help),
            );
        }
        None if verify => log.push(Diagnostic::error(format!("there is no {}", sources.shown(&path))).help(help)),
        _ => {
            if let Err(error) = write_derived(&sources.root, &path, text) {
                log.push(Diagnostic::error(format!(
                    "cannot write {}: {error}",
                    sources.shown(&path)
                )));
            }
        }
    }
}

/// The rules that need the text.
fn rules_on_text(draft: &Draft, coded: &[Coded], log: &Log) {
    let text = |document: usize, paragraph: u32| {
        let found = coded.iter().find(|coded| coded.document == document)?;
        let index = (paragraph as usize).checked_sub(1)?;
        found.paragraphs.get(index).map(|paragraph| paragraph.text.as_str())
    };
    check::printed_words(draft, &text, log);
    let all = coded.len() == documents_with_original(&draft.authored);
    let paragraphs = || coded.iter().flat_map(Coded::counted);
    if all {
        let used: BTreeSet<(usize, usize)> = paragraphs()
            .flat_map(|paragraph| paragraph.outcome.used.iter().copied())
            .collect();
        check::unused_decisions(
            draft,
            &used,
            |document| coded.iter().any(|coded| coded.document == document),
            log,
        );
        let found: BTreeSet<(usize, usize)> = paragraphs()
            .flat_map(|paragraph| &paragraph.outcome.mentions)
            .map(|mention| (mention.entity, mention.name))
            .collect();
        check::unprinted_names(draft, &found, log);
    }
}

fn documents_with_original(authored: &Authored) -> usize {
    authored
        .documents
        .iter()
        .filter(|document| document.original.is_some())
        .count()
}
