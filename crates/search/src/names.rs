//! Which entities a run of words names, under any of their spellings, and what else the corpus calls them.

use crosscheck_model::{Corpus, EntityId, Match, Mention};

use crate::fold::tokens;
use crate::lists::Lists;
use crate::shape::Shape;
use crate::texts::{Place, TextId, Texts};
use crate::words::{is_small, name_key, name_keys, slips, slips_allowed};
use crosscheck_model::{sort, sort_once};

/// All names, by their keys, and where entities are mentioned.
pub(crate) struct Names {
    /// Name key and whose it is, sorted.
    keys: Vec<(Box<str>, u32)>,
    /// By entity: passages that mention it, and how often.
    mentions: Lists<(u32, u32)>,
    /// By entity: claims that are about it.
    about: Lists<u32>,
    /// By entity: its names as printed, by number, the most frequent first.
    printed: Lists<u32>,
}

/// Longer names are found by their beginning.
pub(crate) const LONGEST_NAME: usize = 8;
/// A beginning that fits more entities than this says too little.
const MOST_COMPLETIONS: usize = 6;

impl Names {
    pub(crate) fn new(corpus: &Corpus, shape: &Shape) -> Self {
        let mut keys: Vec<(Box<str>, u32)> = Vec::new();
        for (number, entity) in (0..).zip(&corpus.entities) {
            let printed = entity
                .names
                .iter()
                .filter(|name| stands_alone(name))
                .map(|name| name.form.as_str());
            let known = entity.search.iter().map(String::as_str);
            for name in printed.chain(known).chain([entity.name.as_str()]) {
                let key = key_of(name);
                if !key.is_empty() {
                    keys.push((key.into_boxed_str(), number));
                }
            }
        }
        sort_once(&mut keys);
        let count = corpus.entities.len();
        let counted: Vec<(u32, &Mention)> = corpus
            .mentions
            .iter()
            .filter_map(|mention| {
                let source = crosscheck_model::Source {
                    document: mention.document,
                    paragraph: mention.paragraph,
                };
                Some((shape.passage_at(source)?, mention))
            })
            .collect();
        let passages = times(
            counted
                .iter()
                .map(|(passage, mention)| (mention.entity.0, *passage))
                .collect(),
        );
        let about = (0..shape.claims.len())
            .filter_map(|number| Some((u32::try_from(number).ok()?, shape.claim(corpus, number)?)))
            .flat_map(|(number, claim)| claim.about.iter().map(move |entity| (entity.0, number)))
            .collect();
        Self {
            keys,
            mentions: Lists::from_sorted(count, &passages),
            about: Lists::from_pairs(count, about),
            printed: printed(count, &counted),
        }
    }

    /// The entities that one of the words' readings names exactly, or, for words still being typed, would once finished.
    pub(crate) fn find(&self, words: &[&str], unfinished: bool) -> Vec<EntityId> {
        let key = name_keys(words);
        if key.is_empty() {
            return Vec::new();
        }
        let exact = self.named(&key);
        if !exact.is_empty() {
            return exact;
        }
        let exact = self.named(&without_articles(&key));
        if !exact.is_empty() {
            return exact;
        }
        let last = key.bytes().rev().take_while(|byte| *byte != b' ').count();
        if unfinished && last > 3 {
            self.begun(&key)
        } else {
            Vec::new()
        }
    }

    /// Whether some name begins with this word.
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        let key = name_key(word);
        !key.is_empty() && self.begins(&key)
    }

    fn begins(&self, key: &str) -> bool {
        let from = self.keys.partition_point(|(known, _)| **known < *key);
        self.keys.get(from).is_some_and(|(known, _)| known.starts_with(key))
    }

    fn named(&self, key: &str) -> Vec<EntityId> {
        let from = self.keys.partition_point(|(known, _)| **known < *key);
        self.keys
            .iter()
            .skip(from)
            .take_while(|(known, _)| **known == *key)
            .map(|(_, entity)| EntityId(*entity))
            .collect()
    }

    /// The entities with a name that is this one but for the end of its last word.
    fn begun(&self, key: &str) -> Vec<EntityId> {
        let from = self.keys.partition_point(|(known, _)| **known < *key);
        let mut found: Vec<EntityId> = Vec::new();
        for (known, entity) in self.keys.iter().skip(from) {
            let Some(rest) = known.strip_prefix(key) else { break };
            if !rest.contains(' ') {
                add(&mut found, EntityId(*entity));
            }
        }
        if found.len() > MOST_COMPLETIONS {
            Vec::new()
        } else {
            found
        }
    }

    /// The entities with a name of one word that differs from this one by the fewest slips, within what it may have.
    pub(crate) fn misspelt(&self, word: &str) -> Vec<EntityId> {
        let key: Vec<char> = name_key(word).chars().collect();
        let mut allowed = slips_allowed(word.chars().count().min(key.len() + 1));
        let mut found = Vec::new();
        for (known, entity) in &self.keys {
            if allowed == 0 || known.contains(' ') {
                continue;
            }
            let Some(slips) = slips(&key, known, allowed) else {
                continue;
            };
            if slips < allowed {
                allowed = slips.max(1);
                found.clear();
            }
            add(&mut found, EntityId(*entity));
        }
        found
    }

    /// Passages that mention it, and how often.
    pub(crate) fn mentions(&self, entity: EntityId) -> &[(u32, u32)] {
        self.mentions.get(entity.index())
    }

    /// Claims about it.
    pub(crate) fn about(&self, entity: EntityId) -> &[u32] {
        self.about.get(entity.index())
    }

    /// Whether a passage mentions it.
    pub(crate) fn mentioned(&self, entity: EntityId, passage: usize) -> bool {
        self.mentions(entity)
            .binary_search_by_key(&passage, |(at, _)| *at as usize)
            .is_ok()
    }

    /// Its names as printed, the most frequent first.
    pub(crate) fn printed<'a>(&self, corpus: &'a Corpus, entity: EntityId) -> impl Iterator<Item = &'a str> {
        let names = corpus.entity(entity).map_or(&[][..], |entity| &entity.names);
        self.printed
            .get(entity.index())
            .iter()
            .filter_map(|name| names.get(*name as usize))
            .map(|name| name.form.as_str())
    }

    /// Names inside a text: start, end, whose.
    pub(crate) fn inside(&self, texts: &Texts, text: TextId) -> Vec<(u32, u32, EntityId)> {
        let keyed = |place: &Place| {
            let word = texts.words.word(place.word);
            if is_small(word) { String::new() } else { name_key(word) }
        };
        let places = texts.places(text);
        let parts: Vec<String> = places.iter().map(keyed).collect();
        let mut found = Vec::new();
        for (at, first) in places.iter().enumerate() {
            let mut key = String::new();
            for (place, part) in places.iter().zip(&parts).skip(at).take(LONGEST_NAME) {
                match (key.is_empty(), part.is_empty()) {
                    (true, true) => break,
                    (false, true) => continue,
                    (true, false) => {}
                    (false, false) => key.push(' '),
                }
                key.push_str(part);
                if !self.begins(&key) {
                    break;
                }
                found.extend(
                    self.named(&key)
                        .into_iter()
                        .map(|entity| (first.start, place.end, entity)),
                );
            }
        }
        found
    }
}

/// Adds what is not there yet.
pub(crate) fn add(to: &mut Vec<EntityId>, entity: EntityId) {
    if !to.contains(&entity) {
        to.push(entity);
    }
}

/// The key of a name as written.
fn key_of(name: &str) -> String {
    let tokens = tokens(name);
    let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
    name_keys(&words)
}

/// A key whose words lose an article written with them: "alshaabi".
fn without_articles(key: &str) -> String {
    let mut plain = String::with_capacity(key.len());
    for word in key.split(' ') {
        if !plain.is_empty() {
            plain.push(' ');
        }
        let rest = word
            .strip_prefix("al")
            .or_else(|| word.strip_prefix("il"))
            .filter(|rest| rest.len() > 3);
        plain.push_str(rest.unwrap_or(word));
    }
    plain
}

/// Whether the name by itself means the entity: not one that counts only by decision, nor a broader term.
fn stands_alone(name: &crosscheck_model::Name) -> bool {
    !name.decided && matches!(name.matches, Match::Exact | Match::Close)
}

/// Equal pairs counted: (a, b) becomes (a, (b, times)).
fn times(mut pairs: Vec<(u32, u32)>) -> Vec<(u32, (u32, u32))> {
    sort(&mut pairs);
    let mut counted: Vec<(u32, (u32, u32))> = Vec::new();
    for (of, value) in pairs {
        match counted.last_mut() {
            Some((last, (same, times))) if *last == of && *same == value => *times += 1,
            _ => counted.push((of, (value, 1))),
        }
    }
    counted
}

fn printed(count: usize, mentions: &[(u32, &Mention)]) -> Lists<u32> {
    let counted = times(
        mentions
            .iter()
            .map(|(_, mention)| (mention.entity.0, mention.name))
            .collect(),
    );
    let counted = Lists::from_sorted(count, &counted);
    let mut lists = Lists::default();
    for entity in 0..count {
        let mut often: Vec<(u32, u32)> = counted
            .get(entity)
            .iter()
            .map(|(name, times)| (u32::MAX - times, *name))
            .collect();
        sort(&mut often);
        lists.push(often.into_iter().map(|(_, name)| name));
    }
    lists
}
