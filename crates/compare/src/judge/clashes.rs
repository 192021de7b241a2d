//! Turns clashes that no editor has judged into lines, as a reader sees them.

use crosscheck_model::{Claim, ClaimId, Question};

use super::answers::View;
use super::clash::{Clash, clash, is_told};
use super::relation::{Reason, RelationLine, RelationWord};

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
            if is_told(view, earlier, later) || found.contains(&pair) {
                continue;
            }
            found.push(pair);
            lines.extend(line(view, kind, (earlier, one), (later, two)));
        }
    }
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
