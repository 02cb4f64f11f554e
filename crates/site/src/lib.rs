//! `site.json`: what the editors add to the feed.
//!
//! It is read at run time. Every part is optional: the site works from the feed alone.
//! Invalid parts are reported and skipped.

mod apps;
mod audio_path;
mod calendar;
mod colour;
mod identity;
mod line;
mod look;
mod node;
mod read;

use serde::{Deserialize, Serialize};
use show::{Date, slug};

pub use apps::app_links;
pub use audio_path::AudioPath;
pub use colour::{Colour, Pair};
pub use identity::{Asides, Identity, with_aside};
pub use look::{Look, layer_colour};

/// The valid contents of `site.json`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The address of the site, without a slash at its end: `https://example.org/podcast`.
    /// Canonical addresses and previews begin with it.
    pub address: Option<String>,
    /// The name of the show and its own words.
    pub identity: Identity,
    /// The title of the feed that corrections and announcements belong to; that of any feed
    /// if none is given.
    pub feed_title: Option<String>,
    /// The colours.
    pub look: Look,
    /// The feed addresses, in order of trial.
    pub feeds: Vec<String>,
    /// Places where visitors can subscribe to the show.
    pub subscribe: Vec<Link>,
    /// Ways to support the show, besides those in the feed.
    pub support: Vec<Link>,
    /// The license of the episodes, in place of that in the feed.
    pub license: Option<Link>,
    /// The address of the site's source code.
    pub source: Option<String>,
    /// Where audio of other hosts is found on this site.
    pub audio: Option<AudioPath>,
    /// The network stack, top layer first.
    pub layers: Vec<Layer>,
    /// The hosts, and the guests who are described better than in the feed.
    pub people: Vec<Profile>,
    /// Corrections of episodes in the feed.
    pub episodes: Vec<Correction>,
    /// Episodes to come.
    pub upcoming: Vec<Announcement>,
}

/// A named address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The name to show.
    pub name: String,
    /// An absolute address, or a path on this site.
    pub url: String,
}

/// A layer of the stack with its topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// The id; the slug of the name if none is given.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// Whether the layer is beside the stack and not in it, since all layers use it.
    pub beside: bool,
    /// The colour.
    pub colour: Pair,
    /// The topics, in the order to show them.
    pub topics: Vec<Topic>,
}

/// A subject of episodes, and the words that indicate it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The id in addresses, a slug.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// The words that indicate the topic in an episode's text; the name if none are
    /// given.
    pub words: Vec<String>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The only name that the site shows.
    pub name: String,
    /// Other spellings of the name in feeds.
    pub aliases: Vec<String>,
    /// Where the person works.
    pub affiliation: Option<String>,
    /// A line about the person.
    pub line: Option<String>,
    /// Links to pages about the person.
    pub links: Vec<Link>,
    /// The path of a picture on this site, used with the person's consent.
    pub image: Option<String>,
    /// Whether the person is a host of the show.
    pub host: bool,
    /// Whether the person can be a guest; false for hosts and mistaken names.
    pub guest: bool,
}

/// What replaces or completes the feed's data about an episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The episode.
    pub of: Corrected,
    /// The names of the guests, which replace those in the feed; `None` to keep them.
    pub guests: Option<Vec<String>>,
    /// The ids of topics besides those that the feed's labels or the words indicate.
    pub topics: Vec<String>,
    /// The number of the episode that this one is a remaster of.
    pub remaster_of: Option<u32>,
    /// A longer text: paragraphs of plain text.
    pub text: Vec<String>,
}

/// The episode that a correction is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Corrected {
    /// The one with this number in the feed.
    Number(u32),
    /// The one with this guid in the feed.
    Guid(String),
}

/// An episode to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The title.
    pub title: String,
    /// The number that the episode will have in the feed.
    pub number: Option<u32>,
    /// The names of the guests.
    pub guests: Vec<String>,
    /// The affiliation of the guests, if they share one.
    pub affiliation: Option<String>,
    /// The planned day.
    pub date: Option<Date>,
    /// Paragraphs of plain text.
    pub text: Vec<String>,
}

impl Announcement {
    /// The last segment of the path of the announcement's page.
    pub fn slug(&self) -> String {
        slug(&self.title)
    }
}

impl Site {
    /// Reads `site.json`. Returns its valid contents, and its faults as text with the
    /// place of each, such as `line 12: people[3].name: is missing`.
    pub fn parse(json: &str) -> (Self, Vec<String>) {
        read::site(json)
    }
}
