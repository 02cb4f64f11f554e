//! What somebody may have meant by a word that stands nowhere.

use strsim::osa_distance;

use super::{Index, Remark, Term};

impl Index {
    /// The terms with the nearest word in place of each that stands nowhere, and
    /// what was replaced.
    pub(super) fn corrected(&self, terms: &[Term]) -> (Vec<Term>, Vec<Remark>) {
        let mut remarks = Vec::new();
        let mut taken = terms.to_vec();
        for term in &mut taken {
            self.split(term);
        }
        for word in taken.iter_mut().flat_map(|term| &mut term.words) {
            if self.knows(word) {
                continue;
            }
            if let Some(near) = self.nearest(word) {
                let typed = std::mem::replace(word, near.clone());
                remarks.push(Remark::Corrected { typed, taken: near });
            }
        }
        (taken, remarks)
    }

    /// Takes apart what is written in one word here and in two there: "http3".
    fn split(&self, term: &mut Term) {
        let [word] = term.words.as_slice() else { return };
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.get(letters.len()..).unwrap_or_default();
        let apart = !letters.is_empty() && !digits.is_empty() && !self.knows(word);
        if apart && self.knows(letters) && self.knows(digits) {
            term.words = vec![letters.to_owned(), digits.to_owned()];
        }
    }

    /// The word that takes the fewest slips to be typed like this; of several the
    /// one that is used most.
    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let limit = slips(length);
        let near = self.vocabulary().filter_map(|(known, uses)| {
            // Most words are told apart by their length alone, which is quick.
            (known.chars().count().abs_diff(length) <= limit)
                .then(|| (osa_distance(known, word), usize::MAX - uses, known))
                .filter(|(distance, ..)| *distance <= limit)
                // Of four letters one is a quarter: DSCP is no slip for DHCP.
                .filter(|_| length > SHORT || has_letters_of(known, word))
        });
        near.min().map(|(.., known)| known.to_owned())
    }
}

/// In words of so many letters, slips are two that are swapped and nothing else.
const SHORT: usize = 4;

fn has_letters_of(known: &str, word: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<_> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(known) == sorted(word)
}

/// How many slips a word of so many letters may have.
fn slips(letters: usize) -> usize {
    match letters {
        0..SHORT => 0,
        SHORT..8 => 1,
        _ => 2,
    }
}
