//! What is kept of listening, record by record, as text. A record that cannot
//! be read costs itself only.
//!
//! Each begins with the version of its form, so that a later build can read what
//! this one wrote, and this one leaves alone what a later one did.

use std::str::FromStr;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::progress::Progress;
use super::queue::Queue;
use super::settings::Settings;
use super::speed::Speed;
use crate::show::{EpisodeId, Moment};

/// What all keys begin with.
pub const PREFIX: &str = "netstack-fm/";
const VERSION: u32 = 1;

const PROGRESS: &str = "progress/";
const QUEUE: &str = "queue";
const SETTINGS: &str = "settings";
const CURRENT: &str = "current";

/// One thing that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    Progress(EpisodeId, Progress),
    Queue(Queue),
    Settings(Settings),
    /// The episode that is in the player.
    Current(EpisodeId),
}

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("it is not one of this site's records")]
    Foreign,
    #[error("it was written by a newer version of this site")]
    Newer,
    #[error("it is damaged")]
    Damaged,
}

impl Record {
    /// The key that an episode's progress is kept under.
    pub fn progress_key(id: &EpisodeId) -> String {
        format!("{PREFIX}{PROGRESS}{}", id.0)
    }

    pub fn queue_key() -> String {
        format!("{PREFIX}{QUEUE}")
    }

    pub fn settings_key() -> String {
        format!("{PREFIX}{SETTINGS}")
    }

    pub fn current_key() -> String {
        format!("{PREFIX}{CURRENT}")
    }

    /// The key that it is kept under.
    pub fn key(&self) -> String {
        match self {
            Self::Progress(id, _) => Self::progress_key(id),
            Self::Queue(_) => Self::queue_key(),
            Self::Settings(_) => Self::settings_key(),
            Self::Current(_) => Self::current_key(),
        }
    }

    /// What is kept under its key.
    pub fn text(&self) -> String {
        let fields: Vec<String> = match self {
            Self::Progress(_, progress) => progress_fields(progress),
            Self::Queue(queue) => queue.iter().map(|id| encoded(&id.0)).collect(),
            Self::Settings(settings) => settings_fields(settings),
            Self::Current(id) => vec![encoded(&id.0)],
        };
        format!("{VERSION} {}", fields.join(" "))
    }

    /// Reads what [`Record::text`] wrote under this key.
    ///
    /// # Errors
    ///
    /// When it is no such thing.
    pub fn parse(key: &str, text: &str) -> Result<Self, Unreadable> {
        let name = key.strip_prefix(PREFIX).ok_or(Unreadable::Foreign)?;
        let (version, fields) = text.split_once(' ').unwrap_or((text, ""));
        match version.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(version) if version > VERSION => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        let ids = || fields.split_whitespace().map(decoded).collect::<Vec<_>>();
        match name {
            QUEUE => Ok(Self::Queue(ids().into())),
            SETTINGS => Ok(Self::Settings(read_settings(fields))),
            CURRENT => ids().pop().map(Self::Current).ok_or(Unreadable::Damaged),
            name => {
                let id = name.strip_prefix(PROGRESS).ok_or(Unreadable::Foreign)?;
                let progress = read_progress(fields).ok_or(Unreadable::Damaged)?;
                Ok(Self::Progress(EpisodeId(id.to_owned()), progress))
            }
        }
    }

    /// What is right when this is kept and `other` comes from elsewhere: the
    /// newer progress, both queues, the other settings, this episode.
    pub fn merged(self, other: Self) -> Self {
        match (self, other) {
            (Self::Progress(id, ours), Self::Progress(_, theirs)) => {
                Self::Progress(id, if theirs.since > ours.since { theirs } else { ours })
            }
            (Self::Queue(ours), Self::Queue(theirs)) => {
                let ids: Vec<_> = ours.iter().chain(theirs.iter()).cloned().collect();
                Self::Queue(ids.into())
            }
            (ours @ Self::Current(_), _) => ours,
            (_, theirs) => theirs,
        }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn decoded(text: &str) -> EpisodeId {
    EpisodeId(percent_decode_str(text).decode_utf8_lossy().into_owned())
}

fn progress_fields(progress: &Progress) -> Vec<String> {
    let mut fields = vec![
        format!("at={}", progress.at.as_millis()),
        format!("since={}", progress.since),
        format!("played={}", u8::from(progress.played)),
    ];
    fields.extend(progress.length.map(|length| format!("length={}", length.as_millis())));
    fields
}

fn read_progress(fields: &str) -> Option<Progress> {
    Some(Progress {
        at: Moment::from_millis(field(fields, "at")?),
        length: field(fields, "length").map(Moment::from_millis),
        played: field(fields, "played").unwrap_or(0u8) == 1,
        since: field(fields, "since")?,
    })
}

fn settings_fields(settings: &Settings) -> Vec<String> {
    let flag = |name: &str, value: bool| format!("{name}={}", u8::from(value));
    vec![
        format!("speed={}", settings.speed.hundredths()),
        format!("back={}", settings.back),
        format!("forward={}", settings.forward),
        format!("volume={}", settings.volume),
        flag("muted", settings.muted),
        flag("go-on", settings.go_on),
        flag("shortcuts", settings.shortcuts),
        flag("announce-chapters", settings.announce_chapters),
    ]
}

/// Takes what it can read and the usual for the rest.
fn read_settings(fields: &str) -> Settings {
    let usual = Settings::default();
    let flag = |name, usual| field(fields, name).map_or(usual, |value: u8| value == 1);
    let skip =
        |name, usual| field(fields, name).filter(|s| Settings::SKIPS.contains(s)).unwrap_or(usual);
    Settings {
        speed: field(fields, "speed").map_or(usual.speed, Speed::new),
        back: skip("back", usual.back),
        forward: skip("forward", usual.forward),
        volume: field(fields, "volume").unwrap_or(usual.volume).min(Settings::FULL),
        muted: flag("muted", usual.muted),
        go_on: flag("go-on", usual.go_on),
        shortcuts: flag("shortcuts", usual.shortcuts),
        announce_chapters: flag("announce-chapters", usual.announce_chapters),
    }
}

/// The value of `name=value` among fields.
fn field<T: FromStr>(fields: &str, name: &str) -> Option<T> {
    let mut pairs = fields.split_whitespace().filter_map(|field| field.split_once('='));
    pairs.find(|(key, _)| *key == name).and_then(|(_, value)| value.parse().ok())
}
