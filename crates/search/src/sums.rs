//! Adds up what a leaf of a query weighs in each item, whatever the order in which its texts come.

/// An item that has what a leaf of the query asks for, and how much of it.
#[derive(Clone, Copy)]
pub(crate) struct ItemWeight {
    pub(crate) item: u32,
    /// Above 0.
    pub(crate) weight: f32,
    /// A bit for each pair of field and nearness in which it was found.
    pub(crate) reasons: u32,
}

/// Weights by item, added up. Used again for every leaf of every query, so that memory is asked for once; all are zero in
/// between.
#[derive(Default)]
pub(crate) struct Sums {
    sums: Vec<(f32, u32)>,
    /// A bit for each item that has a sum.
    touched: Vec<u64>,
}

impl Sums {
    pub(crate) fn make_room(&mut self, items: usize) {
        if self.sums.len() < items {
            self.sums.resize(items, (0.0, 0));
            self.touched.resize(items.div_ceil(64), 0);
        }
    }

    pub(crate) fn add(&mut self, item: usize, weight: f32, reasons: u32) {
        if let (Some(sum), Some(bits)) = (self.sums.get_mut(item), self.touched.get_mut(item / 64)) {
            sum.0 += weight;
            sum.1 |= reasons;
            *bits |= 1 << (item % 64);
        }
    }

    /// Moves all sums, in the order of items.
    pub(crate) fn take(&mut self, into: &mut Vec<ItemWeight>) {
        for (at, bits) in self.touched.iter_mut().enumerate() {
            while *bits != 0 {
                let place = 64 * at + bits.trailing_zeros() as usize;
                *bits &= *bits - 1;
                if let (Some(sum), Ok(item)) = (self.sums.get_mut(place), u32::try_from(place)) {
                    let (weight, reasons) = std::mem::take(sum);
                    into.push(ItemWeight { item, weight, reasons });
                }
            }
        }
    }
}
