//! How long an answer takes on a corpus of the default's size. A measurement, not a gate: run it with
//! `cargo test --release -p crosscheck-search --test speed -- --ignored --nocapture`.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod common;

use std::time::{Duration, Instant};

use common::{Chance, Sketch};
use crosscheck_model::{Corpus, EntityKind, ParagraphRole};
use crosscheck_search::{FacetKind, Index, Request, Unit, Value};

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];

fn word(chance: &mut Chance) -> String {
    // Few words often and many seldom.
    let rank = chance.below(60) * chance.below(60);
    let mut seed = Chance(rank as u64 + 7);
    (0..3 + seed.below(3))
        .flat_map(|_| [*seed.pick(b"bdfghklmnrst"), *seed.pick(b"aeiou")])
        .map(char::from)
        .collect()
}

fn sentence(chance: &mut Chance, words: usize) -> String {
    (0..words).map(|_| word(chance)).collect::<Vec<_>>().join(" ")
}

fn corpus() -> Corpus {
    let mut chance = Chance(42);
    let mut sketch = Sketch::default();
    let outlets: Vec<_> = (0..8).map(|n| sketch.outlet(&format!("outlet {n}"))).collect();
    let voices: Vec<_> = (0..60).map(|n| sketch.voice(&format!("voice {n}"))).collect();
    let questions: Vec<_> = (0..20).map(|n| sketch.question(&format!("question {n}"))).collect();
    let entities: Vec<_> = (0..150)
        .map(|n| {
            let forms = [sentence(&mut chance, 2), word(&mut chance)];
            let search: Vec<String> = (0..4).map(|_| word(&mut chance)).collect();
            let search: Vec<&str> = search.iter().map(String::as_str).collect();
            sketch.entity(KINDS[n % 3], &[&forms[0], &forms[1]], &search)
        })
        .collect();
    for (n, date) in ["2016-05-31/2016-06-01", "2016-06-04", "2017-05", "2019-02", "2020"]
        .into_iter()
        .enumerate()
    {
        let title = sentence(&mut chance, 8);
        sketch.document(outlets[n], &title, Some(date));
        for _ in 0..20 {
            let digest = sentence(&mut chance, 30);
            sketch.paragraph(ParagraphRole::Body, &digest);
            for _ in 0..6 {
                let entity = *chance.pick(&entities);
                sketch.mention(entity, u32::try_from(chance.below(2)).unwrap());
            }
            for _ in 0..2 {
                let digest = sentence(&mut chance, 14);
                let (question, voice) = (*chance.pick(&questions), *chance.pick(&voices));
                sketch.claim(question, &[voice], &digest).about = vec![*chance.pick(&entities)];
            }
        }
    }
    sketch.corpus
}

fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

#[test]
#[ignore = "a measurement"]
fn an_answer_takes_less_than_a_millisecond() {
    let corpus = corpus();
    println!("build {:?}", median(20, || drop(Index::build(&corpus))));
    let index = Index::build(&corpus);
    let title = corpus.documents[0].title.clone().unwrap();
    let mut typed = title.split(' ');
    let (one, two) = (typed.next().unwrap(), typed.next().unwrap());
    let name = &corpus.entities[4].search[0];
    let queries = [
        "".into(),
        one.into(),
        format!("{one} {two} "),
        format!("{one}x "),
        "zzzzzzzzz ".into(),
        name.clone(),
        "b".into(),
        format!("about:{name} -stance:denies "),
        "place:zzzzzzzzz date:2016.. ".into(),
    ];
    for unit in Unit::ALL {
        for query in &queries {
            for narrowed in [false, true] {
                let mut request = Request {
                    query: query.clone(),
                    unit,
                    ..Request::default()
                };
                if narrowed {
                    request = request
                        .toggling_include(FacetKind::Year, Value::Recorded(2016))
                        .toggling_include(FacetKind::Stance, Value::Recorded(0))
                        .toggling_exclude(FacetKind::Person, Value::Recorded(0));
                }
                let total = index.search(&corpus, &request).total;
                let time = median(50, || drop(index.search(&corpus, &request)));
                println!("{:9} {:28} {:5} {total:4} {time:?}", unit.key(), query, narrowed);
            }
        }
    }
}
