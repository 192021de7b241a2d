//! What can be pinned to be compared face to face, and its key in addresses.

use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, VoiceId};

use crate::reading::{Reading, document_newsroom};

/// As many as fit beside each other.
pub const MOST_PINS: usize = 4;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pin {
    /// A document.
    Document(DocumentId),
    /// A newsroom with all its documents.
    Newsroom(OutletId),
    /// A voice.
    Voice(VoiceId),
    /// A single claim.
    Claim(ClaimId),
}

impl Pin {
    /// For addresses: "d:track-persia-2016", "n:baghdad-post", "v:ali-khedery", "c:bi16-13-tolerance".
    #[must_use]
    pub fn key(self, corpus: &Corpus) -> String {
        let (kind, id) = match self {
            Self::Document(id) => ("d:", corpus.document(id).map(|record| &record.id)),
            Self::Newsroom(id) => ("n:", corpus.outlet(id).map(|record| &record.id)),
            Self::Voice(id) => ("v:", corpus.voice(id).map(|record| &record.id)),
            Self::Claim(id) => ("c:", corpus.claim(id).map(|record| &record.id)),
        };
        [kind, id.map_or("", String::as_str)].concat()
    }

    /// The pin of a key, if this corpus has it.
    #[must_use]
    pub fn parse(corpus: &Corpus, key: &str) -> Option<Self> {
        let (kind, id) = key.split_once(':')?;
        match kind {
            "d" => corpus.find_document(id).map(Self::Document),
            "n" => corpus.find_outlet(id).map(Self::Newsroom),
            "v" => corpus.find_voice(id).map(Self::Voice),
            "c" => corpus.find_claim(id).map(Self::Claim),
            _ => None,
        }
    }

    /// Whether a claim belongs to what is pinned.
    pub(super) fn has(self, reading: &Reading, id: ClaimId) -> bool {
        let corpus = reading.corpus();
        let Some(claim) = corpus.claim(id) else {
            return false;
        };
        match self {
            Self::Document(document) => claim.document == document,
            Self::Newsroom(outlet) => document_newsroom(corpus, claim.document) == Some(corpus.newsroom(outlet)),
            Self::Voice(voice) => claim.by.contains(&voice),
            Self::Claim(pinned) => pinned == id,
        }
    }

    /// Whether all paragraphs are compared, as those of a document or newsroom are. A voice or claim is compared in the paragraphs
    /// where it is heard.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Document(_) | Self::Newsroom(_))
    }
}
