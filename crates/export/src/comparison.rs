//! The comparison as every format of it tells it: the questions asked for, each with its sheet.

use crosscheck_compare::{IssueSheet, Reading};
use crosscheck_messages::{EN, Reader};
use crosscheck_model::{ClaimId, Corpus, Position, Question, QuestionId};

use crate::Order;
use crate::chosen::Chosen;

/// A question laid open.
pub(crate) struct Asked<'a> {
    pub(crate) question: &'a Question,
    pub(crate) sheet: IssueSheet,
}

impl<'a> Asked<'a> {
    /// An answer to it.
    pub(crate) fn position(&self, at: crosscheck_model::PositionId) -> Option<&'a Position> {
        self.question.positions.get(at.index())
    }
}

/// What comparisons are counted through.
pub(crate) fn reading<'a>(order: &Order<'a>) -> Reading<'a> {
    Reading::altered(order.corpus, order.altered.clone())
}

/// The one question of the order, else every question with a selected claim, as authored.
pub(crate) fn asked<'a>(order: &Order<'a>, chosen: &Chosen) -> Vec<Asked<'a>> {
    let reading = reading(order);
    let mut all = Vec::new();
    for (index, question) in order.corpus.questions.iter().enumerate() {
        let id = QuestionId::from(index);
        if order.question.is_some_and(|wanted| wanted != id) {
            continue;
        }
        let sheet = reading.issue(&chosen.claims, id);
        if order.question.is_some() || sheet.figures.claims > 0 {
            all.push(Asked { question, sheet });
        }
    }
    all
}

/// "Split: 3 positions, at most 2 separate sources each."
pub(crate) fn summary(corpus: &Corpus, asked: &Asked<'_>) -> String {
    EN.finding(corpus, &asked.sheet.summary)
}

/// What the comparison is called.
pub(crate) fn title(order: &Order<'_>) -> String {
    let question = order.question.and_then(|id| order.corpus.question(id));
    match question {
        Some(question) => question.text.clone(),
        None if order.corpus.meta.title.is_empty() => "Comparison".to_owned(),
        None => [&order.corpus.meta.title, ": every question compared"].concat(),
    }
}

/// The address of the comparison, with what is altered.
pub(crate) fn link(order: &Order<'_>) -> String {
    let question = order.question.and_then(|id| order.corpus.question(id));
    let mut link = crate::permalink_of_question(order.site, question.map_or("", |question| &question.id));
    let altered = order.altered.address(order.corpus);
    if !altered.is_empty() {
        link.push_str("?altered=");
        for &byte in altered.as_bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
                link.push(byte.into());
            } else {
                link.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    link
}

/// Says that the comparison is not that of the corpus as it stands, and in what.
pub(crate) fn altered(order: &Order<'_>) -> Option<String> {
    // Whoever reads an export is not who altered it.
    EN.alterations(order.corpus, &order.altered, Reader::Another)
}

/// Says that the comparison is of fewer claims than there are, though nothing is left out by name.
pub(crate) fn narrowed(order: &Order<'_>, chosen: &Chosen) -> Option<String> {
    let all = reading(order).claims().len();
    let kept = chosen.claims.len();
    (kept < all).then(|| {
        [
            "Narrowed by a reader to ",
            &kept.to_string(),
            " of ",
            &all.to_string(),
            " claims.",
        ]
        .concat()
    })
}

/// What is altered, whose the corpus is, under what licence, and how to report an error: what has to go with every copy.
pub(crate) fn rights(order: &Order<'_>) -> Vec<String> {
    let meta = &order.corpus.meta;
    let mut lines: Vec<String> = altered(order).into_iter().collect();
    if let Some(credit) = &meta.credit {
        lines.push(["Source: ", credit].concat());
    }
    if let Some(licence) = &meta.licence {
        lines.push(["Licence of the corpus: ", licence].concat());
    }
    if let Some(report) = &meta.report {
        lines.push(["Errors: ", report].concat());
    }
    lines
}

/// The authored id of a claim.
pub(crate) fn claim_id(corpus: &Corpus, claim: ClaimId) -> &str {
    corpus.claim(claim).map_or("", |claim| &claim.id)
}
