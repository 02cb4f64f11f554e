use super::Noise;

/// The number of bits in a row of the figure, and of rows.
const SIDE: usize = 8;

/// The first letters of the first and the last name, in upper case.
pub fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).flat_map(char::to_uppercase).collect()
}

/// The bits behind a person's initials: the data of an SVG path in a square of 8 by 8
/// units.
pub fn bits(name: &str) -> String {
    let mut noise = Noise::seeded(name);
    let all = (0..SIDE * SIDE).filter(|_| noise.bit());
    all.map(|at| format!("M{} {}h1v1h-1z", at % SIDE, at / SIDE)).collect()
}
