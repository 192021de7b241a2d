//! A corpus into one table of all its questions, and a sentence for each.

use crosscheck_compare::{Columns, Figures, Node, Sort, concordance, sort};
use crosscheck_messages::EN;
use crosscheck_model::Corpus;

use super::aligned::aligned;
use super::all_claims;

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

/// Every question by disagreement, its positions below it, and what it comes to in one sentence.
pub(super) fn overview(corpus: &Corpus) -> String {
    let mut whole = concordance(corpus, &all_claims(corpus), Columns::Documents);
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
        sentences.push(format!("{}: {}", asked.id, EN.finding(corpus, &question.summary)));
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

fn labels(corpus: &Corpus, nodes: &[Node]) -> String {
    let labels: Vec<String> = nodes.iter().map(|&node| EN.node(corpus, node)).collect();
    labels.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::tests::corpus;

    #[test]
    fn the_table_has_every_question_and_the_known_case() {
        let corpus = corpus();
        let table = overview(&corpus);
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
    fn the_table_has_all_that_is_promised() {
        let table = overview(&corpus());
        let head = table.lines().next().unwrap();
        for column in [
            "question",
            "positions",
            "claims",
            "documents",
            "newsrooms",
            "origins",
            "lines",
            "bottleneck",
        ] {
            assert!(head.contains(column), "{head}");
        }
    }
}
