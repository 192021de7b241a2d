//! Turns a claim into its mark: what the voice does with the answer. What the document makes of it is never part of the mark.

use crosscheck_model::{Claim, ClaimId, Corpus, RelationKind, Stance};

/// What a cell or a claim shows, the strongest first.
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
    pub const ALL: [Self; 7] = [
        Self::Affirms,
        Self::Denies,
        Self::Qualifies,
        Self::Questions,
        Self::PassesOn,
        Self::Silent,
        Self::CouldNotKnow,
    ];

    /// The slug in addresses and class names: "passes-on".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Affirms => "affirms",
            Self::Qualifies => "qualifies",
            Self::Denies => "denies",
            Self::Questions => "questions",
            Self::PassesOn => "passes-on",
            Self::Silent => "silent",
            Self::CouldNotKnow => "could-not-know",
        }
    }
}

/// The mark of one claim.
#[must_use]
pub fn claim_mark(corpus: &Corpus, claim: ClaimId) -> Mark {
    let Some(record) = corpus.claim(claim) else {
        return Mark::Silent;
    };
    match record.stance {
        Stance::Support if is_hedged(record) || qualifies_another(corpus, claim) => Mark::Qualifies,
        Stance::Support => Mark::Affirms,
        Stance::Deny => Mark::Denies,
        Stance::Query => Mark::Questions,
        Stance::Comment => Mark::PassesOn,
    }
}

/// The mark of a cell: that of its strongest claim. One claim that affirms outright outweighs those that qualify, so a cell shows
/// ◐ only where every claim that affirms qualifies.
pub(crate) fn strongest(marks: impl Iterator<Item = Mark>) -> Option<Mark> {
    marks.min()
}

/// Whether a claim is stated as probable or possible only.
fn is_hedged(claim: &Claim) -> bool {
    matches!(claim.certainty.strength(), 1 | 2)
}

fn qualifies_another(corpus: &Corpus, claim: ClaimId) -> bool {
    corpus
        .relations
        .iter()
        .any(|relation| relation.from == claim && relation.kind == RelationKind::Qualifies)
}

#[cfg(test)]
mod tests {
    use crosscheck_model::Certainty;

    use super::*;
    use crate::fixture::{document, edit, news, own, question, relate};

    fn one_claim() -> (Corpus, ClaimId, ClaimId) {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let document = document(&mut corpus, outlet, "2016");
        let question = question(&mut corpus, 2, &[]);
        let first = own(&mut corpus, document, question, 0);
        let second = own(&mut corpus, document, question, 0);
        (corpus, first, second)
    }

    fn check(stance: Stance, certainty: Certainty, expected: Mark) {
        let (mut corpus, claim, _) = one_claim();
        edit(&mut corpus, claim).stance = stance;
        edit(&mut corpus, claim).certainty = certainty;
        assert_eq!(claim_mark(&corpus, claim), expected);
    }

    #[test]
    fn the_mark_is_the_voices_stance() {
        check(Stance::Support, Certainty::CertainYes, Mark::Affirms);
        check(Stance::Deny, Certainty::CertainNo, Mark::Denies);
        check(Stance::Query, Certainty::Unknown, Mark::Questions);
        check(Stance::Comment, Certainty::CertainYes, Mark::PassesOn);
    }

    #[test]
    fn what_is_probable_or_possible_qualifies() {
        check(Stance::Support, Certainty::ProbableYes, Mark::Qualifies);
        check(Stance::Support, Certainty::PossibleYes, Mark::Qualifies);
        check(Stance::Support, Certainty::Unknown, Mark::Affirms);
        check(Stance::Deny, Certainty::ProbableNo, Mark::Denies);
    }

    #[test]
    fn whoever_qualifies_another_is_marked_so_and_the_other_is_not() {
        let (mut corpus, claim, other) = one_claim();
        relate(&mut corpus, claim, RelationKind::Qualifies, other);
        assert_eq!(claim_mark(&corpus, claim), Mark::Qualifies);
        assert_eq!(claim_mark(&corpus, other), Mark::Affirms);
    }

    #[test]
    fn a_cell_shows_its_strongest_claim() {
        let check = |marks: &[Mark], expected| assert_eq!(strongest(marks.iter().copied()), expected);
        check(&[], None);
        check(&[Mark::PassesOn, Mark::Questions], Some(Mark::Questions));
        check(&[Mark::Questions, Mark::Denies], Some(Mark::Denies));
        check(&[Mark::Denies, Mark::Affirms], Some(Mark::Affirms));
        // ◐ only where every affirming claim qualifies; it still stands before a denial.
        check(&[Mark::Qualifies, Mark::Affirms], Some(Mark::Affirms));
        check(&[Mark::Qualifies, Mark::Denies], Some(Mark::Qualifies));
    }

    #[test]
    fn keys_are_distinct() {
        for (index, one) in Mark::ALL.iter().enumerate() {
            assert!(!one.key().contains(' '));
            assert!(Mark::ALL.iter().skip(index + 1).all(|two| one.key() != two.key()));
        }
        assert_eq!(Mark::CouldNotKnow.key(), "could-not-know");
    }
}
