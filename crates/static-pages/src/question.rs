//! A question: the comparison that the explorer reads as text, each sentence with links to the claims it speaks of.

use std::collections::BTreeSet;

use crosscheck_compare::{Reading, lineages};
use crosscheck_export::{Format, Order, permalink_of_question};
use crosscheck_messages::{EN, TextKind, TextLine, text_of_issue};
use crosscheck_model::{ClaimId, Corpus, Question, QuestionId};
use maud::{Markup, html};

use crate::Edition;
use crate::addresses::{self, EXPLORER};
use crate::claim::at;
use crate::frame::Page;

/// The page of a question.
pub(crate) fn page(edition: &Edition, id: QuestionId) -> Option<Page> {
    let corpus = edition.corpus;
    let question = corpus.question(id)?;
    let reading = Reading::new(corpus);
    let sheet = reading.issue(&reading.claims(), id);
    let claims: Vec<ClaimId> = sheet
        .positions
        .iter()
        .flat_map(|position| position.claims.clone())
        .collect();
    let mut lines = text_of_issue(EN, &reading, &sheet, &lineages(&reading, &claims));
    add_lead(&mut lines, question);
    let data = Order {
        question: Some(id),
        site: edition.site.map_or(EXPLORER, |site| site.address()),
        ..Order::everything(corpus)
    };
    Some(Page {
        path: addresses::question(corpus, id),
        title: question.text.clone(),
        description: EN.finding(corpus, &sheet.summary),
        state: permalink_of_question("", &question.id),
        data: serde_json::from_str(&data.write(Format::JsonLd)).ok(),
        kind: Some("Question"),
        // The first line is the question, which is the heading of the page.
        body: body(corpus, lines.get(1..).unwrap_or_default()),
    })
}

/// An editor's sentence on the whole corpus stands before the answers, as on the page.
fn add_lead(lines: &mut Vec<TextLine>, question: &Question) {
    let Some(lead) = &question.lead else { return };
    let answers = lines.iter().position(|line| line.kind == TextKind::Heading(2));
    let lead = TextLine {
        kind: TextKind::Paragraph,
        text: lead.clone(),
        claims: Vec::new(),
        cell: None,
    };
    lines.insert(answers.unwrap_or(lines.len()), lead);
}

/// Headings, paragraphs and lists. Each claim has its anchor where it is first told.
fn body(corpus: &Corpus, lines: &[TextLine]) -> Markup {
    let mut told = BTreeSet::new();
    html! {
        @for lines in lines.chunk_by(|one, other| one.kind == TextKind::Item && other.kind == TextKind::Item) {
            @match lines {
                [TextLine { kind: TextKind::Heading(level), text, .. }] => {
                    @if *level < 3 { h2 { (text) } } @else { h3 { (text) } }
                }
                [line @ TextLine { kind: TextKind::Paragraph, .. }] => { p { (sentence(corpus, line)) } }
                items => {
                    ul.told {
                        @for line in items { li id=[anchor(corpus, line, &mut told)] { (sentence(corpus, line)) } }
                    }
                }
            }
        }
    }
}

/// What a line says, and where the claims stand that it speaks of.
fn sentence(corpus: &Corpus, line: &TextLine) -> Markup {
    html! {
        span.said { (line.text) }
        @for (index, claim) in line.claims.iter().enumerate() {
            @if index > 0 { ";" }
            " " span.small { (at(corpus, *claim)) }
        }
    }
}

fn anchor(corpus: &Corpus, line: &TextLine, told: &mut BTreeSet<ClaimId>) -> Option<String> {
    match line.claims.as_slice() {
        [claim] if told.insert(*claim) => Some(addresses::claim(corpus, *claim)),
        _ => None,
    }
}
