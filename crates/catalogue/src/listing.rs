//! The order and the filter of a list of episodes.

use std::sync::Arc;

use show::{Address, Episode, key};

use super::{Entry, Format};

/// The order of a list of episodes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The given order: newest first, or the best match of a search first.
    #[default]
    Given,
    /// Newest first; undated episodes last.
    Newest,
    /// Oldest first; undated episodes last.
    Oldest,
    /// Longest first; episodes without a length last.
    Longest,
    /// Shortest first; episodes without a length last.
    Shortest,
}

/// How far the listener has come in an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listened {
    /// Not started.
    Unplayed,
    /// Started, not played to the end.
    Started,
    /// Played to the end, or marked as played.
    Played,
}

/// A value to choose, and its name in addresses.
pub(super) type Named<T> = (T, &'static str);

impl Sort {
    /// The orders to choose from, each with its name in addresses.
    pub const ALL: [Named<Self>; 4] = [
        (Self::Newest, "newest"),
        (Self::Oldest, "oldest"),
        (Self::Longest, "longest"),
        (Self::Shortest, "shortest"),
    ];
}

impl Sort {
    /// The key to sort an episode by. Episodes without a date or length come last in any
    /// order.
    fn key(self, episode: &Episode) -> (bool, i64) {
        let published = || episode.published.map(|published| published.unix);
        let length = || episode.duration.and_then(|d| i64::try_from(d.as_millis()).ok());
        let key = match self {
            Self::Given => None,
            Self::Newest => published().map(i64::saturating_neg),
            Self::Oldest => published(),
            Self::Longest => length().map(i64::saturating_neg),
            Self::Shortest => length(),
        };
        (key.is_none(), key.unwrap_or_default())
    }
}

impl Listened {
    /// All listening states, each with its name in addresses.
    pub const ALL: [Named<Self>; 3] =
        [(Self::Unplayed, "unplayed"), (Self::Started, "begun"), (Self::Played, "played")];
}

/// The order and the filter of a list of episodes, as an address states them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listing {
    /// The order.
    pub sort: Sort,
    /// The season to list; `None` for all seasons.
    pub season: Option<u32>,
    /// The format to list; `None` for all formats.
    pub format: Option<Format>,
    /// The listening state to list; `None` for all states.
    pub listened: Option<Listened>,
    /// Whether to list only episodes with a transcript.
    pub transcript: bool,
    /// Whether to list only downloaded episodes.
    pub downloaded: bool,
}

/// What the listener has done with an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// How far they have come.
    pub listened: Listened,
    /// Whether it is downloaded.
    pub downloaded: bool,
}

impl Listing {
    /// The keys in the query of an address, in the order of the fields.
    pub const KEYS: [&'static str; 6] =
        [key::SORT, key::SEASON, key::FORMAT, key::LISTENED, key::TRANSCRIPT, key::DOWNLOADED];

    /// Reads the query of an address. Unknown values are ignored.
    pub fn read(address: &Address) -> Self {
        let [sort, season, format, listened, transcript, downloaded] =
            Self::KEYS.map(|key| address.value(key));
        Self {
            sort: parse(&Sort::ALL, sort).unwrap_or_default(),
            season: season.and_then(|season| season.parse().ok()),
            format: parse(&Format::ALL, format),
            listened: parse(&Listened::ALL, listened),
            transcript: transcript.is_some(),
            downloaded: downloaded.is_some(),
        }
    }

    /// Whether the listing filters, and does not only sort.
    pub fn is_filtered(&self) -> bool {
        *self != Self { sort: self.sort, ..Self::default() }
    }

    /// The matching episodes in the chosen order. `use_of` returns what the listener has done
    /// with an episode.
    pub fn apply(&self, entries: &[Arc<Entry>], use_of: impl Fn(&Entry) -> Use) -> Vec<Arc<Entry>> {
        let is_match = |entry: &&Arc<Entry>| {
            self.format.is_none_or(|format| entry.format == format)
                && self.season.is_none_or(|season| entry.episode.season == Some(season))
                && self.is_used_as_listed(|| use_of(entry))
                && !(self.transcript && entry.episode.transcripts.is_empty())
        };
        let mut matches: Vec<_> = entries.iter().filter(is_match).cloned().collect();
        if self.sort != Sort::Given {
            matches.sort_by_key(|entry| self.sort.key(&entry.episode));
        }
        matches
    }

    fn is_used_as_listed(&self, use_of: impl Fn() -> Use) -> bool {
        (self.listened.is_none() && !self.downloaded) || {
            let Use { listened, downloaded } = use_of();
            self.listened.is_none_or(|state| state == listened) && (downloaded || !self.downloaded)
        }
    }
}

fn parse<T: Copy>(all: &[Named<T>], text: Option<String>) -> Option<T> {
    all.iter().find(|(_, name)| text.as_deref() == Some(name)).map(|(value, _)| *value)
}
