//! What is known of the copies, from run to run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fetch::Validators;
use serde::{Deserialize, Serialize};
use show::Show;

use crate::copies::Copies;
use crate::{Fault, Options};

/// What is known of the copies. A file that cannot be read is as good as none.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// The address of the feed.
    address: String,
    /// The version of the feed at its host.
    pub feed: Validators,
    /// How many episodes it had.
    episodes: usize,
    /// When the newest one was published: Unix time in seconds.
    newest: Option<i64>,
    /// Whether audio and pictures were copied.
    audio: bool,
    pictures: bool,
    /// Whether files are missing.
    missing: usize,
    /// The copies that the feed names, by their addresses.
    pub files: BTreeMap<String, Copy>,
    /// The names of those that the feed before named.
    pub before: Vec<String>,
}

/// A copy of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// The path on the site.
    pub path: String,
    /// Its version at its host.
    pub validators: Validators,
    /// Its length in bytes, and its digest.
    pub bytes: u64,
    pub sha256: String,
}

impl State {
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Whether all was copied of this feed that is wanted now.
    pub fn is_complete(&self, options: &Options) -> bool {
        self.missing == 0
            && self.address == options.feed
            && (self.audio, self.pictures) == (options.audio, options.pictures)
    }

    /// Whether a feed may take the place of the one before.
    pub fn check(&self, show: &Show, allow_fewer: bool) -> Result<(), Fault> {
        if allow_fewer {
            return Ok(());
        }
        let now = show.episodes.len();
        if now < self.episodes {
            return Err(Fault::Fewer { before: self.episodes, now });
        }
        let newest = newest(show);
        if self.newest.is_some() && newest < self.newest { Err(Fault::Older) } else { Ok(()) }
    }

    /// Notes what was copied.
    pub fn note(&mut self, show: &Show, feed: Validators, copies: &Copies, options: &Options) {
        let before = std::mem::take(&mut self.files).into_values().map(|copy| copy.path);
        *self = Self {
            address: options.feed.clone(),
            feed,
            episodes: show.episodes.len(),
            newest: newest(show),
            audio: options.audio,
            pictures: options.pictures,
            missing: copies.missing,
            files: copies.files.clone(),
            before: before.collect(),
        };
    }
}

fn newest(show: &Show) -> Option<i64> {
    let dates = show.episodes.iter().filter_map(|item| item.episode.published);
    dates.map(|published| published.unix).max()
}
