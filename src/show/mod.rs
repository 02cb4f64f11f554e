//! The nouns of the domain: what a podcast is, once its feed has been read.
//!
//! Everything here is plain data that the feed worker writes and the page
//! reads. A [`Show`] is never edited: a newer one replaces it whole.

mod address;
mod chapter;
mod date;
pub mod details;
mod episode;
mod find;
mod moment;
mod person;
mod reference;
mod transcript;
pub mod words;

pub use address::{EpisodeAddress, slug};
pub use chapter::{Chapter, Chapters};
pub use date::{Date, Published};
pub use details::{EpisodeDetails, ShowDetails};
pub use episode::{ChapterSource, Enclosure, Episode, EpisodeId, Kind};
pub use find::{Hit, find};
pub use moment::Moment;
pub use person::{Person, Role};
pub use reference::{Family, Reference, ReferenceKind};
pub use transcript::{Cue, Transcript, current_cue};

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A podcast with all its episodes, newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Show {
    pub title: String,
    /// Who makes it, as the feed says.
    pub author: Option<String>,
    /// Plain text.
    pub description: String,
    /// The show's own site.
    pub link: Option<String>,
    pub image: Option<String>,
    pub language: Option<String>,
    pub details: ShowDetails,
    pub episodes: Vec<Item>,
    /// What in the feed could not be taken at its word.
    pub warnings: Vec<Warning>,
}

/// An episode with everything that the feed says about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    pub episode: Arc<Episode>,
    pub details: EpisodeDetails,
}

impl Deref for Item {
    type Target = Episode;

    fn deref(&self) -> &Episode {
        &self.episode
    }
}

/// Something in the feed that was wrong, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Which item, as a person would find it: its place in the file and its
    /// title; empty for the feed as a whole.
    pub item: String,
    pub what: String,
}

impl Warning {
    /// About the feed as a whole.
    pub fn about_feed(what: impl Into<String>) -> Self {
        Self { item: String::new(), what: what.into() }
    }
}
