//! What feeds say beyond what the site shows: kept for those who ask, such as
//! `inspect`. It does not travel to the page.

use serde::Serialize;

use super::{Enclosure, Moment, Person, Published};

/// More about a show.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ShowDetails {
    pub subtitle: Option<String>,
    /// `itunes:type`: "episodic" or "serial".
    pub order: Option<String>,
    pub explicit: Option<bool>,
    /// `itunes:block`: the show asks not to be listed.
    pub blocked: bool,
    /// `itunes:complete`: no more episodes will come.
    pub complete: bool,
    /// Where the feed has moved to.
    pub new_feed_url: Option<String>,
    pub categories: Vec<String>,
    pub keywords: Vec<String>,
    pub generator: Option<String>,
    pub copyright: Option<String>,
    pub people: Vec<Person>,
    /// `podcast:guid`: what the show is known by, wherever its feed is.
    pub guid: Option<String>,
    /// `podcast:medium`: "podcast", "music", "video" …
    pub medium: Option<String>,
    /// `podcast:locked`: other hosts may not import the feed.
    pub locked: Option<bool>,
    pub funding: Vec<Funding>,
    pub trailers: Vec<Trailer>,
    pub license: Option<License>,
    pub location: Option<Location>,
    pub update_frequency: Option<UpdateFrequency>,
    /// Other shows that this one recommends.
    pub podroll: Vec<RemoteItem>,
}

/// More about an episode.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EpisodeDetails {
    pub subtitle: Option<String>,
    /// The episode's page elsewhere.
    pub link: Option<String>,
    pub explicit: Option<bool>,
    /// `itunes:block`: the episode asks not to be listed.
    pub blocked: bool,
    pub people: Vec<Person>,
    /// Its `<category>` elements.
    pub categories: Vec<String>,
    /// `itunes:keywords`, taken apart.
    pub keywords: Vec<String>,
    pub season_name: Option<String>,
    /// `podcast:episode`, attribute `display`: what to show for the number.
    pub number_display: Option<String>,
    /// All the audio and video files, in the feed's order.
    pub enclosures: Vec<Enclosure>,
    pub alternates: Vec<AlternateEnclosure>,
    pub soundbites: Vec<Soundbite>,
    pub license: Option<License>,
    pub location: Option<Location>,
    /// Where it is talked about.
    pub social: Vec<SocialInteract>,
}

/// `podcast:funding`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Funding {
    pub url: String,
    pub text: Option<String>,
}

/// `podcast:trailer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trailer {
    pub title: Option<String>,
    pub audio: Enclosure,
    pub published: Option<Published>,
    pub season: Option<u32>,
}

/// `podcast:license`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct License {
    /// A name, mostly of the SPDX list.
    pub name: String,
    pub url: Option<String>,
}

/// `podcast:location`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    pub name: String,
    /// A `geo:` address (RFC 5870).
    pub geo: Option<String>,
    /// An object of OpenStreetMap: `R113314`.
    pub osm: Option<String>,
}

/// `podcast:updateFrequency`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateFrequency {
    pub text: Option<String>,
    /// A recurrence rule (RFC 5545, section 3.3.10).
    pub rule: Option<String>,
    pub complete: bool,
}

/// `podcast:remoteItem`: a show, or an item of one, elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemoteItem {
    pub feed_guid: Option<String>,
    pub feed_url: Option<String>,
    pub item_guid: Option<String>,
    pub medium: Option<String>,
    pub title: Option<String>,
}

/// `podcast:alternateEnclosure`: the same in another form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlternateEnclosure {
    pub mime: Option<String>,
    pub title: Option<String>,
    pub language: Option<String>,
    /// Size in bytes.
    pub length: Option<u64>,
    pub preferred: bool,
    /// The addresses it can be had from.
    pub sources: Vec<String>,
}

/// `podcast:soundbite`: a stretch worth hearing on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Soundbite {
    pub start: Moment,
    /// From the start on.
    pub duration: Moment,
    pub title: Option<String>,
}

/// `podcast:socialInteract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SocialInteract {
    pub protocol: String,
    pub url: Option<String>,
    pub account: Option<String>,
}
