//! What the editors know and the feed does not: `site.json`.
//!
//! Read at run time. Every part is optional, and what is wrong in it is named
//! and skipped; the site works from the feed alone.

mod apps;
#[cfg(feature = "worker")]
mod read;

pub use apps::app_links;

use serde::{Deserialize, Serialize};

use crate::show::{Date, slug};

/// The contents of `site.json`, checked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Feed addresses, in order of trial.
    pub feeds: Vec<String>,
    pub subscribe: Vec<Link>,
    /// The network stack, top layer first.
    pub layers: Vec<Layer>,
    pub people: Vec<Profile>,
    pub episodes: Vec<Correction>,
    pub upcoming: Vec<Announcement>,
}

/// A named address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub name: String,
    pub url: String,
}

/// A layer of the stack with its topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    pub id: String,
    pub name: String,
    /// Whether it stands beside the stack and not in it: what all layers use.
    pub beside: bool,
    pub topics: Vec<Topic>,
}

/// Something episodes are about, and the words that betray it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// What stands in addresses.
    pub id: String,
    pub name: String,
    pub words: Vec<String>,
}

/// A person, under the one name they go by here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub name: String,
    /// Other spellings, as feeds have them.
    pub aliases: Vec<String>,
    pub affiliation: Option<String>,
    /// A line about them.
    pub line: Option<String>,
    pub links: Vec<Link>,
    /// The path of a picture on this site that they have agreed to.
    pub image: Option<String>,
    /// Whether they make the show.
    pub host: bool,
    /// Whether they are somebody's guest; hosts and mistaken names are not.
    pub guest: bool,
}

/// What is known better about an episode than the feed says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The episode's number in the feed.
    pub number: u32,
    /// Guests, in place of those the feed names.
    pub guests: Option<Vec<String>>,
    /// Topics besides those its words betray.
    pub topics: Vec<String>,
    pub remaster_of: Option<u32>,
    /// The longer text: paragraphs of plain text.
    pub text: Vec<String>,
}

/// An episode to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    pub title: String,
    pub number: Option<u32>,
    pub guests: Vec<String>,
    /// Affiliation of the guests, if they share one.
    pub affiliation: Option<String>,
    /// The planned day.
    pub date: Option<Date>,
    /// Paragraphs of plain text.
    pub text: Vec<String>,
}

impl Announcement {
    /// The last part of the address under which it is announced.
    pub fn slug(&self) -> String {
        slug(&self.title)
    }
}

#[cfg(feature = "worker")]
impl Site {
    /// Reads `site.json`. What is wrong in it comes back as sentences that say
    /// where it is, such as `people[3].name: is missing`.
    pub fn parse(json: &str) -> (Self, Vec<String>) {
        read::site(json)
    }
}
