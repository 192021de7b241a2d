//! What presets keep and list, in English sentences.

use crosscheck_compare::{Absent, Filter, Rewriting, Turn, document_label, without_full_stop};
use crosscheck_model::{ClaimId, Corpus, Date, QuestionId};

use super::English;
use crate::changes::Changes;
use crate::findings::Findings;
use crate::labels::Labels;
use crate::presets::Presets;
use crate::words::{Join, Noun, Words};

impl Presets for English {
    fn kept(&self, preset: Filter, kept: usize, of: usize) -> String {
        format!("{kept} of {}: {}", self.counted(of, Noun::Question), which(preset))
    }

    fn turns(&self, count: usize) -> String {
        format!("{}, in order of time", self.counted(count, Noun::Change))
    }

    fn rewritings(&self, count: usize) -> String {
        format!("{}, original beside copy", self.counted(count, Noun::Change))
    }

    fn absent(&self, count: usize) -> String {
        match count {
            1 => "1 party is not heard".to_owned(),
            count => format!("{count} parties are not heard"),
        }
    }

    fn turn(&self, corpus: &Corpus, turn: &Turn) -> String {
        format!(
            "{} {}; {}; {}: {}",
            asked(corpus, turn.question),
            at(corpus, turn.before),
            at(corpus, turn.after),
            self.relation(turn.relation.kind),
            self.reason(corpus, &turn.relation),
        )
    }

    fn rewriting(&self, corpus: &Corpus, rewriting: &Rewriting) -> String {
        let mut text = format!(
            "{}, paragraph {}, from {}{}: {}. {}",
            document_label(corpus, rewriting.document),
            rewriting.change.source.paragraph,
            self.node(corpus, rewriting.from),
            self.credit(rewriting.credit),
            self.change(&rewriting.change),
            rewriting.change.digest,
        );
        let claims: Vec<String> = rewriting.claims.iter().map(|&claim| digest(corpus, claim)).collect();
        if !claims.is_empty() {
            text.push_str(&format!(" The copy claims there: {}.", self.list(&claims, Join::And)));
        }
        text
    }

    fn absence(&self, corpus: &Corpus, absent: &Absent) -> String {
        let on = absent.on.iter();
        let on = on.map(|&(question, why)| format!("{} ({})", asked(corpus, question), self.unheard(why)));
        format!("{}: {}.", absent.name, on.collect::<Vec<_>>().join("; "))
    }
}

/// Which rows a preset keeps, and in what order.
fn which(preset: Filter) -> &'static str {
    match preset {
        Filter::Contradicts => {
            "a claim contradicts another, by an editor’s judgement or by rule. The most disagreement first."
        }
        Filter::OneLine => "no answer has more than one separate source. The fewest first.",
        Filter::Changed => {
            "a later claim gives another answer than an earlier one, or one voice changes its answer. In order of time."
        }
        Filter::Rewritten => {
            "a claim is firmer, weaker or poorer in names than what it was taken from, or its words were altered."
        }
        Filter::NotHeard => "a party to the question speaks in none of the claims. The most silent columns first.",
    }
}

/// "2016, One, 2016: “Iran directs them”".
fn at(corpus: &Corpus, (claim, when): (ClaimId, Option<Date>)) -> String {
    let when = when.map_or_else(|| "undated".to_owned(), |date| English.date(&date));
    let document = corpus.claim(claim).map(|claim| document_label(corpus, claim.document));
    format!("{when}, {}: {}", document.unwrap_or_default(), digest(corpus, claim))
}

fn digest(corpus: &Corpus, claim: ClaimId) -> String {
    let claim = corpus.claim(claim);
    English.quoted(claim.map_or("", |claim| without_full_stop(&claim.digest)))
}

fn asked(corpus: &Corpus, question: QuestionId) -> &str {
    corpus.question(question).map_or("", |question| &question.text)
}
