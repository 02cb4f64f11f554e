use super::Cue;
use super::address::without_mark;

/// A place in a transcript where something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The index of the cue.
    pub cue: usize,
    /// Where in its text it begins, in UTF-16 code units, as the DOM counts.
    pub start: u32,
    /// How long it is there.
    pub length: u32,
}

/// All places where these words stand one after the other, whatever their case
/// and marks.
pub fn find(cues: &[Cue], words: &str) -> Vec<Hit> {
    let wanted: Vec<char> = words.trim().chars().map(folded).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let hits = cues.iter().enumerate().flat_map(|(cue, text)| {
        let places = places(&text.text, &wanted);
        places.into_iter().map(move |(start, length)| Hit { cue, start, length })
    });
    hits.collect()
}

fn places(text: &str, wanted: &[char]) -> Vec<(u32, u32)> {
    let text: Vec<char> = text.chars().collect();
    let shown: Vec<char> = text.iter().copied().map(folded).collect();
    let units = |range: &[char]| range.iter().map(|c| c.len_utf16() as u32).sum::<u32>();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = shown.get(from..) {
        let at = rest.windows(wanted.len()).position(|window| window == wanted);
        let Some(start) = at.map(|at| from + at) else { break };
        from = start + wanted.len();
        let before = text.get(..start).unwrap_or_default();
        let there = text.get(start..from).unwrap_or_default();
        found.push((units(before), units(there)));
    }
    found
}

/// One character for one, so that places stay where they are.
fn folded(c: char) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    without_mark(c.to_lowercase().next().unwrap_or(c))
}
