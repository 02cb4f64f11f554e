use show::{EpisodeId, Moment};

use crate::progress::Progress;
use crate::speed::Speed;

/// What has to be done after an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The media element has to do something.
    Media(MediaCommand),
    /// Something has to be stored.
    Save(Save),
    /// The next episode of the queue has to be started.
    StartNext {
        /// The episode.
        id: EpisodeId,
        /// How many episodes before it cannot be played without the network.
        skipped: usize,
    },
}

/// What the media element has to do.
#[derive(Debug, Clone, PartialEq)]
pub enum MediaCommand {
    /// Use the file at this address as the source.
    Load {
        /// The address.
        url: String,
        /// Whether it has pictures that move.
        video: bool,
    },
    /// Start or continue playback.
    Play,
    /// Pause playback.
    Pause,
    /// Pause and continue playback, if there is data to play at the position.
    Nudge,
    /// Seek to a moment.
    Seek(Moment),
    /// Play at this speed.
    SetRate(Speed),
    /// Play a silence, at the rate that belongs to this speed.
    HurryThroughSilence(Speed),
    /// Play at this volume.
    SetVolume {
        /// The volume in percent.
        percent: u8,
        /// Whether the element is muted.
        muted: bool,
    },
}

/// What has to be stored. Other tabs see it.
#[derive(Debug, Clone, PartialEq)]
pub enum Save {
    /// The progress in an episode.
    Progress(EpisodeId, Progress),
    /// The player's queue.
    Queue,
    /// The player's settings.
    Settings,
    /// The time that trimmed silences have saved.
    TimeSaved,
    /// That this tab plays, which pauses the others.
    Claim,
}

impl From<MediaCommand> for Effect {
    fn from(command: MediaCommand) -> Self {
        Self::Media(command)
    }
}

impl From<Save> for Effect {
    fn from(save: Save) -> Self {
        Self::Save(save)
    }
}
