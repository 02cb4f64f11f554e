//! The newest episodes as bits in a row, for figures: one column an episode, the
//! oldest first.

use std::sync::Arc;

use super::{Entry, TopicTag};

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
    layers: Vec<Vec<usize>>,
    /// Topics by id, each with its columns.
    topics: Vec<(String, Vec<usize>)>,
}

impl Spectrum {
    /// The figure of these episodes, which come newest first; only those that are `drawn`
    /// have bits in it.
    pub fn of(entries: &[Arc<Entry>], drawn: impl Fn(&Arc<Entry>) -> bool) -> Self {
        let episodes = entries.len().min(WORD * WORDS);
        let mut spectrum =
            Self { columns: episodes.div_ceil(WORD).max(1) * WORD, episodes, ..Self::default() };
        let newest: Vec<_> = entries.iter().take(episodes).rev().collect();
        for (column, entry) in newest.into_iter().enumerate().filter(|(_, entry)| drawn(entry)) {
            for tag in &entry.topics {
                spectrum.note(tag, column);
            }
        }
        spectrum
    }

    /// The columns of the episodes that touch a layer, by its place.
    pub fn layer(&self, place: usize) -> &[usize] {
        self.layers.get(place).map_or(&[], Vec::as_slice)
    }

    /// The columns of the episodes with a topic, by its id.
    pub fn topic(&self, id: &str) -> &[usize] {
        let found = self.topics.iter().find(|(known, _)| known == id);
        found.map_or(&[], |(_, columns)| columns.as_slice())
    }

    fn note(&mut self, tag: &TopicTag, column: usize) {
        if self.layers.len() <= tag.layer {
            self.layers.resize(tag.layer + 1, Vec::new());
        }
        if let Some(columns) = self.layers.get_mut(tag.layer)
            && columns.last() != Some(&column)
        {
            columns.push(column);
        }
        match self.topics.iter_mut().find(|(known, _)| *known == tag.id) {
            Some((_, columns)) => columns.push(column),
            None => self.topics.push((tag.id.clone(), vec![column])),
        }
    }
}
