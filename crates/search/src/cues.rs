use show::Cue;
use show::words::folded_char;

/// An occurrence of some words in a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueHit {
    /// The index of the cue.
    pub cue: usize,
    /// The start in the cue's text, in UTF-16 code units as in the DOM.
    pub start: u32,
    /// The length, in UTF-16 code units.
    pub length: u32,
}

/// Finds all occurrences of a phrase, each within one cue. Case and the marks of
/// letters are ignored; a blank phrase has no occurrences.
pub fn find_in_cues(cues: &[Cue], words: &str) -> Vec<CueHit> {
    let needle: Vec<char> = words.trim().chars().map(folded_char).collect();
    if needle.is_empty() {
        return Vec::new();
    }
    let hits = cues.iter().enumerate().flat_map(|(cue, text)| {
        let occurrences = occurrences(&text.text, &needle);
        occurrences.into_iter().map(move |(start, length)| CueHit { cue, start, length })
    });
    hits.collect()
}

/// The start and length of each occurrence, in UTF-16 code units.
fn occurrences(text: &str, needle: &[char]) -> Vec<(u32, u32)> {
    let text: Vec<char> = text.chars().collect();
    let folded: Vec<char> = text.iter().copied().map(folded_char).collect();
    let units = |range: &[char]| range.iter().map(|c| c.len_utf16() as u32).sum::<u32>();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = folded.get(from..) {
        let offset = rest.windows(needle.len()).position(|window| window == needle);
        let Some(start) = offset.map(|offset| from + offset) else { break };
        from = start + needle.len();
        let before = text.get(..start).unwrap_or_default();
        let matched = text.get(start..from).unwrap_or_default();
        found.push((units(before), units(matched)));
    }
    found
}
