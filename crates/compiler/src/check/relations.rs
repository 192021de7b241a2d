//! What an editor may say of two claims.

use std::collections::BTreeMap;

use crosscheck_model::{Claim, RelationKind, Word};

use super::dates::time_of;
use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::Span;

/// A claim bears on another one.
pub(super) fn itself(draft: &Draft, log: &Log) {
    for relation in draft
        .authored
        .relations
        .iter()
        .filter(|relation| relation.from.value == relation.to.value)
    {
        log.push(
            Diagnostic::error(format!("`{}` is related to itself", relation.from.value))
                .at(relation.to.span, "the same claim")
                .at(relation.from.span, "as here")
                .help("name another claim"),
        );
    }
}

/// A relation is entered once; a contradiction goes both ways.
pub(super) fn twice(draft: &Draft, log: &Log) {
    let mut seen: BTreeMap<(&str, &str, RelationKind), Span> = BTreeMap::new();
    for relation in &draft.authored.relations {
        let (mut from, mut to) = (relation.from.value.as_str(), relation.to.value.as_str());
        if relation.kind == RelationKind::Contradicts && to < from {
            std::mem::swap(&mut from, &mut to);
        }
        let Some(first) = seen.get(&(from, to, relation.kind)) else {
            seen.insert((from, to, relation.kind), relation.span);
            continue;
        };
        log.push(
            Diagnostic::error(format!(
                "this relation is entered twice: `{from}` {} `{to}`",
                relation.kind.word()
            ))
            .at(relation.span, "again here")
            .at(*first, "first here")
            .help("keep one of them"),
        );
    }
}

/// Claims contradict each other on one question, of one place and one time.
pub(super) fn contradictions(draft: &Draft, log: &Log) {
    for (relation, written) in draft
        .relations()
        .filter(|(relation, _)| relation.kind == RelationKind::Contradicts)
    {
        let (Some((from, from_at)), Some((to, to_at))) = (draft.claim(relation.from), draft.claim(relation.to)) else {
            continue;
        };
        let (label, help) = if from.question != to.question {
            (
                "answers another question",
                "relate them as `qualifies`, or put both under one question",
            )
        } else if !draft.corpus.places_meet(from, to) {
            (
                "speaks of another place",
                "both may be true: write `kind = \"qualifies\"` with `basis = \"place\"`",
            )
        } else if !from.times_meet(to) {
            (
                "speaks of another time",
                "both may be true: write `kind = \"updates\"`, or `qualifies` with `basis = \"time\"`",
            )
        } else {
            continue;
        };
        log.push(
            Diagnostic::error(format!("`{}` cannot contradict `{}`", from_at.id.value, to_at.id.value))
                .at(written.span, label)
                .at(from_at.on.span, "the one claim")
                .at(to_at.on.span, "the other")
                .help(help),
        );
    }
}

/// What updates a claim comes after it.
pub(super) fn updates(draft: &Draft, log: &Log) {
    for (relation, written) in draft
        .relations()
        .filter(|(relation, _)| relation.kind == RelationKind::Updates)
    {
        let (Some((from, from_at)), Some((to, to_at))) = (draft.claim(relation.from), draft.claim(relation.to)) else {
            continue;
        };
        let time = |claim: &Claim| {
            draft
                .corpus
                .document(claim.document)
                .and_then(|document| time_of(claim, document))
        };
        let (Some(later), Some(earlier)) = (time(from), time(to)) else {
            continue;
        };
        if later.last <= earlier.first {
            log.push(
                Diagnostic::error(format!("`{}` cannot update `{}`", from_at.id.value, to_at.id.value))
                    .at(
                        written.span,
                        format!("`from` is of {}, `to` of {}", later.words(), earlier.words()),
                    )
                    .help("`from` is the later claim: exchange them, or choose another kind"),
            );
        }
    }
}
