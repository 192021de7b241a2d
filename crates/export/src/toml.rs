//! Questions and the selected claims on them as corpus files write them, so that a selection can begin a corpus of its own
//! (docs/corpus-format.md). Defaults are left out, as an author would.

use crosscheck_model::{
    Access, Altered, Bound, Claim, ClaimId, Corpus, ExclusionKind, Level, Party, Question, RelayDistance, Scope,
    Stance, Word,
};

use crate::Order;
use crate::chosen::Chosen;
use crate::comparison::{Asked, asked, claim_id, link, rights, title};
use crate::words::{date, entity_id, entity_ids, locator, relay_id, statement, voice_id};

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let mut out = ["# ", &one_line(&title(order)), "\n# ", &link(order), "\n"].concat();
    for line in rights(order) {
        out.push_str(&["# ", &one_line(&line), "\n"].concat());
    }
    for asked in asked(order, chosen) {
        question(order.corpus, asked.question, &mut out);
        for position in &asked.sheet.positions {
            for &id in &position.claims {
                if let Some(record) = order.corpus.claim(id) {
                    claim(order.corpus, &asked, id, record, &mut out);
                }
            }
        }
    }
    for relation in &order.corpus.relations {
        let ends = [relation.from, relation.to];
        let asked = ends.iter().all(|&end| {
            let on = order.corpus.claim(end).map(|claim| claim.question);
            chosen.has_claim(end) && (order.question.is_none() || on == order.question)
        });
        if asked {
            out.push_str("\n[[relation]]\n");
            say(&mut out, "from", claim_id(order.corpus, relation.from));
            say(&mut out, "to", claim_id(order.corpus, relation.to));
            say(&mut out, "kind", relation.kind.word());
            say(&mut out, "basis", relation.basis.as_deref().unwrap_or_default());
            say(&mut out, "why", &relation.why);
            say(&mut out, "coder", relation.coder.as_deref().unwrap_or_default());
        }
    }
    out
}

fn question(corpus: &Corpus, question: &Question, out: &mut String) {
    out.push_str("\n[[question]]\n");
    say(out, "id", &question.id);
    say(out, "text", &question.text);
    say(out, "short", question.short.as_deref().unwrap_or_default());
    say(out, "kind", question.kind.word());
    if question.ordered {
        out.push_str("ordered = true\n");
    }
    // Every exclusion is written out below.
    out.push_str("exclusive = false\n");
    scope(corpus, &question.scope, out);
    let party = |party: &Party| match party {
        Party::Entity(entity) => entity_id(corpus, *entity).to_owned(),
        Party::Voice(voice) => voice_id(corpus, *voice).to_owned(),
    };
    list(out, "parties", &question.parties.iter().map(party).collect::<Vec<_>>());
    say(out, "lead", question.lead.as_deref().unwrap_or_default());
    for position in &question.positions {
        out.push_str("\n[[question.position]]\n");
        say(out, "id", &position.id);
        say(out, "text", &position.text);
        let id = |at: crosscheck_model::PositionId| question.positions.get(at.index()).map_or("", |other| &other.id);
        let includes: Vec<String> = position.includes.iter().map(|&at| id(at).to_owned()).collect();
        list(out, "includes", &includes);
        let mut excludes = Vec::new();
        for exclusion in &position.excludes {
            let kind = match exclusion.kind {
                ExclusionKind::Contrary => "contrary",
                ExclusionKind::Contradictory => "contradictory",
            };
            excludes.push(
                [
                    "{ position = ",
                    &text(id(exclusion.position)),
                    ", kind = \"",
                    kind,
                    "\" }",
                ]
                .concat(),
            );
        }
        if !excludes.is_empty() {
            out.push_str(&["excludes = [", &excludes.join(", "), "]\n"].concat());
        }
    }
}

fn claim(corpus: &Corpus, asked: &Asked<'_>, id: ClaimId, claim: &Claim, out: &mut String) {
    let position = asked.position(claim.position).map_or("", |position| &position.id);
    out.push_str(&["\n# ", &one_line(&statement(corpus, id)), "\n[[claim]]\n"].concat());
    say(out, "id", &claim.id);
    say(out, "at", &locator(corpus, claim.source()));
    say(out, "on", &[&asked.question.id, "/", position].concat());
    list(out, "about", &entity_ids(corpus, &claim.about));
    if claim.stance != Stance::Support {
        say(out, "stance", claim.stance.word());
    }
    let by: Vec<String> = claim
        .by
        .iter()
        .map(|&voice| voice_id(corpus, voice).to_owned())
        .collect();
    list(out, "by", &by);
    let via: Vec<String> = claim
        .via
        .iter()
        .map(|&relay| relay_id(corpus, relay).to_owned())
        .collect();
    list(out, "via", &via);
    say(out, "mode", claim.mode.word());
    say(out, "certainty", claim.certainty.word());
    say(out, "cue", claim.cue.as_deref().unwrap_or_default());
    if claim.relay != RelayDistance::Neutral {
        say(out, "relay", claim.relay.word());
    }
    if claim.level != Level::Textual {
        say(out, "level", claim.level.word());
    }
    if claim.access != Access::Unknown {
        say(out, "access", claim.access.word());
    }
    say(out, "likelihood", claim.likelihood.map_or("", Word::word));
    list(out, "names", &claim.names);
    say(out, "said", &date(claim.said).unwrap_or_default());
    say(out, "happened", &date(claim.happened).unwrap_or_default());
    scope(corpus, &claim.scope, out);
    if let Some(quantity) = &claim.quantity {
        let mut parts = Vec::new();
        for (key, value) in [("low", quantity.low), ("best", quantity.best), ("high", quantity.high)] {
            if key == "best" || value.to_bits() != quantity.best.to_bits() {
                parts.push([key, " = ", &value.to_string()].concat());
            }
        }
        if quantity.bound != Bound::Exact {
            parts.push(["bound = ", &text(quantity.bound.word())].concat());
        }
        parts.push(["unit = ", &text(&quantity.unit)].concat());
        out.push_str(&["quantity = { ", &parts.join(", "), " }\n"].concat());
    }
    out.push_str(match claim.altered {
        Altered::No => "",
        Altered::Suspected => "altered = \"suspected\"\n",
        Altered::Yes => "altered = true\n",
    });
    say(out, "digest", &claim.digest);
    if claim.anomaly {
        say(out, "anomaly", "source");
    }
    say(out, "coder", claim.coder.as_deref().unwrap_or_default());
    say(out, "note", claim.note.as_deref().unwrap_or_default());
}

fn scope(corpus: &Corpus, scope: &Scope, out: &mut String) {
    let mut parts = Vec::new();
    if !scope.places.is_empty() {
        parts.push(["places = ", &texts(&entity_ids(corpus, &scope.places))].concat());
    }
    let (from, to) = (date(scope.from), date(scope.to));
    for (key, value) in [
        ("from", &from),
        ("to", &to),
        ("population", &scope.population),
        ("condition", &scope.condition),
    ] {
        if let Some(value) = value {
            parts.push([key, " = ", &text(value)].concat());
        }
    }
    if !parts.is_empty() {
        out.push_str(&["scope = { ", &parts.join(", "), " }\n"].concat());
    }
}

/// A key and its text, unless that is empty.
fn say(out: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        out.push_str(&[key, " = ", &text(value), "\n"].concat());
    }
}

fn list(out: &mut String, key: &str, values: &[String]) {
    if !values.is_empty() {
        out.push_str(&[key, " = ", &texts(values), "\n"].concat());
    }
}

fn texts(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| text(value)).collect();
    ["[", &values.join(", "), "]"].concat()
}

/// A basic string: its escapes are those of JSON.
fn text(value: &str) -> String {
    crate::json::line(value)
}

fn one_line(text: &str) -> String {
    text.replace(|letter: char| letter.is_control(), " ")
}
