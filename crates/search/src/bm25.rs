//! The weights of BM25: by field, by nearness and by length.

use crate::Field;
use crate::bytes::length_of_byte;
use crate::words::Near;

/// k1: how soon more of the same word stops counting.
pub(crate) const SATURATION: f32 = 1.2;
/// b: how much the length of an item counts.
pub(crate) const LENGTH: f32 = 0.6;
/// How much a mention under another name counts, beside the word itself.
pub(crate) const NAMED: f32 = 0.8;

/// How much a word counts by the field it stands in, in tenths.
pub(crate) fn tenths_of_field(field: Field) -> u32 {
    match field {
        Field::Title => 30,
        Field::Digest => 10,
        Field::Claim => 12,
        Field::Names => 15,
        Field::Original => 5,
    }
}

pub(crate) fn weight_of_field(field: Field) -> f32 {
    small(tenths_of_field(field)) / 10.0
}

pub(crate) fn weight_of_near(near: Near) -> f32 {
    match near {
        Near::Exact => 1.0,
        Near::Stem => 0.9,
        Near::Prefix => 0.6,
        Near::Typo => 0.4,
    }
}

/// By the length of an item (a byte, see `length_in_a_byte`): the part of the score's divisor that depends on it. `mean` is the
/// mean length, in tenths of a word.
pub(crate) fn norms(mean: u32) -> [f32; 256] {
    let mean = (small(mean) / 10.0).max(1.0);
    let mut norms = [SATURATION; 256];
    for (byte, norm) in (0..=u8::MAX).zip(&mut norms) {
        let length = small(length_of_byte(byte)) / 10.0;
        *norm = SATURATION * (1.0 - LENGTH + LENGTH * length / mean);
    }
    norms
}

/// As a float: counts are small enough to stay exact.
#[allow(clippy::cast_precision_loss, reason = "counts far below 2^24, and a rank besides")]
pub(crate) fn small(count: u32) -> f32 {
    count as f32
}
