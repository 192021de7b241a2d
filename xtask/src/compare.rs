//! The comparison in words and figures: every question in one table, or one question whole.

use std::fmt::Write as _;
use std::io::{Write as _, stdout};

use crosscheck_compare::{
    Columns, Figures, IssuePosition, Node, RelationLine, Sort, breadcrumb, claim_mark, concordance, issue, node_label,
    sort, speaker,
};
use crosscheck_model::{ClaimId, Corpus, Question, QuestionId};

use crate::corpus::compile;
use crate::project;
use crate::run::Failure;

/// The figures of a row, in the order of [`row`].
const HEADS: [&str; 8] = [
    "question, and its positions",
    "positions",
    "claims",
    "documents",
    "newsrooms",
    "origins",
    "lines",
    "bottleneck",
];

/// Prints the table, or the sheet of one question.
pub(crate) fn compare(question: Option<&str>) -> Result<(), Failure> {
    let corpus = compile(&project::corpus(None))?.corpus;
    let text = match question {
        None => table(&corpus),
        Some(id) => sheet(&corpus, find(&corpus, id)?),
    };
    // A reader such as `head` may close the pipe early; that is no failure of ours.
    let _ = write!(stdout(), "{text}");
    Ok(())
}

pub(crate) fn find(corpus: &Corpus, id: &str) -> Result<QuestionId, Failure> {
    let ids = || corpus.questions.iter().map(|question| question.id.as_str());
    if let Some(index) = ids().position(|known| known == id) {
        return Ok(QuestionId::from(index));
    }
    let near: Vec<&str> = ids().filter(|known| known.contains(id) || id.contains(known)).collect();
    let known = if near.is_empty() { ids().collect() } else { near };
    let hint = if known.is_empty() {
        "this corpus has no question".to_owned()
    } else {
        format!("try {}", known.join(", "))
    };
    Err(Failure(format!("`{id}` is no question of this corpus: {hint}")))
}

fn all(corpus: &Corpus) -> Vec<ClaimId> {
    (0..corpus.claims.len()).map(ClaimId::from).collect()
}

/// Every question by disagreement, its positions below it, and what it comes to in one sentence.
fn table(corpus: &Corpus) -> String {
    let mut whole = concordance(corpus, &all(corpus), Columns::Documents);
    sort(corpus, &mut whole, Sort::Disagreement);
    let mut rows = vec![HEADS.map(str::to_owned)];
    let mut sentences = Vec::new();
    for question in &whole.questions {
        let Some(asked) = corpus.question(question.question) else {
            continue;
        };
        let held = question.positions.iter().filter(|position| position.figures.claims > 0);
        rows.push(row(
            corpus,
            asked.id.clone(),
            held.count().to_string(),
            &question.figures,
        ));
        for position in &question.positions {
            let Some(answer) = asked.positions.get(position.position.index()) else {
                continue;
            };
            rows.push(row(
                corpus,
                format!("  {}", answer.id),
                String::new(),
                &position.figures,
            ));
        }
        sentences.push(format!(
            "{}: {}: {}.",
            asked.id, question.summary.word, question.summary.clause
        ));
    }
    format!("{}\n{}\n", aligned(&rows), sentences.join("\n"))
}

fn row(corpus: &Corpus, name: String, positions: String, figures: &Figures) -> [String; 8] {
    if figures.claims == 0 {
        return [
            name,
            positions,
            "0".into(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ];
    }
    [
        name,
        positions,
        figures.claims.to_string(),
        figures.documents.to_string(),
        bounds(figures.newsrooms_held, figures.newsrooms_traced, false),
        figures.origins.to_string(),
        bounds(figures.lines_held, figures.lines_traced, figures.at_least),
        labels(corpus, &figures.bottleneck),
    ]
}

/// "1–2": held, then traced.
fn bounds(held: usize, traced: usize, at_least: bool) -> String {
    let sign = if at_least { "at least " } else { "" };
    format!("{sign}{held}–{traced}")
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn labels(corpus: &Corpus, nodes: &[Node]) -> String {
    let labels: Vec<String> = nodes.iter().map(|&node| node_label(corpus, node)).collect();
    labels.join(", ")
}

/// Columns as wide as their widest cell; figures at the right of theirs.
fn aligned(rows: &[[String; 8]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..8).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            let _ = match column {
                0 | 7 => write!(line, "{cell:<width$}  "),
                _ => write!(line, "{cell:>width$}  "),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// One question: its positions with what each rests on, the claims with their way to the reader, how they bear on each other,
/// and who is not heard.
fn sheet(corpus: &Corpus, id: QuestionId) -> String {
    let Some(question) = corpus.question(id) else {
        return String::new();
    };
    let sheet = issue(corpus, &all(corpus), id);
    let mut text = format!("{}\n{}: {}.\n", question.text, sheet.summary.word, sheet.summary.clause);
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
        let _ = writeln!(text, "  {}: {}", party.name, party.why);
    }
    text
}

fn answer(corpus: &Corpus, question: &Question, position: &IssuePosition) -> String {
    let answer = question.positions.get(position.position.index());
    let (id, words) = answer.map_or(("", ""), |answer| (&answer.id, &answer.text));
    let figures = &position.figures;
    let mut text = format!("\n{words} ({id})\n");
    if figures.claims > 0 {
        let lines = bounds(figures.lines_held, figures.lines_traced, figures.at_least);
        let newsrooms = bounds(figures.newsrooms_held, figures.newsrooms_traced, false);
        let _ = writeln!(
            text,
            "  {}, {}, newsrooms {newsrooms}, {}, independent lines {lines}, {} against. {}",
            counted(figures.claims, "claim"),
            counted(figures.documents, "document"),
            counted(figures.origins, "origin"),
            position.against,
            figures.sentence,
        );
    }
    for &id in &position.claims {
        let Some(claim) = corpus.claim(id) else { continue };
        let way: Vec<String> = breadcrumb(corpus, id).into_iter().map(|step| step.label).collect();
        let _ = writeln!(
            text,
            "  {} · {} · {} ({}:{})\n      {}",
            speaker(corpus, id).name,
            claim_mark(corpus, id).word(),
            claim.digest,
            corpus.document(claim.document).map_or("", |document| &document.id),
            claim.paragraph,
            way.join(" ‹ "),
        );
    }
    text
}

fn bearing(corpus: &Corpus, relation: &RelationLine) -> String {
    let id = |claim: ClaimId| corpus.claim(claim).map_or("", |claim| claim.id.as_str());
    let why = relation
        .basis
        .as_deref()
        .map(|basis| format!(" [{basis}]"))
        .unwrap_or_default();
    let (from, to, word) = (id(relation.from), id(relation.to), relation.kind.word());
    format!("  {from} {word} {to}: {}{why}\n", relation.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> Corpus {
        crosscheck_compiler::compile_dir(&project::root().join("corpus"))
            .unwrap()
            .corpus
    }

    #[test]
    fn the_table_has_every_question_and_the_known_case() {
        let corpus = corpus();
        let table = table(&corpus);
        for question in &corpus.questions {
            assert!(
                table.lines().any(|line| line.split(' ').next() == Some(&question.id)),
                "{}",
                question.id
            );
        }
        let tolerates = table
            .lines()
            .find(|line| line.trim_start().starts_with("tolerates "))
            .unwrap();
        let cells: Vec<&str> = tolerates.split_whitespace().collect();
        assert_eq!(cells, ["tolerates", "4", "2", "1–1", "2", "1–1", "Business", "Insider"]);
    }

    #[test]
    fn a_sheet_names_positions_claims_and_ways() {
        let corpus = corpus();
        let id = corpus.questions.first().unwrap().id.clone();
        let sheet = sheet(&corpus, find(&corpus, &id).unwrap());
        assert!(sheet.contains(" ‹ ") && sheet.contains("independent lines "), "{sheet}");
    }

    #[test]
    fn an_unknown_question_names_others() {
        let Failure(why) = find(&corpus(), "no-such").unwrap_err();
        assert!(
            why.starts_with("`no-such` is no question of this corpus: try "),
            "{why}"
        );
    }
}
