//! A collection of any size, made up: it says nothing, but its words are as often, as many and as long as those of a real
//! one, and it is the same on every machine.
//!
//! What is held to: words drawn by Zipf's law, a vocabulary in proportion to documents^0.475, and 85 different words a
//! document (its postings). What is not imitated: documents here have no subject, so no two words go together more often
//! than chance has it.

use std::collections::HashSet;

use super::random::{Random, Zipf};
use super::record::Record;

const SEED: u64 = 0x0c05_5c4e_cc00_0001;

/// Different words in a document, title included, at least, at most and so on average 85.
const POSTINGS: (usize, usize) = (45, 125);

/// The facets, under names that Crosscheck uses for none of its own: name, how many values it has, and how many a document has at least and at most. 444 values in all.
const FACETS: [(&str, usize, usize, usize); 5] = [
    ("company", 50, 0, 2),
    ("desk", 14, 1, 1),
    ("figure", 120, 0, 2),
    ("region", 170, 0, 3),
    ("topic", 90, 1, 3),
];

/// A document takes over no more of the vocabulary than this, lest there be too much of it in a few documents.
const SHARE: usize = 20;

const OUTLETS: usize = 25;

/// How many words there are to draw from. Ten thousand documents have about 30,000.
fn vocabulary(documents: usize) -> usize {
    let words = 380.0 * (documents as f64).powf(0.475);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small positive number"
    )]
    let words = words as usize;
    // In hundreds, since the last digit of a power is not the same on every machine.
    (words / 100 * 100).max(100)
}

/// So many documents, always the same.
pub(super) fn documents(count: usize) -> Vec<Record> {
    let words = words(vocabulary(count), SEED);
    let draws = Draws {
        documents: count.max(1),
        text: Zipf::new(words.len(), 2.7),
        title: Zipf::new(words.len(), 50.0),
    };
    let facets: Vec<Facet> = FACETS
        .iter()
        .enumerate()
        .map(|(number, facet)| Facet::new(number, facet))
        .collect();
    let outlets = names(OUTLETS, SEED + 1);
    let size = Random::of(SEED, count as u64).next();
    (0..count)
        .map(|number| {
            document(
                number,
                &mut Random::of(size, number as u64),
                &words,
                &draws,
                &facets,
                &outlets,
            )
        })
        .collect()
}

/// How often each word comes up. In titles the commonest do not stand out, so that they are rarer there than in texts.
struct Draws {
    documents: usize,
    text: Zipf,
    title: Zipf,
}

struct Facet {
    name: &'static str,
    values: Vec<String>,
    draw: Zipf,
    least: usize,
    most: usize,
}

impl Facet {
    fn new(number: usize, &(name, count, least, most): &(&'static str, usize, usize, usize)) -> Self {
        Self {
            name,
            values: names(count, SEED + 2 + number as u64),
            draw: Zipf::new(count, 0.0),
            least,
            most,
        }
    }

    fn of_one(&self, random: &mut Random) -> Vec<String> {
        let mut chosen: Vec<usize> = Vec::new();
        for _ in 0..random.between(self.least, self.most) {
            let value = self.draw.draw(random);
            if !chosen.contains(&value) {
                chosen.push(value);
            }
        }
        chosen
            .iter()
            .filter_map(|&value| self.values.get(value).cloned())
            .collect()
    }
}

fn document(
    number: usize,
    random: &mut Random,
    words: &[String],
    draws: &Draws,
    facets: &[Facet],
    outlets: &[String],
) -> Record {
    let wanted = random.between(POSTINGS.0, POSTINGS.1);
    let mut seen: HashSet<usize> = HashSet::new();
    let title: Vec<usize> = (0..random.between(5, 8)).map(|_| draws.title.draw(random)).collect();
    seen.extend(&title);
    // Half of a title's words come up again in the text.
    let mut text: Vec<usize> = title.iter().copied().filter(|_| random.below(2) == 0).collect();
    // Its share of the vocabulary, so that every word is somewhere and the vocabulary is what it should be.
    for word in (number..words.len()).step_by(draws.documents).take(SHARE) {
        if seen.insert(word) {
            text.push(word);
        }
    }
    while seen.len() < wanted {
        let word = draws.text.draw(random);
        seen.insert(word);
        text.push(word);
    }
    random.shuffle(&mut text);
    let date = format!(
        "{}-{:02}-{:02}",
        random.between(1990, 2019),
        random.between(1, 12),
        random.between(1, 28)
    );
    Record {
        id: format!("d{number}"),
        title: sentence(title.iter().filter_map(|&word| words.get(word))),
        date,
        outlet: random.choose(outlets).cloned().unwrap_or_default(),
        text: paragraphs(random, &text, words),
        columns: facets
            .iter()
            .map(|facet| (facet.name.to_owned(), facet.of_one(random)))
            .collect(),
    }
}

/// Sentences of 8 to 20 words, paragraphs of four sentences.
fn paragraphs(random: &mut Random, text: &[usize], words: &[String]) -> String {
    let mut out = String::new();
    let (mut rest, mut count) = (text, 0);
    while !rest.is_empty() {
        let (now, later) = rest.split_at(random.between(8, 20).min(rest.len()));
        if count > 0 {
            out.push_str(if count % 4 == 0 { "\n\n" } else { " " });
        }
        out.push_str(&sentence(now.iter().filter_map(|&word| words.get(word))));
        out.push('.');
        (rest, count) = (later, count + 1);
    }
    out
}

fn sentence<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let words: Vec<&str> = words.map(String::as_str).collect();
    capitalised(&words.join(" "))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn names(count: usize, seed: u64) -> Vec<String> {
    words(count, seed).iter().map(|word| capitalised(word)).collect()
}

/// Different words that can be spoken, the commonest first. A longer list begins with the shorter one.
fn words(count: usize, seed: u64) -> Vec<String> {
    let mut random = Random::new(seed);
    let (mut seen, mut words) = (HashSet::new(), Vec::with_capacity(count));
    while words.len() < count {
        // Common words are short: one syllable for some of the first hundred, two or three after, up to four later.
        let (least, most) = match words.len() {
            0..100 => (1, 2),
            100..2_000 => (2, 3),
            _ => (2, 4),
        };
        let mut word: String = (0..random.between(least, most))
            .map(|_| syllable(&mut random))
            .collect();
        while !seen.insert(word.clone()) {
            word.push_str(&syllable(&mut random));
        }
        words.push(word);
    }
    words
}

fn syllable(random: &mut Random) -> String {
    const ONSETS: [&str; 30] = [
        "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "tr", "st",
        "pl", "ch", "sh", "th", "gr", "cl", "r", "s", "t",
    ];
    const VOWELS: [&str; 11] = ["a", "e", "i", "o", "u", "a", "e", "i", "ai", "ea", "ou"];
    const ENDS: [&str; 16] = ["", "", "", "", "", "", "", "", "n", "r", "s", "l", "t", "m", "nd", "st"];
    let mut one = |from: &[&'static str]| random.choose(from).copied().unwrap_or_default();
    [one(&ONSETS), one(&VOWELS), one(&ENDS)].concat()
}

#[cfg(test)]
mod tests {
    use super::super::queries::words_of;
    use super::*;

    fn vocabulary_of(records: &[Record]) -> (usize, f64) {
        let mut all = HashSet::new();
        let mut postings = 0;
        for record in records {
            let words: HashSet<String> = words_of(&record.title).chain(words_of(&record.text)).collect();
            postings += words.len();
            all.extend(words);
        }
        (all.len(), postings as f64 / records.len() as f64)
    }

    #[test]
    fn a_document_has_85_postings_and_the_vocabulary_grows_as_it_should() {
        let (small, postings) = vocabulary_of(&documents(600));
        assert!((81.0..89.0).contains(&postings), "{postings} postings a document");
        let (large, _) = vocabulary_of(&documents(2_400));
        let exponent = (large as f64 / small as f64).log(4.0);
        assert!((0.46..0.49).contains(&exponent), "vocabulary ∝ documents^{exponent}");
    }

    #[test]
    fn the_same_collection_every_time() {
        assert_eq!(documents(50), documents(50));
        let first = documents(50).remove(0);
        assert_eq!(first.id, "d0");
        // Another first word is another collection: figures taken before are then not comparable.
        assert_eq!(first.title, "Haistkor trisjus rem kaintend cloullem");
    }

    #[test]
    fn a_longer_list_of_words_begins_with_the_shorter() {
        assert_eq!(words(3_000, 1)[..2_000], words(2_000, 1));
    }

    #[test]
    fn five_facets_of_444_values() {
        assert_eq!(FACETS.iter().map(|facet| facet.1).sum::<usize>(), 444);
        let names = documents(3).remove(0).columns.into_iter().map(|(name, _)| name);
        assert_eq!(
            names.collect::<Vec<_>>(),
            ["company", "desk", "figure", "region", "topic"]
        );
    }
}
