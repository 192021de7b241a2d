//! A corpus into the bytes that a page reads.

use std::path::PathBuf;

use crosscheck_model::{Corpus, Fingerprint, Packed, Paragraph};

use crate::diagnostic::Report;
use crate::text;

/// A corpus without errors.
#[derive(Debug)]
pub struct Compiled {
    /// The records, in canonical order.
    pub corpus: Corpus,
    /// What is not wrong but worth a look.
    pub warnings: Report,
    /// The corpus as bytes, as far as the page reads it.
    pub pack: Vec<u8>,
    /// Where the pack would be larger than asked for: what stands beside it, by path.
    pub parts: Vec<(String, Vec<u8>)>,
    /// Every file read and every folder that may gain one.
    pub inputs: Vec<PathBuf>,
}

/// The most bytes of embedded texts that the page reads through by itself when they are first searched. With more of them
/// the index stands in the pack, so that opening it reads none.
const LARGEST_UNREAD: usize = 100_000;

/// The index of a corpus whose texts are many, and nothing for any other: it would weigh more than it saves.
fn index(corpus: &Corpus) -> Vec<u8> {
    let paragraphs = corpus.documents.iter().flat_map(|document| &document.paragraphs);
    let texts: usize = paragraphs
        .filter_map(|paragraph| paragraph.text.as_deref().map(str::len))
        .sum();
    if texts > LARGEST_UNREAD {
        crosscheck_search::encode(corpus)
    } else {
        Vec::new()
    }
}

/// Packs the corpus without what no view reads, and without a second copy of it.
pub(crate) fn pack(corpus: &mut Corpus, most: usize) -> Packed {
    let taken: Vec<Option<Fingerprint>> = paragraphs(corpus)
        .map(|paragraph| paragraph.fingerprint.take())
        .collect();
    let packed = crosscheck_model::encode_in_parts(corpus, &index(corpus), most, &text::paragraphs::sha256);
    for (paragraph, fingerprint) in paragraphs(corpus).zip(taken) {
        paragraph.fingerprint = fingerprint;
    }
    packed
}

fn paragraphs(corpus: &mut Corpus) -> impl Iterator<Item = &mut Paragraph> {
    corpus
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.paragraphs)
}

/// The corpus without what no view reads. Fingerprints are checked against texts that only their coder has, and hashes are
/// the one thing that no compression makes smaller: a tenth of the pack.
#[must_use]
pub fn for_page(corpus: &Corpus) -> Corpus {
    let mut corpus = corpus.clone();
    paragraphs(&mut corpus).for_each(|paragraph| paragraph.fingerprint = None);
    corpus
}
