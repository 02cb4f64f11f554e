use show::words::folded;

use crate::Term;
use crate::words::words;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The part itself.
    pub text: String,
    /// Whether it matches a term.
    pub hit: bool,
}

/// Splits a text into segments that match a term and segments that do not.
/// Concatenated, the segments are the text.
///
/// ```
/// use search::{Query, marked};
///
/// let segments = marked("Why QUIC?", &Query::parse("quic").terms);
/// let texts: Vec<_> = segments.iter().map(|s| (s.text.as_str(), s.hit)).collect();
/// assert_eq!(texts, [("Why ", false), ("QUIC", true), ("?", false)]);
/// ```
pub fn marked(text: &str, terms: &[Term]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut push = |from: usize, to: usize, hit: bool| {
        let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) else { return };
        match segments.last_mut().filter(|last| last.hit == hit) {
            Some(last) => last.text.push_str(part),
            None => segments.push(Segment { text: part.to_owned(), hit }),
        }
    };
    let mut done = 0;
    for (start, end) in hits(text, terms) {
        if end > done {
            push(done, start.max(done), false);
            push(start.max(done), end, true);
            done = end;
        }
    }
    push(done, text.len(), false);
    segments
}

/// The ranges of a text that match a term, in bytes, by start. They may overlap.
pub(super) fn hits(text: &str, terms: &[Term]) -> Vec<(usize, usize)> {
    let words: Vec<_> = words(text).map(|(at, word)| (at, at + word.len(), folded(word))).collect();
    let mut hits = Vec::new();
    for term in terms {
        for window in words.windows(term.words.len().max(1)) {
            let ends = window.first().zip(window.last());
            if let (true, Some(((start, ..), (_, end, _)))) =
                (term.matches(window.iter().map(|(.., word)| word.as_str())), ends)
            {
                hits.push((*start, *end));
            }
        }
    }
    hits.sort_unstable();
    hits
}

impl Term {
    /// Whether a text contains the term.
    pub fn occurs_in(&self, text: &str) -> bool {
        !hits(text, std::slice::from_ref(self)).is_empty()
    }

    /// Whether these folded words are the term's words.
    fn matches<'a>(&self, words: impl ExactSizeIterator<Item = &'a str>) -> bool {
        let last = self.words.len().saturating_sub(1);
        words.len() == self.words.len()
            && words.zip(&self.words).enumerate().all(|(at, (word, needle))| {
                word == needle || (at == last && self.prefix && word.starts_with(needle.as_str()))
            })
    }
}
