//! Playback on the page: the player's state as signals, its effects on the media element
//! and on storage.

mod connection;
mod download_settings;
mod listening_data;
mod media_events;
mod media_session;
mod progress_log;
mod sound_processing;
mod tabs;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use catalogue::Entry;
use leptos::prelude::*;
use player::machine::{Effect as PlayerEffect, Event, MediaCommand, Player, Save, StartAt};
use player::progress::Progress;
use player::queue::Queue;
use player::records::Record;
use player::settings::Settings;
use player::sleep::Sleep;
use player::track::Track;
use show::{Address, EpisodeId, Moment, Route};

pub use self::listening_data::ImportReport;
pub use self::progress_log::ProgressLog;
pub use self::sound_processing::Processing;
pub use self::tabs::last_played;
use crate::browser::early::Press;
use crate::browser::{clock, lifecycle, media_element, schedule};
use crate::downloads::Downloads;
use crate::erased::{effect, memo, spawn};
use crate::library::{Library, find_chapters};

/// The one player. Provided by the app.
#[derive(Clone, Copy)]
pub struct PlayerHandle {
    player: RwSignal<Player>,
    track: Memo<Option<Arc<Track>>>,
    /// The episode that plays or is about to. Changes less often than the position.
    active: Memo<Option<EpisodeId>>,
    queue: Memo<Queue>,
    settings: Memo<Settings>,
    /// The index of the current chapter.
    chapter: Memo<Option<usize>>,
    library: Library,
    downloads: Downloads,
    progress: ProgressLog,
    /// The buffered ranges of the file.
    buffered: RwSignal<Vec<(Moment, Moment)>>,
    processing: RwSignal<Processing>,
}

impl PlayerHandle {
    /// A player without a track.
    pub fn new(library: Library, downloads: Downloads) -> Self {
        let player = RwSignal::new(Player::default());
        let active = memo(move || {
            player.with(|player| {
                let track = player.track.as_ref().filter(|_| player.is_active());
                track.map(|track| track.id.clone())
            })
        });
        let track = Memo::new_with_compare(
            move |_| player.with(|player| player.track.clone()),
            |old, new| match (old.and_then(Option::as_ref), new.and_then(Option::as_ref)) {
                (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
                (old, new) => old.is_some() != new.is_some(),
            },
        );
        Self {
            player,
            track,
            active,
            queue: memo(move || player.with(|player| player.queue.clone())),
            settings: memo(move || player.with(|player| player.settings)),
            chapter: memo(move || player.with(Player::chapter)),
            library,
            downloads,
            progress: ProgressLog::open(),
            buffered: RwSignal::new(Vec::new()),
            processing: RwSignal::new(Processing::default()),
        }
    }

    /// The player that the app provides.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Restores what earlier visits have stored, and starts to listen to other tabs.
    ///
    /// In a frame on another site the player is there for one episode: no earlier episode
    /// is restored, and none plays next.
    pub fn start_up(self, embedded: bool) {
        self.restore_records(!embedded);
        if embedded {
            self.send(Event::Embedded);
        }
        self.connect_media_element();
        self.listen_to_tabs();
        self.tick_while_needed();
        lifecycle::on_leaving(move || self.send(Event::Leaving));
        self.find_chapters_of_played();
        self.follow_connection();
        self.follow_download_settings();
        self.process_sound();
    }

    /// Looks for better chapters of every episode that is played, once.
    fn find_chapters_of_played(self) {
        let searched = StoredValue::new(BTreeSet::new());
        effect(move || {
            let active = self.active.get();
            let new = active.and_then(|id| searched.try_update_value(|ids| ids.insert(id)));
            if let (Some(true), Some(track)) = (new, self.track.get_untracked()) {
                let audio =
                    self.downloads.playable(&track.id).unwrap_or_else(|| track.file.url.clone());
                spawn(async move {
                    // In a task of its own: the sound may just have been asked for.
                    schedule::yield_now().await;
                    if let Some((chapters, source)) = find_chapters(&track, audio).await {
                        self.send(Event::Chapters(track.id.clone(), chapters, source));
                    }
                });
            }
        });
    }

    /// Ticks once a second while the player waits for sound or the sleep timer runs by the
    /// clock.
    fn tick_while_needed(self) {
        let needed = memo(move || {
            self.with(|player| player.is_waiting() || matches!(player.sleep, Some(Sleep::At(_))))
        });
        Effect::new(move |ticking: Option<Option<IntervalHandle>>| {
            if let Some(Some(ticking)) = ticking {
                ticking.clear();
            }
            let tick = move || self.send(Event::Tick);
            needed
                .get()
                .then(|| set_interval_with_handle(tick, Duration::from_secs(1)).ok())
                .flatten()
        });
    }

    /// Reads the player's state and subscribes the caller.
    pub fn with<T>(&self, read: impl FnOnce(&Player) -> T) -> T {
        self.player.with(read)
    }

    /// Reads the player's state.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Player) -> T) -> T {
        self.player.with_untracked(read)
    }

    /// The current track. Changes when another track or other chapters are put in place.
    pub fn track(&self) -> Memo<Option<Arc<Track>>> {
        self.track
    }

    /// The buffered ranges of the file, each as start and end.
    pub fn buffered(&self) -> RwSignal<Vec<(Moment, Moment)>> {
        self.buffered
    }

    /// The progress in each episode.
    pub fn progress(&self) -> ProgressLog {
        self.progress
    }

    /// The listener's settings.
    pub fn settings(&self) -> Memo<Settings> {
        self.settings
    }

    /// The episodes to play next.
    pub fn queue(&self) -> Memo<Queue> {
        self.queue
    }

    /// The index of the current chapter.
    pub fn chapter(&self) -> Memo<Option<usize>> {
        self.chapter
    }

    /// The index of the current chapter, if this episode is the current one. Subscribes
    /// the caller.
    pub fn chapter_of(&self, id: &EpisodeId) -> Option<usize> {
        let held = self.track.with(|track| track.as_ref().is_some_and(|track| track.id == *id));
        self.chapter.get().filter(|_| held)
    }

    /// Whether this episode plays or is about to. Subscribes the caller.
    pub fn is_active(&self, id: &EpisodeId) -> bool {
        self.active.with(|active| active.as_ref() == Some(id))
    }

    /// Whether any episode plays or is about to. Subscribes the caller.
    pub fn is_any_active(&self) -> bool {
        self.active.with(Option::is_some)
    }

    /// Whether an episode is in the queue. Subscribes the caller.
    pub fn is_queued(self, id: &EpisodeId) -> bool {
        self.queue.with(|queue| queue.contains(id))
    }

    /// Sends an event to the player. Within the handler of a click playback starts within
    /// that click, as browsers demand.
    pub fn send(self, event: Event) {
        let now = clock::now();
        let effects = self.player.try_update(|player| player.step(event, now)).unwrap_or_default();
        for effect in effects {
            self.execute(effect);
        }
        self.fall_back_on_download();
    }

    fn execute(self, effect: PlayerEffect) {
        match effect {
            PlayerEffect::Media(command) => {
                let command = self.prefer_stored(command);
                self.prepare_processing(&command);
                if let Some(element) = media_element::find() {
                    let report = move |event| self.send(Event::Media(event));
                    media_element::execute(&element, &command, report);
                }
            }
            PlayerEffect::Save(save) => self.save(save),
            PlayerEffect::StartNext { id, skipped } => {
                self.start_next(&id);
                if skipped > 0 {
                    self.send(Event::Skipped(skipped));
                }
            }
        }
    }

    /// A stored file is loaded in place of the address that it came from.
    fn prefer_stored(self, command: MediaCommand) -> MediaCommand {
        let MediaCommand::Load { url, video } = command else { return command };
        let id = self.with_untracked(|player| Some(player.track.as_ref()?.id.clone()));
        let entry = id.and_then(|id| self.entry(&id));
        let published = |entry: &&Arc<Entry>| {
            entry.episode.audio.as_ref().is_some_and(|audio| audio.url == url)
        };
        let stored = entry.as_ref().filter(published);
        let stored = stored.and_then(|entry| self.downloads.playable(&entry.episode.id));
        MediaCommand::Load { url: stored.unwrap_or(url), video }
    }

    fn save(self, save: Save) {
        match save {
            Save::Progress(id, progress) => self.progress.save(&id, progress),
            Save::Queue => {
                let queue = self.with_untracked(|player| player.queue.clone());
                self.progress.write(&Record::Queue(queue));
            }
            Save::Settings => {
                let settings = self.with_untracked(|player| player.settings);
                self.progress.write(&Record::Settings(settings));
            }
            Save::TimeSaved => {
                let total = self.with_untracked(|player| player.time_saved);
                self.progress.write(&Record::TimeSaved(total));
            }
            Save::Claim => self.claim(),
        }
    }

    /// Starts an episode of the queue, or the one after it if the feed no longer has it.
    fn start_next(self, id: &EpisodeId) {
        match self.entry(id) {
            Some(entry) if entry.episode.audio.is_some() => self.start(&entry, None),
            _ => self.send(Event::SkipToNext),
        }
    }

    /// The episode with an id.
    pub fn entry(self, id: &EpisodeId) -> Option<Arc<Entry>> {
        self.library.with_untracked(|catalogue| catalogue.by_id(id).cloned()).flatten()
    }

    /// The episode whose page is at a path.
    pub fn entry_at(self, path: &str) -> Option<Arc<Entry>> {
        let Route::Episode(segment) = Route::of(&Address::parse(path)) else { return None };
        self.library.with_untracked(|catalogue| catalogue.entry(&segment).cloned()).flatten()
    }

    /// Plays an episode, or pauses it if it plays. `at` is where to start an episode that
    /// is not the current one.
    pub fn toggle(self, entry: &Entry, at: Option<Moment>) {
        let id = &entry.episode.id;
        if self.active.with_untracked(|active| active.as_ref() == Some(id)) {
            self.send(Event::Pause);
        } else {
            let held = self.with_untracked(|player| player.holds(id));
            self.start(entry, at.filter(|_| !held));
        }
    }

    /// Does what the press of an element asks for that plays an episode.
    ///
    /// Returns false if there is no such episode.
    pub fn press(self, press: &Press) -> bool {
        let Some(entry) = self.entry(&press.episode) else { return false };
        match press.at {
            Some(at) => self.start(&entry, Some(at)),
            None => self.toggle(&entry, None),
        }
        true
    }

    /// Plays or pauses the current episode.
    pub fn toggle_current(self) {
        let active = self.with_untracked(Player::is_active);
        self.send(if active { Event::Pause } else { Event::Play });
    }

    /// Plays an episode from a moment, else from where the listener stopped.
    pub fn start(self, entry: &Entry, at: Option<Moment>) {
        if let Some(track) = Track::of(entry) {
            let resume = || StartAt::Resume(self.progress.get_untracked(&entry.episode.id));
            let start = at.map_or_else(resume, StartAt::Moment);
            self.send(Event::Start(Arc::new(track), start));
        }
    }

    /// Puts an episode in place at a moment, paused.
    pub fn arm(self, entry: &Entry, at: Moment, anew: bool) {
        if let Some(track) = Track::of(entry) {
            self.send(Event::Arm { track: Arc::new(track), at, anew });
        }
    }

    /// Puts an episode in place where the listener stopped, paused.
    pub fn restore(self, entry: &Entry) {
        if let Some(track) = Track::of(entry) {
            let progress = self.progress.get_untracked(&entry.episode.id);
            self.send(Event::Restore(Arc::new(track), progress));
        }
    }

    /// Skips so many seconds, as the settings say.
    pub fn skip(self, seconds: impl FnOnce(&Settings) -> i32) {
        self.send(Event::Skip(self.with_untracked(|player| seconds(&player.settings))));
    }

    /// Changes the settings.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.with_untracked(|player| player.settings);
        change(&mut settings);
        self.send(Event::ChangeSettings(settings));
    }

    /// Marks an episode as played, or as not played.
    pub fn mark_played(self, entry: &Entry, played: bool) {
        let id = &entry.episode.id;
        if self.with_untracked(|player| player.holds(id)) {
            self.send(Event::Pause);
        }
        let marked = Progress::marked(played, entry.episode.duration, clock::now());
        self.progress.save(id, marked);
        self.send(Event::Moved(id.clone(), marked));
    }
}
