//! Questions to ask of a collection, derived from it, with the documents that each should find: so every engine is asked
//! the same, and its answers are held against the words themselves and not against another engine's.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::random::Random;
use super::record::Record;
use crate::run::Failure;

const SEED: u64 = 0x0c05_5c4e_cc00_0101;

/// How many of each kind; of single words, ten of each band.
const EACH: usize = 25;
const BAND: usize = 10;

/// English words that no one searches for.
const STOP: &str = " the a an of to in and for is on it that was with as at by be from said has have had he she his her its not but \
    this which are were would will been or their they who i you we all one so if about out up there what no more when than can some \
    just my me do very into them like only how even then also him because after other most could much too our us upon such any these \
    those may shall must should has been being it's own same over under while where every through during before between ";

/// A question, in one of six kinds: `single`, `and`, `prefix`, `typo`, `title`, `title_typo`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) kind: String,
    /// What is typed.
    pub(super) q: String,
    /// Of a typo, the word that was meant.
    pub(super) of: Option<String>,
    /// Of a title, the document that was meant.
    pub(super) id: Option<String>,
}

impl Query {
    fn new(kind: &str, q: String) -> Self {
        Self {
            kind: kind.to_owned(),
            q,
            ..Self::default()
        }
    }
}

/// Every word of a text in small letters; what is no letter parts them.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Which documents have a word, by their place in the collection.
pub(super) struct Words(BTreeMap<String, Vec<u32>>);

impl Words {
    pub(super) fn new(records: &[Record]) -> Self {
        let mut words: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, record) in (0u32..).zip(records) {
            for word in words_of(&record.title).chain(words_of(&record.text)) {
                let documents = words.entry(word).or_default();
                if documents.last() != Some(&number) {
                    documents.push(number);
                }
            }
        }
        Self(words.into_iter().collect())
    }

    /// How many words there are, and how many pairs of a word and a document that has it.
    pub(super) fn count(&self) -> (usize, usize) {
        (self.0.len(), self.0.values().map(Vec::len).sum())
    }

    fn with(&self, word: &str) -> Vec<u32> {
        self.0.get(word).cloned().unwrap_or_default()
    }

    fn with_all(&self, text: &str) -> Vec<u32> {
        words_of(text)
            .map(|word| self.with(&word))
            .reduce(|one, other| common(&one, &other))
            .unwrap_or_default()
    }

    fn beginning(&self, start: &str) -> Vec<u32> {
        let words = self
            .0
            .range(start.to_owned()..)
            .take_while(|(word, _)| word.starts_with(start));
        let mut found: Vec<u32> = words.flat_map(|(_, documents)| documents).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The documents a question should find. Titles have one, which is named in the question.
    pub(super) fn wanted(&self, query: &Query) -> Vec<u32> {
        match query.kind.as_str() {
            "prefix" => self.beginning(&query.q),
            "typo" => self.with_all(query.of.as_deref().unwrap_or_default()),
            kind if kind.starts_with("title") => Vec::new(),
            _ => self.with_all(&query.q),
        }
    }
}

/// What two ascending lists share.
fn common(one: &[u32], other: &[u32]) -> Vec<u32> {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short
        .iter()
        .copied()
        .filter(|number| long.binary_search(number).is_ok())
        .collect()
}

/// Some 155 questions, fewer where a collection is too small for a kind.
pub(super) fn derive(records: &[Record], words: &Words) -> Vec<Query> {
    let mut random = Random::new(SEED);
    let count = records.len() as f64;
    let band = |from: f64, to: f64| -> Vec<&str> {
        let words = words.0.iter().filter(|(word, documents)| {
            let share = documents.len() as f64 / count;
            word.len() >= 4 && plain(word) && from <= share && share < to
        });
        words.map(|(word, _)| word.as_str()).collect()
    };
    let (rare, middling, frequent) = (band(0.002, 0.006), band(0.01, 0.04), band(0.08, 0.5));
    let mut queries = Vec::new();
    for words in [&rare, &middling, &frequent] {
        let chosen = random.sample(words, BAND);
        queries.extend(chosen.iter().map(|word| Query::new("single", (*word).to_owned())));
    }
    queries.extend(pairs(records, &middling, &frequent, &mut random));
    let long: Vec<&str> = middling.iter().copied().filter(|word| word.len() >= 6).collect();
    for word in random.sample(&long, EACH) {
        let length = random.between(3, 5);
        queries.push(Query::new("prefix", word[..length].to_owned()));
    }
    queries.extend(typos(words, &middling, &mut random));
    queries.extend(titles(records, &mut random));
    queries
}

/// Two words that stand in one document.
fn pairs(records: &[Record], middling: &[&str], frequent: &[&str], random: &mut Random) -> Vec<Query> {
    let known: HashSet<&str> = middling.iter().chain(frequent).copied().collect();
    let mut queries = Vec::new();
    for _ in 0..EACH * 40 {
        let Some(record) = random.choose(records) else { break };
        let here: HashSet<String> = words_of(&record.text)
            .filter(|word| known.contains(word.as_str()))
            .collect();
        let mut here: Vec<String> = here.into_iter().collect();
        here.sort();
        if let [one, other] = random.sample(&here, 2).as_slice() {
            queries.push(Query::new("and", format!("{one} {other}")));
        }
        if queries.len() == EACH {
            break;
        }
    }
    queries
}

/// Longer words with one slip, which makes no other word of the collection.
fn typos(words: &Words, middling: &[&str], random: &mut Random) -> Vec<Query> {
    let mut long: Vec<&str> = middling.iter().copied().filter(|word| word.len() >= 7).collect();
    random.shuffle(&mut long);
    let mut queries = Vec::new();
    for word in long {
        let typed = slip(word, random);
        if queries.len() < EACH && words.with(&typed).is_empty() {
            let of = Some(word.to_owned());
            queries.push(Query {
                of,
                ..Query::new("typo", typed)
            });
        }
    }
    queries
}

/// Up to six words of a title, and the same with a slip in the longest.
fn titles(records: &[Record], random: &mut Random) -> Vec<Query> {
    let mut order: Vec<&Record> = records.iter().collect();
    random.shuffle(&mut order);
    let mut queries = Vec::new();
    for record in order {
        let mut words: Vec<String> = words_of(&record.title)
            .filter(|word| word.len() >= 3 && plain(word))
            .take(6)
            .collect();
        if words.len() < 4 {
            continue;
        }
        let id = Some(record.id.clone());
        queries.push(Query {
            id: id.clone(),
            ..Query::new("title", words.join(" "))
        });
        if let Some(longest) = words.iter_mut().max_by_key(|word| word.len()) {
            *longest = slip(longest, random);
        }
        queries.push(Query {
            id,
            ..Query::new("title_typo", words.join(" "))
        });
        if queries.len() == 2 * EACH {
            break;
        }
    }
    queries
}

/// Small Latin letters only, so that every engine takes it for one word, and nothing so common that engines leave it out.
fn plain(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_lowercase()) && !STOP.contains(&format!(" {word} "))
}

/// One slip of the hand, never in the first or last letter: one too few, another, one too many, or two the wrong way round.
pub(super) fn slip(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return word.to_owned();
    }
    let place = random.between(1, letters.len() - 2);
    let another = |random: &mut Random| char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0));
    match random.below(4) {
        0 => drop(letters.remove(place)),
        1 => {
            let old = letters[place];
            while letters[place] == old {
                letters[place] = another(random);
            }
        }
        2 => {
            let new = another(random);
            letters.insert(place, new);
        }
        _ if letters[place] != letters[place + 1] => letters.swap(place, place + 1),
        _ => drop(letters.remove(place)),
    }
    letters.into_iter().collect()
}

/// What is counted by facet, and what right counts are.
#[derive(Clone, Debug)]
pub(super) struct FacetCase {
    pub(super) label: &'static str,
    pub(super) q: Option<String>,
    /// Field and the values chosen in it, any of which a document may have.
    pub(super) chosen: Vec<(String, Vec<String>)>,
}

/// The fields of a collection, in order of name.
pub(super) fn fields(records: &[Record]) -> Vec<String> {
    let mut fields: Vec<String> = records
        .iter()
        .flat_map(|record| &record.columns)
        .map(|(name, _)| name.clone())
        .collect();
    fields.sort();
    fields.dedup();
    fields
}

/// All, two values in two fields, and each single word with and without these values.
pub(super) fn facet_cases(records: &[Record], queries: &[Query]) -> Vec<FacetCase> {
    let chosen: Vec<(String, Vec<String>)> = fields(records)
        .into_iter()
        .filter_map(|field| {
            let mut counts: Vec<(String, u32)> = count(records, &field, &[]).into_iter().collect();
            counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
            let values: Vec<String> = counts.into_iter().take(2).map(|(value, _)| value).collect();
            (values.len() == 2).then_some((field, values))
        })
        .take(2)
        .collect();
    if chosen.is_empty() {
        return Vec::new();
    }
    let case = |label, q: Option<&Query>, chosen: &[(String, Vec<String>)]| FacetCase {
        label,
        q: q.map(|query| query.q.clone()),
        chosen: chosen.to_vec(),
    };
    let mut cases = vec![case("all", None, &[]), case("values", None, &chosen)];
    for query in queries.iter().filter(|query| query.kind == "single") {
        cases.push(case("query", Some(query), &[]));
        cases.push(case("query and values", Some(query), &chosen));
    }
    cases
}

/// How many documents have each value of a field, among those that have one of the chosen values in every chosen field.
fn count(records: &[Record], field: &str, chosen: &[(String, Vec<String>)]) -> BTreeMap<String, u32> {
    let has = |record: &Record, field: &str, values: &[String]| {
        let mut columns = record.columns.iter().filter(|(name, _)| name == field);
        columns.any(|(_, here)| here.iter().any(|value| values.contains(value)))
    };
    let mut counts = BTreeMap::new();
    for record in records
        .iter()
        .filter(|record| chosen.iter().all(|(field, values)| has(record, field, values)))
    {
        for value in record
            .columns
            .iter()
            .filter(|(name, _)| name == field)
            .flat_map(|(_, values)| values)
        {
            *counts.entry(value.clone()).or_default() += 1;
        }
    }
    counts
}

/// A case with its right counts, of which there are two kinds: where a field's own choice does not narrow its counts
/// (`open`), and where it does (`closed`). They are given where nothing is searched for, since engines differ in what a
/// word finds.
pub(super) fn facet_json(case: &FacetCase, records: &[Record]) -> Value {
    let by_field = |own: bool| -> Value {
        let fields = fields(records).into_iter().map(|field| {
            let others: Vec<_> = case
                .chosen
                .iter()
                .filter(|(other, _)| own || *other != field)
                .cloned()
                .collect();
            let counts = count(records, &field, &others);
            (field, json!(counts))
        });
        Value::Object(fields.collect())
    };
    let chosen: BTreeMap<_, _> = case.chosen.iter().cloned().collect();
    let mut value = json!({"label": case.label, "q": case.q, "chosen": chosen});
    if case.q.is_none() {
        value["open"] = by_field(false);
        value["closed"] = by_field(true);
    }
    value
}

/// Reads questions from JSON Lines with `kind`, `q`, and `of` or `id` where the kind has one.
pub(super) fn read(file: &Path) -> Result<Vec<Query>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure(format!("{}: {error}", file.display())))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let value: Value = serde_json::from_str(line).unwrap_or_default();
            let text = |key: &str| value[key].as_str().map(str::to_owned);
            match (text("kind"), text("q")) {
                (Some(kind), Some(q)) => Ok(Query { kind, q, of: text("of"), id: text("id") }),
                _ => Err(Failure(format!(
                    "{}:{}: expected an object a line with `kind` and `q`, such as {{\"kind\":\"typo\",\"q\":\"seach\",\"of\":\"search\"}}",
                    file.display(),
                    number + 1
                ))),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::synthetic;
    use super::*;

    #[test]
    fn every_kind_is_asked_and_can_be_answered() {
        let records = synthetic::documents(600);
        let words = Words::new(&records);
        let queries = derive(&records, &words);
        for (kind, count) in [
            ("single", 30),
            ("and", 25),
            ("prefix", 25),
            ("typo", 25),
            ("title", 25),
            ("title_typo", 25),
        ] {
            assert_eq!(
                queries.iter().filter(|query| query.kind == kind).count(),
                count,
                "{kind}"
            );
        }
        for query in &queries {
            let title = query.kind.starts_with("title");
            assert_eq!(words.wanted(query).is_empty(), title, "{query:?}");
            assert_eq!(query.id.is_some(), title);
        }
        assert_eq!(queries, derive(&records, &words));
    }

    #[test]
    fn what_is_wanted_is_what_a_look_at_every_document_finds() {
        let records = synthetic::documents(300);
        let words = Words::new(&records);
        for query in derive(&records, &words).iter().filter(|query| query.id.is_none()) {
            let finds = |record: &Record| {
                let here: HashSet<String> = words_of(&record.title).chain(words_of(&record.text)).collect();
                match query.kind.as_str() {
                    "prefix" => here.iter().any(|word| word.starts_with(&query.q)),
                    "typo" => here.contains(query.of.as_deref().unwrap()),
                    _ => query.q.split(' ').all(|word| here.contains(word)),
                }
            };
            let by_hand: Vec<u32> = (0..)
                .zip(&records)
                .filter(|(_, record)| finds(record))
                .map(|(number, _)| number)
                .collect();
            assert_eq!(words.wanted(query), by_hand, "{query:?}");
        }
    }

    #[test]
    fn a_slip_is_one_edit() {
        let mut random = Random::new(3);
        for _ in 0..500 {
            let typed = slip("militia", &mut random);
            assert_ne!(typed, "militia");
            assert!(typed.starts_with('m') && (6..=8).contains(&typed.len()), "{typed}");
        }
        assert_eq!(slip("pmu", &mut random), "pmu");
    }

    #[test]
    fn counts_leave_a_fields_own_choice_out_where_they_are_open() {
        let record = |place: &str, topic: &str| Record {
            columns: vec![
                ("place".into(), vec![place.into()]),
                ("topic".into(), vec![topic.into()]),
            ],
            ..Record::default()
        };
        let records = [record("a", "x"), record("a", "y"), record("b", "x"), record("c", "x")];
        let cases = facet_cases(&records, &[]);
        assert_eq!(cases.len(), 2);
        assert_eq!(
            cases[1].chosen[0],
            ("place".to_owned(), vec!["a".to_owned(), "b".to_owned()])
        );
        let value = facet_json(&cases[1], &records);
        assert_eq!(value["open"]["place"], json!({"a": 2, "b": 1, "c": 1}));
        assert_eq!(value["closed"]["place"], json!({"a": 2, "b": 1}));
    }
}
