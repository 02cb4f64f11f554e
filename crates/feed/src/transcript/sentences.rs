//! Joins cues of single words into sentences.

use show::{Cue, Moment};

/// The longest joined cue, in milliseconds.
const MAX_MILLIS: u64 = 8_000;

/// The smallest average length of cues that are lines, in bytes. Shorter ones are words.
const MIN_LINE_BYTES: usize = 16;

/// The length of a cue's text from which nothing more is joined, in bytes.
const MAX_TEXT_BYTES: usize = 400;

/// Joins cues of one speaker up to the end of a sentence, if the cues are single words.
/// Other cues stay as they are.
pub fn join(cues: Vec<Cue>) -> Vec<Cue> {
    let bytes: usize = cues.iter().map(|cue| cue.text.len()).sum();
    if bytes >= MIN_LINE_BYTES * cues.len() {
        return cues;
    }
    let mut joined: Vec<Cue> = Vec::new();
    for cue in cues {
        match joined.last_mut().filter(|last| continues(last, &cue)) {
            Some(last) => {
                last.text.push_str(gap(&last.text, &cue.text));
                last.text.push_str(&cue.text);
                last.end = cue.end;
            }
            None => joined.push(cue),
        }
    }
    joined
}

/// What stands between two words: nothing before punctuation and the end of a word, and
/// nothing in scripts without spaces.
fn gap(before: &str, word: &str) -> &'static str {
    let closes = word.starts_with([',', '.', ';', ':', '!', '?', '…', ')', ']', '}', '”', '%'])
        || ["'s", "’s", "n't", "n’t", "'m", "'re", "'ve", "'ll", "'d"].contains(&word);
    let opens = before.ends_with(['(', '[', '{', '“', '¿', '¡']);
    let spaceless = |c: Option<char>| c.is_some_and(show::words::is_spaceless);
    let joined = spaceless(before.chars().next_back()) && spaceless(word.chars().next());
    if closes || opens || joined { "" } else { " " }
}

/// Whether a cue continues the sentence of the last one.
fn continues(last: &Cue, next: &Cue) -> bool {
    let millis = |at: Option<Moment>| at.map(Moment::as_millis);
    let short = match (millis(last.start), millis(next.end.or(next.start))) {
        (Some(start), Some(end)) => end.saturating_sub(start) <= MAX_MILLIS,
        _ => true,
    };
    let short = short && last.text.len() < MAX_TEXT_BYTES;
    let same_speaker = next.speaker.is_none() || next.speaker == last.speaker;
    same_speaker && short && !last.text.ends_with(['.', '?', '!', '…', '。'])
}
