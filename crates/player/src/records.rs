#![warn(clippy::arithmetic_side_effects)]

//! What the player stores, one record per key, as text. An unreadable record affects
//! itself only.
//!
//! Each record begins with the version of its format: a later build reads what this
//! one wrote, and this one leaves alone what a later one wrote.

use super::progress::Progress;
use super::queue::Queue;
use super::settings::Settings;
use super::speed::Speed;
use show::record::{decode, encode, field};
use show::{EpisodeId, Length, Moment};

/// The beginning of all keys.
pub const PREFIX: &str = "netstack-fm/";
const VERSION: u32 = 1;

const PROGRESS: &str = "progress/";
const QUEUE: &str = "queue";
const SETTINGS: &str = "settings";
const CURRENT: &str = "current";
const TIME_SAVED: &str = "time-saved";

/// The latest time that a record can have: that of ECMAScript's `Date`, in
/// milliseconds of Unix time.
const LATEST: u64 = 8_640_000_000_000_000;

/// A stored record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// How far the listener is in an episode.
    Progress(EpisodeId, Progress),
    /// The episodes to play next.
    Queue(Queue),
    /// The listener's settings.
    Settings(Settings),
    /// The episode in the player.
    Current(EpisodeId),
    /// The time by the clock that trimmed silences have saved, ever.
    TimeSaved(Length),
}

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The key is not one of this site's.
    #[error("it is not one of this site's records")]
    Foreign,
    /// The version is a later one.
    #[error("it was written by a newer version of this site")]
    Newer,
    /// The text is not a record, or has numbers that cannot be.
    #[error("it is damaged")]
    Damaged,
}

impl Record {
    /// The key of an episode's progress.
    pub fn progress_key(id: &EpisodeId) -> String {
        format!("{PREFIX}{PROGRESS}{}", id.0)
    }

    /// The key of the queue.
    pub fn queue_key() -> String {
        format!("{PREFIX}{QUEUE}")
    }

    /// The key of the settings.
    pub fn settings_key() -> String {
        format!("{PREFIX}{SETTINGS}")
    }

    /// The key of the episode in the player.
    pub fn current_key() -> String {
        format!("{PREFIX}{CURRENT}")
    }

    /// The key of the time that trimmed silences have saved.
    pub fn time_saved_key() -> String {
        format!("{PREFIX}{TIME_SAVED}")
    }

    /// The key to store the record under.
    pub fn key(&self) -> String {
        match self {
            Self::Progress(id, _) => Self::progress_key(id),
            Self::Queue(_) => Self::queue_key(),
            Self::Settings(_) => Self::settings_key(),
            Self::Current(_) => Self::current_key(),
            Self::TimeSaved(_) => Self::time_saved_key(),
        }
    }

    /// The text to store.
    pub fn text(&self) -> String {
        let fields: Vec<String> = match self {
            Self::Progress(_, progress) => progress_fields(progress),
            Self::Queue(queue) => queue.iter().map(|id| encode(&id.0)).collect(),
            Self::Settings(settings) => settings_fields(settings),
            Self::Current(id) => vec![encode(&id.0)],
            Self::TimeSaved(saved) => vec![format!("ms={}", saved.as_millis())],
        };
        format!("{VERSION} {}", fields.join(" "))
    }

    /// Reads what [`Record::text`] wrote under this key.
    ///
    /// # Errors
    ///
    /// If key or text are of another site or version, or damaged.
    pub fn parse(key: &str, text: &str) -> Result<Self, Unreadable> {
        let name = key.strip_prefix(PREFIX).ok_or(Unreadable::Foreign)?;
        let (version, fields) = text.split_once(' ').unwrap_or((text, ""));
        match version.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(version) if version > VERSION => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        let ids = || fields.split_whitespace().map(|id| EpisodeId(decode(id))).collect::<Vec<_>>();
        match name {
            QUEUE => Ok(Self::Queue(ids().into())),
            SETTINGS => Ok(Self::Settings(read_settings(fields))),
            TIME_SAVED => {
                let saved = field(fields, "ms").and_then(Length::try_from_millis);
                saved.map(Self::TimeSaved).ok_or(Unreadable::Damaged)
            }
            CURRENT => ids().pop().map(Self::Current).ok_or(Unreadable::Damaged),
            name => {
                let id = name.strip_prefix(PROGRESS).ok_or(Unreadable::Foreign)?;
                let progress = read_progress(fields).ok_or(Unreadable::Damaged)?;
                Ok(Self::Progress(EpisodeId(id.to_owned()), progress))
            }
        }
    }

    /// Resolves a conflict between this record and one from another browser: the newer
    /// progress, both queues, the other settings, this current episode, the most time saved.
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
            (Self::TimeSaved(ours), Self::TimeSaved(theirs)) => Self::TimeSaved(ours.max(theirs)),
            (_, theirs) => theirs,
        }
    }
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
        at: Moment::try_from_millis(field(fields, "at")?)?,
        length: field(fields, "length").and_then(Length::try_from_millis),
        played: field(fields, "played").unwrap_or(0u8) == 1,
        since: field(fields, "since").filter(|since| *since <= LATEST)?,
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
        flag("go-on", settings.autoplay_next),
        flag("shortcuts", settings.shortcuts),
        flag("announce-chapters", settings.announce_chapters),
        flag("trim-silence", settings.trim_silence),
        flag("lift-voices", settings.lift_voices),
    ]
}

/// Takes the default for what is missing or unreadable.
fn read_settings(fields: &str) -> Settings {
    let defaults = Settings::default();
    let flag = |name, defaults| field(fields, name).map_or(defaults, |value: u8| value == 1);
    let skip = |name, defaults| {
        field(fields, name).filter(|s| Settings::SKIP_SECONDS.contains(s)).unwrap_or(defaults)
    };
    Settings {
        speed: field(fields, "speed").map_or(defaults.speed, Speed::new),
        back: skip("back", defaults.back),
        forward: skip("forward", defaults.forward),
        volume: field(fields, "volume").unwrap_or(defaults.volume).min(Settings::FULL_VOLUME),
        muted: flag("muted", defaults.muted),
        autoplay_next: flag("go-on", defaults.autoplay_next),
        shortcuts: flag("shortcuts", defaults.shortcuts),
        announce_chapters: flag("announce-chapters", defaults.announce_chapters),
        trim_silence: flag("trim-silence", defaults.trim_silence),
        lift_voices: flag("lift-voices", defaults.lift_voices),
    }
}
