use std::sync::Arc;

use serde::Serialize;

use crate::{Episode, EpisodeDetails, ShowDetails, Warning};

/// A podcast with all its episodes.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Show {
    /// The title, or "Untitled show".
    pub title: String,
    /// Who makes the show, as the feed says.
    pub author: Option<String>,
    /// Plain text.
    pub description: String,
    /// The address of the show's own site.
    pub link: Option<String>,
    /// The address of the show's picture.
    pub image: Option<String>,
    /// A language tag (BCP 47).
    pub language: Option<String>,
    /// What the site does not show.
    pub details: ShowDetails,
    /// Newest first; undated episodes come last, in the feed's order.
    pub episodes: Vec<Item>,
    /// What in the feed is wrong, and what was done about it.
    pub warnings: Vec<Warning>,
}

/// An episode with everything that the feed says about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// What the site shows.
    pub episode: Arc<Episode>,
    /// What the site does not show.
    pub details: EpisodeDetails,
}
