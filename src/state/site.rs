//! The opened corpus: records and search index, made once and shared by everything on the page.

use crosscheck_model::{Corpus, Opened, Opening, PackError};
use crosscheck_search::Index;

/// A corpus with its search index.
pub struct Site {
    /// The records.
    pub corpus: Corpus,
    /// What makes them searchable.
    pub index: Index,
}

impl Site {
    /// Opens a pack. Texts are read where they stand in it.
    ///
    /// # Errors
    /// When the bytes are no pack of this build.
    pub fn open(pack: &'static [u8]) -> Result<Self, PackError> {
        let Opened { corpus, index } = Opening::new(pack)?.finish()?;
        let index = if index.is_empty() {
            Index::build(&corpus)
        } else {
            Index::open(&corpus, index.into()).map_err(|_| PackError::Damaged)?
        };
        Ok(Self { corpus, index })
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
