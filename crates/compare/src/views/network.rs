//! Who stands in a network, and which graphs there are.

use crosscheck_model::{Corpus, DocumentId, EntityId, OutletId, VoiceId};

/// What two names are joined by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Graph {
    /// They are named in one paragraph.
    #[default]
    Named,
    /// One is heard through the other.
    Heard,
    /// One was copied or rewritten by the other.
    Copied,
}

impl Graph {
    /// Every graph.
    pub const ALL: [Self; 3] = [Self::Named, Self::Heard, Self::Copied];

    /// Its spelling in the address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Heard => "heard",
            Self::Copied => "copied",
        }
    }
}

/// A dot of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stop {
    /// Whoever or whatever is named.
    Entity(EntityId),
    /// A speaker, or a voice that passes words on.
    Voice(VoiceId),
    /// An outlet.
    Outlet(OutletId),
    /// A document.
    Document(DocumentId),
}

impl Stop {
    /// For addresses: "e:falluja", "v:ali-khedery", "o:reuters", "d:track-persia-2016".
    #[must_use]
    pub fn key(self, corpus: &Corpus) -> String {
        let (kind, id) = match self {
            Self::Entity(id) => ("e:", corpus.entity(id).map(|record| &record.id)),
            Self::Voice(id) => ("v:", corpus.voice(id).map(|record| &record.id)),
            Self::Outlet(id) => ("o:", corpus.outlet(id).map(|record| &record.id)),
            Self::Document(id) => ("d:", corpus.document(id).map(|record| &record.id)),
        };
        [kind, id.map_or("", String::as_str)].concat()
    }

    /// The dot of a key, if this corpus has it.
    #[must_use]
    pub fn parse(corpus: &Corpus, key: &str) -> Option<Self> {
        let (kind, id) = key.split_once(':')?;
        match kind {
            "e" => corpus.find_entity(id).map(Self::Entity),
            "v" => corpus.find_voice(id).map(Self::Voice),
            "o" => corpus.find_outlet(id).map(Self::Outlet),
            "d" => corpus.find_document(id).map(Self::Document),
            _ => None,
        }
    }
}
