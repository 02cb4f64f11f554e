//! A list of episodes as somebody wants it: in which order, and which ones.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Entry;
use crate::address::Address;
use crate::show::words::folded;

/// An order of episodes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The order they come in: newest first, or the best first if they were looked for.
    #[default]
    AsFound,
    Newest,
    Oldest,
    Longest,
    Shortest,
}

/// What an episode is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Interview,
    /// A short episode about one protocol or tool.
    Short,
    Special,
    Remaster,
}

/// How far somebody has come in an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listened {
    Unplayed,
    Begun,
    Played,
}

/// Something that can be chosen: what it is, and what stands in addresses.
type Named<T> = (T, &'static str);

impl Sort {
    pub const ALL: [Named<Self>; 4] = [
        (Self::Newest, "newest"),
        (Self::Oldest, "oldest"),
        (Self::Longest, "longest"),
        (Self::Shortest, "shortest"),
    ];
}

impl Format {
    pub const ALL: [Named<Self>; 4] = [
        (Self::Interview, "interview"),
        (Self::Short, "short"),
        (Self::Special, "special"),
        (Self::Remaster, "remaster"),
    ];
    /// How the titles of short episodes begin.
    const SHORTS: &'static str = "protocol shorts";

    /// What this episode is like.
    pub fn of(entry: &Entry) -> Self {
        let title = entry.given_title.as_deref().map(folded).unwrap_or_default();
        if entry.original.is_some() {
            Self::Remaster
        } else if title.starts_with(Self::SHORTS) {
            Self::Short
        } else if entry.guests.is_empty() {
            Self::Special
        } else {
            Self::Interview
        }
    }
}

impl Listened {
    pub const ALL: [Named<Self>; 3] =
        [(Self::Unplayed, "unplayed"), (Self::Begun, "begun"), (Self::Played, "played")];
}

/// What stands in the address about a list of episodes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listing {
    pub sort: Sort,
    pub format: Option<Format>,
    pub listened: Option<Listened>,
    /// Only those with a transcript.
    pub transcript: bool,
}

impl Listing {
    /// The keys in the address, in the order of the fields.
    pub const KEYS: [&'static str; 4] = ["sort", "format", "listened", "transcript"];

    /// Reads an address; what it does not know there is as if it were not there.
    pub fn read(address: &Address) -> Self {
        let [sort, format, listened, transcript] = Self::KEYS.map(|key| address.value(key));
        Self {
            sort: named(&Sort::ALL, sort).unwrap_or_default(),
            format: named(&Format::ALL, format),
            listened: named(&Listened::ALL, listened),
            transcript: transcript.is_some(),
        }
    }

    /// Whether it leaves anything out.
    pub fn narrows(&self) -> bool {
        self.format.is_some() || self.listened.is_some() || self.transcript
    }

    /// These episodes as it wants them.
    pub fn apply(
        &self,
        entries: &[Arc<Entry>],
        listened: impl Fn(&Entry) -> Listened,
    ) -> Vec<Arc<Entry>> {
        let fits = |entry: &&Arc<Entry>| {
            self.format.is_none_or(|format| Format::of(entry) == format)
                && self.listened.is_none_or(|wanted| listened(entry) == wanted)
                && !(self.transcript && entry.transcripts.is_empty())
        };
        let mut fitting: Vec<_> = entries.iter().filter(fits).cloned().collect();
        // An episode without a length or day comes last either way.
        match self.sort {
            Sort::AsFound => {}
            Sort::Newest => fitting.sort_by_key(|entry| Reverse(entry.published)),
            Sort::Oldest => {
                fitting.sort_by_key(|entry| (entry.published.is_none(), entry.published));
            }
            Sort::Longest => fitting.sort_by_key(|entry| Reverse(entry.duration)),
            Sort::Shortest => {
                fitting.sort_by_key(|entry| (entry.duration.is_none(), entry.duration));
            }
        }
        fitting
    }
}

fn named<T: Copy>(all: &[Named<T>], name: Option<String>) -> Option<T> {
    all.iter().find(|(_, known)| name.as_deref() == Some(known)).map(|(value, _)| *value)
}
