//! What somebody may have meant by a word that stands nowhere.

use strsim::osa_distance;

use super::{Index, Remark, Term};

impl Index {
    /// The terms with the nearest word in place of each that stands nowhere, and
    /// what was replaced.
    pub(super) fn corrected(&self, terms: &[Term]) -> (Vec<Term>, Vec<Remark>) {
        let mut remarks = Vec::new();
        let mut taken = terms.to_vec();
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
        });
        near.min().map(|(.., known)| known.to_owned())
    }
}

/// How many slips a word of so many letters may have.
fn slips(letters: usize) -> usize {
    match letters {
        0..3 => 0,
        3..8 => 1,
        _ => 2,
    }
}
