//! The player as a state machine: an event leads to a new state and to effects.
//!
//! The state is what the media element reports, not what was asked of it: "play"
//! only starts the attempt, [`Status::Playing`] comes from the element.
//!
//! `commands` handles what listeners and other tabs do, `media_events` what the
//! element reports, `sleep_timer` the sleep timer, `silence` the trimming of silence.

mod commands;
mod effect;
mod event;
mod media_events;
mod silence;
mod sleep_timer;

use std::sync::Arc;

use show::{Chapters, EpisodeId, Length, Moment};

pub use effect::{Effect, MediaCommand, Save};
pub use event::{Event, MediaEvent, MediaState, StartAt};

use crate::progress::Progress;
use crate::queue::Queue;
use crate::settings::Settings;
use crate::sleep::Sleep;
use crate::track::Track;

/// The state of playback.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing plays.
    #[default]
    Paused,
    /// Playback was requested; nothing is audible yet.
    Starting,
    /// Playback is audible.
    Playing,
    /// Playback waits for data.
    Buffering,
    /// The track has been played to its end.
    Ended,
    /// The track could not be played.
    Failed(Fault),
}

/// Why a track could not be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection failed.
    Network,
    /// The file was fetched and cannot be decoded.
    Decode,
    /// The file does not exist, or has a format that this browser does not play.
    Unavailable,
}

/// Something that the listener should know and that is no fault of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The requested moment is past the end.
    PastEnd(Moment),
    /// The browser wants a click before it starts playback.
    NeedsClick,
    /// Another tab has started playback.
    Elsewhere,
    /// The sleep timer has stopped playback.
    Slept,
    /// So many episodes of the queue cannot be played without the network, and another one is.
    Skipped(usize),
    /// No episode of the queue can be played without the network.
    QueueWaits,
}

/// How often the position is stored during playback, in milliseconds.
const SAVE_EVERY: u64 = 5_000;

/// How long to wait for sound, in milliseconds. Browsers try for half a minute
/// before they report a lost connection.
const PATIENCE: u64 = 12_000;

/// How long a standing element is left to itself, in milliseconds.
const NUDGE_AFTER: u64 = 2_000;

/// How long ago playback may have stopped for it to go on when the network is back, in
/// milliseconds: nobody expects sound after an hour.
const GOES_ON_WITHIN: u64 = 10 * 60 * 1_000;

/// The player's state.
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    /// The current track.
    pub track: Option<Arc<Track>>,
    /// The state of playback.
    pub status: Status,
    /// The playback position.
    pub position: Moment,
    /// The length of the file, once its metadata has been read.
    pub length: Option<Length>,
    /// The listener's settings.
    pub settings: Settings,
    /// The episodes to play next.
    pub queue: Queue,
    /// What the listener should know.
    pub notice: Option<Notice>,
    /// The sleep timer.
    pub sleep: Option<Sleep>,
    /// The time by the clock that trimmed silences have saved, ever.
    pub time_saved: Length,
    /// The time of the last event: Unix time in milliseconds.
    pub now: u64,
    /// Where the sleep timer stops playback, once that is known.
    sleep_at: Option<Moment>,
    /// What the sleep timer leaves of the volume, in percent.
    fade: u8,
    /// Where to seek as soon as the metadata has been read. Until then the element's
    /// own time means nothing.
    pending_seek: Option<Moment>,
    /// Where the element was sent when its metadata was read, until it reports that
    /// position.
    unconfirmed_seek: Option<Moment>,
    /// Whether the element has been given the track's address.
    loaded: bool,
    /// Whether the file's metadata has been read: only then can it be sought.
    has_metadata: bool,
    /// Whether the listener has played or sought: only then is the position worth
    /// storing.
    user_positioned: bool,
    /// When playback was paused. `None` after a seek: the listener wants to be
    /// exactly there.
    paused_since: Option<u64>,
    /// Since when the player waits for sound.
    waiting_since: Option<u64>,
    /// Whether the page is embedded in another site, so that the queue stops here.
    embedded: bool,
    /// The episodes that can be played without the network, while there is none.
    offline: Option<Vec<EpisodeId>>,
    /// Since when the network keeps the listener from hearing what they want to hear.
    interrupted_since: Option<u64>,
    /// Where the silence began that is played faster.
    silent_since: Option<Moment>,
    /// When the position was last stored.
    saved_at: u64,
    /// The moment that an address last asked for. It is honoured once: the same page
    /// appears again with "back" and with a newer feed.
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
            time_saved: Length::ZERO,
            now: 0,
            sleep_at: None,
            fade: Settings::FULL_VOLUME,
            pending_seek: None,
            unconfirmed_seek: None,
            loaded: false,
            has_metadata: false,
            user_positioned: false,
            paused_since: None,
            waiting_since: None,
            embedded: false,
            offline: None,
            interrupted_since: None,
            silent_since: None,
            saved_at: 0,
            armed: None,
        }
    }
}

impl Player {
    /// Whether playback is on or about to start: the button then is "Pause".
    pub fn is_active(&self) -> bool {
        matches!(self.status, Status::Starting | Status::Playing | Status::Buffering)
    }

    /// Whether playback was requested and nothing is audible.
    pub fn is_waiting(&self) -> bool {
        matches!(self.status, Status::Starting | Status::Buffering)
    }

    /// Whether a fault keeps the listener from hearing what they want to hear.
    pub fn is_interrupted(&self) -> bool {
        self.interrupted_since.is_some() && matches!(self.status, Status::Failed(_))
    }

    /// Whether the file has been requested in this visit.
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// Whether the listener has played or sought, so that the position is theirs.
    pub fn is_user_positioned(&self) -> bool {
        self.user_positioned
    }

    /// Whether this episode is the current track.
    pub fn holds(&self, id: &EpisodeId) -> bool {
        self.track.as_ref().is_some_and(|track| track.id == *id)
    }

    /// The length of the file, or what the feed says it is.
    pub fn duration(&self) -> Option<Length> {
        self.length.or_else(|| self.track.as_ref().and_then(|track| track.duration))
    }

    /// The index of the current chapter.
    pub fn chapter(&self) -> Option<usize> {
        self.track.as_ref().and_then(|track| track.chapters.current(self.position))
    }

    /// The time by the clock until the sleep timer stops playback, if that is known.
    pub fn sleeps_in(&self) -> Option<Length> {
        self.sleep.and_then(|sleep| self.time_until(sleep))
    }

    /// Handles an event. Returns what has to be done, in order. `now` is Unix time in
    /// milliseconds.
    pub fn step(&mut self, event: impl Into<Event>, now: u64) -> Vec<Effect> {
        self.now = now;
        let mut step = Step { player: self, now, effects: Vec::new() };
        step.handle(event.into());
        step.watch_patience();
        step.watch_sleep_timer();
        step.watch_silence();
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
    fn handle(&mut self, event: Event) {
        match event {
            Event::Arm { track, at, anew } => self.arm(track, at, anew),
            Event::Adopt(track, element) => self.adopt(track, element),
            Event::Restore(track, progress) => self.restore(track, progress),
            Event::Start(track, start) => self.start(track, start),
            Event::Play | Event::Retry => self.play(),
            Event::Pause => self.pause(),
            Event::ChooseFile(url) => self.choose_file(&url),
            Event::Seek(to) => self.seek(to),
            Event::SeekTenths(tenths) => self.seek_tenths(tenths),
            Event::Skip(seconds) => self.seek(self.player.position.shifted(seconds)),
            Event::NextChapter => self.seek_chapter(Chapters::next),
            Event::PreviousChapter => self.seek_chapter(Chapters::previous),
            Event::ChangeSettings(settings) => {
                self.apply_settings(settings);
                self.effect(Save::Settings);
            }
            Event::SettingsAre(settings) => self.apply_settings(settings),
            Event::TimeSavedIs(total) => self.player.time_saved = total.max(self.player.time_saved),
            Event::SetSleep(sleep) => self.set_sleep(sleep),
            Event::SleepLater => self.sleep_later(),
            Event::Chapters(id, chapters, source) => self.chapters(&id, chapters, source),
            Event::Embedded => self.player.embedded = true,
            Event::Leaving => self.save_progress(),
            Event::Tick => self.nudge(),
            Event::Yield => self.give_way(),
            Event::Moved(id, progress) => self.moved(&id, progress),
            Event::QueueIs(queue) => self.player.queue = queue,
            Event::SkipToNext => self.start_next(),
            Event::Skipped(count) => self.player.notice = Some(Notice::Skipped(count)),
            Event::Offline(playable) => self.change_connection(playable),
            Event::Enqueue(id) => self.change_queue(|queue| queue.add(id)),
            Event::EnqueueNext(id) => self.change_queue(|queue| queue.put_first(id)),
            Event::Dequeue(id) => self.change_queue(|queue| {
                queue.remove(&id);
            }),
            Event::MoveQueued(id, place) => self.change_queue(|queue| queue.shift(&id, place)),
            Event::ClearQueue => self.change_queue(Queue::clear),
            Event::Media(event) => self.media(event),
        }
    }

    fn effect(&mut self, effect: impl Into<Effect>) {
        self.effects.push(effect.into());
    }

    /// Has the position stored, if it is the listener's own.
    fn save_progress(&mut self) {
        let player = &mut *self.player;
        if let Some(track) = player.track.as_ref().filter(|_| player.user_positioned) {
            // Leaving the page is not listening: the progress dates from the pause.
            let since = player.paused_since.unwrap_or(self.now);
            let progress = Progress::new(player.position, player.duration(), since);
            player.saved_at = self.now;
            let save = Save::Progress(track.id.clone(), progress);
            self.effect(save);
        }
    }
}
