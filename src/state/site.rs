//! The opened corpus: records and search index, made once and shared by everything on the page.

use std::sync::OnceLock;

use crosscheck_model::{Corpus, PackError, decode};
use crosscheck_search::Index;

/// A corpus with its search index.
pub struct Site {
    /// The records.
    pub corpus: Corpus,
    index: OnceLock<Index>,
}

impl Site {
    /// Opens a pack.
    ///
    /// # Errors
    /// When the bytes are no pack of this build.
    pub fn open(pack: &[u8]) -> Result<Self, PackError> {
        Ok(Self {
            corpus: decode(pack)?,
            index: OnceLock::new(),
        })
    }

    /// What makes the records searchable, built at the first call: the first view needs none of it.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| later::index(&self.corpus))
    }
}

/// In the second part of a release: see `rest.rs`.
mod later {
    use super::{Corpus, Index};

    #[inline(never)]
    pub(super) fn index(corpus: &Corpus) -> Index {
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
