use super::Term;
use crate::show::words::{folded, runs};

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Whether it is what somebody looks for.
    pub hit: bool,
}

/// A text in pieces, with what the terms look for set apart. Together the pieces
/// are the text.
pub fn marked(text: &str, terms: &[Term]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |from: usize, to: usize, hit: bool| {
        let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) else { return };
        match pieces.last_mut().filter(|last| last.hit == hit) {
            Some(last) => last.text.push_str(part),
            None => pieces.push(Piece { text: part.to_owned(), hit }),
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
    pieces
}

/// Where the terms stand in a text, in bytes, by where they begin.
pub(super) fn hits(text: &str, terms: &[Term]) -> Vec<(usize, usize)> {
    let words: Vec<_> = runs(text).map(|(at, run)| (at, at + run.len(), folded(run))).collect();
    let mut hits = Vec::new();
    for term in terms {
        for window in words.windows(term.words.len().max(1)) {
            let ends = window.first().zip(window.last());
            if let (true, Some(((start, ..), (_, end, _)))) =
                (term.is_at(window.iter().map(|(.., word)| word.as_str())), ends)
            {
                hits.push((*start, *end));
            }
        }
    }
    hits.sort_unstable();
    hits
}

impl Term {
    /// Whether it stands anywhere in a text.
    pub fn is_in(&self, text: &str) -> bool {
        !hits(text, std::slice::from_ref(self)).is_empty()
    }

    /// Whether these words are the ones it looks for.
    pub(super) fn is_at<'a>(&self, words: impl ExactSizeIterator<Item = &'a str>) -> bool {
        let last = self.words.len().saturating_sub(1);
        words.len() == self.words.len()
            && words.zip(&self.words).enumerate().all(|(at, (word, wanted))| {
                word == wanted || (at == last && self.prefix && word.starts_with(wanted.as_str()))
            })
    }
}
