//! The nouns of the domain: what a podcast is, once its feed has been read.
//!
//! Everything here is plain data that the feed worker writes and the page
//! reads. A [`Show`] is never edited: a newer one replaces it whole.

mod address;
mod chapter;
mod date;
mod episode;
mod moment;
mod person;
mod reference;

pub use address::{EpisodeAddress, slug};
pub use chapter::{Chapter, Chapters};
pub use date::{Date, Published};
pub use episode::{Enclosure, Episode, EpisodeId, Kind, Transcript};
pub use moment::Moment;
pub use person::{Person, Role};
pub use reference::Reference;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A podcast with all its episodes, newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    pub episodes: Vec<Arc<Episode>>,
    /// What in the feed could not be taken at its word.
    pub warnings: Vec<Warning>,
}

/// Something in the feed that was wrong, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Which item, as a person would find it: its title, or its place in the file.
    pub item: String,
    pub what: String,
}
