//! The opened corpus: records and search index, made once and shared by everything on the page.

use crosscheck_model::{Corpus, PackError, decode};
use crosscheck_search::Index;

/// A corpus with its search index.
pub struct Site {
    /// The records.
    pub corpus: Corpus,
    /// What makes them searchable.
    pub index: Index,
}

impl Site {
    /// Opens a pack.
    ///
    /// # Errors
    /// When the bytes are no pack of this build.
    pub fn open(pack: &[u8]) -> Result<Self, PackError> {
        let corpus = decode(pack)?;
        let index = Index::build(&corpus);
        Ok(Self { corpus, index })
    }
}
