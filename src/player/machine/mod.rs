//! The player as a state machine: events in, a new state and effects out.
//!
//! What is shown is what the media element reports, not what was asked of it:
//! "play" only starts trying, and [`Status::Playing`] comes from the element.
//!
//! `commands` has what listeners and other tabs do, `reports` what the element
//! says, `timer` the sleep timer.

mod commands;
mod event;
mod reports;
mod timer;

use std::sync::Arc;

pub use event::{Begin, Effect, Event};

use super::progress::Progress;
use super::queue::Queue;
use super::settings::Settings;
use super::sleep::Sleep;
use super::track::Track;
use crate::show::{Chapters, EpisodeId, Moment};

/// What the player is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Paused,
    /// Asked to play; nothing can be heard yet.
    Starting,
    Playing,
    /// Playing, but waiting for more of the file.
    Buffering,
    Ended,
    Failed(Fault),
}

/// Why a file could not be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection failed before or while it was fetched.
    Network,
    /// The file came and cannot be decoded.
    Decode,
    /// There is no such file, or it is of a kind this browser does not play.
    Unavailable,
}

/// Something the listener should know that is no fault of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The asked moment lies past the end.
    PastEnd(Moment),
    /// The browser wants a click before it lets sound start.
    NeedsClick,
    /// Another tab has begun to play.
    Elsewhere,
    /// The sleep timer has stopped the sound.
    Slept,
}

/// How often a position is kept while it moves, in milliseconds.
const KEEP_EVERY: u64 = 5_000;

/// How long sound may be waited for, in milliseconds. Browsers try for half a
/// minute before they say that there is no connection.
const PATIENCE: u64 = 12_000;

/// The player's state.
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    pub track: Option<Arc<Track>>,
    pub status: Status,
    pub position: Moment,
    /// The length of the file, once its head has been read.
    pub length: Option<Moment>,
    pub settings: Settings,
    pub queue: Queue,
    pub notice: Option<Notice>,
    pub sleep: Option<Sleep>,
    /// When something last happened: Unix time in milliseconds.
    pub now: u64,
    /// Where the sleep timer stops the sound, once it is known.
    bedtime: Option<Moment>,
    /// How much of the volume the sleep timer leaves, in hundredths.
    loudness: u8,
    /// Where to go as soon as the file can be sought. While it is set, the
    /// element's own time means nothing.
    wanted: Option<Moment>,
    /// Where the element was sent when its head was read, until it says that it
    /// is there.
    landing: Option<Moment>,
    /// Whether the element has been given this track's address.
    loaded: bool,
    /// Whether the file's head has been read: only then can it be sought in.
    headed: bool,
    /// Whether somebody has listened or sought: only then is the place theirs.
    touched: bool,
    /// Since when it is paused where it is; nothing after a seek, since then
    /// that is where somebody wants to be.
    rests_since: Option<u64>,
    /// Since when sound is waited for.
    waits_since: Option<u64>,
    /// Whether the queue is none of this player's business.
    alone: bool,
    /// When the position was last kept.
    kept_at: u64,
    /// What an address asked for last. It is granted once: the same page comes
    /// again with "back", and with a newer feed.
    armed: Option<(EpisodeId, Moment)>,
}

impl Default for Player {
    fn default() -> Self {
        Self {
            track: None,
            status: Status::Paused,
            position: Moment::START,
            length: None,
            settings: Settings::default(),
            queue: Queue::default(),
            notice: None,
            sleep: None,
            now: 0,
            bedtime: None,
            loudness: Settings::FULL,
            wanted: None,
            landing: None,
            loaded: false,
            headed: false,
            touched: false,
            rests_since: None,
            waits_since: None,
            alone: false,
            kept_at: 0,
            armed: None,
        }
    }
}

impl Player {
    /// Whether sound is on or about to be: what a pause button stands for.
    pub fn is_active(&self) -> bool {
        matches!(self.status, Status::Starting | Status::Playing | Status::Buffering)
    }

    /// Whether sound was asked for and there is none yet, or none any more.
    pub fn is_waiting(&self) -> bool {
        matches!(self.status, Status::Starting | Status::Buffering)
    }

    /// Whether any of it has been asked for in this visit.
    pub fn has_begun(&self) -> bool {
        self.loaded
    }

    /// Whether somebody has listened or sought here, so that the place is theirs.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// Whether this episode is the one in the player.
    pub fn holds(&self, id: &EpisodeId) -> bool {
        self.track.as_ref().is_some_and(|track| track.id == *id)
    }

    /// The file's length, or what the feed says it is.
    pub fn duration(&self) -> Option<Moment> {
        self.length.or_else(|| self.track.as_ref().and_then(|track| track.duration))
    }

    /// The index of the chapter that is playing.
    pub fn chapter(&self) -> Option<usize> {
        self.track.as_ref().and_then(|track| track.chapters.current(self.position))
    }

    /// How long the sound goes on, in milliseconds by the clock, if the sleep
    /// timer is to stop it and it is known when.
    pub fn sleeps_in(&self) -> Option<u64> {
        self.sleep.and_then(|sleep| self.left_until(sleep))
    }

    /// Takes an event in; returns what is to be done, in order. `now` is Unix
    /// time in milliseconds.
    pub fn step(&mut self, event: Event, now: u64) -> Vec<Effect> {
        self.now = now;
        let mut step = Step { player: self, now, effects: Vec::new() };
        step.take(event);
        step.watch_the_wait();
        step.watch_the_clock();
        step.effects
    }
}

/// One step of the machine.
struct Step<'a> {
    player: &'a mut Player,
    now: u64,
    effects: Vec<Effect>,
}

impl Step<'_> {
    fn take(&mut self, event: Event) {
        match event {
            Event::Arm { track, at, anew } => self.arm(track, at, anew),
            Event::Restore(track, progress) => self.restore(track, progress),
            Event::Start(track, begin) => self.start(track, begin),
            Event::Play | Event::Retry => self.play(),
            Event::Pause => self.pause(),
            Event::Seek(to) => self.seek(to),
            Event::SeekTenths(tenths) => self.seek_tenths(tenths),
            Event::Skip(seconds) => self.seek(self.player.position.shifted(seconds)),
            Event::NextChapter => self.seek_in(Chapters::next),
            Event::PreviousChapter => self.seek_in(Chapters::previous),
            Event::Adjust(settings) => {
                self.adjust(settings);
                self.effects.push(Effect::KeepSettings);
            }
            Event::SettingsAre(settings) => self.adjust(settings),
            Event::Sleep(sleep) => self.sleep(sleep),
            Event::SleepLater => self.sleep_later(),
            Event::Chapters(id, chapters, source) => self.chapters(&id, chapters, source),
            Event::Alone => self.player.alone = true,
            Event::Leaving => self.keep(),
            Event::Tick => {}
            Event::Yield => self.give_way(),
            Event::Moved(id, progress) => self.moved(&id, progress),
            Event::QueueIs(queue) => self.player.queue = queue,
            Event::SkipToNext => self.next(),
            Event::Enqueue(..)
            | Event::EnqueueNext(..)
            | Event::Dequeue(..)
            | Event::MoveQueued(..)
            | Event::ClearQueue => self.change_queue(event),
            // What is left over from a source that is no longer the track's says nothing.
            report if self.player.loaded => self.report(report),
            _ => {}
        }
    }

    /// Hands the position out to be kept, if it is somebody's.
    fn keep(&mut self) {
        let player = &mut *self.player;
        if let Some(track) = player.track.as_ref().filter(|_| player.touched) {
            // Leaving a page is no listening: it has been so since the pause.
            let since = player.rests_since.unwrap_or(self.now);
            let progress = Progress::new(player.position, player.duration(), since);
            player.kept_at = self.now;
            self.effects.push(Effect::Keep(track.id.clone(), progress));
        }
    }
}
