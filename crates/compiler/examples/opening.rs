//! What a page does with the pack of a folder before its first answer, and how long each step takes here:
//! `cargo run --release -p crosscheck-compiler --example opening -- path/to/corpus WORD…`.

#![allow(clippy::unwrap_used, reason = "a measurement fails loudly")]

use std::path::Path;
use std::time::Instant;

use crosscheck_model::{Bytes, Opening};
use crosscheck_search::{FacetKind, Index, Request, Unit, encode};

/// How many bytes of records are read at a time, as the page does it.
const STEP: usize = 16_384;

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = words.next().unwrap();
    let compiled = crosscheck_compiler::compile_dir(Path::new(&folder)).unwrap();
    let pack = Bytes::from(compiled.pack);
    println!("pack: {} bytes, {} parts", pack.len(), compiled.parts.len());
    drop(compiled.corpus);
    let mut opening = Opening::of(pack).unwrap();
    let mut longest = 0.0_f64;
    let all = Instant::now();
    loop {
        let since = Instant::now();
        let more = opening.step(STEP);
        longest = longest.max(since.elapsed().as_secs_f64());
        if !more {
            break;
        }
    }
    let opened = opening.finish().unwrap();
    println!("opening: {:.1?}, a step at most {:.2} ms", all.elapsed(), 1e3 * longest);
    let corpus = opened.corpus;
    println!("index: {} bytes", opened.index.len());
    if opened.index.is_empty() {
        timed("encode", || encode(&corpus));
    }
    let index = if opened.index.is_empty() {
        Index::build(&corpus)
    } else {
        timed("open index", || Index::open(&corpus, opened.index.clone()).unwrap())
    };
    let request = Request::default();
    timed("first answer", || index.answer(&corpus, &request).total());
    for kind in FacetKind::all(&corpus) {
        let facets = timed(kind.key(&corpus), || {
            index.answer(&corpus, &request).facets(&|other| other == kind)
        });
        println!("    {} values", facets.first().map_or(0, |facet| facet.values.len()));
    }
    timed("page again", || index.page(&corpus, &request, 0, 20).total);
    for word in words {
        for end in 1..=word.chars().count() {
            let typed: String = word.chars().take(end).collect();
            let request = Request {
                query: typed.clone(),
                ..Request::default()
            };
            println!("“{typed}”");
            let answer = timed("  answer", || index.answer(&corpus, &request));
            timed("  hits", || answer.hits(0, 20));
            timed("  totals", || Unit::ALL.map(|unit| answer.total_in(unit)));
            timed("  facets", || answer.facets(&|_| true));
            timed("  histogram", || answer.histogram());
            timed("  ways to go on", || index.complete(&corpus, &typed));
        }
    }
}

fn timed<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let since = Instant::now();
    let made = act();
    println!("{what}: {:.2} ms", 1e3 * since.elapsed().as_secs_f64());
    made
}
