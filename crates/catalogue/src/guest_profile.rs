//! The topics and works of a guest's episodes, and the chapters that name the guest.

use std::sync::Arc;

use show::Chapter;
use show::words::folded_words;

use super::bibliography::is_common;
use super::{Catalogue, CitedWork, Entry, Guest, TopicTag};

/// What a guest's page shows besides the [`Guest`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GuestProfile {
    /// The topics of the guest's episodes, sorted by layer.
    pub topics: Vec<TopicTag>,
    /// The works that the guest's episodes refer to, without those that a large part
    /// of all episodes refers to.
    pub works: Vec<CitedWork>,
    /// The chapters of all episodes that name the guest, each with its episode.
    pub chapters: Vec<(Arc<Entry>, Chapter)>,
}

/// A last name with fewer characters than this is too often an ordinary word.
const SHORTEST_NAME: usize = 4;

impl Catalogue {
    /// The profile of a guest.
    pub fn profile(&self, guest: &Guest) -> GuestProfile {
        let own: Vec<usize> =
            guest.appearances.iter().flat_map(|a| a.versions.iter().copied()).collect();
        let entries = own.iter().filter_map(|index| self.entries.get(*index));
        let mut topics: Vec<TopicTag> = Vec::new();
        for tag in entries.flat_map(|entry| &entry.topics) {
            if !topics.contains(tag) {
                topics.push(tag.clone());
            }
        }
        topics.sort_by_key(|tag| tag.layer);
        let is_own = |work: &CitedWork| work.mentions.iter().any(|m| own.contains(&m.entry));
        let works = self.bibliography().into_iter();
        let works = works
            .filter(|work| is_own(work) && !is_common(work.mentions.len(), self.entries.len()));
        GuestProfile { topics, works: works.collect(), chapters: self.chapters_naming(guest, &own) }
    }

    /// The chapters whose titles contain a guest's full name or last name or, in the
    /// guest's own episodes, the first name.
    fn chapters_naming(&self, guest: &Guest, own: &[usize]) -> Vec<(Arc<Entry>, Chapter)> {
        let name = folded_words(&guest.name);
        let is_long = |word: &&String| word.chars().count() >= SHORTEST_NAME;
        let last = name.last().filter(is_long).filter(|_| name.len() > 1);
        let mut found = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let first = name.first().filter(|_| own.contains(&index));
            for (_, chapter) in entry.episode.chapters.listed() {
                let title = folded_words(&chapter.title);
                let has_name = !name.is_empty() && title.windows(name.len()).any(|w| *w == name);
                let has = |word: Option<&String>| word.is_some_and(|word| title.contains(word));
                if has_name || has(last) || has(first) {
                    found.push((Arc::clone(entry), chapter.clone()));
                }
            }
        }
        found
    }
}
