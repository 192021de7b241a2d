//! The comparison in words and figures: every question in one table, or one question whole.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Write as _, stdout};
use std::time::Instant;

use crosscheck_compare::{
    Aside, Columns, Figures, IssuePosition, Node, PRESETS, Pin, Reading, RelationLine, Sort, apply_preset, breadcrumb,
    claim_mark, concordance, face, issue, lineages, lost, named_differently, sort, speaker,
};
use crosscheck_messages::{EN, text_of_concordance};
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

/// Prints what each recount takes: a page does one of these at every click.
pub(crate) fn time() -> Result<(), Failure> {
    let corpus = compile(&project::corpus(None))?.corpus;
    let _ = write!(stdout(), "{}", timings(&corpus, 100));
    Ok(())
}

/// A line for each kind of recount: the median and the slowest of so many.
fn timings(corpus: &Corpus, runs: usize) -> String {
    let all = all(corpus);
    let reading = Reading::new(corpus);
    let questions: Vec<QuestionId> = (0..corpus.questions.len()).map(QuestionId::from).collect();
    let pins: Vec<Pin> = (0..corpus.documents.len().min(4))
        .map(|index| Pin::Document(index.into()))
        .collect();
    let mut asides: Vec<Aside> = (0..corpus.documents.len())
        .map(|index| Aside::Document(index.into()))
        .collect();
    asides.extend((0..corpus.outlets.len()).map(|index| Aside::Outlet(index.into())));
    let mut rows = vec![[
        "recount".to_owned(),
        "times".to_owned(),
        "median µs".to_owned(),
        "slowest µs".to_owned(),
    ]];
    let mut row = |name: &str, mut times: Vec<u128>| {
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let slowest = times.last().copied().unwrap_or_default();
        rows.push([
            name.to_owned(),
            times.len().to_string(),
            median.to_string(),
            slowest.to_string(),
        ]);
    };
    row(
        "one question, sheet",
        clock(&questions, runs, |&question| reading.issue(&all, question)),
    );
    row(
        "one question, ways",
        clock(&questions, runs, |&question| {
            let sheet = reading.issue(&all, question);
            let claims: Vec<ClaimId> = sheet
                .positions
                .into_iter()
                .flat_map(|position| position.claims)
                .collect();
            lineages(&reading, &claims)
        }),
    );
    for (name, columns) in [
        ("concordance, documents", Columns::Documents),
        ("concordance, newsrooms", Columns::Newsrooms),
        ("concordance, voices", Columns::Voices),
        ("concordance, institutions", Columns::Institutions),
        ("concordance, years", Columns::Years),
    ] {
        row(name, clock(&[()], runs, |()| reading.concordance(&all, columns)));
    }
    row(
        "leaving one thing out, concordance",
        clock(&asides, runs, |&aside| {
            reading.without(aside).concordance(&all, Columns::Documents)
        }),
    );
    row(
        "what leaving one thing out loses",
        clock(&asides, runs, |&aside| lost(&reading, &reading.without(aside), &all)),
    );
    for preset in &PRESETS {
        row(
            &format!("preset, {}", preset.key),
            clock(&[()], runs, |()| {
                let mut table = reading.concordance(&all, Columns::Documents);
                apply_preset(&reading, &mut table, &all, preset);
                table
            }),
        );
    }
    row(
        "four documents face to face",
        clock(&[()], runs, |()| face(&reading, &all, &pins)),
    );
    row("names", clock(&[()], runs, |()| named_differently(&reading, &all)));
    row(
        "read as text, concordance",
        clock(&[()], runs, |()| {
            text_of_concordance(EN, &reading, &reading.concordance(&all, Columns::Documents))
        }),
    );
    aligned(&rows)
}

/// How long each takes, in microseconds, the first round left out.
fn clock<T, R>(items: &[T], runs: usize, work: impl Fn(&T) -> R) -> Vec<u128> {
    if let Some(first) = items.first() {
        black_box(work(first));
    }
    let mut times = Vec::new();
    for item in items.iter().cycle().take(runs) {
        let start = Instant::now();
        black_box(work(item));
        times.push(start.elapsed().as_micros());
    }
    times
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

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn labels(corpus: &Corpus, nodes: &[Node]) -> String {
    let labels: Vec<String> = nodes.iter().map(|&node| EN.node(corpus, node)).collect();
    labels.join(", ")
}

/// Columns as wide as their widest cell; figures at the right of theirs.
fn aligned<const WIDTH: usize>(rows: &[[String; WIDTH]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..WIDTH).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            let _ = match column {
                0 => write!(line, "{cell:<width$}  "),
                7 => write!(line, "{cell:<width$}  "),
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
        let lines = bounds(figures.lines_held, figures.lines_traced, figures.at_least);
        let newsrooms = bounds(figures.newsrooms_held, figures.newsrooms_traced, false);
        let _ = writeln!(
            text,
            "  {}, {}, newsrooms {newsrooms}, {}, independent lines {lines}, {} against. {}",
            counted(figures.claims, "claim"),
            counted(figures.documents, "document"),
            counted(figures.origins, "origin"),
            position.against,
            EN.reach(corpus, figures),
        );
    }
    for &id in &position.claims {
        let Some(claim) = corpus.claim(id) else { continue };
        let way: Vec<String> = breadcrumb(corpus, id).into_iter().map(|step| step.label).collect();
        let _ = writeln!(
            text,
            "  {} · {} · {} ({}:{})\n      {}",
            speaker(corpus, id).name,
            EN.mark(claim_mark(corpus, id)),
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
    let basis = EN
        .basis(relation)
        .map(|basis| format!(" [{basis}]"))
        .unwrap_or_default();
    let (from, to, word) = (id(relation.from), id(relation.to), EN.relation(relation.kind));
    format!("  {from} {word} {to}: {}{basis}\n", EN.reason(corpus, relation))
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
    fn the_table_has_all_that_is_promised() {
        let table = table(&corpus());
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

    #[test]
    fn every_recount_is_timed() {
        let timings = timings(&corpus(), 1);
        for line in timings.lines().skip(1) {
            let figures: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            assert!(
                figures.len() >= 3 && figures[figures.len() - 1] >= figures[figures.len() - 2],
                "{line}"
            );
        }
        assert!(timings.lines().count() > 15, "{timings}");
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
