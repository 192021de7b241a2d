//! What makes a question one that sources can answer differently.

use std::collections::BTreeMap;

use crosscheck_model::{ExclusionKind, PositionId, QuestionKind};

use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::{Kind, Span};

/// A question has at least two answers.
pub(super) fn positions(draft: &Draft, log: &Log) {
    for question in &draft.authored.questions {
        let some_unread = log.may_exist(Kind::Question, &format!("{}/", question.id.value));
        if question.positions.len() < 2 && !some_unread {
            let count = match question.positions.len() {
                0 => "no position",
                _ => "one position",
            };
            log.push(
                Diagnostic::error(format!("the question `{}` leaves no choice", question.id.value))
                    .at(question.id.span, format!("has {count}"))
                    .help("add a [[question.position]] for each answer that somebody might give"),
            );
        }
    }
}

/// The positions of a scalar question run from one end to the other.
pub(super) fn order(draft: &Draft, log: &Log) {
    for question in &draft.authored.questions {
        let scalar = question.kind.value == QuestionKind::Scalar;
        if scalar && !question.ordered {
            log.push(
                Diagnostic::error(format!("the scalar question `{}` has no order", question.id.value))
                    .at(question.kind.span, "a scale needs an order")
                    .help("put its positions in order from one end to the other and add `ordered = true`"),
            );
        }
    }
}

/// A position excludes others, once and not those it includes.
pub(super) fn exclusions(draft: &Draft, log: &Log) {
    for (question, written) in draft.corpus.questions.iter().zip(&draft.authored.questions) {
        let mut seen: BTreeMap<(usize, usize), (ExclusionKind, Span)> = BTreeMap::new();
        for (index, (position, source)) in question.positions.iter().zip(&written.positions).enumerate() {
            for (exclusion, at) in position.excludes.iter().zip(&source.excludes) {
                let other = exclusion.position.index();
                let span = at.position.span;
                let included =
                    includes(question, index, exclusion.position) || includes(question, other, PositionId::from(index));
                if other == index || included {
                    log.push(
                        Diagnostic::error(format!("`{}` cannot exclude `{}`", source.id.value, at.position.value))
                            .at(
                                span,
                                if other == index {
                                    "the position itself"
                                } else {
                                    "one includes the other"
                                },
                            )
                            .help("leave the exclusion out"),
                    );
                }
                let pair = (index.min(other), index.max(other));
                let Some((kind, first)) = seen.get(&pair) else {
                    seen.insert(pair, (exclusion.kind, span));
                    continue;
                };
                if *kind != exclusion.kind {
                    log.push(
                        Diagnostic::error("two positions exclude each other in two ways")
                            .at(span, "in one way here")
                            .at(*first, "in another here")
                            .help("exclusion goes both ways: say it once"),
                    );
                }
            }
        }
    }
}

fn includes(question: &crosscheck_model::Question, a: usize, b: PositionId) -> bool {
    question
        .positions
        .get(a)
        .is_some_and(|position| position.includes.contains(&b))
}
