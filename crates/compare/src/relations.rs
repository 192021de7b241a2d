//! Turns claims into how they bear on each other: the authored relations, and those that follow from position and chain.

use crosscheck_model::{ClaimId, RelationKind, Word};

/// How one claim bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationWord {
    /// As an editor judged it.
    Authored(RelationKind),
    /// The same position from the same origin, in another document.
    Repeats,
    /// The same position along chains that share nothing.
    Corroborates,
    /// One voice on two positions that exclude each other.
    ChangesPosition,
    /// A repetition more certain than what it repeats.
    Hardens,
    /// A repetition less certain than what it repeats.
    Softens,
}

impl RelationWord {
    /// "contradicts", "repeats".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Authored(kind) => kind.word(),
            Self::Repeats => "repeats",
            Self::Corroborates => "corroborates",
            Self::ChangesPosition => "changes position",
            Self::Hardens => "hardens",
            Self::Softens => "softens",
        }
    }
}

/// A relation as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationLine {
    /// The claim that bears.
    pub from: ClaimId,
    /// The claim it bears on.
    pub to: ClaimId,
    /// In one word.
    pub kind: RelationWord,
    /// One sentence why.
    pub sentence: String,
    /// "negation"; for computed ones the rule: "shared origin".
    pub basis: Option<String>,
    /// Follows from the data rather than from an editor.
    pub computed: bool,
}
