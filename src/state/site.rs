//! The opened corpus: records and search index, made once and shared by everything on the page.

use std::sync::OnceLock;

use crosscheck_model::{Corpus, Opened, Opening, PackError};
use crosscheck_search::Index;

/// A corpus with its search index.
pub struct Site {
    /// The records.
    pub corpus: Corpus,
    /// As it stands in the pack; empty where it is still to be made.
    packed: &'static [u8],
    index: OnceLock<Index>,
}

impl Site {
    /// Opens a pack, all at once.
    ///
    /// # Errors
    /// When the bytes are no pack of this build.
    pub fn open(pack: &'static [u8]) -> Result<Self, PackError> {
        Opening::new(pack)?.finish().map(Self::of)
    }

    fn of(opened: Opened<'static>) -> Self {
        Self {
            corpus: opened.corpus,
            packed: opened.index,
            index: OnceLock::new(),
        }
    }

    /// What makes the records searchable, opened or made at the first call: the first view needs none of it.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| later::index(&self.corpus, self.packed))
    }
}

/// In the second part of a release: see `rest.rs`.
mod later {
    use super::{Corpus, Index};

    /// The index of the pack. Where it has none, or one that is damaged, the index is made of the records.
    #[inline(never)]
    pub(super) fn index(corpus: &Corpus, packed: &'static [u8]) -> Index {
        if !packed.is_empty()
            && let Ok(index) = Index::open(corpus, packed.into())
        {
            return index;
        }
        Index::build(corpus)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use crosscheck_model::{PackError, decode};
    use proptest::prelude::*;
    use proptest::sample::Index;

    use crate::PACK;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_pack_that_ends_early_is_refused(end in any::<Index>()) {
            let end = end.index(PACK.len());
            let refused = matches!(decode(&PACK[..end]), Err(PackError::Damaged | PackError::NotAPack));
            prop_assert!(refused);
        }

        #[test]
        fn no_changed_byte_of_the_pack_panics(changes in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..4)) {
            let mut pack = PACK.to_vec();
            for (at, byte) in changes {
                let at = at.index(pack.len());
                pack[at] = byte;
            }
            let _ = decode(&pack);
        }
    }
}
