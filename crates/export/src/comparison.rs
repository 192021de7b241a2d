//! The comparison as every format of it tells it: the questions asked for, each with its sheet.

use crosscheck_compare::{Columns, Concordance, IssueSheet, Reading, apply_preset};
use crosscheck_messages::{EN, Told};
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

/// The one question of the order, else those of its table.
pub(crate) fn asked<'a>(order: &Order<'a>, chosen: &Chosen) -> Vec<Asked<'a>> {
    let reading = reading(order);
    let questions: Vec<QuestionId> = match order.question {
        Some(question) => vec![question],
        None => table(order, &chosen.claims)
            .questions
            .iter()
            .map(|row| row.question)
            .collect(),
    };
    let laid_open = questions.into_iter().filter_map(|id| {
        let question = order.corpus.question(id)?;
        let sheet = reading.issue(&chosen.claims, id);
        Some(Asked { question, sheet })
    });
    laid_open.collect()
}

/// Every question with one of these claims, as authored; under a preset those that it keeps, in its order.
pub(crate) fn table(order: &Order<'_>, claims: &[ClaimId]) -> Concordance {
    let reading = reading(order);
    let mut table = reading.concordance(claims, Columns::Documents);
    match order.preset.filter(|_| order.question.is_none()) {
        Some(preset) => apply_preset(&reading, &mut table, claims, preset),
        None => table.questions.sort_by_key(|row| row.question),
    }
    table
}

/// What the preset of the order asks, and what it kept.
pub(crate) fn preset(order: &Order<'_>, chosen: &Chosen) -> Option<String> {
    let preset = order.preset.filter(|_| order.question.is_none())?;
    let of = reading(order)
        .concordance(&chosen.claims, Columns::Documents)
        .questions
        .len();
    let kept = table(order, &chosen.claims).questions.len();
    Some([EN.preset(preset.filter), " ", &EN.kept(preset.filter, kept, of)].concat())
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
    let preset = order.preset.filter(|_| order.question.is_none());
    if let Some(preset) = preset {
        link.push_str(&["?preset=", preset.key].concat());
    }
    let altered = order.altered.address(order.corpus);
    if !altered.is_empty() {
        link.push_str(if preset.is_some() { "&altered=" } else { "?altered=" });
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
    EN.alterations(order.corpus, &order.altered, Told::Comparison)
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
