//! Repeatable chance: SplitMix64. The same seed gives the same ward on every computer.

/// A source of repeatable numbers.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        match end {
            0 => 0,
            // The tiny bias of the remainder does not matter for invented figures.
            _ => self.next() % end,
        }
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True once in `times`.
    pub(super) fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// So many thousandths of a number; what is less than one is left to chance, so that small numbers
    /// are right on average.
    pub(super) fn share(&mut self, of: u64, thousandths: u64) -> u64 {
        let exact = of * thousandths;
        exact / 1000 + u64::from(self.below(1000) < exact % 1000)
    }
}
