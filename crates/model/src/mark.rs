//! Turns a claim into what its document does with the answer, and into what whoever speaks does with it. Search counts by both and
//! the comparison draws the first, so both are worked out here once.

use crate::{Claim, Corpus, ExclusionKind, Question, RelayDistance, Stance};

/// What a document does with an answer: its own words before whatever it takes a stand on, and that before what it passes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It says so in its own words.
    Says,
    /// It denies it in its own words.
    Denies,
    /// It takes as true what somebody else says.
    Endorses,
    /// It turns against what somebody else says.
    Rebuts,
    /// It keeps its distance from what somebody else says.
    Distances,
    /// It passes on what somebody else says.
    PassesOn,
    /// It passes on that somebody else denies it.
    PassesOnDenial,
    /// It asks, or passes on that somebody asks.
    Questions,
    /// It says nothing on the question.
    Silent,
    /// It was published before what the answer is about.
    CouldNotKnow,
}

impl Mark {
    /// Every mark, in the order of the legend.
    pub const ALL: [Self; 10] = [
        Self::Says,
        Self::Endorses,
        Self::PassesOn,
        Self::Distances,
        Self::Rebuts,
        Self::Denies,
        Self::PassesOnDenial,
        Self::Questions,
        Self::Silent,
        Self::CouldNotKnow,
    ];

    /// Those that a claim can have, in the same order.
    pub const OF_CLAIMS: [Self; 8] = [
        Self::Says,
        Self::Endorses,
        Self::PassesOn,
        Self::Distances,
        Self::Rebuts,
        Self::Denies,
        Self::PassesOnDenial,
        Self::Questions,
    ];

    /// The slug in addresses, queries and class names: "passes-on".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Says => "says-itself",
            Self::Denies => "denies-itself",
            Self::Endorses => "takes-as-true",
            Self::Rebuts => "rebuts",
            Self::Distances => "keeps-its-distance",
            Self::PassesOn => "passes-on",
            Self::PassesOnDenial => "passes-on-a-denial",
            Self::Questions => "questions",
            Self::Silent => "silent",
            Self::CouldNotKnow => "could-not-know",
        }
    }
}

/// What whoever speaks in a claim does with what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speech {
    /// They hold it.
    Affirms,
    /// They deny it: they reject an answer, or give the one that says no to another.
    Denies,
    /// They ask or doubt.
    Questions,
    /// They mention it without holding it.
    Mentions,
}

impl Speech {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Affirms, Self::Denies, Self::Questions, Self::Mentions];

    /// The slug in addresses and queries: "denies".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Affirms => "affirms",
            Self::Denies => "denies",
            Self::Questions => "questions",
            Self::Mentions => "mentions",
        }
    }
}

impl Corpus {
    /// What the document of a claim does with the answer it stands under.
    #[must_use]
    pub fn mark(&self, claim: &Claim) -> Mark {
        let own = claim.by.is_empty() && claim.via.is_empty() && !self.is_of_a_copy(claim);
        match (claim.stance, own, claim.relay) {
            (Stance::Query, ..) => Mark::Questions,
            (Stance::Support, true, _) => Mark::Says,
            (Stance::Deny, true, _) => Mark::Denies,
            (Stance::Comment, true, _) => Mark::PassesOn,
            (_, false, RelayDistance::Rebuts) => Mark::Rebuts,
            (_, false, RelayDistance::Distances) => Mark::Distances,
            (Stance::Deny, false, _) => Mark::PassesOnDenial,
            (_, false, RelayDistance::Endorses) => Mark::Endorses,
            (_, false, RelayDistance::Neutral) => Mark::PassesOn,
        }
    }

    /// What whoever speaks in a claim does. Of two answers of which one must be true, the later one says no to the earlier.
    #[must_use]
    pub fn speech(&self, claim: &Claim) -> Speech {
        let says_no = || {
            self.question(claim.question)
                .is_some_and(|question| says_no(question, claim))
        };
        match claim.stance {
            Stance::Support if says_no() => Speech::Denies,
            Stance::Support => Speech::Affirms,
            Stance::Deny => Speech::Denies,
            Stance::Query => Speech::Questions,
            Stance::Comment => Speech::Mentions,
        }
    }

    fn is_of_a_copy(&self, claim: &Claim) -> bool {
        let document = self.document(claim.document);
        document.is_some_and(|document| self.own_outlet(document, claim) != document.outlet)
    }
}

/// Whether the answer of a claim says no to an earlier one.
fn says_no(question: &Question, claim: &Claim) -> bool {
    let position = question.positions.get(claim.position.index());
    position.is_some_and(|position| {
        let mut excludes = position.excludes.iter();
        excludes.any(|other| other.kind == ExclusionKind::Contradictory && other.position < claim.position)
    })
}
