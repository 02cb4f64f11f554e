//! Questions about a show: what is on, by whom, about what.
//!
//! A [`Catalogue`] is derived from a [`Show`] and a [`Site`]. That takes a look
//! at every word of the show, so it is done once, in the worker; the page only
//! reads it.

mod bibliography;
mod calendar;
mod citation;
mod facets;
mod guest_profile;
mod guests;
mod health;
mod listing;
mod names;
mod related;
mod remasters;
mod spectrum;
mod topics;
mod upcoming;

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use bibliography::{Mention, Work};
pub use facets::{Facet, Facets, LayerFacets, Selection};
pub use guest_profile::GuestProfile;
pub use guests::{Appearance, Guest};
pub use health::Health;
pub use listing::{Format, Listened, Listing, Sort};
pub use related::Related;
pub use spectrum::Spectrum;
pub use topics::TopicTag;

use names::Directory;

use crate::feed::Source;
use crate::show::{Episode, EpisodeAddress, EpisodeId, Item, Show};
use crate::site::{Announcement, Correction, Layer, Link, Site};

/// A show with everything that can be said about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    pub title: String,
    /// Plain text.
    pub description: String,
    /// How well the feed could be read.
    pub health: Health,
    /// Where `site.json` says that feeds are.
    pub feeds: Vec<String>,
    /// All episodes, newest first.
    pub entries: Vec<Arc<Entry>>,
    /// Who makes it, as the editors say.
    pub hosts: Vec<Host>,
    /// Everyone who was on, by name.
    pub guests: Vec<Arc<Guest>>,
    /// The announced episodes that the feed does not have yet.
    pub upcoming: Vec<Announcement>,
    /// The announced ones that it has: the last part of the announcement's
    /// address, and the path of the episode's page.
    pub arrived: Vec<(String, String)>,
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

/// Somebody who makes the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    pub name: String,
    /// A line about them.
    pub line: Option<String>,
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
    /// Derives all that is known from a feed that came from `source`, and from
    /// `site.json`, in which `faults` were found.
    pub fn new(show: &Show, site: &Site, source: &Source, faults: &[String]) -> Self {
        let directory = Directory::new(show, site);
        let corrections: HashMap<u32, &Correction> =
            site.episodes.iter().map(|correction| (correction.number, correction)).collect();
        let layers = topics::layers(show, site);
        let matcher = topics::Matcher::new(&layers);
        let mut entries: Vec<_> = show
            .episodes
            .iter()
            .map(|item| {
                let correction = item.number.and_then(|number| corrections.get(&number).copied());
                entry(item, correction, &directory, &matcher)
            })
            .collect();
        remasters::link(&mut entries);
        make_paths_unique(&mut entries);
        let guests = guests::guests(&entries, show, &directory);
        let (mut upcoming, mut arrived) = (Vec::new(), Vec::new());
        for announcement in &site.upcoming {
            match entries.iter().find(|entry| upcoming::is(announcement, entry, &directory)) {
                Some(entry) => arrived.push((announcement.slug(), entry.path.clone())),
                None => upcoming.push(announcement.clone()),
            }
        }
        Self {
            title: show.title.clone(),
            description: show.description.clone(),
            health: Health::new(show, &entries, source, faults),
            feeds: site.feeds.clone(),
            hosts: hosts(site),
            guests: guests.into_iter().map(Arc::new).collect(),
            upcoming,
            arrived,
            layers: topics::touched(&layers, &entries),
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

    pub fn by_id(&self, id: &EpisodeId) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|entry| entry.id == *id)
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

    /// Everything that any episode refers to.
    pub fn works(&self) -> Vec<Work> {
        bibliography::works(&self.entries)
    }

    /// The topic filter of these episodes for what is chosen.
    pub fn facets(&self, entries: &[Arc<Entry>], selection: &Selection) -> Facets {
        facets::facets(&self.layers, entries, selection)
    }
}

fn hosts(site: &Site) -> Vec<Host> {
    let hosts = site.people.iter().filter(|person| person.host);
    hosts.map(|host| Host { name: host.name.clone(), line: host.line.clone() }).collect()
}

fn entry(
    item: &Item,
    correction: Option<&Correction>,
    directory: &Directory<'_>,
    matcher: &topics::Matcher<'_>,
) -> Entry {
    let original = correction
        .and_then(|correction| correction.remaster_of)
        .or_else(|| item.given_title.as_deref().and_then(remasters::original));
    Entry {
        path: item.path(),
        guests: guests::of_episode(item, correction, directory),
        topics: matcher.topics(item, correction),
        text: correction.map(|correction| correction.text.clone()).unwrap_or_default(),
        original,
        remaster: None,
        episode: Arc::clone(&item.episode),
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
