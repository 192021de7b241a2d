//! Names as people get them wrong: for every entity of the default corpus, spellings that the corpus does not hold, with
//! the entity that is meant. An engine is asked each, and should have the entity among its first three answers.
//!
//! The collection is one document an entity: its name is the title, all its spellings are the text. So the engines know
//! the same, and what is measured is how far they reach beyond it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::queries::{Query, slip};
use super::random::Random;
use super::record::Record;

const SEED: u64 = 0x0c05_5c4e_cc00_0201;

/// Spellings made of each entity's names, at most: with a slip, and in another transliteration.
const EACH: usize = 3;

/// Other ways to write the same sound, as seen in names from Arabic and Persian. `^` is the beginning of a word, `$` its end.
const VARIANTS: [(&str, &str); 42] = [
    ("^al-", "el-"),
    ("^al-", "al "),
    ("^al-", ""),
    ("^al ", "el "),
    ("^al ", "al-"),
    ("'", ""),
    ("q", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "ch"),
    ("ou", "u"),
    ("u", "ou"),
    ("oo", "u"),
    ("u", "oo"),
    ("ee", "i"),
    ("i", "ee"),
    ("ei", "ai"),
    ("ai", "ei"),
    ("ay", "ai"),
    ("aa", "a"),
    ("ah$", "a"),
    ("a$", "ah"),
    ("i$", "y"),
    ("y$", "i"),
    ("eh$", "a"),
    ("ss", "s"),
    ("ll", "l"),
    ("mm", "m"),
    ("dd", "d"),
    ("bb", "b"),
    ("rr", "r"),
    ("jj", "j"),
    ("m", "mm"),
    ("s", "ss"),
    ("o", "u"),
    ("e", "a"),
    ("ie", "i"),
    ("j", "dj"),
    ("z", "s"),
    ("w", "v"),
];

/// The collection and its questions, from what `crosscheck export` prints.
pub(super) fn derive(export: &Value) -> (Vec<Record>, Vec<Query>) {
    let entities: Vec<(String, Vec<String>)> = export["entities"]
        .as_array()
        .into_iter()
        .flatten()
        .map(entity)
        .collect();
    let known: BTreeSet<String> = entities
        .iter()
        .flat_map(|(_, forms)| forms)
        .map(|form| folded(form))
        .collect();
    let records = entities.iter().map(|(id, forms)| record(id, forms)).collect();
    let mut random = Random::new(SEED);
    let mut asked = BTreeSet::new();
    let mut queries = Vec::new();
    for (id, forms) in &entities {
        let forms: Vec<String> = forms
            .iter()
            .map(|form| form.to_lowercase())
            .filter(|form| can_be_misspelt(form))
            .collect();
        let variants: Vec<String> = forms.iter().flat_map(|form| variants(form)).collect();
        let misspelt: Vec<String> = (0..EACH * 4)
            .filter_map(|_| Some(misspell(random.choose(&forms)?, &mut random)))
            .collect();
        let variants = random.sample(&variants, EACH * 4);
        for (kind, typed) in [("name_variant", variants), ("name_misspelt", misspelt)] {
            let new: Vec<String> = typed
                .into_iter()
                .filter(|typed| !known.contains(&folded(typed)) && asked.insert(folded(typed)))
                .take(EACH)
                .collect();
            queries.extend(new.into_iter().map(|q| Query {
                kind: kind.to_owned(),
                q,
                of: None,
                id: Some(id.clone()),
            }));
        }
    }
    (records, queries)
}

fn entity(value: &Value) -> (String, Vec<String>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut forms = vec![text(&value["name"])];
    for name in value["names"].as_array().into_iter().flatten() {
        let form = text(&name["form"]);
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    (text(&value["id"]), forms)
}

fn record(id: &str, forms: &[String]) -> Record {
    Record {
        id: id.to_owned(),
        title: forms.first().cloned().unwrap_or_default(),
        date: "2020".to_owned(),
        outlet: "Names".to_owned(),
        text: forms.join("; "),
        columns: Vec::new(),
    }
}

/// Latin letters, and one word long enough to be recognised with a letter wrong. An abbreviation is not.
fn can_be_misspelt(form: &str) -> bool {
    form.is_ascii() && form.split([' ', '-']).any(|word| word.len() >= 5)
}

/// What is the same but for case, accents of writing and spaces: to ask it would ask for a spelling that is known.
fn folded(form: &str) -> String {
    form.to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// The name with one other transliteration in one place.
fn variants(form: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (from, to) in VARIANTS {
        let (start, end) = (from.starts_with('^'), from.ends_with('$'));
        let sound = from.trim_start_matches('^').trim_end_matches('$');
        for (place, _) in form.match_indices(sound) {
            let (before, after) = (&form[..place], &form[place + sound.len()..]);
            let letter = |text: Option<char>| text.is_some_and(char::is_alphabetic);
            let fits = !(start && letter(before.chars().next_back()) || end && letter(after.chars().next()));
            if fits {
                found.push(format!("{before}{to}{after}"));
            }
        }
    }
    found
}

/// The name with a slip in one of its longer words.
fn misspell(form: &str, random: &mut Random) -> String {
    let places: Vec<usize> = form
        .split_inclusive([' ', '-'])
        .scan(0, |from, word| {
            let place = *from;
            *from += word.len();
            Some((place, word))
        })
        .filter(|(_, word)| word.trim_end_matches([' ', '-']).len() >= 5)
        .map(|(place, _)| place)
        .collect();
    let Some(&place) = random.choose(&places) else {
        return form.to_owned();
    };
    let (before, rest) = form.split_at(place);
    let (word, after) = rest.split_at(rest.find([' ', '-']).unwrap_or(rest.len()));
    format!("{before}{}{after}", slip(word, random))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn export() -> Value {
        json!({"entities": [
            {"id": "a", "name": "Qassem Soleimani", "names": [{"form": "Qassem Soleimani"}, {"form": "Suleimani"}, {"form": "سليماني"}]},
            {"id": "b", "name": "PMU", "names": [{"form": "PMU"}]},
        ]})
    }

    #[test]
    fn what_is_asked_is_no_known_spelling() {
        let (records, queries) = derive(&export());
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].text, "Qassem Soleimani; Suleimani; سليماني");
        assert_eq!(queries.len(), 2 * EACH);
        for query in &queries {
            assert_eq!(query.id.as_deref(), Some("a"));
            assert!(
                !["qassem soleimani", "suleimani"].contains(&query.q.as_str()),
                "{query:?}"
            );
        }
        assert_eq!(queries, derive(&export()).1);
    }

    #[test]
    fn a_variant_changes_one_sound_where_it_stands() {
        assert_eq!(
            variants("al-kaabi"),
            ["el-kaabi", "al kaabi", "kaabi", "al-kaabee", "al-kabi", "al-kaaby"]
        );
        assert!(variants("falluja").contains(&"fallujah".to_owned()));
        assert!(!variants("baghdad").contains(&"bahghdad".to_owned()));
    }

    #[test]
    fn a_slip_stays_in_one_long_word() {
        let mut random = Random::new(5);
        for _ in 0..100 {
            let typed = misspell("abu mahdi al-muhandis", &mut random);
            let kept = ["abu ", " al-"].iter().all(|part| typed.contains(part));
            assert!(kept && typed != "abu mahdi al-muhandis", "{typed}");
        }
    }
}
