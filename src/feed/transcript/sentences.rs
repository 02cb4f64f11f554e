//! Cues that are cut word by word, put together again.

use crate::show::{Cue, Moment};

/// How long a cue may become by being put together, in milliseconds.
const LONGEST: u64 = 8_000;

/// Below this average, cues are words and not yet lines, in bytes.
const WORDS: usize = 16;

/// How long the text of a cue may become, in bytes.
const LONGEST_TEXT: usize = 400;

/// Joins cues of one speaker up to the end of a sentence, if they are cut word
/// by word; others are left as they are.
pub fn join(cues: Vec<Cue>) -> Vec<Cue> {
    let letters: usize = cues.iter().map(|cue| cue.text.len()).sum();
    if letters >= WORDS * cues.len() {
        return cues;
    }
    let mut joined: Vec<Cue> = Vec::new();
    for cue in cues {
        match joined.last_mut().filter(|last| belongs(last, &cue)) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&cue.text);
                last.end = cue.end;
            }
            None => joined.push(cue),
        }
    }
    joined
}

fn belongs(last: &Cue, next: &Cue) -> bool {
    let millis = |at: Option<Moment>| at.map(Moment::as_millis);
    let short = match (millis(last.start), millis(next.end.or(next.start))) {
        (Some(start), Some(end)) => end.saturating_sub(start) <= LONGEST,
        _ => true,
    };
    let short = short && last.text.len() < LONGEST_TEXT;
    let same = next.speaker.is_none() || next.speaker == last.speaker;
    same && short && !last.text.ends_with(['.', '?', '!', '…', '。'])
}
