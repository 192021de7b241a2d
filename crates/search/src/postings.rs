//! The texts of a word, read where they stand: for each text how far it is from the one before, in bits.
//!
//! Most words stand in most of their texts once. A bit at the beginning says whether that is so of all; otherwise there
//! stands how many such texts come before the next in which the word is found more often, and there how often.

use crate::bits::{Bits, Mean, Writer};
use crate::bytes::Rest;
use crate::dictionary::Entry;
use crate::texts::TextId;

/// The postings of all words.
#[derive(Clone, Copy)]
pub(crate) struct Lists<'a> {
    pub(crate) bytes: &'a [u8],
    /// How many items the corpus has.
    pub(crate) items: u32,
}

/// Reads the postings of a word.
#[derive(Clone)]
pub(crate) struct Postings<'a> {
    bits: Bits<'a>,
    /// The first text that may come.
    next: TextId,
    /// How many texts come before the next in which the word stands more than once.
    run: u32,
    means: Means,
}

/// What is expected of the numbers to come.
#[derive(Clone)]
struct Means {
    gap: Mean,
    run: Mean,
    times: Mean,
}

/// The longer the list, the nearer its texts. A power of two, so that lists of about one length expect the same.
fn expected_gap(items: u32, bytes: u32) -> u32 {
    1 << ((items / bytes.max(1) * 7 / 4) | 1).ilog2()
}

impl Means {
    fn new(items: u32, bytes: u32) -> Self {
        Self {
            gap: Mean::new(expected_gap(items, bytes)),
            run: Mean::new(2),
            times: Mean::new(1),
        }
    }
}

impl<'a> Postings<'a> {
    pub(crate) fn new(all: Lists<'a>, entry: Entry) -> Self {
        let mut postings = Self {
            bits: Bits::new(all.bytes, entry.from, entry.to),
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

/// A list before it is written: for each text twice how far it is from the one before, one more where it is followed by how
/// often the word stands there.
fn each(list: &[u8], tell: &mut dyn FnMut(u32, u32)) {
    let mut rest = Rest(list);
    while let Some(number) = rest.number() {
        let times = if number & 1 == 0 { Some(1) } else { rest.number() };
        tell(number >> 1, times.unwrap_or(1));
    }
}

/// Writes a list that was gathered in whole bytes, to `postings`.
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
    // What is expected follows from how long the list will be, which is known when it is written: it is written until both
    // agree. A list that becomes shorter is filled with zeros.
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
    let mut bits = Writer::new(postings);
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
            let (all, mut from) = (Lists { bytes: &bytes, items }, 0);
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
