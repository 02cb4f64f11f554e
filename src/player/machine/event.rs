use std::sync::Arc;

use super::Fault;
use crate::player::progress::Progress;
use crate::player::queue::Queue;
use crate::player::settings::Settings;
use crate::player::sleep::Sleep;
use crate::player::speed::Speed;
use crate::player::track::Track;
use crate::show::{ChapterSource, Chapters, EpisodeId, Moment};

/// Where to start an episode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Begin {
    At(Moment),
    /// Where it was left, if it was.
    Resume(Option<Progress>),
}

/// What can happen: what listeners do, what other tabs do, what the element
/// reports.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Put a track in place, paused, without fetching any of it, since an
    /// address asks for this moment. The same is granted once, unless it is
    /// asked for anew.
    Arm {
        track: Arc<Track>,
        at: Moment,
        anew: bool,
    },
    /// Put the track of an earlier visit in place, if there is none yet.
    Restore(Arc<Track>, Option<Progress>),
    /// Play a track.
    Start(Arc<Track>, Begin),
    Play,
    Pause,
    Seek(Moment),
    /// To so many tenths of the whole.
    SeekTenths(u8),
    /// Seconds forward, or backward where negative.
    Skip(i32),
    NextChapter,
    PreviousChapter,
    Retry,
    Adjust(Settings),
    Sleep(Option<Sleep>),
    /// Five more minutes before, or after, the sleep timer stops the sound.
    SleepLater,
    /// Put an episode at the end of the queue.
    Enqueue(EpisodeId),
    /// Put an episode at its front.
    EnqueueNext(EpisodeId),
    Dequeue(EpisodeId),
    /// Move an episode to a place in the queue.
    MoveQueued(EpisodeId, usize),
    ClearQueue,
    /// Go on with the queue, whatever plays.
    SkipToNext,
    /// The page may be gone the next moment.
    Leaving,
    /// A second has passed.
    Tick,
    /// Better chapters of an episode were found.
    Chapters(EpisodeId, Chapters, ChapterSource),
    /// This is a frame on another site: what is queued is for elsewhere.
    Alone,

    /// Another tab plays now.
    Yield,
    /// Another tab is at this place of an episode.
    Moved(EpisodeId, Progress),
    QueueIs(Queue),
    SettingsAre(Settings),

    HeadRead {
        length: Option<Moment>,
    },
    LengthIs(Moment),
    TimeIs(Moment),
    Sounding,
    Stalled,
    Stopped,
    Finished,
    Broke(Fault),
    /// The browser did not let sound start without a click.
    Refused,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The element is to take this address as the source.
    Load(String),
    Play,
    Pause,
    Seek(Moment),
    Speed(Speed),
    /// How loud to be, in hundredths.
    Sound {
        volume: u8,
        muted: bool,
    },
    /// Other tabs are to be silent.
    Claim,
    /// An episode's progress is to be kept.
    Keep(EpisodeId, Progress),
    KeepQueue,
    KeepSettings,
    /// This episode is to be started: it was the first of the queue.
    Next(EpisodeId),
}
