//! Bytes and numbers without order, the same every time.

/// A small generator of numbers (xorshift), the same every time.
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number below `below`.
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % below.max(1)
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        u8::try_from(self.roll(256)).unwrap_or(0)
    }
}

/// Bytes without order, the same every time.
pub(super) fn random(count: usize) -> Vec<u8> {
    let mut dice = Dice(20_260_115);
    (0..count).map(|_| dice.byte()).collect()
}
