//! The newest episodes as bits in a row, for figures: one column an episode, the
//! oldest first.

use std::collections::HashMap;
use std::sync::Arc;

use super::Entry;

/// Columns of a figure come in words of this many.
const WORD: usize = 32;
/// More episodes than this many words are not drawn: the older ones are left out.
const WORDS: usize = 2;

/// Which of the newest episodes touch which layer and topic, as columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spectrum {
    /// How many columns there are, drawn or not: a whole number of words.
    pub columns: usize,
    /// How many of them are episodes.
    pub episodes: usize,
    /// By the place of the layer.
    pub layers: HashMap<usize, Vec<usize>>,
    /// By topic.
    pub topics: HashMap<String, Vec<usize>>,
}

impl Spectrum {
    /// The figure of these episodes, which come newest first.
    pub fn of(entries: &[Arc<Entry>]) -> Self {
        let episodes = entries.len().min(WORD * WORDS);
        let mut spectrum =
            Self { columns: episodes.div_ceil(WORD).max(1) * WORD, episodes, ..Self::default() };
        let drawn: Vec<_> = entries.iter().take(episodes).rev().collect();
        for (column, entry) in drawn.into_iter().enumerate() {
            for tag in &entry.topics {
                let columns = spectrum.layers.entry(tag.layer).or_default();
                if columns.last() != Some(&column) {
                    columns.push(column);
                }
                spectrum.topics.entry(tag.id.clone()).or_default().push(column);
            }
        }
        spectrum
    }
}
