//! The catalogue of a show: its episodes, guests, topics and references.
//!
//! A [`Catalogue`] is derived from a [`Show`] and a [`Site`]. That reads every word of
//! the show, so the worker does it once, and the page only reads the result.

mod bibliography;
mod corrections;
mod facets;
mod feed_source;
mod format;
mod guest_profile;
mod guests;
mod health;
mod listing;
mod names;
mod namespace;
mod related;
mod remasters;
mod seasons;
mod spectrum;
mod topics;
mod upcoming;

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use show::{Episode, EpisodeAddress, EpisodeId, Item, Kind, Show};
use site::{Announcement, AudioPath, Correction, Identity, Layer, Link, Look, Site};

pub use bibliography::{CitedWork, Mention};
pub use facets::{Facet, Facets, LayerFacets, Selection};
pub use feed_source::FeedSource;
pub use format::Format;
pub use guest_profile::GuestProfile;
pub use guests::{Appearance, Guest};
pub use health::Health;
pub use listing::{Listened, Listing, Sort, Use};
pub use namespace::{EpisodeLinks, Place, ShowLinks, Version};
pub use related::Related;
pub use seasons::Season;
pub use spectrum::Spectrum;
pub use topics::TopicTag;

use corrections::Corrections;
use names::Directory;

/// A show with everything that the site's pages need.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The title of the show in the feed.
    pub title: String,
    /// The name of the show and its own words, completed with those of the feed.
    pub identity: Identity,
    /// The colours.
    pub look: Look,
    /// The description of the show in plain text.
    pub description: String,
    /// The language of what the feed says: a language tag (BCP 47).
    pub language: Option<String>,
    /// How well the feed and `site.json` could be read.
    pub health: Health,
    /// The feed addresses in `site.json`, in order of trial.
    pub feeds: Vec<String>,
    /// Whether the episodes tell a story that begins with the first one (`itunes:type`).
    pub serial: bool,
    /// The seasons in their order, if there are several.
    pub seasons: Vec<Season>,
    /// All episodes, newest first.
    pub entries: Vec<Arc<Entry>>,
    /// The hosts in `site.json`.
    pub hosts: Vec<Host>,
    /// All guests, sorted by slug.
    pub guests: Vec<Arc<Guest>>,
    /// The announced episodes that are not in the feed yet.
    pub upcoming: Vec<Announcement>,
    /// The announced episodes that are in the feed: the slug of the announcement, and
    /// the path of the episode's page.
    pub arrived: Vec<(String, String)>,
    /// The network stack, top layer first, with the topics that any episode has. The
    /// topics have no [words](site::Topic::words).
    pub layers: Vec<Layer>,
    /// Other places that offer the show.
    pub subscribe: Vec<Link>,
    /// What else the show offers.
    pub links: ShowLinks,
    /// The address of the site's source code.
    pub source: Option<String>,
    /// Where audio of other hosts is found on this site.
    pub audio: Option<AudioPath>,
}

/// An episode with what the rest of the show and `site.json` add to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The episode as the feed describes it.
    pub episode: Arc<Episode>,
    /// The path of the episode's page, unique in the catalogue.
    pub path: String,
    /// The guests.
    pub guests: Vec<GuestName>,
    /// The format.
    pub format: Format,
    /// Whether it is marked as explicit, or the whole show is (`itunes:explicit`).
    pub explicit: bool,
    /// The topics, in the order of the stack.
    pub topics: Vec<TopicTag>,
    /// The longer text in `site.json`: paragraphs of plain text.
    pub text: Vec<String>,
    /// The number of the episode that this one is a remaster of.
    pub original: Option<u32>,
    /// The number of the remaster of this episode.
    pub remaster: Option<u32>,
    /// What else the episode offers.
    pub links: EpisodeLinks,
}

/// A host of the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// The name to show.
    pub name: String,
    /// A line about the host.
    pub line: Option<String>,
}

/// The name of a guest, with what a link to the guest's page needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestName {
    /// The name to show.
    pub name: String,
    /// The last segment of the path of the guest's page.
    pub slug: String,
}

/// The name of the link to the feed in `site.json`.
pub const FEED_LINK: &str = "RSS";

impl Entry {
    /// Whether the episode has a topic of a layer, given by its index in the stack.
    pub fn touches(&self, layer: usize) -> bool {
        self.topics.iter().any(|topic| topic.layer == layer)
    }

    fn has(&self, topic: &str) -> bool {
        self.topics.iter().any(|tag| tag.id == topic)
    }
}

impl Catalogue {
    /// Derives the catalogue of a show. `source` is where its feed comes from, `faults`
    /// are those that [`Site::parse`] has found in `site.json`.
    pub fn new(show: &Show, site: &Site, source: &FeedSource, faults: &[String]) -> Self {
        let directory = Directory::new(show, site);
        let corrections = Corrections::new(show, site);
        let faults = &corrections.with_faults(faults);
        let layers = topics::layers(show, site);
        let matcher = topics::Matcher::new(&layers);
        let mut entries: Vec<_> = show
            .episodes
            .iter()
            .map(|item| {
                let explicit = item.details.explicit.or(show.details.explicit);
                let mut entry = entry(item, corrections.of(&item.episode), &directory, &matcher);
                entry.explicit = explicit.unwrap_or(false);
                entry.format = Format::of(&entry, &site.identity.shorts);
                entry
            })
            .collect();
        remasters::link(&mut entries);
        make_paths_unique(&mut entries);
        let guests = guests::guests(&entries, show, &directory);
        let (mut upcoming, mut arrived) = (Vec::new(), Vec::new());
        for announcement in corrections.upcoming() {
            match entries
                .iter()
                .find(|entry| upcoming::is_announced(entry, announcement, &directory))
            {
                Some(entry) => arrived.push((announcement.slug(), entry.path.clone())),
                None => upcoming.push(announcement.clone()),
            }
        }
        Self {
            title: show.title.clone(),
            identity: site.identity.completed(&show.title, &show.description),
            look: site.look,
            description: show.description.clone(),
            language: show.language.clone().filter(|tag| is_language(tag)),
            health: Health::new(show, &entries, source, faults),
            feeds: site.feeds.clone(),
            serial: show
                .details
                .order
                .as_deref()
                .is_some_and(|it| it.eq_ignore_ascii_case("serial")),
            seasons: seasons::seasons(show),
            hosts: hosts(site),
            guests: guests.into_iter().map(Arc::new).collect(),
            upcoming,
            arrived,
            layers: topics::used_layers(&layers, &entries),
            subscribe: site.subscribe.clone(),
            links: ShowLinks::of(show, site),
            source: site.source.clone(),
            audio: site.audio.clone(),
            entries: entries.into_iter().map(Arc::new).collect(),
        }
    }

    /// The episode that the last segment of a path names: the episode with exactly
    /// this segment, else the newest one with the number at its start.
    pub fn entry(&self, segment: &str) -> Option<&Arc<Entry>> {
        let exact = |entry: &&Arc<Entry>| entry.path.rsplit('/').next() == Some(segment);
        self.entries.iter().find(exact).or_else(|| match EpisodeAddress::parse(segment) {
            EpisodeAddress::Number(number) => self.by_number(number),
            EpisodeAddress::Slug(_) => None,
        })
    }

    /// All episodes in the order to list them: newest first, or a story from its beginning.
    pub fn listed(&self) -> Vec<Arc<Entry>> {
        if self.serial { seasons::in_order_of_story(&self.entries) } else { self.entries.clone() }
    }

    /// The episode to begin with: the newest one, or the first of a story.
    pub fn first_to_hear(&self) -> Option<Arc<Entry>> {
        let is_full = |entry: &&Arc<Entry>| entry.episode.kind == Kind::Full;
        let listed = self.listed();
        listed.iter().find(is_full).or(listed.first()).cloned()
    }

    /// The season of an episode, if there are several.
    pub fn season_of(&self, entry: &Entry) -> Option<&Season> {
        self.seasons.iter().find(|season| Some(season.number) == entry.episode.season)
    }

    /// The newest episode.
    pub fn latest(&self) -> Option<&Arc<Entry>> {
        self.entries.first()
    }

    /// The episode with this id.
    pub fn by_id(&self, id: &EpisodeId) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|entry| entry.episode.id == *id)
    }

    /// The newest episode with this number.
    pub fn by_number(&self, number: u32) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|entry| entry.episode.number == Some(number))
    }

    /// The next older and the next newer episode, in this order.
    pub fn neighbours(&self, id: &EpisodeId) -> (Option<&Arc<Entry>>, Option<&Arc<Entry>>) {
        let Some(index) = self.entries.iter().position(|entry| entry.episode.id == *id) else {
            return (None, None);
        };
        let newer = index.checked_sub(1).and_then(|index| self.entries.get(index));
        (self.entries.get(index + 1), newer)
    }

    /// The address of the feed for other programs: the one to subscribe to, else the first
    /// that the site reads.
    pub fn feed_address(&self) -> String {
        let subscribe = self.subscribe.iter().find(|link| link.name == FEED_LINK);
        let address = subscribe.map(|link| &link.url).or_else(|| self.feeds.first());
        address.cloned().unwrap_or_else(|| "/feed.xml".to_owned())
    }

    /// The guest with this slug.
    pub fn guest(&self, slug: &str) -> Option<&Arc<Guest>> {
        self.guests.iter().find(|guest| guest.slug == slug)
    }

    /// All works that the episodes refer to: sorted by kind, RFCs by number, the others
    /// by name.
    pub fn bibliography(&self) -> Vec<CitedWork> {
        bibliography::cited_works(&self.entries)
    }

    /// The state of the topic filter for these episodes and a selection.
    pub fn facets(&self, entries: &[Arc<Entry>], selection: &Selection) -> Facets {
        facets::facets(&self.layers, entries, selection)
    }
}

/// Whether a text has the form of a language tag.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    letters
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
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
        .or_else(|| item.episode.given_title.as_deref().and_then(remasters::original_number));
    Entry {
        path: item.episode.path(),
        guests: guests::episode_guests(item, correction, directory),
        topics: matcher.topics(item, correction),
        text: correction.map(|correction| correction.text.clone()).unwrap_or_default(),
        original,
        remaster: None,
        format: Format::default(),
        explicit: false,
        links: EpisodeLinks::of(&item.details),
        episode: Arc::clone(&item.episode),
    }
}

/// Numbers repeat in each season, and titles of trailers repeat, too. The oldest of
/// several episodes with the same path keeps it; the others get a counter appended.
fn make_paths_unique(entries: &mut [Entry]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for entry in entries.iter_mut().rev() {
        let count = counts.entry(entry.path.clone()).or_default();
        *count += 1;
        if *count > 1 {
            entry.path = format!("{}-{count}", entry.path);
        }
    }
}
