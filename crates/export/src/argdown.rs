//! A comparison as Argdown: answers are statements, claims are arguments for or against them. Answers that exclude each other
//! are joined as an editor joined them: `><` contradictory, `-` contrary.
//!
//! Argdown knows support, attack and undercut. What else joins claims, and who only asks or passes on, stands in comments, so
//! that the map says no more than the corpus does.

use crosscheck_compare::RelationWord;
use crosscheck_messages::EN;
use crosscheck_model::{ExclusionKind, RelationKind, Stance};

use crate::Order;
use crate::chosen::Chosen;
use crate::comparison::{Asked, asked, claim_id, link, rights, summary, title};
use crate::words::statement;

/// Without it `-` between two answers is an attack of one on the other, and not that they exclude each other.
const STRICT: &str = "model:\n  mode: strict\n";

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let mut text = String::from("===\n");
    text.push_str(&["title: ", &quoted(&title(order)), "\n"].concat());
    text.push_str(&["source: ", &quoted(&link(order)), "\n", STRICT, "===\n\n"].concat());
    for line in rights(order) {
        text.push_str(&["// ", &one_line(&line), "\n"].concat());
    }
    for asked in asked(order, chosen) {
        text.push_str(&question(order, &asked));
    }
    text
}

fn question(order: &Order<'_>, asked: &Asked<'_>) -> String {
    let mut text = ["\n# ", &escaped(&asked.question.text), "\n\n"].concat();
    text.push_str(&["// ", &one_line(&summary(order.corpus, asked)), "\n\n"].concat());
    for position in &asked.sheet.positions {
        let Some(answer) = asked.position(position.position) else {
            continue;
        };
        text.push_str(&[&name(asked, &answer.id), ": ", &escaped(&answer.text), "\n"].concat());
        for exclusion in &answer.excludes {
            // It is symmetric: once is enough, with the answer that stands first.
            let Some(other) = asked
                .position(exclusion.position)
                .filter(|_| exclusion.position > position.position)
            else {
                continue;
            };
            let sign = match exclusion.kind {
                ExclusionKind::Contradictory => "><",
                ExclusionKind::Contrary => "-",
            };
            text.push_str(&["    ", sign, " ", &name(asked, &other.id), "\n"].concat());
        }
        text.push('\n');
        for &id in &position.claims {
            let Some(claim) = order.corpus.claim(id) else { continue };
            text.push_str(&["<", &claim.id, ">: ", &escaped(&statement(order.corpus, id)), "\n"].concat());
            text.push_str(&match claim.stance {
                Stance::Support => ["    +> ", &name(asked, &answer.id), "\n\n"].concat(),
                Stance::Deny => ["    -> ", &name(asked, &answer.id), "\n\n"].concat(),
                Stance::Query => ["\n// ", &claim.id, " questions ", &name(asked, &answer.id), "\n\n"].concat(),
                Stance::Comment => ["\n// ", &claim.id, " passes on ", &name(asked, &answer.id), "\n\n"].concat(),
            });
        }
    }
    for line in asked.sheet.relations.iter().filter(|line| !line.computed) {
        let [from, to] = [line.from, line.to].map(|claim| claim_id(order.corpus, claim).to_owned());
        let sign = match line.kind {
            RelationWord::Authored(RelationKind::Supports) => "+>",
            RelationWord::Authored(RelationKind::Contradicts) => "->",
            RelationWord::Authored(RelationKind::Undercuts) => "_>",
            other => {
                let (word, why) = (EN.relation(other), one_line(&EN.reason(order.corpus, line)));
                text.push_str(&format!("// {from} {word} {to}: {why}\n\n"));
                continue;
            }
        };
        text.push_str(&["<", &from, ">\n    ", sign, " <", &to, ">\n\n"].concat());
    }
    text
}

/// `[cause/cable]`: unique, since ids of questions are.
fn name(asked: &Asked<'_>, position: &str) -> String {
    ["[", &asked.question.id, "/", position, "]"].concat()
}

/// A YAML text in quotation marks. Three signs of equality would end the head of the file wherever they stand.
fn quoted(text: &str) -> String {
    let text = one_line(text).replace('\\', "\\\\").replace('"', "\\\"");
    ["\"", &text.replace('=', "\\x3d"), "\""].concat()
}

fn one_line(text: &str) -> String {
    text.replace(|letter: char| letter.is_control(), " ")
}

/// Text in which nothing is markup, on one line. A point is a sign only where a word follows at once (`.x.`).
fn escaped(text: &str) -> String {
    const SIGNS: &str = "\\[]<>#@*_{}:/=";
    let text = one_line(text);
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let follows = letters.peek().is_some_and(|next| !next.is_whitespace());
        if SIGNS.contains(letter) || letter == '.' && follows {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
