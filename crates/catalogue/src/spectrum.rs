//! The newest episodes as rows of bits, for figures. Each column is an episode, the
//! oldest first.

use std::sync::Arc;

use super::{Entry, TopicTag};

/// The number of columns in a word. A figure is made of whole words.
const WORD: usize = 32;
/// The most words of a figure. Older episodes are left out.
const WORDS: usize = 2;

/// The columns of the newest episodes, by layer and by topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spectrum {
    /// The number of columns, empty ones included: a multiple of 32.
    pub columns: usize,
    /// The number of columns that stand for an episode.
    pub episodes: usize,
    /// The columns of each layer, by its index in the stack.
    layers: Vec<Vec<usize>>,
    /// The columns of each topic, with its id.
    topics: Vec<(String, Vec<usize>)>,
}

impl Spectrum {
    /// The figure of these episodes, which come newest first. Every episode has a
    /// column; only those that are `drawn` have bits in it.
    pub fn of(entries: &[Arc<Entry>], drawn: impl Fn(&Arc<Entry>) -> bool) -> Self {
        let episodes = entries.len().min(WORD * WORDS);
        let mut spectrum =
            Self { columns: episodes.div_ceil(WORD).max(1) * WORD, episodes, ..Self::default() };
        let newest: Vec<_> = entries.iter().take(episodes).rev().collect();
        for (column, entry) in newest.into_iter().enumerate().filter(|(_, entry)| drawn(entry)) {
            for tag in &entry.topics {
                spectrum.set(tag, column);
            }
        }
        spectrum
    }

    /// The columns of the episodes with a topic of a layer, given by its index in the
    /// stack.
    pub fn layer(&self, place: usize) -> &[usize] {
        self.layers.get(place).map_or(&[], Vec::as_slice)
    }

    /// The columns of the episodes with a topic, given by its id.
    pub fn topic(&self, id: &str) -> &[usize] {
        let found = self.topics.iter().find(|(known, _)| known == id);
        found.map_or(&[], |(_, columns)| columns.as_slice())
    }

    fn set(&mut self, tag: &TopicTag, column: usize) {
        if self.layers.len() <= tag.layer {
            self.layers.resize(tag.layer + 1, Vec::new());
        }
        // Several topics of an episode may belong to the same layer.
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
