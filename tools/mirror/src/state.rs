//! What is known of the copies, from run to run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fetch::Validators;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use show::Show;

use crate::addresses::{Named, hex};
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
    /// The files that could not be fetched.
    pub missing: Vec<Named>,
    /// The digest of the copy.
    pub sha256: String,
    /// Whether the program that follows a change has yet to run.
    pub is_pending: bool,
    /// The copies that the feed names, by their addresses.
    pub files: BTreeMap<String, Copy>,
    /// The names of those that the feed before named.
    pub before: Vec<String>,
}

/// A copy of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// The path, relative to the feed.
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

    /// Whether this is what is known of the feed that is copied now, and of its copy `text`.
    pub fn is_of(&self, text: &str, options: &Options) -> bool {
        self.address == options.feed
            && (self.audio, self.pictures) == (options.audio, options.pictures)
            && self.sha256 == sha256(text)
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

    /// Notes which feed was copied.
    pub fn note_feed(&mut self, show: &Show, feed: Validators, options: &Options) {
        self.address.clone_from(&options.feed);
        self.feed = feed;
        self.episodes = show.episodes.len();
        self.newest = newest(show);
        (self.audio, self.pictures) = (options.audio, options.pictures);
    }

    /// Notes what was copied besides, and the text of the copy: all of a feed, or what was
    /// missing of it. Returns whether anything is new.
    pub fn note_copies(&mut self, text: &str, copies: Copies, is_feed: bool) -> bool {
        let paths = |files: &BTreeMap<String, Copy>| {
            files.values().map(|copy| copy.path.clone()).collect::<Vec<_>>()
        };
        let sha256 = sha256(text);
        let is_new = self.sha256 != sha256 || copies.fetched > 0;
        self.sha256 = sha256;
        let before = paths(&self.files);
        if is_feed {
            self.files.clear();
        }
        self.files.extend(copies.files);
        if paths(&self.files) != before {
            self.before = before;
        }
        self.missing = copies.missing;
        is_new
    }
}

fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn newest(show: &Show) -> Option<i64> {
    let dates = show.episodes.iter().filter_map(|item| item.episode.published);
    dates.map(|published| published.unix).max()
}
