/// Pseudo-random bits, seeded with a name. They are ornament and encode nothing.
pub struct Noise(u64);

impl Noise {
    /// The bits of a name, whose seed is its hash (FNV-1a, 64 bits).
    pub fn seeded(name: &str) -> Self {
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    /// The next bit, from a linear congruential generator.
    pub fn bit(&mut self) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.0 >> 63 == 1
    }
}
