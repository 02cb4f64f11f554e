//! The words of a text, as the index and the queries count them.

use show::words::{folded, is_spaceless, runs};

/// The words of a text, each with its start in bytes. In scripts that separate words by
/// spaces, a word is a run of letters and digits. In the others it is a character, and
/// what is searched for is found inside words as characters in a row.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    runs(text).flat_map(|(at, run)| pieces(run).map(move |(start, piece)| (at + start, piece)))
}

/// The words of a text, [`folded`].
pub fn folded_words(text: &str) -> Vec<String> {
    words(text).map(|(_, word)| folded(word)).collect()
}

/// A run of letters and digits in pieces of one script.
fn pieces(run: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = run.get(at..)?;
        let first = rest.chars().next()?;
        let length = if is_spaceless(first) {
            first.len_utf8()
        } else {
            rest.find(is_spaceless).unwrap_or(rest.len())
        };
        let piece = (at, rest.get(..length)?);
        at += length;
        Some(piece)
    })
}
