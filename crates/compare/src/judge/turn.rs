//! Turns the claims on a question into the voices that give answers which exclude each other.

use crosscheck_model::{Claim, ClaimId, Corpus, Question};

use super::answers::{View, carries, excludes};
use super::relation::{Reason, RelationLine, RelationWord};
use super::scope::span;

/// Adds the voices on answers that exclude each other, once for each voice and pair of answers.
pub(crate) fn changes_of_position(view: &View, question: &Question, on: &[ClaimId], lines: &mut Vec<RelationLine>) {
    let mut found = Vec::new();
    for (index, &later) in on.iter().enumerate() {
        for &earlier in on.iter().take(index) {
            let (Some(one), Some(two)) = (view.corpus.claim(earlier), view.corpus.claim(later)) else {
                continue;
            };
            if !is_of_one_voice(one, two) || view.reading.are_apart(earlier, later) {
                continue;
            }
            let (Some(first), Some(then)) = (view.reading.position(earlier), view.reading.position(later)) else {
                continue;
            };
            let pair = (two.by.last(), first.min(then), first.max(then));
            if !excludes(question, first, then) || found.contains(&pair) {
                continue;
            }
            found.push(pair);
            let in_turn = is_earlier(view.corpus, one, two);
            let reason = Reason::SameVoice { first, then, in_turn };
            lines.push(RelationLine::computed(
                later,
                earlier,
                RelationWord::ChangesPosition,
                reason,
            ));
        }
    }
}

/// Whether one voice gives the answer in both claims.
fn is_of_one_voice(one: &Claim, two: &Claim) -> bool {
    let voice = two.by.last();
    voice.is_some() && one.by.last() == voice && carries(one.stance) && carries(two.stance)
}

/// Whether all years the first claim speaks of are before those of the second.
fn is_earlier(corpus: &Corpus, one: &Claim, two: &Claim) -> bool {
    matches!((span(corpus, one), span(corpus, two)), (Some(one), Some(two)) if one.last < two.first)
}
