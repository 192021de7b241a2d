//! What changes, in English sentences.

use crosscheck_compare::{
    Alterations, Aside, Change, Loss, NameChange, Reading, Transmission, Undone, answer_of, document_label,
    position_text, without_full_stop,
};
use crosscheck_model::{ClaimId, Corpus, PositionId};

use super::English;
use crate::changes::{Changes, Told};
use crate::labels::Labels;
use crate::words::{Join, Noun, Words};

impl Changes for English {
    fn alterations(&self, corpus: &Corpus, alterations: &Alterations, told: Told) -> Option<String> {
        if alterations.is_empty() {
            return None;
        }
        let mut clauses = Vec::new();
        clauses.extend(left_out(corpus, alterations));
        clauses.extend(
            alterations
                .moved
                .iter()
                .filter_map(|&(claim, to)| moved(corpus, claim, to)),
        );
        clauses.extend(alterations.undone.iter().map(|&undone| taken_apart(corpus, undone)));
        if alterations.institutions {
            clauses.push("one institution counts once".to_owned());
        }
        let what = match told {
            Told::View => "This view",
            Told::Comparison => "This comparison",
        };
        Some(format!("{what} is altered: {}.", clauses.join("; ")))
    }

    fn loss(&self, corpus: &Corpus, loss: &Loss) -> String {
        let Some(question) = corpus.question(loss.question) else {
            return String::new();
        };
        let answer = self.quoted(position_text(question, loss.position));
        let asked = question.short.as_deref().unwrap_or(&question.text);
        match loss.after {
            0 => format!("{answer} has no source left ({asked})."),
            after => {
                let lines = self.counted(after, Noun::SeparateSource);
                format!("{answer} is left with {lines} of {} ({asked}).", loss.before)
            }
        }
    }

    fn losses(&self, corpus: &Corpus, aside: Aside, losses: &[Loss]) -> String {
        let last = losses.iter().filter(|loss| loss.is_last()).count();
        let without = format!("Without {}", self.aside(corpus, aside));
        let answers = |count: usize| {
            if count == 1 {
                "1 answer has".to_owned()
            } else {
                format!("{count} answers have")
            }
        };
        match (last, losses.len() - last) {
            (0, 0) => format!("{without} no answer loses a separate source."),
            (0, fewer) => format!("{without} {} fewer separate sources.", answers(fewer)),
            (last, 0) => format!("{without} {} no source left.", answers(last)),
            (last, 1) => format!("{without} {} no source left, 1 other has fewer.", answers(last)),
            (last, fewer) => format!("{without} {} no source left, {fewer} others have fewer.", answers(last)),
        }
    }

    fn transmission(&self, corpus: &Corpus, transmission: &Transmission) -> String {
        format!(
            "{} is {} {}{}.",
            document_label(corpus, transmission.document),
            self.lineage(transmission.kind),
            self.node(corpus, transmission.from),
            self.credit(transmission.credit),
        )
    }

    fn change(&self, change: &Change) -> String {
        let quoted = if change.quoted { ", inside quotation marks" } else { "" };
        let suspected = if change.suspected { ", suspected" } else { "" };
        let (fate, what) = (self.fate(change.fate), self.variant(change.what));
        format!("{fate}{quoted}{suspected}: {what}")
    }

    fn name_change(&self, corpus: &Corpus, change: &NameChange) -> String {
        let quoted = if change.quoted { "Inside quotation marks, " } else { "" };
        let has = if change.suspected {
            "is suspected to have"
        } else {
            "has"
        };
        let document = document_label(corpus, change.source.document);
        let from = self.node(corpus, change.from);
        format!("{quoted}{document} {has} another name than {from}.")
    }
}

/// "Track Persia and Ali Khedery are left out (26 claims)".
fn left_out(corpus: &Corpus, alterations: &Alterations) -> Option<String> {
    let aside = &alterations.aside;
    let names: Vec<String> = aside.iter().map(|&aside| English.aside(corpus, aside)).collect();
    let kept = Reading::altered(corpus, alterations.clone()).claims().len();
    let claims = English.counted(corpus.claims.len() - kept, Noun::Claim);
    let verb = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| format!("{} {verb} left out ({claims})", English.list(&names, Join::And)))
}

/// "the claim “…” stands under “Iran directs them” instead of “Iran arms them”".
fn moved(corpus: &Corpus, id: ClaimId, to: PositionId) -> Option<String> {
    let (claim, position) = (corpus.claim(id)?, answer_of(corpus, id, to)?);
    let from = answer_of(corpus, id, claim.position).map_or("", |position| &position.text);
    Some(format!(
        "the claim {} stands under {} instead of {}",
        English.quoted(without_full_stop(&claim.digest)),
        English.quoted(&position.text),
        English.quoted(from),
    ))
}

/// "“PMF” is not taken for Popular Mobilization Units".
fn taken_apart(corpus: &Corpus, undone: Undone) -> String {
    let name = |entity| corpus.entity(entity).map_or("", |entity| entity.name.as_str());
    match undone {
        Undone::Name(entity, form) => {
            let form = corpus.entity(entity).and_then(|entity| entity.names.get(form as usize));
            let form = English.quoted(form.map_or("", |name| &name.form));
            format!("{form} is not taken for {}", name(entity))
        }
        Undone::Link(one, two) => format!("{} and {} are not linked", name(one), name(two)),
    }
}
