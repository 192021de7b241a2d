//! A paragraph and the names of all entities into mentions that may be missing: the same name in another spelling, a form
//! that a decision keeps from counting, and words a slip away from a name.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::Corpus;
use crosscheck_search::{Token, tokens};

use super::coded::CodedParagraph;

/// What may be a mention and is not.
#[derive(Debug, PartialEq, Eq)]
pub struct Proposal {
    /// As it stands in the paragraph.
    pub printed: String,
    /// Whose name it may be.
    pub entity: String,
    /// Why it is no mention yet.
    pub why: String,
}

/// Every name an entity has, folded, by its words.
pub(super) struct FoldedNames {
    /// Entity, and whether the name has a capital.
    by_words: BTreeMap<Vec<String>, BTreeSet<(usize, bool)>>,
    longest: usize,
}

impl FoldedNames {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let mut names = Self {
            by_words: BTreeMap::new(),
            longest: 0,
        };
        for (number, entity) in corpus.entities.iter().enumerate() {
            let forms = entity.names.iter().map(|name| &name.form);
            for name in forms.chain(&entity.search).chain([&entity.name]) {
                let words: Vec<String> = tokens(name).into_iter().map(|token| token.word).collect();
                names.longest = names.longest.max(words.len());
                let capital = name.chars().any(char::is_uppercase);
                names.by_words.entry(words).or_default().insert((number, capital));
            }
        }
        names.by_words.remove(&Vec::new());
        names
    }
}

/// A stretch of a paragraph that reads like a name: Unicode scalar offsets.
struct Likely {
    start: u32,
    end: u32,
    entity: usize,
}

/// What a paragraph may mention beyond its mentions, in order: names spelt otherwise, the longest of each entity first,
/// then what lies near a name among `open`, the capitalised words that nothing covers.
pub(super) fn of(
    paragraph: &CodedParagraph,
    open: &[(u32, u32)],
    corpus: &Corpus,
    names: &FoldedNames,
) -> Vec<Proposal> {
    let text = &paragraph.text;
    let id = |entity: usize| {
        corpus
            .entities
            .get(entity)
            .map(|entity| entity.id.clone())
            .unwrap_or_default()
    };
    let mut found: Vec<(u32, Proposal)> = Vec::new();
    let likely = likely(text, names);
    for place in &likely {
        if let Some(why) = why_not(paragraph, place, corpus) {
            let printed = part(text, place.start, place.end);
            found.push((
                place.start,
                Proposal {
                    printed,
                    entity: id(place.entity),
                    why,
                },
            ));
        }
    }
    let is_likely = |(start, end): &(u32, u32)| likely.iter().any(|place| place.start < *end && *start < place.end);
    for (start, end) in open.iter().filter(|open| !is_likely(open)) {
        let printed = part(text, *start, *end);
        for (entity, name) in near(&printed, names) {
            let (printed, why) = (printed.clone(), format!("near `{name}`"));
            found.push((
                *start,
                Proposal {
                    printed,
                    entity: id(entity),
                    why,
                },
            ));
        }
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, proposal)| proposal).collect()
}

/// Names in the text, folded: of each entity the longest, names of others nested in them too.
fn likely(text: &str, names: &FoldedNames) -> Vec<Likely> {
    let tokens = tokens(text);
    let mut found: Vec<Likely> = Vec::new();
    for length in (1..=names.longest.min(tokens.len())).rev() {
        for row in tokens.windows(length) {
            let words: Vec<String> = row.iter().map(|token| token.word.clone()).collect();
            let (Some(owners), Some((start, end))) = (names.by_words.get(&words), offsets(text, row)) else {
                continue;
            };
            let has_capital = part(text, start, end).chars().any(char::is_uppercase);
            for (entity, capital) in owners {
                let apart = |other: &Likely| other.entity != *entity || other.end <= start || end <= other.start;
                if (has_capital || !capital) && found.iter().all(apart) {
                    found.push(Likely {
                        start,
                        end,
                        entity: *entity,
                    });
                }
            }
        }
    }
    found
}

fn offsets(text: &str, row: &[Token]) -> Option<(u32, u32)> {
    let scalars = |bytes: usize| u32::try_from(text.get(..bytes)?.chars().count()).ok();
    Some((scalars(row.first()?.start)?, scalars(row.last()?.end)?))
}

/// Why a name is no mention; nothing where it is one.
fn why_not(paragraph: &CodedParagraph, place: &Likely, corpus: &Corpus) -> Option<String> {
    let outcome = &paragraph.outcome;
    let meets = |start: u32, end: u32| start < place.end && place.start < end;
    let same = |found: &&crate::text::mentions::Found| meets(found.start, found.end) && found.entity == place.entity;
    if outcome.mentions.iter().any(|found| same(&found)) {
        return None;
    }
    if outcome.denied.iter().any(|(start, end)| meets(*start, *end)) {
        return Some("a decision excludes it".to_owned());
    }
    let printed = part(&paragraph.text, place.start, place.end);
    let form = corpus
        .entities
        .get(place.entity)?
        .names
        .iter()
        .find(|name| same_form(&name.form, &printed));
    let other = outcome
        .mentions
        .iter()
        .find(|found| found.start == place.start && found.end == place.end);
    let other = other.and_then(|found| corpus.entities.get(found.entity));
    Some(match (form, other) {
        // No decision was needed for the usual meaning.
        (Some(form), Some(_)) if form.decided => return None,
        (Some(_), Some(other)) => format!("means `{}` here", other.id),
        (Some(form), None) if form.decided => "counts only where a decision says so".to_owned(),
        _ => "no form matches letter for letter".to_owned(),
    })
}

/// Letter for letter, but for the kind of white space.
fn same_form(form: &str, printed: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(form) == plain(printed)
}

/// The names a slip or two away: one in names of five letters and more, two from nine on.
fn near(printed: &str, names: &FoldedNames) -> Vec<(usize, String)> {
    let printed = tokens(printed)
        .into_iter()
        .map(|token| token.word)
        .collect::<Vec<_>>()
        .join(" ");
    let allowed = match printed.chars().count() {
        0..=4 => return Vec::new(),
        5..=8 => 1,
        _ => 2,
    };
    let is_near =
        |name: &str| name.len().abs_diff(printed.len()) <= 4 && strsim::osa_distance(name, &printed) <= allowed;
    let joined = names.by_words.iter().map(|(words, owners)| (words.join(" "), owners));
    let near = joined.filter(|(name, _)| is_near(name));
    near.flat_map(|(name, owners)| owners.iter().map(move |(entity, _)| (*entity, name.clone())))
        .collect()
}

fn part(text: &str, start: u32, end: u32) -> String {
    let count = end.saturating_sub(start) as usize;
    text.chars().skip(start as usize).take(count).collect()
}
