//! Labels of marks into what marks become: names of entities, claims, facets of their documents, or nothing.

use std::collections::BTreeSet;

use crosscheck_compiler::table::list;
use serde_json::Value;

use crate::row::{Row, list_cell};

/// What a mark becomes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// A name of an entity of this kind.
    Name(&'static str),
    /// A claim: question, position, stance.
    Claim(String, String, &'static str),
    /// A facet of its document.
    Facet,
    Nothing,
}

const KINDS: [&str; 4] = ["person", "organisation", "place", "event"];
const STANCES: [&str; 4] = ["support", "deny", "query", "comment"];

/// What annotators call people, bodies, places and events, in small letters.
const KNOWN: [(&str, &[&str]); 4] = [
    ("person", &["per", "pers", "person", "people", "individual"]),
    (
        "organisation",
        &[
            "org",
            "organization",
            "organisation",
            "company",
            "legalentity",
            "publicbody",
        ],
    ),
    (
        "place",
        &[
            "loc", "location", "place", "gpe", "fac", "facility", "city", "country", "address",
        ],
    ),
    ("event", &["event", "evt"]),
];

/// What the labels of a file mean.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    named: Vec<(String, Meaning)>,
    seen: BTreeSet<String>,
}

impl Labels {
    /// As the author says.
    pub(crate) fn new(map: &[(String, String)]) -> Result<Self, String> {
        let named = map
            .iter()
            .map(|(label, word)| Ok((label.clone(), meaning(label, word)?)));
        Ok(Self {
            named: named.collect::<Result<_, String>>()?,
            seen: BTreeSet::new(),
        })
    }

    pub(crate) fn meaning(&self, label: &str) -> Meaning {
        let named = self.named.iter().find(|(name, _)| name == label);
        named.map_or_else(|| usual(label), |(_, meaning)| meaning.clone())
    }

    /// Puts the marks of a row that are facets into its cells.
    pub(crate) fn spread(&self, mut row: Row) -> Row {
        let Ok(cells) = &mut row.cells else { return row };
        for mark in &row.marks {
            if self.meaning(&mark.label) != Meaning::Facet {
                continue;
            }
            let name = format!("marked: {}", mark.label);
            match cells.iter_mut().find(|(column, _)| *column == name) {
                Some((_, Value::Array(values))) => {
                    let quote = Value::String(mark.quote.clone());
                    if !values.contains(&quote) {
                        values.push(quote);
                    }
                }
                _ => cells.push((name, list_cell([mark.quote.clone()]))),
            }
        }
        row
    }

    /// Takes note of the labels of a row.
    pub(crate) fn see(&mut self, row: &Row) {
        for mark in &row.marks {
            if !self.seen.contains(&mark.label) {
                self.seen.insert(mark.label.clone());
            }
        }
    }

    /// Whether all that the author named was met.
    pub(crate) fn all_met(&self) -> Result<(), String> {
        match self.named.iter().find(|(label, _)| !self.seen.contains(label)) {
            None => Ok(()),
            Some((label, _)) if self.seen.is_empty() => {
                Err(format!("nothing is marked `{label}`: the file has no marks"))
            }
            Some((label, _)) => {
                let known = list(self.seen.iter().map(String::as_str));
                Err(format!("nothing is marked `{label}`: the labels are {known}"))
            }
        }
    }
}

/// What a label means that nobody named.
fn usual(label: &str) -> Meaning {
    let small = label.to_lowercase();
    let known = KNOWN.iter().find(|(_, labels)| labels.contains(&small.as_str()));
    known.map_or(Meaning::Facet, |(kind, _)| Meaning::Name(kind))
}

/// `person`, `claim:cause/arson`, `claim:cause/arson:deny`, `facet`, `none`
fn meaning(label: &str, word: &str) -> Result<Meaning, String> {
    if let Some(kind) = KINDS.into_iter().find(|kind| *kind == word) {
        return Ok(Meaning::Name(kind));
    }
    let claim = || {
        let mut parts = word.strip_prefix("claim:")?.split(':');
        let (question, position) = parts.next()?.split_once('/')?;
        let stance = parts.next().unwrap_or("support");
        let stance = STANCES.into_iter().find(|known| *known == stance)?;
        let is_id = |id: &str| !id.is_empty() && crosscheck_compiler::table::kebab(id) == id;
        let fits = parts.next().is_none() && is_id(question) && is_id(position);
        fits.then(|| Meaning::Claim(question.to_owned(), position.to_owned(), stance))
    };
    match word {
        "facet" => Ok(Meaning::Facet),
        "none" => Ok(Meaning::Nothing),
        _ => claim().ok_or_else(|| {
            format!(
                "`{label}={word}` says nothing that a mark can become: expected person, organisation, place, event, facet, none, or \
                 claim:QUESTION/POSITION with :support, :deny, :query or :comment behind it"
            )
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_meanings() {
        assert_eq!(meaning("A", "person"), Ok(Meaning::Name("person")));
        let claim = Meaning::Claim("cause".to_owned(), "arson".to_owned(), "deny");
        assert_eq!(meaning("A", "claim:cause/arson:deny"), Ok(claim));
        for wrong in [
            "claim:cause",
            "claim:Cause/x",
            "claim:a/b:c",
            "claim:a/b:deny:x",
            "people",
        ] {
            assert_eq!(
                meaning("A", wrong).unwrap_err(),
                format!(
                    "`A={wrong}` says nothing that a mark can become: expected person, organisation, place, event, facet, none, or \
                     claim:QUESTION/POSITION with :support, :deny, :query or :comment behind it"
                )
            );
        }
        assert_eq!(usual("GPE"), Meaning::Name("place"));
        assert_eq!(usual("Weapon"), Meaning::Facet);
    }
}
