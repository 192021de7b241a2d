//! The posting list of a word: the texts that have it and how often, as gaps from text to text, in bits.
//!
//! Most words occur once in most of their texts. The first bit of a list says whether some text has the word more often. If so,
//! the list also says how many texts come before the next of that kind, and at each of them how often it has the word.

use crate::bits::{BitReader, BitWriter, RunningMean};
use crate::bytes::ByteReader;
use crate::dictionary::Entry;
use crate::texts::TextId;

/// The postings of all words.
#[derive(Clone, Copy)]
pub(crate) struct PostingLists<'a> {
    pub(crate) bytes: &'a [u8],
    /// How many items the corpus has.
    pub(crate) items: u32,
}

/// Reads the postings of a word.
#[derive(Clone)]
pub(crate) struct Postings<'a> {
    bits: BitReader<'a>,
    /// The first text that may come.
    next: TextId,
    /// How many texts come before the next that has the word more than once.
    run: u32,
    means: Means,
}

/// The moving averages of the three kinds of numbers.
#[derive(Clone)]
struct Means {
    gap: RunningMean,
    run: RunningMean,
    times: RunningMean,
}

/// The gap expected at first: the longer the list, the smaller. A power of two, so that lists of similar length expect the same.
fn expected_gap(items: u32, bytes: u32) -> u32 {
    1 << ((items / bytes.max(1) * 7 / 4) | 1).ilog2()
}

impl Means {
    fn new(items: u32, bytes: u32) -> Self {
        Self {
            gap: RunningMean::new(expected_gap(items, bytes)),
            run: RunningMean::new(2),
            times: RunningMean::new(1),
        }
    }
}

impl<'a> Postings<'a> {
    pub(crate) fn new(all: PostingLists<'a>, entry: Entry) -> Self {
        let mut postings = Self {
            bits: BitReader::new(all.bytes, entry.from, entry.to),
            next: 0,
            run: u32::MAX,
            means: Means::new(all.items, entry.to.saturating_sub(entry.from)),
        };
        if postings.bits.flag() {
            postings.read_run();
        }
        postings
    }

    fn read_run(&mut self) {
        self.run = self.bits.number(&mut self.means.run).unwrap_or(u32::MAX);
    }

    /// The next text, and how often the word stands there.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<(TextId, u32)> {
        let gap = self.bits.quick(&mut self.means.gap)?;
        let text = self.next.checked_add(gap)?;
        self.next = text.checked_add(1)?;
        if self.run > 0 {
            self.run -= 1;
            return Some((text, 1));
        }
        let times = self.bits.number(&mut self.means.times)?.checked_add(2)?;
        self.read_run();
        Some((text, times))
    }
}

/// Visits a list as it is gathered: for each text twice its gap, plus one where the number of occurrences follows.
fn each(list: &[u8], tell: &mut dyn FnMut(u32, u32)) {
    let mut rest = ByteReader(list);
    while let Some(number) = rest.number() {
        let times = if number & 1 == 0 { Some(1) } else { rest.number() };
        tell(number >> 1, times.unwrap_or(1));
    }
}

/// Writes a list that was gathered in whole bytes to `postings`.
pub(crate) fn write(list: &[u8], runs: &mut Vec<u32>, items: u32, postings: &mut Vec<u8>) {
    runs.clear();
    let mut run = 0;
    each(list, &mut |_, times| {
        if times > 1 {
            runs.push(run);
            run = 0;
        } else {
            run += 1;
        }
    });
    if !runs.is_empty() {
        runs.push(run);
    }
    // The first expected gap depends on the length of the written list, which is known only once it is written. So it is written
    // again until both agree, and if need be padded with zeros.
    let start = postings.len();
    let mut length = 1 + list.len() / 2;
    for round in 0.. {
        write_as(list, runs, Means::new(items, narrow(length)), postings);
        let written = postings.len() - start;
        if expected_gap(items, narrow(written)) == expected_gap(items, narrow(length)) {
            return;
        }
        if written < length && round > 4 {
            postings.resize(start + length, 0);
            return;
        }
        postings.truncate(start);
        length = written;
    }
}

fn write_as(list: &[u8], runs: &[u32], mut means: Means, postings: &mut Vec<u8>) {
    let mut bits = BitWriter::new(postings);
    let mut runs = runs.iter();
    let run = runs.next();
    bits.put(u32::from(run.is_some()), 1);
    if let Some(run) = run {
        bits.number(*run, &mut means.run);
    }
    each(list, &mut |gap, times| {
        bits.number(gap, &mut means.gap);
        if times > 1 {
            bits.number(times - 2, &mut means.times);
            if let Some(run) = runs.next() {
                bits.number(*run, &mut means.run);
            }
        }
    });
    bits.end();
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::bytes::write_number;

    proptest! {
        #[test]
        fn lists_come_back(
            lists in proptest::collection::vec(
                proptest::collection::vec((prop_oneof![0u32..4, 0u32..5_000], prop_oneof![6 => Just(1_u32), 1 => 2u32..9, 1 => 2u32..9_000]), 1..80),
                1..6,
            ),
            items in 1u32..100_000,
        ) {
            let (mut bytes, mut ends) = (Vec::new(), Vec::new());
            for list in &lists {
                let mut whole = Vec::new();
                for (gap, times) in list {
                    write_number(gap << 1 | u32::from(*times > 1), &mut whole);
                    if *times > 1 {
                        write_number(*times, &mut whole);
                    }
                }
                write(&whole, &mut Vec::new(), items, &mut bytes);
                ends.push(narrow(bytes.len()));
            }
            bytes.extend_from_slice(&[0; 8]);
            let (all, mut from) = (PostingLists { bytes: &bytes, items }, 0);
            for ((id, list), to) in (0..).zip(lists).zip(ends) {
                let mut postings = Postings::new(all, Entry { id, from, to });
                let mut next = 0;
                for (gap, times) in list {
                    prop_assert_eq!(postings.next(), Some((next + gap, times)));
                    next += gap + 1;
                }
                prop_assert_eq!(postings.next(), None);
                from = to;
            }
        }
    }
}
