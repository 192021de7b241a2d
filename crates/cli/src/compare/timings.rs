//! A corpus into the time that each recount of a comparison takes. A page does one of these at every click.

use std::hint::black_box;
use std::time::Instant;

use crosscheck_compare::{
    Aside, Columns, PRESETS, Pin, Reading, apply_preset, face, lineages, lost, named_differently,
};
use crosscheck_messages::{EN, text_of_concordance};
use crosscheck_model::{ClaimId, Corpus, QuestionId};

use super::aligned::aligned;
use super::all_claims;

/// A line for each kind of recount: the median and the slowest of so many.
pub(super) fn timings(corpus: &Corpus, runs: usize) -> String {
    let all = all_claims(corpus);
    let reading = Reading::new(corpus);
    let questions: Vec<QuestionId> = (0..corpus.questions.len()).map(QuestionId::from).collect();
    let pins: Vec<Pin> = (0..corpus.documents.len().min(4))
        .map(|index| Pin::Document(index.into()))
        .collect();
    let mut asides: Vec<Aside> = (0..corpus.documents.len())
        .map(|index| Aside::Document(index.into()))
        .collect();
    asides.extend((0..corpus.outlets.len()).map(|index| Aside::Outlet(index.into())));
    let mut rows = vec![[
        "recount".to_owned(),
        "times".to_owned(),
        "median µs".to_owned(),
        "slowest µs".to_owned(),
    ]];
    let mut row = |name: &str, mut times: Vec<u128>| {
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let slowest = times.last().copied().unwrap_or_default();
        rows.push([
            name.to_owned(),
            times.len().to_string(),
            median.to_string(),
            slowest.to_string(),
        ]);
    };
    row(
        "one question, sheet",
        clock(&questions, runs, |&question| reading.issue(&all, question)),
    );
    row(
        "one question, ways",
        clock(&questions, runs, |&question| {
            let sheet = reading.issue(&all, question);
            let claims: Vec<ClaimId> = sheet
                .positions
                .into_iter()
                .flat_map(|position| position.claims)
                .collect();
            lineages(&reading, &claims)
        }),
    );
    for (name, columns) in [
        ("concordance, documents", Columns::Documents),
        ("concordance, newsrooms", Columns::Newsrooms),
        ("concordance, voices", Columns::Voices),
        ("concordance, institutions", Columns::Institutions),
        ("concordance, years", Columns::Years),
    ] {
        row(name, clock(&[()], runs, |()| reading.concordance(&all, columns)));
    }
    row(
        "leaving one thing out, concordance",
        clock(&asides, runs, |&aside| {
            reading.without(aside).concordance(&all, Columns::Documents)
        }),
    );
    row(
        "what leaving one thing out loses",
        clock(&asides, runs, |&aside| lost(&reading, &reading.without(aside), &all)),
    );
    for preset in &PRESETS {
        row(
            &format!("preset, {}", preset.key),
            clock(&[()], runs, |()| {
                let mut table = reading.concordance(&all, Columns::Documents);
                apply_preset(&reading, &mut table, &all, preset);
                table
            }),
        );
    }
    row(
        "four documents face to face",
        clock(&[()], runs, |()| face(&reading, &all, &pins)),
    );
    row("names", clock(&[()], runs, |()| named_differently(&reading, &all)));
    row(
        "read as text, concordance",
        clock(&[()], runs, |()| {
            text_of_concordance(EN, &reading, &reading.concordance(&all, Columns::Documents))
        }),
    );
    aligned(&rows)
}

/// How long each takes, in microseconds, the first round left out.
fn clock<T, R>(items: &[T], runs: usize, work: impl Fn(&T) -> R) -> Vec<u128> {
    if let Some(first) = items.first() {
        black_box(work(first));
    }
    let mut times = Vec::new();
    for item in items.iter().cycle().take(runs) {
        let start = Instant::now();
        black_box(work(item));
        times.push(start.elapsed().as_micros());
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::tests::corpus;

    #[test]
    fn every_recount_is_timed() {
        let timings = timings(&corpus(), 1);
        for line in timings.lines().skip(1) {
            let figures: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            assert!(
                figures.len() >= 3 && figures[figures.len() - 1] >= figures[figures.len() - 2],
                "{line}"
            );
        }
        assert!(timings.lines().count() > 15, "{timings}");
    }
}
