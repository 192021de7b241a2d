//! One question into its sheet: positions with what each rests on, the claims with their way to the reader, how they bear on
//! each other, and who is not heard.

use std::fmt::Write as _;

use crosscheck_compare::{IssuePosition, RelationLine, breadcrumb, claim_mark, issue, speaker};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, Question, QuestionId};

use super::all_claims;

/// The whole sheet.
pub(super) fn sheet(corpus: &Corpus, id: QuestionId) -> String {
    let Some(question) = corpus.question(id) else {
        return String::new();
    };
    let sheet = issue(corpus, &all_claims(corpus), id);
    let mut text = format!("{}\n{}\n", question.text, EN.finding(corpus, &sheet.summary));
    for position in &sheet.positions {
        text.push_str(&answer(corpus, question, position));
    }
    if !sheet.relations.is_empty() {
        text.push_str("\nHow they bear on each other\n");
    }
    for relation in &sheet.relations {
        text.push_str(&bearing(corpus, relation));
    }
    if !sheet.not_heard.is_empty() {
        text.push_str("\nNot heard\n");
    }
    for party in &sheet.not_heard {
        let _ = writeln!(text, "  {}: {}", party.name, EN.unheard(party.why));
    }
    text
}

fn answer(corpus: &Corpus, question: &Question, position: &IssuePosition) -> String {
    let answer = question.positions.get(position.position.index());
    let (id, words) = answer.map_or(("", ""), |answer| (&answer.id, &answer.text));
    let figures = &position.figures;
    let mut text = format!("\n{words} ({id})\n");
    if figures.claims > 0 {
        let _ = writeln!(
            text,
            "  {}, from {}; {} against. {}",
            EN.tally(figures),
            EN.sources(corpus, figures),
            position.against,
            EN.reach(corpus, figures),
        );
    }
    for &id in &position.claims {
        let Some(claim) = corpus.claim(id) else { continue };
        let way: Vec<String> = breadcrumb(corpus, id).into_iter().map(|step| step.label).collect();
        let _ = writeln!(
            text,
            "  {}: {} The document: {}. ({}:{})\n      {}",
            speaker(corpus, id).name,
            claim.digest,
            EN.mark(claim_mark(corpus, id)),
            corpus.document(claim.document).map_or("", |document| &document.id),
            claim.paragraph,
            way.join(" ‹ "),
        );
    }
    text
}

fn bearing(corpus: &Corpus, relation: &RelationLine) -> String {
    let id = |claim: ClaimId| corpus.claim(claim).map_or("", |claim| claim.id.as_str());
    let why = EN
        .basis(relation)
        .map(|basis| format!(" [{basis}]"))
        .unwrap_or_default();
    let (from, to, word) = (id(relation.from), id(relation.to), EN.relation(relation.kind));
    format!("  {from} {word} {to}: {}{why}\n", EN.reason(corpus, relation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::find_question;
    use crate::compare::tests::corpus;

    #[test]
    fn a_sheet_names_positions_claims_and_ways() {
        let corpus = corpus();
        let id = corpus.questions.first().unwrap().id.clone();
        let sheet = sheet(&corpus, find_question(&corpus, &id).unwrap());
        assert!(sheet.contains(" ‹ ") && sheet.contains(" separate source"), "{sheet}");
    }
}
