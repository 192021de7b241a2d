//! Which entities words in a row name, in any spelling, where those entities are mentioned, and what else the corpus calls them.

use crosscheck_model::{Corpus, EntityId, Match};

use crate::catalogue::Catalogue;
use crate::lists::Lists;
use crate::tokens::tokens;
use crate::words::{Pattern, is_small, name_key, name_keys, slips_allowed};

/// All names, by their keys, and where entities are mentioned.
pub(crate) struct Names {
    /// Name keys (see [`name_key`]) with the entity each is of, sorted.
    keys: Vec<(Box<str>, u32)>,
    /// By entity: passages that mention it, and how often.
    mentions: Lists<(u32, u32)>,
    /// By entity: claims that are about it.
    about: Lists<u32>,
    /// By entity: its names as printed, by number, the most frequent first.
    printed: Lists<u32>,
}

/// The most words of a name. Longer names are found by their beginning.
pub(crate) const LONGEST_NAME: usize = 8;
/// A beginning of a name that fits more entities than this is taken for none of them.
const MOST_COMPLETIONS: usize = 6;

impl Names {
    pub(crate) fn new(corpus: &Corpus, catalogue: &Catalogue) -> Self {
        let mut keys: Vec<(Box<str>, u32)> = Vec::new();
        for (number, entity) in (0..).zip(&corpus.entities) {
            let mut add = |name: &str| {
                let key = key_of(name);
                if !key.is_empty() {
                    keys.push((key.into_boxed_str(), number));
                }
            };
            for name in &entity.names {
                if stands_alone(name) {
                    add(&name.form);
                }
            }
            for name in &entity.search {
                add(name);
            }
            add(&entity.name);
        }
        let keys = crosscheck_model::each_once(keys);
        let count = corpus.entities.len();
        // By entity: in which passages, and under which of its names.
        let (mut passages, mut names) = (Vec::new(), Vec::new());
        for mention in &corpus.mentions {
            let source = crosscheck_model::Source {
                document: mention.document,
                paragraph: mention.paragraph,
            };
            if let Some(passage) = catalogue.passage_at(source) {
                passages.push((mention.entity.0, passage));
                names.push((mention.entity.0, mention.name));
            }
        }
        let mut about = Vec::new();
        for (number, &claim) in (0..).zip(&catalogue.claims) {
            for entity in corpus.claim(claim).map_or(&[][..], |claim| &claim.about) {
                about.push((entity.0, number));
            }
        }
        Self {
            keys,
            mentions: Lists::from_sorted(count, &times(passages)),
            about: Lists::from_pairs(count, about),
            printed: printed(count, names),
        }
    }

    /// The entities that the words name exactly; while they are being typed, also those they may become the name of.
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
        self.from(key).first().is_some_and(|(known, _)| known.starts_with(key))
    }

    fn named(&self, key: &str) -> Vec<EntityId> {
        let mut found = Vec::new();
        for (known, entity) in self.from(key) {
            if **known != *key {
                break;
            }
            found.push(EntityId(*entity));
        }
        found
    }

    /// The keys from this one on.
    fn from(&self, key: &str) -> &[(Box<str>, u32)] {
        let from = self.keys.partition_point(|(known, _)| **known < *key);
        self.keys.get(from..).unwrap_or_default()
    }

    /// The entities with a name that is this one but for the end of its last word.
    fn begun(&self, key: &str) -> Vec<EntityId> {
        let mut found: Vec<EntityId> = Vec::new();
        for (known, entity) in self.from(key) {
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

    /// The entities with a name of one word that differs from this one by the fewest slips: no more than its length allows, and
    /// `more` on top, but always fewer than half of its letters. Doubled letters count as one, so that nearly every short name would
    /// be like “zzzz” otherwise.
    pub(crate) fn misspelt(&self, word: &str, more: usize) -> Vec<EntityId> {
        let key: Vec<char> = name_key(word).chars().collect();
        let most = key.len().saturating_sub(1) / 2;
        let mut allowed = (slips_allowed(word.chars().count().min(key.len() + 1)) + more).min(most);
        let mut found = Vec::new();
        let pattern = Pattern::new(&key);
        for (known, entity) in &self.keys {
            if allowed == 0 || known.contains(' ') {
                continue;
            }
            let Some(slips) = pattern.slips(known, allowed) else {
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
    pub(crate) fn inside(&self, text: &str) -> Vec<(u32, u32, EntityId)> {
        let tokens = tokens(text);
        let mut parts: Vec<String> = Vec::new();
        for token in &tokens {
            let small = is_small(&token.word);
            parts.push(if small { String::new() } else { name_key(&token.word) });
        }
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        let mut found = Vec::new();
        for (at, first) in tokens.iter().enumerate() {
            let mut key = String::new();
            for (token, part) in tokens.iter().zip(&parts).skip(at).take(LONGEST_NAME) {
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
                for entity in self.named(&key) {
                    found.push((offset(first.start), offset(token.end), entity));
                }
            }
        }
        found
    }
}

/// Adds an entity that is not there yet.
pub(crate) fn add(to: &mut Vec<EntityId>, entity: EntityId) {
    if !to.contains(&entity) {
        to.push(entity);
    }
}

/// The key of a name as written.
pub(crate) fn key_of(name: &str) -> String {
    let tokens = tokens(name);
    let mut words: Vec<&str> = Vec::new();
    for token in &tokens {
        words.push(&token.word);
    }
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

/// Whether a name by itself means its entity. One that counts only where a decision says so does not, nor does a broader term.
fn stands_alone(name: &crosscheck_model::Name) -> bool {
    !name.decided && matches!(name.matches, Match::Exact | Match::Close)
}

/// Equal pairs counted: (a, b) becomes (a, (b, times)).
fn times(mut pairs: Vec<(u32, u32)>) -> Vec<(u32, (u32, u32))> {
    pairs.sort_unstable();
    let mut counted: Vec<(u32, (u32, u32))> = Vec::new();
    for (of, value) in pairs {
        match counted.last_mut() {
            Some((last, (same, times))) if *last == of && *same == value => *times += 1,
            _ => counted.push((of, (value, 1))),
        }
    }
    counted
}

/// By entity: its names, the most frequent first.
fn printed(count: usize, names: Vec<(u32, u32)>) -> Lists<u32> {
    let counted = Lists::from_sorted(count, &times(names));
    let mut lists = Lists::default();
    for entity in 0..count {
        let names = counted.get(entity).iter();
        let mut names: Vec<(u32, u32)> = names.map(|&(name, times)| (u32::MAX - times, name)).collect();
        names.sort_unstable();
        for (_, name) in names {
            lists.add(name);
        }
        lists.close();
    }
    lists
}
