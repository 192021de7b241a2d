//! What dates may say of each other. Only what cannot be is refused: dates that may overlap pass.

use crosscheck_model::{Claim, Date, Document, QuestionKind};

use crate::authored;
use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::{At, Span};

/// A date says where it comes from, and a basis is that of a date.
pub(super) fn with_a_basis(draft: &Draft, log: &Log) {
    for document in &draft.authored.documents {
        basis(
            "published",
            "published-basis",
            document.published.as_ref(),
            document.published_basis.as_ref(),
            log,
        );
        basis(
            "modified",
            "modified-basis",
            document.modified.as_ref(),
            document.modified_basis.as_ref(),
            log,
        );
    }
    for event in &draft.authored.events {
        basis("date", "basis", event.date.as_ref(), event.basis.as_ref(), log);
    }
}

fn basis<B>(date_key: &str, basis_key: &str, date: Option<&At<Date>>, basis: Option<&At<B>>, log: &Log) {
    match (date, basis) {
        (Some(date), None) => log.push(
            Diagnostic::error(format!("`{date_key}` without `{basis_key}`"))
                .at(date.span, "how is this date known?")
                .help(format!(
                    "add `{basis_key} = \"text\"`, or `url`, `metadata` or `inferred`"
                )),
        ),
        (None, Some(basis)) => log.push(
            Diagnostic::error(format!("`{basis_key}` without `{date_key}`"))
                .at(basis.span, "the basis of no date")
                .help(format!(
                    "add `{date_key}`, or leave the basis out where the date is unknown"
                )),
        ),
        _ => {}
    }
}

/// A period begins before it ends.
pub(super) fn periods(draft: &Draft, log: &Log) {
    let roles = draft
        .authored
        .voices
        .iter()
        .flat_map(|voice| &voice.roles)
        .map(|role| (&role.from, &role.to));
    let questions = draft
        .authored
        .questions
        .iter()
        .map(|question| (&question.scope.from, &question.scope.to));
    let claims = draft
        .authored
        .claims
        .iter()
        .map(|claim| (&claim.scope.from, &claim.scope.to));
    for (from, to) in roles.chain(questions).chain(claims) {
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        if to.value.last < from.value.first {
            log.push(
                Diagnostic::error("a period that ends before it begins")
                    .at(to.span, "ends here")
                    .at(from.span, "begins here")
                    .help("exchange `from` and `to`"),
            );
        }
    }
}

/// Nobody speaks of what has not happened yet, unless to forecast it.
pub(super) fn utterances(draft: &Draft, log: &Log) {
    for (_, written) in draft.claims().filter(|(claim, _)| may_not_precede(draft, claim)) {
        let (Some(said), Some(happened)) = (&written.said, &written.happened) else {
            continue;
        };
        if said.value.last < happened.value.first {
            log.push(before(
                "said before it happened",
                (said.span, "said here"),
                (happened.span, "happened here"),
                written,
            ));
        }
    }
}

/// No document reports what has not happened yet, unless to forecast it.
pub(super) fn publication(draft: &Draft, log: &Log) {
    for (claim, written) in draft.claims().filter(|(claim, _)| may_not_precede(draft, claim)) {
        let Some(happened) = &written.happened else {
            continue;
        };
        let Some(document) = draft.authored.documents.get(claim.document.index()) else {
            continue;
        };
        let Some(date) = document.published.as_ref().or(document.modified.as_ref()) else {
            continue;
        };
        if date.value.last < happened.value.first {
            log.push(before(
                "the document is older than what it reports",
                (happened.span, "happened here"),
                (date.span, "the date of the document"),
                written,
            ));
        }
    }
}

fn may_not_precede(draft: &Draft, claim: &Claim) -> bool {
    let question = draft.corpus.question(claim.question);
    !claim.anomaly && question.is_some_and(|question| question.kind != QuestionKind::Forecast)
}

fn before(title: &str, first: (Span, &str), second: (Span, &str), claim: &authored::Claim) -> Diagnostic {
    Diagnostic::error(format!("{title}: the claim `{}`", claim.id.value))
        .at(first.0, first.1)
        .at(second.0, second.1)
        .help("correct a date; where the text's own dates conflict, add `anomaly = \"source\"`")
}

/// When a claim was made: when it was said, or else when its document appeared.
pub(super) fn time_of(claim: &Claim, document: &Document) -> Option<Date> {
    let dated = document.published.as_ref().or(document.modified.as_ref());
    claim.said.or(dated.map(|date| date.value))
}
