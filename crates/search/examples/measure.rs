//! What an index weighs and how fast it answers, on a corpus by chance or on a folder of texts:
//! `cargo run --release -p crosscheck-search --example measure -- 10000` or `-- path/to/texts`.
//!
//! The corpus by chance has words as languages have them: few often and most seldom, the more different ones the more
//! documents there are, 85 of them in each. A folder's texts are cut into passages of about 180 words, a document each.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement fails loudly, and rounds"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Instant;

use crosscheck_model::{
    Basis, Column, ColumnValue, Corpus, Date, DatedBasis, Document, OutletId, OutletKind, Paragraph, ParagraphRole,
};
use crosscheck_search::{Choice, FacetKind, Index, Item, Mode, Request, Unit, Value, encode, sizes, tokens};

/// Numbers by chance from a seed, the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

const ONSETS: [&str; 22] = [
    "b", "c", "d", "f", "g", "h", "j", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "ch", "st", "tr", "pl", "",
];
const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const ENDS: [&str; 14] = ["", "", "", "", "n", "r", "s", "t", "l", "m", "nd", "ck", "st", "ng"];

fn vocabulary(count: usize, chance: &mut Chance) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut words = Vec::with_capacity(count);
    while words.len() < count {
        let mut word = String::new();
        let syllables = 1 + usize::from(words.len() > 60) + usize::from(words.len() > 2000) + chance.below(2);
        for _ in 0..syllables {
            word.push_str(chance.pick::<&str>(&ONSETS));
            word.push_str(chance.pick::<&str>(&VOWELS));
            word.push_str(chance.pick::<&str>(&ENDS));
        }
        if word.len() > 1 && known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

/// How often words of each rank come, summed up.
fn shares(count: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let weights = (1..=count).map(|rank| {
        sum += 1.0 / (rank as f64 + 2.7);
        sum
    });
    weights.collect()
}

/// Title and text.
type Source = (String, String);

fn by_chance(count: usize) -> Vec<Source> {
    let mut chance = Chance(20_240_607);
    let words = vocabulary((400.0 * (count as f64).powf(0.475)) as usize, &mut chance);
    let shares = shares(words.len());
    let all = *shares.last().unwrap();
    let mut sources = Vec::with_capacity(count);
    for _ in 0..count {
        let (mut text, mut different) = (String::new(), BTreeSet::new());
        while different.len() < 85 {
            let at = chance.part() * all;
            let rank = shares.partition_point(|share| *share < at).min(words.len() - 1);
            different.insert(rank);
            if !text.is_empty() {
                text.push_str(if chance.below(12) == 0 { ". " } else { " " });
            }
            text.push_str(&words[rank]);
        }
        let different: Vec<usize> = different.into_iter().collect();
        let mut title = Vec::new();
        for _ in 0..6 {
            // The rarer half.
            title.push(words[different[different.len() / 2 + chance.below(different.len() / 2)]].as_str());
        }
        sources.push((title.join(" "), text));
    }
    sources
}

fn from_folder(folder: &str) -> Vec<Source> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let mut sources = Vec::new();
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else {
            continue;
        };
        let mut passage = String::new();
        let mut words = 0;
        for sentence in text.split_inclusive(". ") {
            passage.push_str(sentence);
            words += sentence.split_whitespace().count();
            if words >= 180 {
                let title: Vec<&str> = passage.split_whitespace().take(9).collect();
                sources.push((title.join(" "), std::mem::take(&mut passage)));
                words = 0;
            }
        }
    }
    sources
}

/// Five columns with 444 values.
const COLUMNS: [(&str, usize, usize); 5] = [
    ("people", 150, 2),
    ("places", 120, 2),
    ("topics", 100, 2),
    ("bodies", 50, 1),
    ("desk", 24, 1),
];

fn corpus(sources: &[Source]) -> Corpus {
    let mut chance = Chance(7);
    let mut corpus = Corpus::default();
    corpus.outlets.push(crosscheck_model::Outlet {
        id: "outlet".into(),
        name: "Outlet".into(),
        short: None,
        kind: OutletKind::News,
        group: None,
        country: None,
        language: None,
        entity: None,
        note: None,
    });
    for (key, values, _) in COLUMNS {
        corpus.columns.push(Column {
            key: key.into(),
            title: key.into(),
            values: (0..values).map(|n| format!("{key} {n:03}")).collect(),
        });
    }
    for (number, (title, text)) in sources.iter().enumerate() {
        let mut columns = BTreeSet::new();
        for (column, (_, values, most)) in (0..).zip(COLUMNS) {
            for _ in 0..1 + chance.below(most) {
                let value = chance.below(values) * chance.below(values) / values;
                columns.insert(ColumnValue {
                    column,
                    value: value as u32,
                });
            }
        }
        let year = 1990 + 30 * number / sources.len();
        corpus.documents.push(Document {
            id: format!("d{number}"),
            outlet: OutletId(0),
            title: Some(title.clone()),
            address: None,
            published: Some(DatedBasis {
                value: Date::parse(&year.to_string()).unwrap(),
                basis: Basis::Text,
            }),
            modified: None,
            accessed: None,
            genre: None,
            language: "en".into(),
            original: None,
            coded: false,
            note: None,
            lineage: vec![],
            stems: vec![],
            paragraphs: vec![Paragraph {
                role: ParagraphRole::Body,
                digest: None,
                links: vec![],
                remarks: vec![],
                fingerprint: None,
                text: Some(text.clone().into()),
            }],
            columns: columns.into_iter().collect(),
        });
    }
    corpus
}

/// The words of each document, once and sorted, by their place among all.
struct WordsOf {
    all: Vec<String>,
    of: Vec<Vec<u32>>,
    /// As the index has them: those of a title beside those of its text.
    postings: usize,
}

impl WordsOf {
    fn new(sources: &[Source]) -> Self {
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let (mut of, mut postings) = (Vec::new(), 0);
        for (title, text) in sources {
            let mut words = Vec::new();
            for text in [title, text] {
                let mut own = Vec::new();
                for token in tokens(text) {
                    let next = numbers.len() as u32;
                    own.push(*numbers.entry(token.word).or_insert(next));
                }
                own.sort_unstable();
                own.dedup();
                postings += own.len();
                words.extend(own);
            }
            of.push(words);
        }
        // In the order of the alphabet from here on.
        let mut places = vec![0; numbers.len()];
        for (place, number) in (0..).zip(numbers.values()) {
            places[*number as usize] = place;
        }
        for words in &mut of {
            for word in words.iter_mut() {
                *word = places[*word as usize];
            }
            words.sort_unstable();
            words.dedup();
            words.shrink_to_fit();
        }
        let all = numbers.into_keys().collect();
        Self { all, of, postings }
    }

    fn number(&self, word: &str) -> Option<u32> {
        self.all
            .binary_search_by(|known| known.as_str().cmp(word))
            .ok()
            .map(|at| at as u32)
    }

    fn has(&self, document: usize, word: &str) -> bool {
        self.number(word)
            .is_some_and(|number| self.of[document].binary_search(&number).is_ok())
    }

    fn has_begun(&self, document: usize, beginning: &str) -> bool {
        let from = self.all.partition_point(|word| word.as_str() < beginning);
        let to = from + self.all[from..].partition_point(|word| word.starts_with(beginning));
        let words = &self.of[document];
        let first = words.partition_point(|word| (*word as usize) < from);
        words.get(first).is_some_and(|word| (*word as usize) < to)
    }
}

struct Query {
    kind: &'static str,
    typed: String,
    /// Words of which a document must have all; of a prefix, one that begins so.
    wanted: Vec<String>,
    document: usize,
}

fn misspell(word: &str, chance: &mut Chance) -> String {
    let letters: Vec<char> = word.chars().collect();
    let at = 1 + chance.below(letters.len() - 2);
    let mut letters = letters;
    let letter = char::from(b'a' + chance.below(26) as u8);
    match chance.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters[at] = letter,
        2 => letters.insert(at, letter),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn queries(words_of: &WordsOf, sources: &[Source]) -> Vec<Query> {
    let mut chance = Chance(99);
    let mut having = vec![0_usize; words_of.all.len()];
    for word in words_of.of.iter().flatten() {
        having[*word as usize] += 1;
    }
    let count = sources.len() as f64;
    let band = |low: f64, high: f64, letters: usize| -> Vec<&str> {
        let fits = |(word, having): &(&String, &usize)| {
            let share = **having as f64 / count;
            word.len() >= letters && (low..high).contains(&share) && word.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        words_of
            .all
            .iter()
            .zip(&having)
            .filter(fits)
            .map(|(word, _)| word.as_str())
            .collect()
    };
    let mut queries = Vec::new();
    let mut add = |kind, typed: String, wanted: Vec<&str>, document| {
        queries.push(Query {
            kind,
            typed,
            wanted: wanted.into_iter().map(str::to_owned).collect(),
            document,
        });
    };
    for (low, high) in [(0.002, 0.006), (0.01, 0.04), (0.08, 0.5)] {
        let band = band(low, high, 4);
        for _ in 0..10 {
            let word = *chance.pick(&band);
            add("single", format!("{word} "), vec![word], 0);
        }
    }
    let (middling, frequent) = (band(0.01, 0.5, 4), band(0.01, 0.04, 7));
    for _ in 0..25 {
        loop {
            let document = chance.below(sources.len());
            let common: Vec<&str> = middling
                .iter()
                .copied()
                .filter(|word| words_of.has(document, word))
                .collect();
            if common.len() > 1 {
                let (one, other) = (*chance.pick(&common), *chance.pick(&common));
                add("and", format!("{one} {other} "), vec![one, other], 0);
                break;
            }
        }
    }
    for _ in 0..25 {
        let word = *chance.pick(&frequent);
        let begins = &word[..3 + chance.below(3)];
        add("prefix", begins.to_owned(), vec![begins], 0);
    }
    for _ in 0..25 {
        loop {
            let word = *chance.pick(&frequent);
            let typed = misspell(word, &mut chance);
            if words_of.number(&typed).is_none() {
                add("typo", format!("{typed} "), vec![word], 0);
                break;
            }
        }
    }
    for _ in 0..25 {
        loop {
            let document = chance.below(sources.len());
            let title = tokens(&sources[document].0);
            let words: Vec<&str> = title
                .iter()
                .map(|token| &*token.word)
                .filter(|word| word.len() > 2)
                .collect();
            if words.len() < 4 {
                continue;
            }
            let words = &words[..words.len().min(6)];
            add("title", format!("{} ", words.join(" ")), vec![], document);
            let longest = *words.iter().max_by_key(|word| word.len()).unwrap();
            let slip = misspell(longest, &mut chance);
            let typed: Vec<&str> = words
                .iter()
                .map(|word| if *word == longest { &*slip } else { word })
                .collect();
            add("title_typo", format!("{} ", typed.join(" ")), vec![], document);
            break;
        }
    }
    queries
}

fn micros(run: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64() * 1e6
}

/// The shortest of many: other programs only ever make it longer.
fn warm(run: &mut dyn FnMut()) -> f64 {
    (0..25).map(|_| micros(run)).fold(f64::MAX, f64::min)
}

/// Seconds of the processor this program has had, in hundredths.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = stat
        .split(' ')
        .skip(13)
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    fields.iter().sum::<f64>() / 100.0
}

fn at(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times
        .get(((times.len() - 1) as f64 * share).round() as usize)
        .copied()
        .unwrap_or_default()
}

fn request(query: &Query) -> Request {
    Request {
        query: query.typed.clone(),
        unit: Unit::Documents,
        ..Request::default()
    }
}

fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .unwrap_or_default();
    let number: String = line.chars().filter(char::is_ascii_digit).collect();
    number.parse::<f64>().unwrap_or_default() * 1024.0
}

fn main() {
    let what = std::env::args().nth(1).unwrap_or_else(|| "10000".to_owned());
    let sources = match what.parse() {
        Ok(count) => by_chance(count),
        Err(_) => from_folder(&what),
    };
    let count = sources.len() as f64;
    let corpus = corpus(&sources);
    let texts: usize = sources.iter().map(|(title, text)| title.len() + text.len()).sum();
    if std::env::args().any(|argument| argument == "--encode") {
        let time = warm(&mut || {
            black_box(encode(&corpus));
        });
        println!("encode {:.1} ms, {:.1} MB/s", time / 1e3, texts as f64 / time);
        return;
    }
    let words_of = WordsOf::new(&sources);
    let postings = words_of.postings as f64;
    let mut bytes = Vec::new();
    let (begun, mut runs) = (processor(), 0.0);
    while runs < 1.0 || processor() - begun < 0.5 {
        bytes = encode(&corpus);
        runs += 1.0;
    }
    let build = (processor() - begun) / runs * 1e6;
    let queries = queries(&words_of, &sources);
    if let Some(at) = std::env::args().position(|argument| argument == "--pack") {
        return write_pack(&std::env::args().nth(at + 1).unwrap(), &corpus, &bytes, &queries);
    }
    if let Some(at) = std::env::args().position(|argument| argument == "--again") {
        let index = Index::open(&corpus, bytes.into()).ok().unwrap();
        return again(&std::env::args().nth(at + 1).unwrap(), &queries, &index, &corpus);
    }
    println!(
        "{count} documents, {:.1} MB of text, {:.1} postings a document; index {:.2} MB, {:.3} bytes a posting, brotli {:.3}",
        texts as f64 / 1e6,
        postings / count,
        bytes.len() as f64 / 1e6,
        bytes.len() as f64 / postings,
        compressed(&bytes) / postings
    );
    if std::env::args().any(|argument| argument == "--parts") {
        parts(&bytes, postings);
    }
    let before = resident();
    let mut index = None;
    let open = micros(&mut || index = Some(Index::open(&corpus, bytes.clone().into()).ok().unwrap()));
    let index = index.unwrap();
    println!(
        "encode {:.0} ms, {:.1} MB/s; open {:.0} µs",
        build / 1e3,
        texts as f64 / build,
        open
    );
    let mut first = Vec::new();
    for query in &queries {
        let request = request(query);
        first.push(micros(&mut || {
            black_box(index.answer(&corpus, &request).hits(0, 10));
        }));
    }
    let mut all = Vec::new();
    for kind in ["single", "and", "prefix", "typo", "title", "title_typo"] {
        let mut times = Vec::new();
        for query in queries.iter().filter(|query| query.kind == kind) {
            let request = request(query);
            times.push(warm(&mut || {
                black_box(index.answer(&corpus, &request).hits(0, 10));
            }));
        }
        all.extend_from_slice(&times);
        println!(
            "{kind:10} p50 {:8.1} p99 {:8.1} µs   {}",
            at(&mut times.clone(), 0.5),
            at(&mut times, 0.99),
            quality(kind, &queries, &words_of, &index, &corpus)
        );
    }
    println!(
        "all        p50 {:8.1} p99 {:8.1} µs",
        at(&mut all.clone(), 0.5),
        at(&mut all, 0.99)
    );
    facets(&queries, &index, &corpus);
    println!("memory {:.0} bytes a document", (resident() - before) / count);
}

/// Writes the corpus as a pack, and beside it the questions, a line each: for a look at the JavaScript API.
fn write_pack(file: &str, corpus: &Corpus, index: &[u8], queries: &[Query]) {
    let packed = crosscheck_model::encode_in_parts(corpus, index, usize::MAX, &|_| [0; 32]);
    std::fs::write(file, packed.pack).unwrap();
    let lines: Vec<String> = queries
        .iter()
        .map(|query| format!("{}\t{}", query.kind, query.typed))
        .collect();
    std::fs::write(format!("{file}.queries"), lines.join("\n")).unwrap();
}

/// Asks one kind of question for some seconds: for a look at where the time goes (`perf record`).
fn again(kind: &str, queries: &[Query], index: &Index, corpus: &Corpus) {
    let (begun, mut least, mut asked) = (Instant::now(), f64::MAX, 0);
    let mut chosen = two_by_two();
    while begun.elapsed().as_secs() < 3 {
        asked = 0;
        let round = micros(&mut || {
            for query in queries {
                if kind == query.kind {
                    black_box(index.answer(corpus, &request(query)).hits(0, 10));
                    asked += 1;
                } else if kind == "facets" && query.kind == "single" {
                    chosen.query.clone_from(&query.typed);
                    let answer = index.answer(corpus, &chosen);
                    black_box((answer.total(), answer.facets(&|_| true)));
                    asked += 1;
                }
            }
        });
        least = least.min(round);
    }
    println!("{kind}: {:.1} µs each in the best round", least / f64::from(asked));
}

fn compressed(bytes: &[u8]) -> f64 {
    let mut packed = Vec::new();
    // A minute at the best quality for a hundred thousand documents.
    let level = if bytes.len() > 4_000_000 { 9 } else { 11 };
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: level,
        lgwin: 24,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).unwrap();
    packed.len() as f64
}

/// What each part of the index weighs, and the lists of words by how rare these are.
fn parts(bytes: &[u8], postings: f64) {
    let weight = sizes(bytes).ok().unwrap();
    for (name, range) in weight.parts {
        let part = &bytes[range];
        println!(
            "  {name:18} {:9} bytes, {:.3} a posting, brotli {:.3}",
            part.len(),
            part.len() as f64 / postings,
            compressed(part) / postings
        );
    }
    let mut from = 1;
    while from < 1_000_000 {
        let (mut words, mut texts, mut bytes) = (0, 0, 0);
        for (of, long) in &weight.lists {
            if (from..4 * from).contains(of) {
                words += 1;
                texts += of;
                bytes += long;
            }
        }
        if words > 0 {
            println!(
                "  in {from} to {} texts: {words} words, {texts} postings, {bytes} bytes, {:.3} a posting",
                4 * from - 1,
                f64::from(bytes as u32) / f64::from(texts as u32)
            );
        }
        from *= 4;
    }
}

/// Two values in each of two facets.
fn two_by_two() -> Request {
    let choice = |values: [u32; 2]| Choice {
        mode: Mode::Any,
        include: values.map(Value::Recorded).to_vec(),
        exclude: Vec::new(),
        unknown: Vec::new(),
    };
    let mut chosen = Request {
        unit: Unit::Documents,
        ..Request::default()
    };
    chosen.facets.insert(FacetKind::Column(0), choice([0, 1]));
    chosen.facets.insert(FacetKind::Column(2), choice([0, 1]));
    chosen
}

fn facets(queries: &[Query], index: &Index, corpus: &Corpus) {
    let once = micros(&mut || {
        black_box(index.answer(corpus, &Request::default()).facets(&|_| true));
    });
    let chosen = two_by_two();
    let count = |request: &Request| {
        warm(&mut || {
            let answer = index.answer(corpus, request);
            black_box((answer.total(), answer.facets(&|_| true)));
        })
    };
    let everything = Request {
        unit: Unit::Documents,
        ..Request::default()
    };
    let (all, two_by_two) = (count(&everything), count(&chosen));
    let (mut plain, mut narrowed) = (Vec::new(), Vec::new());
    for query in queries.iter().filter(|query| query.kind == "single") {
        plain.push(count(&request(query)));
        let query = query.typed.clone();
        narrowed.push(count(&Request {
            query,
            ..chosen.clone()
        }));
    }
    println!(
        "facets: first {once:.0}, everything {all:.0}, 2x2 {two_by_two:.0}, query p50 {:.0} max {:.0}, query and 2x2 p50 {:.0} max {:.0} µs",
        at(&mut plain, 0.5),
        at(&mut plain, 1.0),
        at(&mut narrowed, 0.5),
        at(&mut narrowed, 1.0)
    );
    let mut results = Vec::new();
    for query in queries.iter().filter(|query| query.kind == "single") {
        let request = request(query);
        results.push(warm(&mut || {
            black_box(index.page(corpus, &request, 0, 20));
        }));
    }
    println!(
        "a whole page: p50 {:.0} max {:.0} µs",
        at(&mut results, 0.5),
        at(&mut results, 1.0)
    );
}

/// Recall and precision, or how high the document stands whose title was typed.
fn quality(kind: &str, queries: &[Query], words_of: &WordsOf, index: &Index, corpus: &Corpus) -> String {
    let (mut recall, mut precision, mut rank, mut first_ten, mut asked) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for query in queries.iter().filter(|query| query.kind == kind) {
        asked += 1.0;
        let mut request = request(query);
        if kind.starts_with("title") {
            let hits = index.answer(corpus, &request).hits(0, 10);
            let wanted = Item::Document(crosscheck_model::DocumentId(query.document as u32));
            let place = hits.iter().position(|hit| hit.item == wanted);
            rank += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
            if std::env::args().any(|argument| argument == "--misses") && place != Some(0) {
                println!("{kind}: “{}” at {place:?}", query.typed);
            }
            continue;
        }
        let first = index.answer(corpus, &request).ranked(0, 10);
        // Stems would be wrong here: words are compared as they stand.
        request.exactly = kind != "typo";
        if kind == "prefix" {
            request.query.push('*');
        }
        let fits = |document: usize| {
            query.wanted.iter().all(|wanted| match kind {
                "prefix" => words_of.has_begun(document, wanted),
                _ => words_of.has(document, wanted),
            })
        };
        let wanted: BTreeSet<usize> = (0..words_of.of.len()).filter(|at| fits(*at)).collect();
        let is_wanted = |item: &Item| matches!(item, Item::Document(document) if wanted.contains(&document.index()));
        let right = first.iter().filter(|(item, _)| is_wanted(item)).count() as f64;
        first_ten += right / wanted.len().clamp(1, 10) as f64;
        let hits = index.answer(corpus, &request).hits(0, usize::MAX);
        let found: BTreeSet<usize> = hits
            .iter()
            .filter_map(|hit| match hit.item {
                Item::Document(document) => Some(document.index()),
                _ => None,
            })
            .collect();
        let right = found.intersection(&wanted).count() as f64;
        if std::env::args().any(|argument| argument == "--misses") && right < wanted.len() as f64 {
            println!(
                "{kind}: “{}” for {:?}, {right} of {}",
                query.typed,
                query.wanted,
                wanted.len()
            );
        }
        recall += right / wanted.len().max(1) as f64;
        precision += if found.is_empty() {
            0.0
        } else {
            right / found.len() as f64
        };
    }
    if kind.starts_with("title") {
        format!("MRR {:.3}", rank / asked)
    } else {
        format!(
            "recall {:.3} precision {:.3} first ten {:.3}",
            recall / asked,
            precision / asked,
            first_ten / asked
        )
    }
}
