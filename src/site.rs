//! An opened corpus: its records and its search index. Every explorer on a page owns one, and it goes when the last that
//! shares it goes.

use std::sync::OnceLock;

use crosscheck_compare::{Alterations, Reading};
use crosscheck_model::{Bytes, Corpus, Opened, Opening, PackError};
use crosscheck_search::Index;

use crate::later;

/// How many bytes of records are read before the page may draw again. A small corpus is read in one go; this much takes a
/// telephone some ten milliseconds.
const STEP: usize = 160_000;

/// A corpus being opened, a little at a time.
pub(crate) struct Arriving(Opening);

impl Arriving {
    pub(crate) fn begin(pack: impl Into<Bytes>) -> Result<Self, PackError> {
        Opening::of(pack.into()).map(Self)
    }

    /// Reads on. How much is read, from 0 to 1, while there is more.
    pub(crate) fn step(&mut self) -> Option<f64> {
        self.0.step(STEP).then(|| self.0.progress())
    }

    /// What was read.
    pub(crate) fn finish(self) -> Result<Site, PackError> {
        self.0.finish().map(Site::of)
    }
}

/// A corpus with its search index.
pub struct Site {
    /// The records.
    pub corpus: Corpus,
    /// As it stands in the pack; empty where it is still to be made.
    packed: Bytes,
    index: OnceLock<Index>,
}

/// The next part of the index to fetch.
pub(crate) struct Lacking {
    /// Where it stands.
    pub(crate) path: String,
    /// Which it is, from 1.
    pub(crate) number: usize,
    /// How many there are.
    pub(crate) of: usize,
}

impl Site {
    /// Opens a pack, all at once.
    ///
    /// # Errors
    /// When the bytes are no pack of this build.
    #[cfg(test)]
    pub(crate) fn open(pack: impl Into<Bytes>) -> Result<Self, PackError> {
        Arriving::begin(pack)?.finish()
    }

    fn of(opened: Opened) -> Self {
        Self {
            corpus: opened.corpus,
            packed: opened.index,
            index: OnceLock::new(),
        }
    }

    /// The same with names taken apart as a reader takes them, to be indexed anew. Nothing where all names hold, or where the
    /// corpus stands in parts beside the page, which come to this site alone.
    pub(crate) fn apart(&self, altered: &Alterations) -> Option<Self> {
        let whole = self.corpus.parts.all().is_empty();
        let corpus = whole.then(|| Reading::altered(&self.corpus, altered.clone()).names_apart())??;
        Some(Self {
            corpus,
            packed: Bytes::new(),
            index: OnceLock::new(),
        })
    }

    /// What makes the records searchable, opened or made at the first call: the first view needs none of it. Where it stands
    /// in parts beside the page, it lists and counts at once and finds words when they have come.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| match later::arrived() {
            Some(later) => (later.index)(&self.corpus, self.packed.clone()),
            // Nothing that the first view runs searches.
            None => unreachable!("the search is in the chunk, and nothing before it searches"),
        })
    }

    /// Works out a little of what the search needs, before it is needed. Whether there is more to do.
    pub(crate) fn prepare(&self) -> bool {
        later::arrived().is_some_and(|later| (later.prepare)(self))
    }

    /// Takes the bytes of a part, with the SHA-256 that they were found to have. Whether they are the right ones.
    pub(crate) fn fill(&self, path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        later::arrived().is_some_and(|later| (later.fill)(self, path, bytes, sha256))
    }

    /// The part of the index that is to come next.
    pub(crate) fn lacking(&self) -> Option<Lacking> {
        let parts = || self.corpus.parts.of_index();
        let at = parts().position(|part| part.bytes().is_none())?;
        Some(Lacking {
            path: parts().nth(at)?.path(),
            number: at + 1,
            of: parts().count(),
        })
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_model::{PackError, decode, encode};
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::Arriving;
    use crate::pack;

    #[test]
    fn a_small_pack_is_opened_at_once_and_a_large_one_in_slices() {
        assert_eq!(Arriving::begin(pack::bytes()).unwrap().step(), None);
        let mut corpus = decode(pack::bytes()).unwrap();
        let documents = corpus.documents.clone();
        for _ in 0..40 {
            corpus.documents.extend(documents.clone());
        }
        let mut arriving = Arriving::begin(encode(&corpus)).unwrap();
        let (mut steps, mut last) = (0, 0.0);
        while let Some(part) = arriving.step() {
            assert!(part > last && part < 1.0, "{part} after {last}");
            (steps, last) = (steps + 1, part);
        }
        assert!(steps > 2, "{steps} steps");
        assert!(arriving.finish().unwrap().corpus == corpus);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_pack_that_ends_early_is_refused(end in any::<Index>()) {
            let end = end.index(pack::bytes().len());
            let refused = matches!(decode(&pack::bytes()[..end]), Err(PackError::Damaged | PackError::NotAPack));
            prop_assert!(refused);
        }

        #[test]
        fn no_changed_byte_of_the_pack_panics(changes in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..4)) {
            let mut pack = pack::bytes().to_vec();
            for (at, byte) in changes {
                let at = at.index(pack.len());
                pack[at] = byte;
            }
            let _ = decode(&pack);
        }
    }
}
