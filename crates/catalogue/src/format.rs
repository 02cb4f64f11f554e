//! The format of an episode.

use serde::{Deserialize, Serialize};
use show::Kind;
use show::words::folded;

use super::Entry;
use super::listing::Named;

/// The format of an episode.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Format {
    /// An episode with guests.
    Interview,
    /// An episode of the show's series of short ones.
    Short,
    /// Any other episode without guests.
    #[default]
    Special,
    /// An earlier episode, published again with better sound.
    Remaster,
    /// A trailer (`itunes:episodeType`).
    Trailer,
    /// Bonus content (`itunes:episodeType`).
    Bonus,
}

impl Format {
    /// All formats, each with its name in addresses.
    pub const ALL: [Named<Self>; 6] = [
        (Self::Interview, "interview"),
        (Self::Short, "short"),
        (Self::Special, "special"),
        (Self::Remaster, "remaster"),
        (Self::Trailer, "trailer"),
        (Self::Bonus, "bonus"),
    ];

    /// The format of an episode. The titles of short ones begin with the name of their
    /// series, which may be empty.
    pub fn of(entry: &Entry, shorts: &str) -> Self {
        let title = entry.episode.given_title.as_deref().map(folded).unwrap_or_default();
        let is_short = !shorts.is_empty() && title.starts_with(&folded(shorts));
        match entry.episode.kind {
            Kind::Trailer => Self::Trailer,
            Kind::Bonus => Self::Bonus,
            Kind::Full if entry.original.is_some() => Self::Remaster,
            Kind::Full if is_short => Self::Short,
            Kind::Full if entry.guests.is_empty() => Self::Special,
            Kind::Full => Self::Interview,
        }
    }
}
