//! One TOML table into a question, a claim or a relation as written. See `records` for what becomes of a wrong value.

use crosscheck_model::{Bound, RelationKind};

use super::records::any;
use super::table::Table;
use super::values::{answer, locator};
use crate::authored::{Altered, Claim, Exclusion, Position, Quantity, Question, Relation, Scope};
use crate::source::{At, Kind};

const CONTRADICTS: [&str; 7] = [
    "negation",
    "antonym",
    "numeric",
    "factive",
    "structure",
    "lexical",
    "world-knowledge",
];
const QUALIFIES: [&str; 6] = ["part", "time", "place", "condition", "certainty", "definition"];

pub(super) fn question(t: &Table<'_>) -> Option<Question> {
    let (id, text, kind) = (
        t.need("id", Table::id),
        t.need("text", Table::words),
        t.need("kind", Table::word),
    );
    let (short, lead, parties) = (t.words("short"), t.words("lead"), t.texts("parties"));
    let scope = t
        .table("scope", "a scope")
        .map(|t| scope_of_question(&t))
        .unwrap_or_default();
    let (exclusive, ordered) = (
        t.flag("exclusive").unwrap_or(true),
        t.flag("ordered").unwrap_or_default(),
    );
    let tables = t.tables("position", "[[question.position]]");
    let positions: Vec<_> = tables.iter().filter_map(position).collect();
    t.finish();
    // A position that cannot be read may be the one a claim is on.
    if let Some(id) = id.as_ref().filter(|_| positions.len() < tables.len()) {
        t.log.break_record(Kind::Question, &format!("{}/", id.value));
    }
    Some(Question {
        id: id?,
        text: text.unwrap_or_default(),
        short,
        kind: kind?,
        lead,
        scope,
        parties,
        exclusive,
        ordered,
        positions,
    })
}

fn position(t: &Table<'_>) -> Option<Position> {
    let (id, text) = (t.need("id", Table::id), t.need("text", Table::words));
    let excludes = t
        .tables("excludes", "an exclusion")
        .iter()
        .filter_map(exclusion)
        .collect();
    let includes = t.texts("includes");
    t.finish();
    Some(Position {
        id: id?,
        text: text.unwrap_or_default(),
        excludes,
        includes,
    })
}

fn exclusion(t: &Table<'_>) -> Option<Exclusion> {
    let (position, kind) = (t.need("position", Table::text), t.need("kind", Table::word));
    t.finish();
    Some(Exclusion {
        position: position?,
        kind: kind?.value,
    })
}

fn scope_of_question(t: &Table<'_>) -> Scope {
    let (places, from, to) = (t.texts("places"), t.date("from"), t.date("to"));
    t.finish();
    Scope {
        places,
        from,
        to,
        population: None,
        condition: None,
    }
}

fn scope_of_claim(t: &Table<'_>) -> Scope {
    let (places, from, to) = (t.texts("places"), t.date("from"), t.date("to"));
    let (population, condition) = (t.words("population"), t.words("condition"));
    t.finish();
    Scope {
        places,
        from,
        to,
        population,
        condition,
    }
}

pub(super) fn claim(t: &Table<'_>) -> Option<Claim> {
    let id = t.need("id", Table::id);
    let at = t.need("at", |t, key| t.parsed(key, locator));
    let on = t.need("on", |t, key| t.parsed(key, answer));
    let about = t.need("about", |t, key| Some(t.texts(key)));
    let (mode, certainty) = (t.need("mode", Table::word), t.need("certainty", Table::word));
    let digest = t.need("digest", Table::text);
    let (stance, relay, level, access) = (t.word("stance"), t.word("relay"), t.word("level"), t.word("access"));
    let (by, via, names, cue, likelihood) = (
        t.texts("by"),
        t.texts("via"),
        t.texts("names"),
        t.text("cue"),
        t.word("likelihood"),
    );
    let (said, happened) = (t.date("said"), t.date("happened"));
    let scope = t
        .table("scope", "a scope")
        .map(|t| scope_of_claim(&t))
        .unwrap_or_default();
    let quantity = t.table("quantity", "a quantity").and_then(|t| quantity(&t));
    let (altered, anomaly) = (altered(t), anomaly(t));
    let (coder, note) = (t.words("coder"), t.words("note"));
    t.finish();
    Some(Claim {
        id: id?,
        at: at?,
        on: on?,
        about: about?,
        stance: stance.map(|at| at.value),
        by,
        via,
        mode: mode?,
        certainty: any(certainty)?,
        cue,
        relay: relay.map(|at| at.value),
        level: level.map(|at| at.value),
        access: access.map(|at| at.value),
        likelihood,
        names,
        said,
        happened,
        scope,
        quantity,
        altered,
        digest: digest.unwrap_or(At {
            value: String::new(),
            span: t.span,
        }),
        anomaly,
        coder,
        note,
    })
}

/// `low` and `high` may be left out where the source gives one number.
fn quantity(t: &Table<'_>) -> Option<At<Quantity>> {
    let (low, best, high) = (t.number("low"), t.need("best", Table::number), t.number("high"));
    let (bound, unit) = (t.word("bound"), t.need("unit", Table::words));
    t.finish();
    let best = best?.value;
    let (low, high) = (low.map_or(best, |at| at.value), high.map_or(best, |at| at.value));
    Some(At {
        value: Quantity {
            low,
            best,
            high,
            bound: bound.map_or(Bound::Exact, |at| at.value),
            unit: unit?,
        },
        span: t.span,
    })
}

fn altered(t: &Table<'_>) -> Option<At<Altered>> {
    let found = t.flag_or_text("altered")?;
    let value = match found.value {
        Ok(true) => Altered::Yes,
        Ok(false) => Altered::No,
        Err(word) if word == "suspected" => Altered::Suspected,
        Err(word) => {
            t.not_among(
                "altered",
                &At {
                    value: word,
                    span: found.span,
                },
                ["true", "suspected"].into_iter(),
            );
            return None;
        }
    };
    Some(At {
        value,
        span: found.span,
    })
}

fn anomaly(t: &Table<'_>) -> bool {
    let Some(found) = t.text("anomaly") else {
        return false;
    };
    if found.value != "source" {
        t.not_among("anomaly", &found, ["source"].into_iter());
    }
    true
}

pub(super) fn relation(t: &Table<'_>) -> Option<Relation> {
    let (from, to) = (t.need("from", Table::text), t.need("to", Table::text));
    let kind = t.need("kind", Table::word).map(|at: At<RelationKind>| at.value);
    let words = kind.and_then(bases);
    let basis = if words.is_some() {
        t.need("basis", Table::text)
    } else {
        t.text("basis")
    };
    let (why, coder) = (t.need("why", Table::words), t.words("coder"));
    t.finish();
    if let (Some(words), Some(basis)) = (words, &basis)
        && !words.contains(&basis.value.as_str())
    {
        t.not_among("basis", basis, words.iter().copied());
    }
    Some(Relation {
        span: t.span,
        from: from?,
        to: to?,
        kind: kind?,
        basis,
        why: why.unwrap_or_default(),
        coder,
    })
}

/// The bases of the kinds that have a closed list of them, and need one.
fn bases(kind: RelationKind) -> Option<&'static [&'static str]> {
    match kind {
        RelationKind::Contradicts => Some(&CONTRADICTS),
        RelationKind::Qualifies => Some(&QUALIFIES),
        _ => None,
    }
}
