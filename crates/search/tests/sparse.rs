//! The engine's short ways against the long ones: scores, switches and phrases read off the texts themselves, and bytes that
//! are not what they should be.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Chance, Sketch, WORDS, random_corpus};
use crosscheck_model::*;
use crosscheck_search::{FacetKind, Index, IndexError, Item, Notice, Request, Unit, Value, encode, tokens};
use proptest::prelude::*;

/// The texts of a passage, each with the tenths its words count.
fn texts(corpus: &Corpus, source: Source) -> Vec<(String, u32)> {
    let paragraph = corpus.paragraph(source).unwrap();
    let mut texts = vec![
        (paragraph.digest.clone().unwrap_or_default(), 10),
        (corpus.text(source).unwrap_or_default().to_owned(), 10),
    ];
    for claim in corpus.claims.iter().filter(|claim| claim.source() == source) {
        texts.push((claim.digest.clone(), 12));
    }
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for mention in corpus.mentions_in(source) {
        names.insert(&corpus.entities[mention.entity.index()].name);
    }
    for event in corpus.events.iter().filter(|event| event.reports.contains(&source)) {
        names.insert(&event.name);
    }
    texts.extend(names.into_iter().map(|name| (name.to_owned(), 15)));
    texts
}

fn passages(corpus: &Corpus) -> Vec<Source> {
    let mut passages = Vec::new();
    for (number, document) in (0..).zip(&corpus.documents) {
        for (paragraph, record) in (1..).zip(&document.paragraphs) {
            if record.role.counts() {
                passages.push(Source {
                    document: DocumentId(number),
                    paragraph,
                });
            }
        }
    }
    passages
}

/// As a byte keeps it.
fn kept_length(length: u32) -> u32 {
    let mut step = 1;
    while length / step >= 32 {
        step *= 2;
    }
    length / step * step
}

/// BM25 as the books have it, passage by passage.
fn scores(corpus: &Corpus, words: &[&str]) -> Vec<(Source, f32)> {
    let weigh = |typed: &str, word: &str| if typed == word { 1.0 } else { 0.0 };
    let all = weighed_scores(corpus, words, &weigh).into_iter();
    let some = all.filter(|row| row.held.contains(&true));
    some.map(|row| (row.source, row.score)).collect()
}

/// What a passage has of some words.
struct Row {
    source: Source,
    score: f32,
    /// By word: whether the passage has it in any form, and whether as typed.
    held: Vec<bool>,
    as_typed: Vec<bool>,
}

/// The same of words that are also found in other forms: `weigh` says how much a word counts for a typed one.
fn weighed_scores(corpus: &Corpus, words: &[&str], weigh: &dyn Fn(&str, &str) -> f32) -> Vec<Row> {
    let passages = passages(corpus);
    let mut rows = Vec::new();
    for &source in &passages {
        let (mut having, mut length) = (BTreeMap::new(), 0);
        for (text, tenths) in texts(corpus, source) {
            for token in tokens(&text) {
                *having.entry(token.word).or_insert(0) += tenths;
                length += tenths;
            }
        }
        rows.push((source, having, length));
    }
    let all = rows.len() as f32;
    let mean = rows.iter().map(|row| row.2).sum::<u32>() / u32::try_from(rows.len().max(1)).unwrap();
    let mean = (mean as f32 / 10.0).max(1.0);
    let weight = |typed: &str, having: &BTreeMap<String, u32>| -> f32 {
        having
            .iter()
            .map(|(word, tenths)| weigh(typed, word) * *tenths as f32 / 10.0)
            .sum()
    };
    let mut scores = Vec::new();
    for (source, having, length) in &rows {
        let mut score = 0.0;
        for word in words {
            let with = rows.iter().filter(|row| weight(word, &row.1) > 0.0).count() as f32;
            let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            let norm = 1.2 * (0.4 + 0.6 * kept_length(*length) as f32 / 10.0 / mean);
            score += rarity * weight(word, having) / (weight(word, having) + norm);
        }
        scores.push(Row {
            source: *source,
            score,
            held: words.iter().map(|word| weight(word, having) > 0.0).collect(),
            as_typed: words.iter().map(|word| having.contains_key(*word)).collect(),
        });
    }
    scores
}

fn found(corpus: &Corpus, index: &Index, request: &Request) -> BTreeSet<Item> {
    index.search(corpus, request).hits.iter().map(|hit| hit.item).collect()
}

/// Passages of words that are forms, slips and variants of one another.
fn forms(chance: &mut Chance) -> Corpus {
    const FORMS: [&str; 14] = [
        "militia",
        "militias",
        "militai",
        "falluja",
        "fallujah",
        "control",
        "controlled",
        "controls",
        "of",
        "force",
        "forces",
        "commander",
        "comander",
        "army",
    ];
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("outlet");
    let falluja = sketch.entity(EntityKind::Place, &["Falluja"], &["Fallujah"]);
    for _ in 0..=chance.below(3) {
        sketch.document(outlet, "", None);
        for _ in 0..=chance.below(4) {
            let words: Vec<&str> = (0..chance.below(6)).map(|_| *chance.pick(&FORMS)).collect();
            sketch.paragraph(ParagraphRole::Body, &words.join(" "));
            if chance.one_in(4) {
                sketch.mention(falluja, 0);
            }
        }
    }
    sketch.corpus
}

/// How much a word counts for another that was typed, of the forms below.
fn weight_of_form(typed: &str, word: &str, unfinished: bool) -> f32 {
    let stem = |word: &str| {
        ["militia", "control", "force", "commander", "army"]
            .iter()
            .position(|stem| word.starts_with(stem))
    };
    match (stem(typed), stem(word)) {
        _ if typed == word => 1.0,
        (Some(one), Some(other)) if one == other => 0.9,
        _ if unfinished && word.starts_with(typed) => 0.6,
        _ => 0.0,
    }
}

/// Passages of forms of a few words, and of words that begin so, in their digests and their claims.
fn inflected(chance: &mut Chance) -> Corpus {
    const FORMS: [&str; 12] = [
        "militia",
        "militias",
        "control",
        "controls",
        "controlled",
        "force",
        "forces",
        "commander",
        "commanders",
        "army",
        "forcible",
        "con",
    ];
    let mut sketch = Sketch::default();
    let (outlet, voice) = (sketch.outlet("outlet"), sketch.voice("voice"));
    let question = sketch.question("question");
    for _ in 0..=chance.below(4) {
        sketch.document(outlet, "", None);
        for _ in 0..=chance.below(12) {
            let mut digest = || {
                let words: Vec<&str> = (0..chance.below(9)).map(|_| *chance.pick(&FORMS)).collect();
                words.join(" ")
            };
            let (paragraph, claim) = (digest(), digest());
            sketch.paragraph(ParagraphRole::Body, &paragraph);
            if chance.one_in(4) {
                sketch.claim(question, &[voice], &claim);
            }
        }
    }
    sketch.corpus
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_are_those_of_a_plain_reading(seed: u64, first in 0usize..6, second in 0usize..6) {
        let corpus = random_corpus(&mut Chance(seed));
        let index = Index::build(&corpus);
        let mut words = vec![WORDS[first]];
        if first != second {
            words.push(WORDS[second]);
        }
        let request = Request { query: words.join(" OR ") + " ", exactly: true, ..Request::default() };
        let expected = scores(&corpus, &words);
        let hits = index.search(&corpus, &request).hits;
        prop_assert_eq!(hits.len(), expected.len());
        for hit in hits {
            let (_, score) = expected.iter().find(|(source, _)| Item::Passage(*source) == hit.item).unwrap();
            prop_assert!((hit.score - score).abs() < 1e-4 * score, "{} {score}", hit.score);
        }
    }

    /// Hits that hold the words as typed come first, and among equals BM25 decides.
    #[test]
    fn words_as_typed_come_before_other_forms(
        seed: u64,
        typed in "(militias?|control|controlled|forces?|commander|army)(( OR)? (militia|controls|forces|commanders|army|con))? ?",
    ) {
        let corpus = inflected(&mut Chance(seed));
        let index = Index::build(&corpus);
        let either = typed.contains(" OR ");
        let words: Vec<&str> = typed.split_whitespace().filter(|word| *word != "OR").collect();
        let unfinished = |word: &str| !typed.ends_with(' ') && words.last() == Some(&word);
        let rows = weighed_scores(&corpus, &words, &|typed, word| weight_of_form(typed, word, unfinished(typed)));
        // A word that nothing has in any form is read as another one.
        prop_assume!((0..words.len()).all(|at| rows.iter().any(|row| row.held[at])));
        let level = |row: &Row| {
            let held = row.as_typed.iter().filter(|held| **held).count();
            if either { held.min(1) } else { held }
        };
        let matches = |row: &&Row| if either { row.held.contains(&true) } else { !row.held.contains(&false) };
        let wanted: BTreeSet<Item> = rows.iter().filter(matches).map(|row| Item::Passage(row.source)).collect();
        let hits = index.search(&corpus, &Request { query: typed.clone(), ..Request::default() }).hits;
        prop_assert_eq!(hits.iter().map(|hit| hit.item).collect::<BTreeSet<_>>(), wanted);
        let row = |item: Item| rows.iter().find(|row| Item::Passage(row.source) == item).unwrap();
        for (first, second) in hits.iter().zip(hits.iter().skip(1)) {
            prop_assert!(first.score >= second.score);
            let (one, other) = (row(first.item), row(second.item));
            prop_assert!(level(one) >= level(other), "{:?} {:?}", first, second);
            if level(one) == level(other) {
                prop_assert!(one.score >= other.score * 0.9999, "{} {}", one.score, other.score);
                prop_assert!(first.score > second.score || first.item < second.item);
            }
        }
    }

    #[test]
    fn each_switch_finds_what_it_says(seed: u64, typed in "(militia|falluja|control|controlled|of|force|comander|army|contr|xyzzy)( (militias|fallujah|controls|of|forces|arm|commander))?[ *]?") {
        let corpus = forms(&mut Chance(seed));
        let index = Index::build(&corpus);
        let ask = |other_spellings, exactly| {
            let request = Request { query: typed.clone(), other_spellings, exactly, ..Request::default() };
            found(&corpus, &index, &request)
        };
        let words: Vec<&str> = typed.trim_end_matches([' ', '*']).split(' ').collect();
        let plain = |goes_on: bool, all: bool| -> BTreeSet<Item> {
            let of = |source: &Source| -> BTreeSet<String> {
                let words = texts(&corpus, *source).into_iter().flat_map(|(text, _)| tokens(&text));
                words.map(|token| token.word).collect()
            };
            let fits = |source: &Source| {
                let here = of(source);
                let asked = |word: &&str| all || *word != "of" || words.iter().all(|word| *word == "of");
                words.iter().enumerate().filter(|(_, word)| asked(word)).all(|(at, word)| {
                    let begins = goes_on && at + 1 == words.len();
                    here.contains(*word) || begins && here.iter().any(|other| other.starts_with(word))
                })
            };
            passages(&corpus).into_iter().filter(fits).map(Item::Passage).collect()
        };
        let (starred, unfinished) = (typed.ends_with('*'), !typed.ends_with(' '));
        // A small word that is starred asks for what begins so.
        prop_assume!(!starred || words.last() != Some(&"of"));
        let exactly = plain(starred, true);
        prop_assert_eq!(&ask(true, true), &exactly);
        prop_assert_eq!(&ask(false, true), &exactly);
        let as_typed = plain(unfinished, false);
        prop_assert_eq!(&ask(false, false), &as_typed);
        let all = ask(true, false);
        prop_assert!(as_typed.is_subset(&all));
        prop_assert!(exactly.is_subset(&as_typed) || words.len() > 1 && words.contains(&"of"));
    }

    #[test]
    fn phrases_are_words_in_a_row(seed: u64, first in 0usize..6, second in 0usize..6, third in proptest::option::of(0usize..6)) {
        let corpus = random_corpus(&mut Chance(seed));
        let index = Index::build(&corpus);
        let mut words = vec![WORDS[first], WORDS[second]];
        words.extend(third.map(|third| WORDS[third]));
        let request = Request { query: format!("\"{}\" ", words.join(" ")), ..Request::default() };
        let in_a_row = |source: &Source| texts(&corpus, *source).iter().any(|(text, _)| {
            let here: Vec<&str> = text.split(' ').collect();
            here.windows(words.len()).any(|row| row == words)
        });
        let expected = passages(&corpus).into_iter().filter(in_a_row).map(Item::Passage).collect();
        prop_assert_eq!(found(&corpus, &index, &request), expected);
    }

    #[test]
    fn an_index_opened_is_the_index_built(seed: u64) {
        let corpus = random_corpus(&mut Chance(seed));
        let bytes = encode(&corpus);
        prop_assert_eq!(&bytes, &encode(&corpus));
        let index = Index::open(&corpus, bytes.into()).unwrap();
        let built = Index::build(&corpus);
        for query in ["w0 w1", "w2", "ent0", ""] {
            let request = Request { query: query.into(), ..Request::default() };
            prop_assert_eq!(index.search(&corpus, &request), built.search(&corpus, &request));
        }
    }

    #[test]
    fn damaged_bytes_do_not_panic(seed: u64, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), end in proptest::option::of(any::<prop::sample::Index>())) {
        let corpus = if seed % 2 == 0 { random_corpus(&mut Chance(seed)) } else { forms(&mut Chance(seed)) };
        let mut bytes = encode(&corpus);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        let Ok(index) = Index::open(&corpus, bytes.into()) else { return Ok(()) };
        for query in ["w0", "w1 w2 ", "\"w0 w1\" ", "militia", "controled ", "comanderz ", "fallujah ", "a*", "-w3 ", "ent0 ent1 "] {
            for unit in Unit::ALL {
                let request = Request { query: query.into(), unit, ..Request::default() };
                let _ = index.search(&corpus, &request);
            }
        }
    }
}

#[test]
fn an_index_of_something_else_is_refused() {
    let mut corpora = (0..).map(|seed| random_corpus(&mut Chance(seed)));
    let corpus = corpora.find(|corpus| !corpus.documents.is_empty()).unwrap();
    let bytes = encode(&corpus);
    let open = |corpus: &Corpus, bytes: Vec<u8>| Index::open(corpus, bytes.into()).err();
    assert_eq!(open(&corpus, bytes.clone()), None);
    assert_eq!(open(&corpus, vec![]), Some(IndexError::NoIndex));
    assert_eq!(
        open(&corpus, b"no index, but long enough for a header all the same".to_vec()),
        Some(IndexError::NoIndex)
    );
    assert_eq!(
        open(&corpus, bytes[..bytes.len() - 1].to_vec()),
        Some(IndexError::Damaged)
    );
    assert_eq!(open(&Corpus::default(), bytes), Some(IndexError::OtherCorpus));
    assert_eq!(
        IndexError::OtherCorpus.to_string(),
        "the index belongs to another corpus"
    );
}

/// One document of one paragraph with a text and no digest.
fn with_text(text: &str) -> Corpus {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("outlet");
    sketch.document(outlet, "Title", None);
    sketch.paragraph(ParagraphRole::Body, "");
    let paragraph = &mut sketch.corpus.documents[0].paragraphs[0];
    paragraph.digest = None;
    paragraph.text = Some(text.to_owned().into());
    sketch.corpus
}

#[test]
fn a_phrase_of_a_text_that_is_not_here() {
    let mut corpus = with_text("gates of the old city");
    let bytes = encode(&corpus);
    corpus.documents[0].paragraphs[0].text = None;
    let index = Index::open(&corpus, bytes.into()).unwrap();
    let ask = |query: &str| {
        let request = Request {
            query: query.into(),
            ..Request::default()
        };
        let results = index.search(&corpus, &request);
        (results.total, results.notices)
    };
    assert_eq!(ask("city gates "), (1, vec![]));
    assert_eq!(ask("\"old city\" "), (1, vec![Notice::NotRead("old city".into())]));
    assert_eq!(
        ask("\"city council\" "),
        (0, vec![Notice::Nowhere("city council".into())])
    );
}

#[test]
fn very_long_words_are_found_by_their_beginning() {
    let long = "ab".repeat(300);
    let corpus = with_text(&format!("{long} and more"));
    let index = Index::build(&corpus);
    for query in [format!("{long} "), long.clone(), format!("\"{long} and\" ")] {
        let request = Request {
            query,
            ..Request::default()
        };
        assert_eq!(index.search(&corpus, &request).total, 1);
    }
}

#[test]
fn a_misspelt_word_among_others_is_read_as_meant() {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("outlet");
    for title in [
        "The siege of the northern harbour",
        "A harbour in the north",
        "Northern sieges",
    ] {
        sketch.document(outlet, title, None);
        sketch.paragraph(ParagraphRole::Body, "Nothing of it here.");
    }
    let index = Index::build(&sketch.corpus);
    let request = Request {
        query: "siege northern harbuor ".into(),
        unit: Unit::Documents,
        ..Request::default()
    };
    let results = index.search(&sketch.corpus, &request);
    assert_eq!(results.hits[0].item, Item::Document(DocumentId(0)));
    assert_eq!(results.total, 1);
}

#[test]
fn columns_are_facets_and_fields() {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("outlet");
    sketch.corpus.columns.push(Column {
        key: "party".into(),
        title: "Party".into(),
        values: vec!["Democratic".into(), "Whig".into()],
    });
    for value in [Some(1), Some(0), None] {
        sketch.document(outlet, "Title", None);
        sketch.paragraph(ParagraphRole::Body, "Fellow citizens.");
        let document = sketch.corpus.documents.last_mut().unwrap();
        document
            .columns
            .extend(value.map(|value| ColumnValue { column: 0, value }));
    }
    let corpus = sketch.corpus;
    let index = Index::build(&corpus);
    let party = FacetKind::from_key(&corpus, "party").unwrap();
    assert_eq!(party, FacetKind::Column(0));
    assert_eq!(index.value_key(&corpus, party, Value::Recorded(1)), "Whig");
    assert_eq!(index.value_from_key(&corpus, party, "Whig"), Some(Value::Recorded(1)));
    let total = |query: &str| {
        let request = Request {
            query: query.into(),
            ..Request::default()
        };
        let results = index.search(&corpus, &request);
        (results.total, results.notices)
    };
    assert_eq!(total("party:whig "), (1, vec![]));
    assert_eq!(total("party:none "), (1, vec![]));
    assert_eq!(total("-party:whig "), (2, vec![]));
    let unknown = Notice::UnknownValue {
        noun: "Party".into(),
        typed: "tory".into(),
        meant: vec![],
    };
    assert_eq!(total("party:tory "), (0, vec![unknown]));
    let ways = |query: &str| -> Vec<String> {
        index
            .complete(&corpus, query)
            .into_iter()
            .map(|way| way.query)
            .collect()
    };
    assert_eq!(ways("par"), ["party:"]);
    assert_eq!(ways("party:w"), ["party:Whig "]);
    let request = Request::default().toggling_include(party, Value::Recorded(0));
    let results = index.search(&corpus, &request);
    assert_eq!(results.total, 1);
    let facet = results.facets.iter().find(|facet| facet.kind == party).unwrap();
    let counts: Vec<(&str, usize)> = facet.values.iter().map(|value| (&*value.label, value.count)).collect();
    assert_eq!(counts, [("Democratic", 1), ("Whig", 1), ("none recorded", 1)]);
}
