use std::sync::Arc;

use show::{ChapterSource, Chapters, EpisodeId, Length, Moment};

use super::Fault;
use crate::progress::Progress;
use crate::queue::Queue;
use crate::settings::Settings;
use crate::sleep::Sleep;
use crate::track::Track;

/// Where to start an episode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StartAt {
    /// At this moment.
    Moment(Moment),
    /// Where the listener stopped, or at the start.
    Resume(Option<Progress>),
}

/// What a media element does that was started without the player.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MediaState {
    /// The playback position.
    pub position: Moment,
    /// Whether the file's metadata has been read.
    pub has_metadata: bool,
    /// The length of the file, if it is known.
    pub length: Option<Length>,
    /// Whether playback was requested and not paused since.
    pub active: bool,
    /// Whether there is data to play at the position.
    pub audible: bool,
    /// Why the file cannot be played, if the element has reported so.
    pub fault: Option<Fault>,
}

/// What can happen to the player: what the listener does, what other tabs do, and
/// what the media element reports.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// An address names a moment of this track. The track is put in place, paused,
    /// and nothing is fetched. A repeated request is ignored unless it is `anew`.
    Arm {
        /// The track.
        track: Arc<Track>,
        /// The moment in the address.
        at: Moment,
        /// Whether the visitor followed the link once more.
        anew: bool,
    },
    /// Go on with a track that the media element plays already, or has played.
    Adopt(Arc<Track>, MediaState),
    /// Put the track of an earlier visit in place, if there is no track yet.
    Restore(Arc<Track>, Option<Progress>),
    /// Play a track.
    Start(Arc<Track>, StartAt),
    /// Play the current track.
    Play,
    /// Pause the current track.
    Pause,
    /// Seek to a moment.
    Seek(Moment),
    /// Seek to so many tenths of the track.
    SeekTenths(u8),
    /// Skip so many seconds forward, or backward if negative.
    Skip(i32),
    /// Seek to the next chapter.
    NextChapter,
    /// Seek to the start of the chapter, or to the chapter before.
    PreviousChapter,
    /// Play the file of the episode at this address, in place of the current one.
    ChooseFile(String),
    /// Try again after a fault.
    Retry,
    /// Change the settings, and store them.
    ChangeSettings(Settings),
    /// Set the sleep timer, or switch it off.
    SetSleep(Option<Sleep>),
    /// Add five minutes to the sleep timer, before or after it has stopped playback.
    SleepLater,
    /// Add an episode to the end of the queue.
    Enqueue(EpisodeId),
    /// Add an episode to the front of the queue.
    EnqueueNext(EpisodeId),
    /// Remove an episode from the queue.
    Dequeue(EpisodeId),
    /// Move an episode to this place in the queue.
    MoveQueued(EpisodeId, usize),
    /// Empty the queue.
    ClearQueue,
    /// Start the first episode of the queue that can be played, whatever plays.
    SkipToNext,
    /// So many episodes were skipped before the one that was just started.
    Skipped(usize),
    /// The network is gone, and only these episodes can be played; or it is there.
    Offline(Option<Vec<EpisodeId>>),
    /// The page is hidden or left and may never be seen again.
    Leaving,
    /// A second has passed.
    Tick,
    /// Better chapters of an episode are known.
    Chapters(EpisodeId, Chapters, ChapterSource),
    /// The page is embedded in another site, where the queue does not apply.
    Embedded,

    /// Another tab has started playback.
    Yield,
    /// Another tab has stored this progress.
    Moved(EpisodeId, Progress),
    /// Another tab has stored this queue.
    QueueIs(Queue),
    /// Another tab has stored these settings.
    SettingsAre(Settings),
    /// Another tab has stored this time that trimmed silences have saved.
    TimeSavedIs(Length),

    /// The media element reports something.
    Media(MediaEvent),
}

/// What the media element reports, named after the DOM events (HTML, section
/// 4.8.11.16 "Events summary").
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MediaEvent {
    /// The file's metadata has been read, from now on it can be sought.
    LoadedMetadata {
        /// The length of the file, if it has one.
        duration: Option<Length>,
    },
    /// The length of the file is another one than was reported before.
    DurationChange(Length),
    /// The playback position.
    TimeUpdate(Moment),
    /// Playback has started or continues.
    Playing,
    /// Playback waits for data.
    Waiting,
    /// A silence has lasted for longer than a natural pause, at this position.
    SilenceBegins(Moment),
    /// The silence has ended, at this position.
    SilenceEnds(Moment),
    /// Playback is paused, by whomever.
    Pause,
    /// Playback has reached the end.
    Ended,
    /// The element has given up.
    Error(Fault),
    /// The browser rejected `play()` since it wants a click first
    /// (`NotAllowedError`).
    PlayRejected,
}

impl From<MediaEvent> for Event {
    fn from(event: MediaEvent) -> Self {
        Self::Media(event)
    }
}
