//! The marks of claims by their ids, and the one that stands for several. What a mark means is worked out in `crosscheck_model`,
//! so that facets count by the same.

use crosscheck_model::{ClaimId, Corpus, Mark, Speech};

use super::answers::carries;

/// What the document of a claim does with the answer.
#[must_use]
pub fn claim_mark(corpus: &Corpus, claim: ClaimId) -> Mark {
    corpus.claim(claim).map_or(Mark::Silent, |claim| corpus.mark(claim))
}

/// Whether whoever speaks in a claim denies something.
#[must_use]
pub fn is_denial(corpus: &Corpus, claim: ClaimId) -> bool {
    corpus
        .claim(claim)
        .is_some_and(|claim| corpus.speech(claim) == Speech::Denies)
}

/// Whether a claim gives the answer it stands under, rather than rejecting or doubting it: those an answer rests on.
#[must_use]
pub fn gives(corpus: &Corpus, claim: ClaimId) -> bool {
    corpus.claim(claim).is_some_and(|claim| carries(claim.stance))
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{ExclusionKind, Naming, Relay, RelayDistance, Stance};

    use super::*;
    use crate::fixture::{copies, document, edit, news, own, question, said, voice};

    /// A claim in the document's own voice, and one of somebody else.
    fn two_claims() -> (Corpus, ClaimId, ClaimId) {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let document = document(&mut corpus, outlet, "2016");
        let question = question(&mut corpus, 2, &[(0, 1)]);
        let first = own(&mut corpus, document, question, 0);
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        let second = said(&mut corpus, document, question, 0, &[speaker]);
        (corpus, first, second)
    }

    fn check_own(stance: Stance, expected: Mark) {
        let (mut corpus, claim, _) = two_claims();
        edit(&mut corpus, claim).stance = stance;
        assert_eq!(claim_mark(&corpus, claim), expected);
    }

    fn check_other(stance: Stance, relay: RelayDistance, expected: Mark) {
        let (mut corpus, _, claim) = two_claims();
        edit(&mut corpus, claim).stance = stance;
        edit(&mut corpus, claim).relay = relay;
        assert_eq!(claim_mark(&corpus, claim), expected, "{stance:?} {relay:?}");
    }

    #[test]
    fn in_its_own_voice_a_document_says_or_denies_itself() {
        check_own(Stance::Support, Mark::Says);
        check_own(Stance::Deny, Mark::Denies);
        check_own(Stance::Query, Mark::Questions);
        check_own(Stance::Comment, Mark::PassesOn);
    }

    #[test]
    fn the_words_of_others_are_marked_by_what_the_document_makes_of_them() {
        use RelayDistance::{Distances, Endorses, Neutral, Rebuts};
        for stance in [Stance::Support, Stance::Comment, Stance::Deny] {
            check_other(stance, Rebuts, Mark::Rebuts);
            check_other(stance, Distances, Mark::Distances);
        }
        check_other(Stance::Support, Endorses, Mark::Endorses);
        check_other(Stance::Support, Neutral, Mark::PassesOn);
        check_other(Stance::Comment, Neutral, Mark::PassesOn);
        // A denial that is passed on is never marked as the answer passed on.
        check_other(Stance::Deny, Neutral, Mark::PassesOnDenial);
        check_other(Stance::Deny, Endorses, Mark::PassesOnDenial);
        check_other(Stance::Query, Neutral, Mark::Questions);
    }

    #[test]
    fn an_open_copy_passes_on_what_its_source_says() {
        let (mut corpus, claim, _) = two_claims();
        let source = news(&mut corpus, "Source");
        copies(&mut corpus, crosscheck_model::DocumentId(0), Relay::Outlet(source));
        assert_eq!(claim_mark(&corpus, claim), Mark::PassesOn);
    }

    #[test]
    fn a_denial_is_one_whichever_way_it_is_coded() {
        let (mut corpus, claim, other) = two_claims();
        assert!(!is_denial(&corpus, claim) && !is_denial(&corpus, other));
        edit(&mut corpus, claim).stance = Stance::Deny;
        assert!(is_denial(&corpus, claim));
        // The later of two answers of which one must be true says no to the earlier.
        edit(&mut corpus, other).position = 1.into();
        assert!(!is_denial(&corpus, other));
        for position in &mut corpus.questions[0].positions {
            position.excludes[0].kind = ExclusionKind::Contradictory;
        }
        assert!(is_denial(&corpus, other));
        edit(&mut corpus, other).position = 0.into();
        assert!(!is_denial(&corpus, other));
    }

    #[test]
    fn a_cell_shows_what_the_document_stands_for_before_what_it_passes_on() {
        let check = |marks: [Mark; 2], expected| assert_eq!(marks.into_iter().min(), Some(expected));
        check([Mark::PassesOn, Mark::Says], Mark::Says);
        check([Mark::PassesOn, Mark::Rebuts], Mark::Rebuts);
        check([Mark::Rebuts, Mark::Denies], Mark::Denies);
        check([Mark::PassesOnDenial, Mark::PassesOn], Mark::PassesOn);
    }

    #[test]
    fn keys_are_distinct() {
        for (index, one) in Mark::ALL.iter().enumerate() {
            assert!(!one.key().contains(' '));
            assert!(Mark::ALL.iter().skip(index + 1).all(|two| one.key() != two.key()));
        }
        assert_eq!(Mark::CouldNotKnow.key(), "could-not-know");
        assert_eq!(Mark::ALL[..8], Mark::OF_CLAIMS);
    }
}
