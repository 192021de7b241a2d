//! Numbers as bits, by Rice's code: the quotient by a power of two as that many zeros before a one, then the remainder in
//! plain bits. The power follows the mean of the numbers before, which reader and writer both know, so it is not stored.

/// The longest quotient. After this many zeros the number follows whole, in 32 bits.
const MOST_ZEROS: u32 = 24;

/// A moving average of the numbers before, times sixteen.
#[derive(Clone)]
pub(crate) struct RunningMean(u32);

impl RunningMean {
    pub(crate) fn new(expected: u32) -> Self {
        Self(expected.min(LARGEST) << 4)
    }

    #[inline(always)]
    fn bits(&self) -> u32 {
        (self.0 >> 4 | 1).ilog2()
    }

    #[inline(always)]
    fn learn(&mut self, number: u32) {
        self.0 = self.0 + number.min(LARGEST) - (self.0 >> 4);
    }
}

/// Larger numbers count as this one, so that sixteen times the mean fits 32 bits.
const LARGEST: u32 = 1 << 26;

/// Reads numbers from bits, of each byte the lowest first.
#[derive(Clone)]
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> BitReader<'a> {
    /// Reads from byte `from` up to byte `to`. Eight more bytes must follow, since bits are loaded eight bytes at a time.
    pub(crate) fn new(bytes: &'a [u8], from: u32, to: u32) -> Self {
        Self {
            bytes,
            at: (from as usize).saturating_mul(8),
            end: (to as usize).saturating_mul(8),
        }
    }

    /// The next 57 bits or more.
    #[inline(always)]
    fn ahead(&self) -> Option<u64> {
        let eight = self.bytes.get(self.at / 8..)?.first_chunk::<8>()?;
        Some(u64::from_le_bytes(*eight) >> (self.at % 8))
    }

    pub(crate) fn flag(&mut self) -> bool {
        let bits = if self.at < self.end { self.ahead() } else { None };
        self.at += usize::from(bits.is_some());
        bits.is_some_and(|bits| bits & 1 == 1)
    }

    /// The next number, or `None` at the end, where only padding is left.
    pub(crate) fn number(&mut self, mean: &mut RunningMean) -> Option<u32> {
        self.quick(mean)
    }

    /// The same, inlined for inner loops.
    #[inline(always)]
    pub(crate) fn quick(&mut self, mean: &mut RunningMean) -> Option<u32> {
        let bits = self.ahead()?;
        let zeros = bits.trailing_zeros();
        let (low, high) = if zeros < MOST_ZEROS {
            (mean.bits(), zeros)
        } else if zeros == MOST_ZEROS {
            (32, 0)
        } else {
            return None;
        };
        let rest = bits >> 1 >> zeros & ((1 << low) - 1);
        self.at += (zeros + 1 + low) as usize;
        if self.at > self.end {
            return None;
        }
        let number = u32::try_from(u64::from(high) << low | rest).ok()?;
        mean.learn(number);
        Some(number)
    }
}

/// Writes numbers as [`BitReader`] reads them.
pub(crate) struct BitWriter<'a> {
    bytes: &'a mut Vec<u8>,
    /// Bits not written yet. There are `count` of them, fewer than 32.
    rest: u64,
    count: u32,
}

impl<'a> BitWriter<'a> {
    pub(crate) fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self {
            bytes,
            rest: 0,
            count: 0,
        }
    }

    /// Writes the lowest `count` bits, at most 32.
    #[inline]
    pub(crate) fn put(&mut self, bits: u32, count: u32) {
        self.rest |= u64::from(bits) << self.count;
        self.count += count;
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.rest.to_le_bytes();
            self.bytes.extend_from_slice(&[a, b, c, d]);
            self.rest >>= 32;
            self.count -= 32;
        }
    }

    pub(crate) fn number(&mut self, number: u32, mean: &mut RunningMean) {
        let low = mean.bits();
        let zeros = number >> low;
        if zeros < MOST_ZEROS {
            self.put(1 << zeros, zeros + 1);
            self.put(number & ((1 << low) - 1), low);
        } else {
            self.put(1 << MOST_ZEROS, MOST_ZEROS + 1);
            self.put(number, 32);
        }
        mean.learn(number);
    }

    /// Fills the last byte with zeros.
    pub(crate) fn end(self) {
        let bytes = self.rest.to_le_bytes();
        let count = self.count.div_ceil(8) as usize;
        self.bytes.extend_from_slice(bytes.get(..count).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in proptest::collection::vec(prop_oneof![0u32..9, 0u32..70_000, any::<u32>()], 0..60), mean: u32, before in 0u8..3) {
            let mut bytes = vec![before; usize::from(before)];
            let mut writer = BitWriter::new(&mut bytes);
            let mut expected = RunningMean::new(mean);
            for number in &numbers {
                writer.number(*number, &mut expected);
            }
            writer.end();
            let to = bytes.len();
            bytes.extend_from_slice(&[u8::MAX; 8]);
            let mut bits = BitReader::new(&bytes, u32::from(before), u32::try_from(to).unwrap());
            let mut expected = RunningMean::new(mean);
            for number in &numbers {
                prop_assert_eq!(bits.number(&mut expected), Some(*number));
            }
            prop_assert_eq!(bits.number(&mut expected), None);
        }
    }
}
