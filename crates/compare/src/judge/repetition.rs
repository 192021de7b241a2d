//! Turns the claims that give one answer into which of them repeat each other, which corroborate each other, and which no
//! longer name the speaker of their source.

use std::cmp::Ordering;

use crosscheck_model::{Claim, ClaimId, Naming, Relay, VoiceId};

use super::answers::{Answer, View};
use super::relation::{Reason, RelationLine, RelationWord};
use crate::reading::{Count, Node, Traced};

/// A claim with its chain.
#[derive(Clone, Copy)]
struct Told<'a> {
    id: ClaimId,
    claim: &'a Claim,
    traced: &'a Traced,
}

/// Adds the repetitions, once for each two documents and origin, and the corroborations, once for each two newsrooms.
pub(crate) fn repetitions(view: &View, answer: &Answer, lines: &mut Vec<RelationLine>) {
    let mut traced = Vec::new();
    for &claim in &answer.carried {
        traced.push(view.tracer.trace(claim, Count::Held));
    }
    let mut told = Vec::new();
    for (&id, traced) in answer.carried.iter().zip(&traced) {
        told.extend(view.corpus.claim(id).map(|claim| Told { id, claim, traced }));
    }
    let (mut repeated, mut corroborated, mut thinned) = (Vec::new(), Vec::new(), Vec::new());
    for (index, &later) in told.iter().enumerate() {
        for &earlier in told.iter().take(index) {
            if view.reading.are_apart(earlier.id, later.id) {
                continue;
            }
            // Documents come in order of time, but a source may be dated after its copy: so either may be the copy.
            for (copy, source) in [(later, earlier), (earlier, later)] {
                if let Some(voice) = lost_voice(view, copy, source) {
                    let found = (copy.claim.document, source.claim.document, voice);
                    if !thinned.contains(&found) {
                        thinned.push(found);
                        let reason = Reason::NameLost(voice);
                        lines.push(RelationLine::computed(copy.id, source.id, RelationWord::Thins, reason));
                    }
                }
            }
            let (one, two) = (&earlier.traced.chain.nodes, &later.traced.chain.nodes);
            let origin = two.last().copied().filter(|origin| one.last() == Some(origin));
            if let Some(origin) = origin.filter(|_| earlier.claim.document != later.claim.document) {
                let found = (earlier.claim.document, later.claim.document, origin);
                if !repeated.contains(&found) {
                    repeated.push(found);
                    lines.push(repeats(earlier, later, origin));
                }
            } else if !two.iter().any(|node| one.contains(node))
                && later.traced.newsroom != earlier.traced.newsroom
                && speak_of_the_same(view, earlier.claim, later.claim)
            {
                let found = (earlier.traced.newsroom, later.traced.newsroom);
                if !corroborated.contains(&found) && !corroborated.contains(&(found.1, found.0)) {
                    corroborated.push(found);
                    let reason = Reason::SeparateLines(answer.position);
                    let kind = RelationWord::Corroborates;
                    lines.push(RelationLine::computed(later.id, earlier.id, kind, reason));
                }
            }
        }
    }
}

/// Whether places and times of two claims overlap. What happened elsewhere or years later corroborates nothing.
fn speak_of_the_same(view: &View, one: &Claim, two: &Claim) -> bool {
    view.corpus.places_meet(one, two) && one.times_meet(two)
}

/// A repetition, which may be more or less certain than what it repeats.
fn repeats(earlier: Told, later: Told, origin: Node) -> RelationLine {
    let (before, after) = (earlier.claim.certainty.strength(), later.claim.certainty.strength());
    let kind = match after.cmp(&before) {
        Ordering::Greater => RelationWord::Hardens,
        Ordering::Less => RelationWord::Softens,
        Ordering::Equal => RelationWord::Repeats,
    };
    RelationLine::computed(later.id, earlier.id, kind, Reason::SharedOrigin(origin))
}

/// A speaker whom the source names and the copy no longer does, though it gives the same answer there.
fn lost_voice(view: &View, copy: Told, source: Told) -> Option<VoiceId> {
    let named = |node: &Node| match *node {
        Node::Voice(voice) => view
            .corpus
            .voice(voice)
            .filter(|record| record.naming == Naming::Named)
            .map(|_| voice),
        _ => None,
    };
    if copy.claim.document == source.claim.document || copy.traced.chain.nodes.iter().any(|node| named(node).is_some())
    {
        return None;
    }
    let lost = source.traced.chain.nodes.iter().find_map(named)?;
    let document = view.corpus.document(copy.claim.document)?;
    // The source must itself be in the corpus: an outlet may have had other stories on the same.
    let taken = document
        .lineage_of(copy.claim)
        .any(|lineage| lineage.from == Relay::Document(source.claim.document));
    // Where the copy has the speaker on the same answer elsewhere, nothing is lost.
    let kept = view.claims.iter().any(|&id| {
        view.corpus.claim(id).is_some_and(|claim| {
            claim.document == copy.claim.document
                && claim.question == copy.claim.question
                && view.reading.position(id) == view.reading.position(copy.id)
                && claim.by.contains(&lost)
        })
    });
    (taken && !kept).then_some(lost)
}
