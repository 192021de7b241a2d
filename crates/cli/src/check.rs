//! `crosscheck check`: a corpus folder into a report of its problems, and one line that says what is in it.

use std::path::{Path, PathBuf};

use clap::Args;
use crosscheck_compiler::Compiled;

use crate::progress::peak;
use crate::{Failure, Places, compile};

/// The options of `check`.
#[derive(Debug, Default, Args)]
pub struct Check {
    /// The corpus folder
    pub dir: Option<PathBuf>,
}

/// The most bytes of a pack that is compressed only to say how small it becomes: the best quality takes two seconds a
/// megabyte.
const MOST_COMPRESSED: usize = 2_000_000;

impl Check {
    /// Compiles the corpus and prints what is in it.
    ///
    /// # Errors
    /// When the corpus has errors, or names a codebook that is not there.
    pub fn run(&self, places: &Places) -> Result<(), Failure> {
        let dir = places.corpus(self.dir.as_deref())?;
        let compiled = compile(&dir)?;
        check_codebook(&dir, &compiled, places)?;
        println!("{}", summary(&dir, &compiled)?);
        Ok(())
    }
}

fn check_codebook(dir: &Path, compiled: &Compiled, places: &Places) -> Result<(), Failure> {
    let Some(page) = &compiled.corpus.meta.codebook else {
        return Ok(());
    };
    let Some(public) = &places.public else {
        eprintln!("note: `codebook` names {page}, which must stand in public/ of the project that builds the page");
        return Ok(());
    };
    if public.join(page).is_file() {
        return Ok(());
    }
    Err(Failure(format!(
        "{}: `codebook` names {page}, which is not in public/: put it there, or leave the key out",
        dir.join("corpus.toml").display()
    )))
}

/// `corpus: 5 documents, 80 digests, …`
fn summary(dir: &Path, compiled: &Compiled) -> Result<String, Failure> {
    let corpus = &compiled.corpus;
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
    if compiled.pack.len() <= MOST_COMPRESSED {
        line.push_str(&format!(", {} compressed", compressed(&compiled.pack)?));
    }
    if !compiled.parts.is_empty() {
        let bytes: usize = compiled.parts.iter().map(|(_, bytes)| bytes.len()).sum();
        line.push_str(&format!(", {bytes} bytes in {} parts beside it", compiled.parts.len()));
    }
    if let Some(megabytes) = peak() {
        line.push_str(&format!("; {megabytes} MB of memory at most"));
    }
    Ok(line)
}

/// How many bytes remain at Brotli's best quality.
fn compressed(bytes: &[u8]) -> Result<usize, Failure> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out.len())
}
