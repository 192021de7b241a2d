//! What one claim may say.

use crosscheck_model::{Bound, Mode, ParagraphRole, QuestionKind, Word};

use crate::authored::Altered;
use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;

const LONGEST_DIGEST: usize = 140;

/// A claim is about somebody or something.
pub(super) fn about_something(draft: &Draft, log: &Log) {
    for (_, written) in draft.claims().filter(|(_, written)| written.about.is_empty()) {
        log.push(
            Diagnostic::error(format!("the claim `{}` is about nothing", written.id.value))
                .at(written.id.span, "`about` is empty")
                .help("name at least one entity: `about = [\"…\"]`"),
        );
    }
}

/// Somebody else's words have a speaker or a relay; the outlet's own have none.
pub(super) fn whose_words(draft: &Draft, log: &Log) {
    for (claim, written) in draft.claims() {
        let mode = written.mode.value;
        let own = matches!(mode, Mode::OwnVoice | Mode::Headline | Mode::Caption);
        let first = written.by.first().or(written.via.first());
        match first {
            Some(first) if own => log.push(
                Diagnostic::error(format!(
                    "the mode `{}` is the outlet's own, yet somebody else is named",
                    mode.word()
                ))
                .at(written.mode.span, "the outlet's own words")
                .at(first.span, "somebody else's words")
                .help("write `direct`, `indirect` or `mixed`, or take the names out of `by` and `via`"),
            ),
            None if !own => log.push(
                Diagnostic::error(format!(
                    "the mode `{}` needs somebody whose words these are",
                    mode.word()
                ))
                .at(written.mode.span, "neither `by` nor `via` names anybody")
                .help("name the voice in `by` or the relay in `via`, or write `own-voice`"),
            ),
            _ => {}
        }
        mode_of_paragraph(draft, claim, written, log);
    }
}

/// The modes `headline` and `caption` stand in headlines and captions.
fn mode_of_paragraph(draft: &Draft, claim: &crosscheck_model::Claim, written: &crate::authored::Claim, log: &Log) {
    let wanted = match written.mode.value {
        Mode::Headline => ParagraphRole::Headline,
        Mode::Caption => ParagraphRole::Caption,
        _ => return,
    };
    let Some(paragraph) = draft.corpus.paragraph(claim.source()) else {
        return;
    };
    if paragraph.role == wanted {
        return;
    }
    let diagnostic = Diagnostic::error(format!("the mode `{}` outside a {}", wanted.word(), wanted.word())).at(
        written.mode.span,
        format!(
            "`{}:{}` is {}",
            written.at.value.document,
            written.at.value.paragraph,
            paragraph.role.word()
        ),
    );
    let diagnostic = match draft.heading(claim.document.index(), claim.paragraph) {
        Some(span) => diagnostic.at(span, "the paragraph"),
        None => diagnostic,
    };
    log.push(diagnostic.help("write `own-voice`, or correct the role of the paragraph"));
}

/// A digest is short.
pub(super) fn digest_length(draft: &Draft, log: &Log) {
    for (_, written) in draft.claims() {
        let length = written.digest.value.chars().count();
        if length > LONGEST_DIGEST {
            log.push(
                Diagnostic::error("the digest of a claim is too long")
                    .at(
                        written.digest.span,
                        format!("{length} characters, at most {LONGEST_DIGEST}"),
                    )
                    .help(format!("shorten it by {}", length - LONGEST_DIGEST)),
            );
        }
    }
}

/// Only forecasts have a likelihood.
pub(super) fn likelihood_of_forecasts(draft: &Draft, log: &Log) {
    for (claim, written) in draft.claims() {
        let (Some(likelihood), Some(question)) = (&written.likelihood, draft.corpus.question(claim.question)) else {
            continue;
        };
        if question.kind != QuestionKind::Forecast {
            log.push(
                Diagnostic::error("a likelihood outside a forecast")
                    .at(
                        likelihood.span,
                        format!("`{}` is a {} question", question.id, question.kind.word()),
                    )
                    .help("say how sure the speaker is with `certainty`, and leave `likelihood` out"),
            );
        }
    }
}

/// low <= best <= high
pub(super) fn quantities(draft: &Draft, log: &Log) {
    for (_, written) in draft.claims() {
        let Some(quantity) = &written.quantity else {
            continue;
        };
        let (low, best, high) = (quantity.value.low, quantity.value.best, quantity.value.high);
        if !(low <= best && best <= high) {
            log.push(
                Diagnostic::error("the numbers of a quantity are out of order")
                    .at(quantity.span, format!("low {low}, best {best}, high {high}"))
                    .help("expected low <= best <= high; leave out `low` and `high` where the source gives one number"),
            );
        }
        // `low` of what is less, and `high` of what is more, are open.
        let closed = match quantity.value.bound {
            Bound::MoreThan => high > best,
            Bound::LessThan => low < best,
            Bound::Exact | Bound::About | Bound::Nearly => false,
        };
        if closed {
            log.push(
                Diagnostic::error("an open bound with a number beyond it")
                    .at(
                        quantity.span,
                        format!(
                            "`{}`, yet low {low}, best {best}, high {high}",
                            quantity.value.bound.word()
                        ),
                    )
                    .help("leave out the number beyond, or leave out `bound` where the source gives both ends"),
            );
        }
    }
}

/// That a quotation was altered is shown by the document's lineage.
pub(super) fn altered_quotations(draft: &Draft, log: &Log) {
    for (claim, written) in draft.claims() {
        let Some(altered) = written.altered.as_ref().filter(|altered| altered.value != Altered::No) else {
            continue;
        };
        let Some(document) = draft.corpus.document(claim.document) else {
            continue;
        };
        let variants = || document.lineage.iter().flat_map(|lineage| &lineage.variants);
        let mut here = variants()
            .filter(|variant| variant.paragraph == claim.paragraph)
            .peekable();
        let diagnostic = if here.peek().is_none() {
            Diagnostic::error("an altered quotation without evidence")
                .at(
                    altered.span,
                    format!(
                        "the lineage of `{}` has no variant in paragraph {}",
                        document.id, claim.paragraph
                    ),
                )
                .help("add the variant to the document's lineage, or leave `altered` out")
        } else if altered.value == Altered::Yes && here.all(|variant| variant.suspected) {
            Diagnostic::error("a suspected change given as certain")
                .at(
                    altered.span,
                    format!("every variant in paragraph {} is suspected only", claim.paragraph),
                )
                .help("write `altered = \"suspected\"`")
        } else {
            continue;
        };
        let span = draft.heading(claim.document.index(), claim.paragraph);
        log.push(match span {
            Some(span) => diagnostic.at(span, "the paragraph"),
            None => diagnostic,
        });
    }
}
