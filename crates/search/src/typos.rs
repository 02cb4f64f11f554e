//! Corrections for words that occur nowhere.

use strsim::osa_distance;

use crate::{Index, Remark, Term};

/// The length of words in which only swapped letters count as a typo. Shorter words
/// are not corrected.
const SHORT: usize = 4;

impl Index {
    /// The terms with each unknown word replaced by the nearest known one, and a
    /// remark for each replacement.
    pub(super) fn corrected(&self, terms: &[Term]) -> (Vec<Term>, Vec<Remark>) {
        let mut remarks = Vec::new();
        let mut corrected = terms.to_vec();
        for term in &mut corrected {
            self.split(term);
        }
        for word in corrected.iter_mut().flat_map(|term| &mut term.words) {
            if self.has_prefix(word) {
                continue;
            }
            if let Some(near) = self.nearest(word) {
                let typed = std::mem::replace(word, near.clone());
                remarks.push(Remark::Corrected { typed, corrected: near });
            }
        }
        (corrected, remarks)
    }

    /// Splits an unknown word into letters and digits if both are known: "http3".
    fn split(&self, term: &mut Term) {
        let [word] = term.words.as_slice() else { return };
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.get(letters.len()..).unwrap_or_default();
        let divisible = !letters.is_empty() && !digits.is_empty() && !self.has_prefix(word);
        if divisible && self.has_prefix(letters) && self.has_prefix(digits) {
            term.words = vec![letters.to_owned(), digits.to_owned()];
        }
    }

    /// The word at the smallest edit distance; of several, the most frequent one.
    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let limit = max_distance(length);
        let near = self.vocabulary().filter_map(|(known, uses)| {
            // Lengths are cheap to compare and rule out most words.
            (known.chars().count().abs_diff(length) <= limit)
                .then(|| (osa_distance(known, word), usize::MAX - uses, known))
                .filter(|(distance, ..)| *distance <= limit)
                // One letter of four is too much of a word: DSCP is no typo of DHCP.
                .filter(|_| length > SHORT || same_letters(known, word))
        });
        near.min().map(|(.., known)| known.to_owned())
    }
}

/// Whether two words differ in the order of their letters at most.
fn same_letters(known: &str, word: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<_> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(known) == sorted(word)
}

/// The largest edit distance at which a word counts as a typo, by its length in
/// characters.
fn max_distance(length: usize) -> usize {
    match length {
        0..SHORT => 0,
        SHORT..8 => 1,
        _ => 2,
    }
}
