//! Turns pairs of claims into whether they can both hold: answers that exclude each other, of one place and time or not.

use crosscheck_model::{Claim, ClaimId, Question, Relation, Stance};

use super::answers::{View, excludes};
use super::relation::{Reason, RelationLine, RelationWord};

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

/// Adds the clashes that no editor has judged, once for each two documents and two answers.
pub(crate) fn clashes(view: &View, question: &Question, on: &[ClaimId], lines: &mut Vec<RelationLine>) {
    let mut found = Vec::new();
    for (index, &later) in on.iter().enumerate() {
        for &earlier in on.iter().take(index) {
            let (Some(one), Some(two), Some(kind)) = (
                view.corpus.claim(earlier),
                view.corpus.claim(later),
                clash(view, question, earlier, later),
            ) else {
                continue;
            };
            let pair = (
                one.document,
                two.document,
                view.reading.position(earlier),
                view.reading.position(later),
                kind,
            );
            let judged = |line: &RelationLine| is_judged(line, earlier, later);
            if lines.iter().any(judged) || found.contains(&pair) {
                continue;
            }
            found.push(pair);
            lines.extend(line(view, kind, (earlier, one), (later, two)));
        }
    }
}

/// Whether a line already says how two claims stand to each other: an editor's, or that one voice gives both answers.
fn is_judged(line: &RelationLine, earlier: ClaimId, later: ClaimId) -> bool {
    let ends = (line.from.min(line.to), line.from.max(line.to));
    ends == (earlier, later) && (!line.computed || line.kind == RelationWord::ChangesPosition)
}

/// The line of a clash. Of different times the later claim bears on the earlier one, whose state it may have replaced.
fn line(view: &View, kind: Clash, earlier: (ClaimId, &Claim), later: (ClaimId, &Claim)) -> Option<RelationLine> {
    let (from, to) = if kind == Clash::OtherTime && later.1.days().1 < earlier.1.days().0 {
        (earlier, later)
    } else {
        (later, earlier)
    };
    let word = match kind {
        Clash::Contradicts => RelationWord::Contradicts,
        Clash::OtherPlace => RelationWord::QualifiesPlace,
        Clash::OtherTime => RelationWord::Updates,
    };
    let reason = Reason::ExclusiveAnswers {
        on: view.reading.position(to.0)?,
        by: view.reading.position(from.0)?,
    };
    Some(RelationLine::computed(from.0, to.0, word, reason))
}
