//! Turns pairs of claims into whether they can both hold: answers that exclude each other, of one place and time or not.

use crosscheck_model::{ClaimId, Question, Relation, RelationKind, Stance};

use super::answers::{View, excludes};

/// How two claims stand to each other whose answers exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clash {
    /// They speak of one place and time.
    Contradicts,
    /// They speak of different places.
    OtherPlace,
    /// They speak of different times.
    OtherTime,
}

/// Whether two claims clash: affirmed answers that exclude each other, or one answer affirmed and denied, unless a reader holds
/// that the two speak of different things.
pub(crate) fn clash(view: &View, question: &Question, left: ClaimId, right: ClaimId) -> Option<Clash> {
    let (one, two) = (view.corpus.claim(left)?, view.corpus.claim(right)?);
    let (here, there) = (view.reading.position(left)?, view.reading.position(right)?);
    let exclusive = match (one.stance, two.stance) {
        (Stance::Support, Stance::Support) => excludes(question, here, there),
        (Stance::Support, Stance::Deny) | (Stance::Deny, Stance::Support) => here == there,
        _ => false,
    };
    if !exclusive || view.reading.are_apart(left, right) {
        return None;
    }
    Some(if !view.corpus.places_meet(one, two) {
        Clash::OtherPlace
    } else if !one.times_meet(two) {
        Clash::OtherTime
    } else {
        Clash::Contradicts
    })
}

/// Whether an editor's contradiction still stands as a reader reads it. It does not if a reader put both claims under one answer,
/// or holds that they speak of different things.
pub(crate) fn stands(view: &View, relation: &Relation) -> bool {
    let (from, to) = (relation.from, relation.to);
    let together = view.reading.position(from) == view.reading.position(to);
    let moved = view.reading.is_moved(from) || view.reading.is_moved(to);
    !(together && moved || view.reading.are_apart(from, to))
}

/// Whether two claims contradict each other by rule: they clash at one place and time, no editor has judged the pair, and it is not
/// one voice that gives another answer.
pub(crate) fn contradict(view: &View, question: &Question, left: ClaimId, right: ClaimId) -> bool {
    clash(view, question, left, right) == Some(Clash::Contradicts) && !is_told(view, left, right)
}

/// Whether an editor's relation joins two claims, or one voice gives different answers in them, which is told as such.
pub(crate) fn is_told(view: &View, left: ClaimId, right: ClaimId) -> bool {
    let ends = |relation: &Relation| (relation.from.min(relation.to), relation.from.max(relation.to));
    let mut relations = view.corpus.relations.iter();
    let judged =
        relations.any(|relation| ends(relation) == (left.min(right), left.max(right)) && stands(view, relation));
    let voice = |claim| view.corpus.claim(claim).and_then(|claim| claim.by.last());
    let another = view.reading.position(left) != view.reading.position(right);
    judged || another && voice(left).is_some() && voice(left) == voice(right)
}

/// Whether any claims on a question contradict each other, by an editor's judgement or by rule.
pub(crate) fn is_contradicted(view: &View, question: &Question, on: &[ClaimId]) -> bool {
    let mut relations = view.corpus.relations.iter();
    let judged = relations.any(|relation| {
        relation.kind == RelationKind::Contradicts
            && on.contains(&relation.from)
            && on.contains(&relation.to)
            && stands(view, relation)
    });
    judged
        || on.iter().enumerate().any(|(index, &later)| {
            let mut before = on.iter().take(index);
            before.any(|&earlier| contradict(view, question, earlier, later))
        })
}
