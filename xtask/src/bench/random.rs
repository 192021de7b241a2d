//! Numbers that look random and are the same on every machine: everything the benchmarks make up starts from a seed.

/// `SplitMix64`: one addition and three mixing steps a number.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// Two seeds that differ in one bit give unrelated numbers.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of a series of its own, such as the documents of a corpus.
    pub(super) fn of(seed: u64, number: u64) -> Self {
        let mut random = Self(seed);
        random.0 = random.next() ^ number.wrapping_mul(0xd134_2543_de82_ef95);
        random
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `limit`, which is not zero; the bias is far below what anyone could measure.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.next()) * u128::from(limit as u64);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// From the first to the last, both included.
    pub(super) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// From 0 up to, but not including, 1.
    pub(super) fn fraction(&mut self) -> f64 {
        // The upper 53 bits fill a double exactly.
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// One of them, nothing of an empty slice.
    pub(super) fn choose<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() {
            return None;
        }
        from.get(self.below(from.len()))
    }

    /// In another order, every order equally likely.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// As many of them as there are up to `count`, in random order.
    pub(super) fn sample<T: Clone>(&mut self, from: &[T], count: usize) -> Vec<T> {
        let mut all = from.to_vec();
        self.shuffle(&mut all);
        all.truncate(count);
        all
    }
}

/// Ranks drawn as words are: the chance of a rank falls with its number (Zipf and Mandelbrot). One look-up a draw, by
/// Walker's alias method.
#[derive(Clone, Debug)]
pub(super) struct Zipf {
    keep: Vec<f64>,
    other: Vec<usize>,
}

impl Zipf {
    /// Over so many ranks, with chances in proportion to 1 / (rank + 1 + `shift`).
    pub(super) fn new(ranks: usize, shift: f64) -> Self {
        let weights: Vec<f64> = (0..ranks).map(|rank| 1.0 / (rank as f64 + 1.0 + shift)).collect();
        let sum: f64 = weights.iter().sum();
        let mut keep: Vec<f64> = weights.iter().map(|weight| weight * ranks as f64 / sum).collect();
        let mut other: Vec<usize> = (0..ranks).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..ranks).partition(|&rank| keep[rank] < 1.0);
        while let (Some(low), Some(&high)) = (small.pop(), large.last()) {
            other[low] = high;
            keep[high] -= 1.0 - keep[low];
            if keep[high] < 1.0 {
                large.pop();
                small.push(high);
            }
        }
        Self { keep, other }
    }

    pub(super) fn draw(&self, random: &mut Random) -> usize {
        let rank = random.below(self.keep.len());
        if random.fraction() < self.keep[rank] {
            rank
        } else {
            self.other[rank]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_published_ones() {
        let mut random = Random::new(0);
        assert_eq!(random.next(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(random.next(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut random = Random::new(1);
        for limit in 1..200 {
            assert!(random.below(limit) < limit);
            assert!((3..=7).contains(&random.between(3, 7)));
            assert!((0.0..1.0).contains(&random.fraction()));
        }
        assert_eq!(random.choose::<u8>(&[]), None);
    }

    #[test]
    fn ranks_come_as_often_as_they_should() {
        let zipf = Zipf::new(100, 1.0);
        let mut random = Random::new(2);
        let mut counts = vec![0u32; 100];
        for _ in 0..400_000 {
            counts[zipf.draw(&mut random)] += 1;
        }
        let sum: f64 = (0..100).map(|rank| 1.0 / (f64::from(rank) + 2.0)).sum();
        for rank in [0usize, 1, 5, 20, 99] {
            let expected = 400_000.0 / (rank as f64 + 2.0) / sum;
            assert!((f64::from(counts[rank]) / expected - 1.0).abs() < 0.1, "rank {rank}");
        }
    }
}
