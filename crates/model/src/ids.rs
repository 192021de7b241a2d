//! Indexes into the tables of a [`Corpus`](crate::Corpus). The authored ids are strings in the records; these are what
//! records use to point at each other.

use serde::{Deserialize, Serialize};

use crate::reader::{Read, Reader};

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The place of the record in its table.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Read for $name {
            fn read(reader: &mut Reader) -> Self {
                Self(u32::read(reader))
            }
        }

        impl From<usize> for $name {
            /// # Panics
            /// Never in practice: a table of 2³² records does not fit a pack.
            fn from(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )+};
}

index! {
    /// A row of `Corpus::outlets`.
    OutletId,
    /// A row of `Corpus::voices`.
    VoiceId,
    /// A row of `Corpus::entities`.
    EntityId,
    /// A row of `Corpus::events`.
    EventId,
    /// A row of `Corpus::documents`, which stand in time order.
    DocumentId,
    /// A row of `Corpus::questions`, in the authored order.
    QuestionId,
    /// A row of `Corpus::claims`, in order of document and paragraph.
    ClaimId,
    /// A place in `Question::positions`.
    PositionId,
}
