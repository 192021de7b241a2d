//! Chains that end: newsrooms and containment.

use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::{At, Span};

/// No outlet belongs to a newsroom that belongs to it.
pub(super) fn groups(draft: &Draft, log: &Log) {
    let next = |index: usize| draft.corpus.outlets.get(index)?.group.map(|group| group.index());
    let written = |index: usize| {
        draft
            .authored
            .outlets
            .get(index)
            .and_then(|outlet| outlet.group.as_ref())
    };
    for at in circles(draft.corpus.outlets.len(), next, written) {
        log.push(circle(
            "outlets belong to each other in a circle",
            at,
            "leave `group` out at the newsroom itself",
        ));
    }
}

/// No place or body contains what contains it.
pub(super) fn containment(draft: &Draft, log: &Log) {
    let next = |index: usize| draft.corpus.entities.get(index)?.within.map(|outer| outer.index());
    let written = |index: usize| {
        draft
            .authored
            .entities
            .get(index)
            .and_then(|entity| entity.within.as_ref())
    };
    for at in circles(draft.corpus.entities.len(), next, written) {
        log.push(circle(
            "entities contain each other in a circle",
            at,
            "leave `within` out at the outermost",
        ));
    }
}

fn circle(title: &str, (at, other): (Span, Option<Span>), help: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(title).at(at, "leads back here");
    let diagnostic = match other {
        Some(other) => diagnostic.at(other, "by way of this"),
        None => diagnostic,
    };
    diagnostic.help(help)
}

/// One place for each circle, and the step after it.
fn circles<'a>(
    count: usize,
    next: impl Fn(usize) -> Option<usize>,
    written: impl Fn(usize) -> Option<&'a At<String>>,
) -> Vec<(Span, Option<Span>)> {
    let mut done = vec![false; count];
    let mut found = Vec::new();
    for start in 0..count {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(index) = at.filter(|index| done.get(*index) == Some(&false)) {
            if let Some(mark) = done.get_mut(index) {
                *mark = true;
            }
            path.push(index);
            at = next(index);
        }
        let closes = at.and_then(|index| path.iter().position(|step| *step == index));
        let Some(circle) = closes.and_then(|from| path.get(from..)) else {
            continue;
        };
        let mut spans = circle.iter().filter_map(|index| written(*index)).map(|at| at.span);
        if let Some(first) = spans.next() {
            found.push((first, spans.next()));
        }
    }
    found
}
