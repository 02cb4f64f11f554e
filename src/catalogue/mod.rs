//! Questions about a show: what is on, by whom, about what.
//!
//! A [`Catalogue`] is derived from a [`Show`] and a [`Site`]. That takes a look
//! at every word of the show, so it is done once, in the worker; the page only
//! reads it.

mod facets;
mod guests;
mod remasters;
mod topics;
mod upcoming;

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use facets::{Facet, Facets, LayerFacets, Selection};
pub use guests::{Appearance, Guest};
pub use topics::TopicTag;

use crate::show::{Episode, EpisodeAddress, EpisodeId, Show, Warning};
use crate::site::{Announcement, Correction, Layer, Link, Site};

/// A show with everything that can be said about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    pub title: String,
    /// What in the feed could not be taken at its word.
    pub warnings: Vec<Warning>,
    /// All episodes, newest first.
    pub entries: Vec<Arc<Entry>>,
    /// Everyone who was on, by name.
    pub guests: Vec<Arc<Guest>>,
    /// The announced episodes that the feed does not have yet.
    pub upcoming: Vec<Announcement>,
    /// The network stack with the topics that any episode has.
    pub layers: Vec<Layer>,
    /// Where else the show can be had.
    pub subscribe: Vec<Link>,
}

/// An episode with what the rest of the show and the editors add to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub episode: Arc<Episode>,
    /// The path of its page.
    pub path: String,
    pub guests: Vec<GuestName>,
    pub topics: Vec<TopicTag>,
    /// Paragraphs of plain text.
    pub text: Vec<String>,
    /// The episode that this one is a better-sounding copy of.
    pub original: Option<u32>,
    /// The better-sounding copy of this one.
    pub remaster: Option<u32>,
}

/// A guest as an episode names them: enough to link to their page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

    fn has(&self, topic: &str) -> bool {
        self.topics.iter().any(|tag| tag.id == topic)
    }
}

impl Catalogue {
    pub fn new(show: &Show, site: &Site) -> Self {
        let directory = guests::Directory::new(site);
        let mut entries: Vec<_> =
            show.episodes.iter().map(|episode| entry(episode, site, &directory)).collect();
        remasters::link(&mut entries);
        make_paths_unique(&mut entries);
        let guests = directory.guests(&entries, show);
        let came = |announcement: &Announcement| {
            entries.iter().any(|entry| upcoming::is(announcement, entry, &directory))
        };
        Self {
            title: show.title.clone(),
            warnings: show.warnings.clone(),
            guests: guests.into_iter().map(Arc::new).collect(),
            upcoming: site.upcoming.iter().filter(|a| !came(a)).cloned().collect(),
            layers: topics::touched(&site.layers, &entries),
            subscribe: site.subscribe.clone(),
            entries: entries.into_iter().map(Arc::new).collect(),
        }
    }

    /// The episode that the last part of an address means: the one whose path
    /// it is, else the newest of that number.
    pub fn entry(&self, segment: &str) -> Option<&Arc<Entry>> {
        let exact = |entry: &&Arc<Entry>| entry.path.rsplit('/').next() == Some(segment);
        self.entries.iter().find(exact).or_else(|| match EpisodeAddress::parse(segment) {
            EpisodeAddress::Number(number) => self.by_number(number),
            EpisodeAddress::Slug(_) => None,
        })
    }

    pub fn by_number(&self, number: u32) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|entry| entry.number == Some(number))
    }

    /// The episodes right before and right after this one, in time.
    pub fn neighbours(&self, id: &EpisodeId) -> (Option<&Arc<Entry>>, Option<&Arc<Entry>>) {
        let Some(index) = self.entries.iter().position(|entry| entry.id == *id) else {
            return (None, None);
        };
        let newer = index.checked_sub(1).and_then(|index| self.entries.get(index));
        (self.entries.get(index + 1), newer)
    }

    pub fn guest(&self, slug: &str) -> Option<&Arc<Guest>> {
        self.guests.iter().find(|guest| guest.slug == slug)
    }

    /// The topic filter for what is chosen.
    pub fn facets(&self, selection: &Selection) -> Facets {
        facets::facets(&self.layers, &self.entries, selection)
    }
}

fn entry(episode: &Arc<Episode>, site: &Site, directory: &guests::Directory<'_>) -> Entry {
    let correction = episode.number.and_then(|number| correction(site, number));
    let original = correction
        .and_then(|correction| correction.remaster_of)
        .or_else(|| episode.given_title.as_deref().and_then(remasters::original));
    Entry {
        path: episode.path(),
        guests: directory.guests_of(episode, correction),
        topics: topics::topics(episode, correction, &site.layers),
        text: correction.map(|correction| correction.text.clone()).unwrap_or_default(),
        original,
        remaster: None,
        episode: Arc::clone(episode),
    }
}

/// Seasons repeat their numbers and trailers their titles: the oldest keeps the
/// path, the others get their place among its namesakes.
fn make_paths_unique(entries: &mut [Entry]) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for entry in entries.iter_mut().rev() {
        let namesakes = taken.entry(entry.path.clone()).or_default();
        *namesakes += 1;
        if *namesakes > 1 {
            entry.path = format!("{}-{namesakes}", entry.path);
        }
    }
}

fn correction(site: &Site, number: u32) -> Option<&Correction> {
    site.episodes.iter().find(|correction| correction.number == number)
}
