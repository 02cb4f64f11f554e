//! Words in texts, and what makes two of them the same.

use super::address::without_mark;

/// The runs of letters and digits in a text, and where they begin.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !is_of_word(c)).filter_map(move |run| {
        let start = at;
        // What splits is one character, of whatever length.
        at += run.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!run.is_empty()).then_some((start, run))
    })
}

/// Whether a text goes on with this word at a place where a run begins, and
/// ends it there.
pub fn stands_at(text: &str, at: usize, word: &str) -> bool {
    let after = text.get(at..).and_then(|rest| rest.strip_prefix(word));
    after.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// A run as it is compared with others: in lower case, without the marks of its
/// letters.
pub fn folded(run: &str) -> String {
    let letters = run.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase);
    letters.map(without_mark).collect()
}

/// The words of a text as they are compared with others.
pub fn folded_words(text: &str) -> Vec<String> {
    runs(text).map(|(_, run)| folded(run)).collect()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Marks that stand after their letter (Unicode, combining diacritical marks).
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
