//! Turns claims into the mark of a cell: what the voice does with the position. What the document makes of it is never
//! part of the mark.

use crosscheck_model::{Claim, ClaimId, Corpus, RelationKind, Stance};

/// What a cell or a claim shows. In order of strength, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// ● The voice holds the position.
    Affirms,
    /// ◐ It holds part of it, or holds it as probable or possible.
    Qualifies,
    /// ○ The voice rejects it.
    Denies,
    /// ? The voice asks whether it holds.
    Questions,
    /// ◌ The voice passes it on without taking a stance.
    PassesOn,
    /// – The column says nothing on the question.
    Silent,
    /// × The column was published before what the position is about.
    CouldNotKnow,
}

impl Mark {
    /// Every mark, in the order of the legend.
    pub const ALL: [Self; 7] =
        [Self::Affirms, Self::Denies, Self::Qualifies, Self::Questions, Self::PassesOn, Self::Silent, Self::CouldNotKnow];

    /// The reader's word: "passes on".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Affirms => "affirms",
            Self::Qualifies => "qualifies",
            Self::Denies => "denies",
            Self::Questions => "questions",
            Self::PassesOn => "passes on",
            Self::Silent => "silent",
            Self::CouldNotKnow => "could not know",
        }
    }

    /// The slug in addresses and class names: "passes-on".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::PassesOn => "passes-on",
            Self::CouldNotKnow => "could-not-know",
            other => other.word(),
        }
    }
}

/// The mark of one claim.
#[must_use]
pub fn claim_mark(corpus: &Corpus, claim: ClaimId) -> Mark {
    let Some(record) = corpus.claim(claim) else { return Mark::Silent };
    match record.stance {
        Stance::Support if is_hedged(record) || qualifies_another(corpus, claim) => Mark::Qualifies,
        Stance::Support => Mark::Affirms,
        Stance::Deny => Mark::Denies,
        Stance::Query => Mark::Questions,
        Stance::Comment => Mark::PassesOn,
    }
}

/// The mark of a cell: the strongest of its claims. One claim that affirms outright outweighs those that qualify, so that
/// ◐ stands only where every affirming claim qualifies.
pub(crate) fn strongest(marks: impl Iterator<Item = Mark>) -> Option<Mark> {
    marks.min()
}

/// Probable or possible.
fn is_hedged(claim: &Claim) -> bool {
    matches!(claim.certainty.strength(), 1 | 2)
}

fn qualifies_another(corpus: &Corpus, claim: ClaimId) -> bool {
    corpus.relations.iter().any(|relation| relation.from == claim && relation.kind == RelationKind::Qualifies)
}
