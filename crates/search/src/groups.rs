//! Puts items that a request treats alike into groups, so that each group is judged once however many items it has.
//!
//! Two items are alike where their signatures are: a bit for whether the date is right, one for whether some claim satisfies
//! all conditions on claims, and one for each chosen value, whether the item has it.

/// Bits of a signature before those of the chosen values.
pub(crate) const DATED: usize = 0;
pub(crate) const WITNESSED: usize = 1;
pub(crate) const FIRST_CHOSEN: usize = 2;

pub(crate) fn has_bit(signature: &[u64], bit: usize) -> bool {
    signature.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
}

pub(crate) fn set_bit(signature: &mut [u64], bit: usize) {
    if let Some(bits) = signature.get_mut(bit / 64) {
        *bits |= 1 << (bit % 64);
    }
}

/// Items that are alike.
pub(crate) struct Groups {
    /// How many words a signature has.
    width: usize,
    /// The signatures of all groups, one after the other.
    signatures: Vec<u64>,
    /// By group: how many items it has.
    sizes: Vec<usize>,
    /// A hash table: the number of a group at the slot that its signature says or the next free one. At most half full. Gathering
    /// items in groups is a tenth of the time of counting (docs/benchmarks.md), which is why it is not the library's.
    slots: Vec<u32>,
}

impl Groups {
    /// No groups yet, of items that may have so many chosen values.
    pub(crate) fn of_values(chosen: usize) -> Self {
        Self {
            width: (chosen + FIRST_CHOSEN).div_ceil(64),
            signatures: Vec::new(),
            sizes: Vec::new(),
            slots: Vec::new(),
        }
    }

    /// How many words a signature has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// By group: how many items it has.
    pub(crate) fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    pub(crate) fn signature(&self, group: usize) -> &[u64] {
        let at = group.saturating_mul(self.width);
        self.signatures
            .get(at..at.saturating_add(self.width))
            .unwrap_or_default()
    }

    /// The slot of a signature, or the one it would have.
    fn slot(&self, signature: &[u64]) -> usize {
        let mut hash = 0_u64;
        for word in signature {
            hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 29;
        }
        let last = self.slots.len() - 1;
        let mut slot = usize::try_from(hash & last as u64).unwrap_or_default();
        while let Some(group) = self.slots.get(slot)
            && *group != u32::MAX
            && self.signature(*group as usize) != signature
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// Adds an item of this signature. Says which group it belongs to: often that of the item `before`.
    pub(crate) fn add(&mut self, signature: &[u64], before: u32) -> u32 {
        if self.signature(before as usize) == signature
            && let Some(size) = self.sizes.get_mut(before as usize)
        {
            *size += 1;
            return before;
        }
        if self.slots.len() < 2 * (self.sizes.len() + 1) {
            self.slots = vec![u32::MAX; (2 * self.slots.len()).max(64)];
            for group in 0..self.sizes.len() {
                let slot = self.slot(self.signature(group));
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = u32::try_from(group).unwrap_or(u32::MAX);
                }
            }
        }
        let slot = self.slot(signature);
        let group = self.slots.get(slot).copied().unwrap_or(u32::MAX);
        if let Some(size) = self.sizes.get_mut(group as usize) {
            *size += 1;
            return group;
        }
        let group = u32::try_from(self.sizes.len()).unwrap_or(u32::MAX);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = group;
        }
        self.signatures.extend_from_slice(signature);
        self.sizes.push(1);
        group
    }
}
