//! The first hits on real text: two State of the Union addresses (Lincoln, 1862; Roosevelt, 1941), which are in the public
//! domain, cut into passages of sixty words.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::Sketch;
use crosscheck_model::{Corpus, ParagraphRole};
use crosscheck_search::{Index, Item, Request, tokens};

const SPEECHES: [&str; 2] = [
    include_str!("speeches/1862-abraham-lincoln.txt"),
    include_str!("speeches/1941-franklin-d-roosevelt.txt"),
];
const FIRST: usize = 10;

fn corpus() -> Corpus {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("outlet");
    for (speech, year) in SPEECHES.into_iter().zip(["1862", "1941"]) {
        sketch.document(outlet, "State of the Union", Some(year));
        let words: Vec<&str> = speech.split_whitespace().collect();
        for passage in words.chunks(60) {
            sketch.paragraph(ParagraphRole::Body, &passage.join(" "));
        }
    }
    sketch.corpus
}

/// The passages that hold each word itself.
fn holding(corpus: &Corpus) -> BTreeMap<String, BTreeSet<Item>> {
    let mut holding: BTreeMap<String, BTreeSet<Item>> = BTreeMap::new();
    for (number, document) in (0..).zip(&corpus.documents) {
        for (paragraph, record) in (1..).zip(&document.paragraphs) {
            let source = crosscheck_model::Source {
                document: crosscheck_model::DocumentId(number),
                paragraph,
            };
            for token in tokens(record.digest.as_deref().unwrap_or_default()) {
                holding.entry(token.word).or_default().insert(Item::Passage(source));
            }
        }
    }
    holding
}

#[test]
fn the_first_ten_hold_the_words_themselves() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let holding = holding(&corpus);
    let first = |query: &str| -> Vec<Item> {
        let request = Request {
            query: query.to_owned(),
            ..Request::default()
        };
        index
            .answer(&corpus, &request)
            .ranked(0, FIRST)
            .into_iter()
            .map(|(item, _)| item)
            .collect()
    };
    // Shorter ones are often too small to be required beside others.
    let is_asked = |word: &str| word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let frequent: Vec<_> = holding
        .iter()
        .filter(|(word, items)| is_asked(word) && items.len() >= FIRST)
        .collect();
    assert!(frequent.len() > 40, "{}", frequent.len());
    for (word, items) in &frequent {
        // With a blank behind it a word is complete.
        for query in [word.to_string(), format!("{word} ")] {
            let hits = first(&query);
            assert!(
                hits.len() == FIRST && hits.iter().all(|hit| items.contains(hit)),
                "{query}"
            );
        }
    }
    let mut pairs = 0;
    for (one, having) in &frequent {
        for (other, too) in &frequent {
            let both: Vec<&Item> = having.intersection(too).collect();
            if one < other && both.len() > 2 {
                pairs += 1;
                let hits = first(&format!("{one} {other}"));
                let right = hits.iter().filter(|hit| both.contains(hit)).count();
                assert_eq!(right, both.len().min(FIRST), "{one} {other}");
                assert!(hits.iter().take(right).all(|hit| both.contains(&hit)), "{one} {other}");
            }
        }
    }
    assert!(pairs > 100, "{pairs}");
}
