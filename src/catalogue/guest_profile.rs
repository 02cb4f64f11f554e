//! What a guest's episodes are about, and where the guest is named.

use std::sync::Arc;

use super::bibliography::is_common;
use super::{Catalogue, Entry, Guest, TopicTag, Work};
use crate::show::Chapter;
use crate::show::words::folded_words;

/// What there is to say about a guest besides who they are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GuestProfile {
    /// Of their episodes, in the order of the stack.
    pub topics: Vec<TopicTag>,
    /// What their episodes refer to, and no more than a few others.
    pub works: Vec<Work>,
    /// The chapters that name them, whoever's episode it is.
    pub chapters: Vec<(Arc<Entry>, Chapter)>,
}

/// A name shorter than this is a word as often as it is a name.
const SHORTEST_NAME: usize = 4;

impl Catalogue {
    /// The profile of a guest.
    pub fn profile(&self, guest: &Guest) -> GuestProfile {
        let places: Vec<usize> =
            guest.appearances.iter().flat_map(|a| a.versions.iter().copied()).collect();
        let entries = places.iter().filter_map(|place| self.entries.get(*place));
        let mut topics: Vec<TopicTag> = Vec::new();
        for tag in entries.flat_map(|entry| &entry.topics) {
            if !topics.contains(tag) {
                topics.push(tag.clone());
            }
        }
        topics.sort_by_key(|tag| tag.layer);
        let theirs = |work: &Work| work.mentions.iter().any(|m| places.contains(&m.entry));
        let works = self.works().into_iter();
        let works = works
            .filter(|work| theirs(work) && !is_common(work.mentions.len(), self.entries.len()));
        GuestProfile { topics, works: works.collect(), chapters: self.naming(guest, &places) }
    }

    /// The chapters that name a guest: by the whole name or the last one, and in
    /// their own episodes by the first one, too.
    fn naming(&self, guest: &Guest, own: &[usize]) -> Vec<(Arc<Entry>, Chapter)> {
        let name = folded_words(&guest.name);
        let telling = |word: &&String| word.chars().count() >= SHORTEST_NAME;
        let last = name.last().filter(telling).filter(|_| name.len() > 1);
        let mut found = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let first = name.first().filter(|_| own.contains(&place));
            for (_, chapter) in entry.chapters.listed() {
                let title = folded_words(&chapter.title);
                let named = !name.is_empty() && title.windows(name.len()).any(|w| *w == name);
                let has = |word: Option<&String>| word.is_some_and(|word| title.contains(word));
                if named || has(last) || has(first) {
                    found.push((Arc::clone(entry), chapter.clone()));
                }
            }
        }
        found
    }
}
