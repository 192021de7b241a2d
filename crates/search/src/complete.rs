//! Completes a query that is being typed: offers the values of the field at its end, or the entities and fields that begin with
//! its last word.

use std::cmp::Reverse;

use crosscheck_model::{Corpus, Word};

use crate::facets::{Take, spell_entity};
use crate::fields::{FIELDS, FieldKind, NamedField, Spell, fit, folded, quoted, spell_value};
use crate::operators::is_quote;
use crate::{Index, Value};

/// The most completions offered.
const MOST: usize = 8;
/// A shorter word is the beginning of too many.
const SHORTEST: usize = 2;

/// One way to complete a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The whole query then.
    pub query: String,
    /// What is added, for readers: "Qassem Soleimani", "place:".
    pub label: String,
    /// What that is: "person", "naming this place".
    pub noun: String,
}

impl Index {
    /// How a query may be completed, the likeliest first. Nothing is offered after a space or a single letter.
    #[must_use]
    pub fn complete(&self, corpus: &Corpus, query: &str) -> Vec<Completion> {
        let (before, word) = query.split_at_checked(last_word(query)).unwrap_or((query, ""));
        let mut ways = Vec::new();
        match word.split_once(':') {
            Some((name, typed)) => {
                if let Some((field, true)) = NamedField::named(name, corpus) {
                    let typed = typed.trim_start_matches(is_quote);
                    self.values_of(corpus, &field, typed, before, &mut ways);
                }
            }
            None if word.chars().count() >= SHORTEST => {
                named(corpus, word, &mut |label, kind| {
                    let query = [before, "about:", &quoted(label), " "].concat();
                    ways.push(way(query, label, kind));
                });
                let mut offer = |name: &str, finds: &str| {
                    if name.starts_with(word) && ways.len() < MOST {
                        let label = [name, ":"].concat();
                        ways.push(way([before, &label].concat(), &label, finds));
                    }
                };
                for field in &FIELDS {
                    offer(field.name, field.finds);
                }
                for column in &corpus.columns {
                    offer(&column.key, &column.title);
                }
            }
            None => {}
        }
        ways
    }

    fn values_of(&self, corpus: &Corpus, field: &NamedField, typed: &str, before: &str, ways: &mut Vec<Completion>) {
        let mut add = |label: &str, noun: &str| {
            let query = [before, &field.name, ":", &quoted(label), " "].concat();
            ways.push(way(query, label, noun));
        };
        match field.kind {
            FieldKind::About => named(corpus, typed, &mut add),
            FieldKind::Published => {}
            FieldKind::Facet(kind) => {
                let Some(table) = self.tables(corpus).iter().find(|table| table.kind == kind) else {
                    return;
                };
                let spell = |at: usize, with: &mut Take<'_>| {
                    if table.values.get(at) != Some(&Value::NoneRecorded) {
                        spell_value(table, self.values(corpus), at, with);
                    }
                };
                let weigh = |_: usize| 0;
                for at in best(typed, table.values.len(), &spell, &weigh) {
                    if let Some(label) = table.labels.get(at) {
                        add(label, kind.noun(corpus));
                    }
                }
            }
        }
    }
}

fn way(query: String, label: &str, noun: &str) -> Completion {
    Completion {
        query,
        label: label.to_owned(),
        noun: noun.to_owned(),
    }
}

/// Adds the entities with a name that begins so, those that are mentioned most first.
fn named(corpus: &Corpus, typed: &str, add: &mut dyn FnMut(&str, &str)) {
    let mut mentions = vec![0; corpus.entities.len()];
    for mention in &corpus.mentions {
        if let Some(count) = mentions.get_mut(mention.entity.index()) {
            *count += 1;
        }
    }
    let spell = |at: usize, with: &mut Take<'_>| spell_entity(corpus, at, with);
    let weigh = |at: usize| mentions.get(at).copied().unwrap_or(0);
    for at in best(typed, corpus.entities.len(), &spell, &weigh) {
        if let Some(entity) = corpus.entities.get(at) {
            add(&entity.name, entity.kind.word());
        }
    }
}

/// Which of `count` values fit what is typed, the best first; any of them where nothing is typed yet.
fn best(typed: &str, count: usize, spell: &Spell<'_>, weigh: &dyn Fn(usize) -> i64) -> Vec<usize> {
    let folded = folded(typed);
    let mut found: Vec<(usize, i64)> = Vec::new();
    for at in 0..count {
        let mut best = 0;
        spell(at, &mut |spelling| {
            let fits = if folded.is_empty() {
                1
            } else {
                fit(spelling, typed, &folded)
            };
            best = best.max(fits);
        });
        // Whether spelt so or only beginning so makes no difference while it is being typed.
        match best {
            0 => {}
            1 => found.push((at, 1)),
            _ => found.push((at, 2)),
        }
    }
    crosscheck_model::sort_by_key(&mut found, |&(at, fits)| Reverse((fits, weigh(at))));
    found.truncate(MOST);
    found.into_iter().map(|(at, _)| at).collect()
}

/// Where the last word begins: after a space or a bracket that is not between quotation marks, and after a minus.
fn last_word(query: &str) -> usize {
    let (mut start, mut inside) = (0, false);
    for (at, letter) in query.char_indices() {
        let after = at + letter.len_utf8();
        if is_quote(letter) {
            inside = !inside;
        } else if !inside && (letter.is_whitespace() || letter == '(' || letter == ')' || letter == '-' && at == start)
        {
            start = after;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word() {
        let last = |query: &'static str| query.split_at(last_word(query)).1;
        assert_eq!(last("iran mosul"), "mosul");
        assert_eq!(last("iran "), "");
        assert_eq!(last("iran -place:fal"), "place:fal");
        assert_eq!(last("al-sh"), "al-sh");
        assert_eq!(last("(in:\"baghdad p"), "in:\"baghdad p");
        assert_eq!(last("\"a b\" c"), "c");
    }
}
