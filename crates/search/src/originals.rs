//! Finds documents by words of their originals. A corpus holds only the stems of an original, for the document as a whole.

use crosscheck_model::Corpus;

use crate::catalogue::Catalogue;
use crate::stem::stem;
use crate::words::Near;

/// The documents whose original has a form of the word, or, of a word still being typed, one that begins so.
pub(crate) fn documents(corpus: &Corpus, catalogue: &Catalogue, word: &str, unfinished: bool) -> Vec<(u32, Near)> {
    let stem = stem(word);
    let near = |stems: &[String]| {
        let from = |wanted: &str| stems.partition_point(|known| known.as_str() < wanted);
        let begins = |wanted: &str| stems.get(from(wanted)).is_some_and(|known| known.starts_with(wanted));
        match stems.get(from(&stem)) {
            Some(known) if *known == stem => Some(Near::Stem),
            _ => (unfinished && begins(word)).then_some(Near::Prefix),
        }
    };
    let mut documents = Vec::new();
    for &number in &catalogue.with_stems {
        let document = corpus.documents.get(number as usize);
        if let Some(near) = document.and_then(|document| near(&document.stems)) {
            documents.push((number, near));
        }
    }
    documents
}
