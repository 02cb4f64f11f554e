//! Words in texts, and how they are compared.

use crate::slug::without_mark;

/// The runs of letters and digits in a text, each with its start in bytes.
///
/// ```
/// let runs: Vec<_> = show::words::runs("a QUIC-ker").collect();
/// assert_eq!(runs, [(0, "a"), (2, "QUIC"), (7, "ker")]);
/// ```
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !is_in_word(c)).filter_map(move |run| {
        let start = at;
        // The separator is one character of any length.
        at += run.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!run.is_empty()).then_some((start, run))
    })
}

/// Whether `word` stands in a text at a byte offset where a run begins, with no
/// letter or digit behind it.
pub fn stands_at(text: &str, at: usize, word: &str) -> bool {
    let after = text.get(at..).and_then(|rest| rest.strip_prefix(word));
    after.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// A text folded for comparison: in lower case, without the marks of its letters.
///
/// ```
/// assert_eq!(show::words::folded("Größe, naïve Œuvres"), "grosse, naive oeuvres");
/// ```
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            _ => folded.push(without_mark(letter)),
        }
    }
    folded
}

/// A character folded for comparison, one for one, so that offsets in characters
/// stay the same. White space becomes a space.
pub fn folded_char(c: char) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    without_mark(c.to_lowercase().next().unwrap_or(c))
}

/// The words of a text, each [`folded`].
pub fn folded_words(text: &str) -> Vec<String> {
    runs(text).map(|(_, run)| folded(run)).collect()
}

/// Whether a character belongs to a script that does not separate words by spaces:
/// Chinese, Japanese, Thai, Lao, Khmer and Burmese.
pub fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3001}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{323af}')
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Whether a character marks the letter before it (Unicode, combining diacritical
/// marks).
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
