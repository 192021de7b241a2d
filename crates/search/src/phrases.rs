//! Finds the texts that have words one after the other.

use crate::dictionary::Expansion;
use crate::postings::Postings;
use crate::searcher::Searcher;
use crate::texts::{TextId, each_phrase, read};

/// Where a phrase stands.
pub(crate) struct Phrase {
    /// The texts that have it, and how often.
    pub(crate) texts: Vec<(TextId, u32)>,
    /// Some texts that have every word of it are not loaded, so that nobody knows in which order. They count as having it.
    pub(crate) unread: bool,
}

/// Finds a phrase, each position of which is any of some words. Postings say nothing of order, so the texts that have a word
/// for each position are read again.
pub(crate) fn find(searcher: &Searcher<'_>, positions: &[Expansion]) -> Phrase {
    let spelt: Vec<_> = positions.iter().map(|position| position.spelt.clone()).collect();
    let mut phrase = Phrase {
        texts: Vec::new(),
        unread: false,
    };
    for text in with_every_position(searcher, positions) {
        let Some((owner, _)) = searcher.numbers.owner(text) else {
            continue;
        };
        let mut times = 0;
        let is_here = read(searcher.corpus, searcher.catalogue, owner, &mut |part| {
            each_phrase(part, &spelt, &mut |_, _| times += 1);
        });
        if !is_here {
            phrase.unread = true;
            times = 1;
        }
        if times > 0 {
            phrase.texts.push((text, times));
        }
    }
    phrase
}

/// The texts that have a word for each position, in order.
fn with_every_position(searcher: &Searcher<'_>, positions: &[Expansion]) -> Vec<TextId> {
    let mut having: Vec<u64> = Vec::new();
    for (place, position) in positions.iter().enumerate() {
        let mut texts = vec![0_u64; searcher.numbers.count().div_ceil(64) as usize];
        for (entry, _) in &position.found {
            let mut postings = Postings::new(searcher.postings, *entry);
            while let Some((text, _)) = postings.next() {
                if let Some(bits) = texts.get_mut(text as usize / 64) {
                    *bits |= 1 << (text % 64);
                }
            }
        }
        if place > 0 {
            for (bits, before) in texts.iter_mut().zip(&having) {
                *bits &= before;
            }
        }
        having = texts;
    }
    let mut texts = Vec::new();
    for (first, mut bits) in (0..).step_by(64).zip(having) {
        while bits != 0 {
            texts.push(first + bits.trailing_zeros());
            bits &= bits - 1;
        }
    }
    texts
}
