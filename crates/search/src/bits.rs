//! Numbers in as few bits as they need. Each is cut in two: how often a power of two goes into it, as so many zeros before
//! a one, and the rest in bits. The power follows the mean of the numbers before (Rice's code), so nothing has to say it.

/// More zeros than this never come: after as many, the number stands whole in 32 bits.
const MOST_ZEROS: u32 = 24;

/// Sixteen times the mean of the last numbers or so.
#[derive(Clone)]
pub(crate) struct Mean(u32);

impl Mean {
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

/// Sixteen times this is a number still.
const LARGEST: u32 = 1 << 26;

/// Reads numbers from bits. Those of a byte are taken from the lowest on.
#[derive(Clone)]
pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> Bits<'a> {
    /// Reads up to a byte. Eight bytes behind it are looked at too.
    pub(crate) fn new(bytes: &'a [u8], from: u32, to: u32) -> Self {
        Self {
            bytes,
            at: (from as usize).saturating_mul(8),
            end: (to as usize).saturating_mul(8),
        }
    }

    /// The next 57 bits at least.
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

    /// The next number. None where only zeros are left.
    pub(crate) fn number(&mut self, mean: &mut Mean) -> Option<u32> {
        self.quick(mean)
    }

    /// The same where it is asked again and again.
    #[inline(always)]
    pub(crate) fn quick(&mut self, mean: &mut Mean) -> Option<u32> {
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

/// Writes numbers as [`Bits`] reads them.
pub(crate) struct Writer<'a> {
    bytes: &'a mut Vec<u8>,
    /// Not written yet, and how many: fewer than 32.
    rest: u64,
    count: u32,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self {
            bytes,
            rest: 0,
            count: 0,
        }
    }

    /// At most 32 bits.
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

    pub(crate) fn number(&mut self, number: u32, mean: &mut Mean) {
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
            let mut writer = Writer::new(&mut bytes);
            let mut expected = Mean::new(mean);
            for number in &numbers {
                writer.number(*number, &mut expected);
            }
            writer.end();
            let to = bytes.len();
            bytes.extend_from_slice(&[u8::MAX; 8]);
            let mut bits = Bits::new(&bytes, u32::from(before), u32::try_from(to).unwrap());
            let mut expected = Mean::new(mean);
            for number in &numbers {
                prop_assert_eq!(bits.number(&mut expected), Some(*number));
            }
            prop_assert_eq!(bits.number(&mut expected), None);
        }
    }
}
