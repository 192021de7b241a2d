//! Turns the claims on a question into how they bear on each other: the relations that editors judged, then those that follow
//! from the claims.

use crosscheck_model::{ClaimId, Question, RelationKind};

use super::answers::{Answer, View};
use super::clash::stands;
use super::clashes::clashes;
use super::headline::firmer_headlines;
use super::relation::{Reason, RelationLine, RelationWord};
use super::repetition::repetitions;
use super::turn::changes_of_position;

/// How the claims on one question bear on each other: authored relations in order, then the computed ones.
pub(crate) fn relations(view: &View, question: &Question, on: &[ClaimId], answers: &[Answer]) -> Vec<RelationLine> {
    let mut lines = authored(view, on);
    for answer in answers {
        repetitions(view, answer, &mut lines);
        firmer_headlines(view, answer, &mut lines);
    }
    changes_of_position(view, question, on, &mut lines);
    clashes(view, question, on, &mut lines);
    lines
}

/// The authored relations between claims in view, if at least one of the two is on the question.
fn authored(view: &View, on: &[ClaimId]) -> Vec<RelationLine> {
    let in_view = |claim: &ClaimId| view.claims.binary_search(claim).is_ok();
    let mut lines = Vec::new();
    for relation in &view.corpus.relations {
        let is_here = on.contains(&relation.from) || on.contains(&relation.to);
        let stands = relation.kind != RelationKind::Contradicts || stands(view, relation);
        if is_here && stands && in_view(&relation.from) && in_view(&relation.to) {
            lines.push(RelationLine {
                from: relation.from,
                to: relation.to,
                kind: RelationWord::Authored(relation.kind),
                reason: Reason::Authored {
                    why: relation.why.clone(),
                    basis: relation.basis.clone(),
                },
                computed: false,
            });
        }
    }
    lines
}
