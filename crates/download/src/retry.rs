/// The longest pause, in milliseconds.
const LONGEST: u32 = 60_000;

/// The pause before another attempt, in milliseconds: a second after the first failure, then
/// twice as long each time, up to a minute. `failures` counts those since the last byte.
pub fn pause_before(failures: u32) -> u32 {
    let doublings = failures.saturating_sub(1).min(6);
    1_000_u32.saturating_mul(1 << doublings).min(LONGEST)
}
