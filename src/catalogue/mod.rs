//! Questions about a show: what is on, by whom, about what.
//!
//! A [`Catalogue`] is derived from a [`Show`] and a [`Site`] and holds nothing
//! that is not in them. It is built once for each new show and then only read.

mod facets;
mod guests;
mod remasters;
mod topics;
mod upcoming;

use std::ops::Deref;
use std::sync::Arc;

pub use facets::{Facet, Facets, LayerFacets, Selection};
pub use guests::{Appearance, Guest};
pub use topics::TopicTag;

use crate::show::{Episode, EpisodeAddress, EpisodeId, Show};
use crate::site::{Announcement, Correction, Site};

/// A show with everything that can be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    show: Arc<Show>,
    site: Arc<Site>,
    entries: Vec<Arc<Entry>>,
    guests: Vec<Arc<Guest>>,
}

/// An episode with what the rest of the show and the editors add to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub episode: Arc<Episode>,
    pub guests: Vec<GuestName>,
    pub hosts: Vec<String>,
    pub topics: Vec<TopicTag>,
    /// Paragraphs of plain text.
    pub text: Vec<String>,
    /// The episode that this one is a better-sounding copy of.
    pub original: Option<u32>,
    /// The better-sounding copy of this one.
    pub remaster: Option<u32>,
}

/// A guest as an episode names them: enough to link to their page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestName {
    pub name: String,
    pub slug: String,
}

impl Deref for Entry {
    type Target = Episode;

    fn deref(&self) -> &Episode {
        &self.episode
    }
}

impl Entry {
    /// Whether any of its topics is of this layer (its place, top first).
    pub fn touches(&self, layer: usize) -> bool {
        self.topics.iter().any(|topic| topic.layer == layer)
    }
}

impl Catalogue {
    pub fn new(show: Arc<Show>, site: Arc<Site>) -> Self {
        let directory = guests::Directory::new(&site);
        let mut entries: Vec<_> =
            show.episodes.iter().map(|episode| entry(episode, &site, &directory)).collect();
        remasters::link(&mut entries);
        let guests = directory.guests(&entries, &show);
        let entries = entries.into_iter().map(Arc::new).collect();
        Self { show, site, entries, guests: guests.into_iter().map(Arc::new).collect() }
    }

    pub fn show(&self) -> &Show {
        &self.show
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    /// All episodes, newest first.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The episode that an address means.
    pub fn entry(&self, address: &EpisodeAddress) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|entry| entry.address() == *address)
    }

    pub fn by_id(&self, id: &EpisodeId) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    pub fn by_number(&self, number: u32) -> Option<&Arc<Entry>> {
        self.entry(&EpisodeAddress::Number(number))
    }

    /// The episodes right before and right after this one, in time.
    pub fn neighbours(&self, id: &EpisodeId) -> (Option<&Arc<Entry>>, Option<&Arc<Entry>>) {
        let Some(index) = self.entries.iter().position(|entry| entry.id == *id) else {
            return (None, None);
        };
        let newer = index.checked_sub(1).and_then(|index| self.entries.get(index));
        (self.entries.get(index + 1), newer)
    }

    /// Everyone who was on, by name.
    pub fn guests(&self) -> &[Arc<Guest>] {
        &self.guests
    }

    pub fn guest(&self, slug: &str) -> Option<&Arc<Guest>> {
        self.guests.iter().find(|guest| guest.slug == slug)
    }

    /// The announced episodes that the feed does not have yet.
    pub fn upcoming(&self) -> Vec<&Announcement> {
        let directory = guests::Directory::new(&self.site);
        let published = |announcement: &&Announcement| {
            !self.entries.iter().any(|entry| upcoming::is(announcement, entry, &directory))
        };
        self.site.upcoming.iter().filter(published).collect()
    }

    /// The topic filter for what is chosen.
    pub fn facets(&self, selection: &Selection) -> Facets {
        facets::facets(&self.site, &self.entries, selection)
    }
}

fn entry(episode: &Arc<Episode>, site: &Site, directory: &guests::Directory<'_>) -> Entry {
    let correction = episode.number.and_then(|number| correction(site, number));
    let original = correction
        .and_then(|correction| correction.remaster_of)
        .or_else(|| episode.given_title.as_deref().and_then(remasters::original));
    Entry {
        guests: directory.guests_of(episode, correction),
        hosts: directory.hosts_of(episode),
        topics: topics::topics(episode, correction, &site.layers),
        text: correction.map(|correction| correction.text.clone()).unwrap_or_default(),
        original,
        remaster: None,
        episode: Arc::clone(episode),
    }
}

fn correction(site: &Site, number: u32) -> Option<&Correction> {
    site.episodes.iter().find(|correction| correction.number == number)
}
