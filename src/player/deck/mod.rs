//! The player of the page: the machine's state as a signal, its effects on the
//! one media element and on what is kept.

mod log;
mod session;
mod tabs;
mod transfer;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

pub use log::Log;
pub use transfer::{Refusal, Taken};

use super::machine::{Begin, Effect as Deed, Event, Player};
use super::progress::Progress;
use super::queue::Queue;
use super::records::Record;
use super::settings::Settings;
use super::sleep::Sleep;
use super::track::Track;
use crate::browser::{audio, page};
use crate::catalogue::Entry;
use crate::library::{Library, find_chapters};
use crate::live::{effect, settled, spawn};
use crate::show::{EpisodeId, Moment};

/// The one player, for every page. Provided by the app.
#[derive(Clone, Copy)]
pub struct Deck {
    player: RwSignal<Player>,
    track: Memo<Option<Arc<Track>>>,
    /// The episode that is playing or about to; changes less often than time does.
    active: Memo<Option<EpisodeId>>,
    queue: Memo<Queue>,
    settings: Memo<Settings>,
    /// The index of the chapter that plays.
    chapter: Memo<Option<usize>>,
    element: NodeRef<html::Audio>,
    library: Library,
    log: Log,
    /// What of the file is there already.
    buffered: RwSignal<Vec<(Moment, Moment)>>,
}

impl Deck {
    /// The player of this visit, with what is kept of the ones before.
    pub fn new(library: Library) -> Self {
        let player = RwSignal::new(Player::default());
        let active = settled(move || {
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
            queue: settled(move || player.with(|player| player.queue.clone())),
            settings: settled(move || player.with(|player| player.settings)),
            chapter: settled(move || player.with(Player::chapter)),
            element: NodeRef::new(),
            library,
            log: Log::open(),
            buffered: RwSignal::new(Vec::new()),
        }
    }

    /// Lets everything begin that goes on by itself: what was left is put back in
    /// place, other tabs and the system are listened to.
    ///
    /// In a frame on another site it is there for one episode: none is put back, and
    /// none goes on.
    pub fn begin(self, embedded: bool) {
        self.take_over_from_before(!embedded);
        if embedded {
            self.send(Event::Alone);
        }
        self.listen_to_tabs();
        self.count_down();
        page::on_leaving(move || self.send(Event::Leaving));
        let searched = StoredValue::new(BTreeSet::new());
        effect(move || {
            let active = self.active.get();
            let new = active.and_then(|id| searched.try_update_value(|ids| ids.insert(id)));
            if new == Some(true) {
                self.find_chapters();
            }
        });
    }

    /// Looks for better chapters of what is played. Nothing waits for them.
    fn find_chapters(self) {
        let Some(track) = self.track.get_untracked() else { return };
        spawn(async move {
            if let Some((chapters, source)) = find_chapters(&track).await {
                self.send(Event::Chapters(track.id.clone(), chapters, source));
            }
        });
    }

    /// Minutes go by whether or not anything plays, and patience ends.
    fn count_down(self) {
        let counts = settled(move || {
            self.with(|player| player.is_waiting() || matches!(player.sleep, Some(Sleep::At(_))))
        });
        Effect::new(move |ticking: Option<Option<IntervalHandle>>| {
            if let Some(Some(ticking)) = ticking {
                ticking.clear();
            }
            let tick = move || self.send(Event::Tick);
            counts
                .get()
                .then(|| set_interval_with_handle(tick, Duration::from_secs(1)).ok())
                .flatten()
        });
    }

    /// The one that the app has provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The element to be put on the page, once.
    pub fn element(&self) -> NodeRef<html::Audio> {
        self.element
    }

    /// Reads the player's state, and has the reader run again when it changes.
    pub fn with<T>(&self, read: impl FnOnce(&Player) -> T) -> T {
        self.player.with(read)
    }

    /// Reads the player's state once.
    pub fn read<T>(&self, read: impl FnOnce(&Player) -> T) -> T {
        self.player.with_untracked(read)
    }

    /// What is in the player; changes when another episode is put in.
    pub fn track(&self) -> Memo<Option<Arc<Track>>> {
        self.track
    }

    /// What of the file is there already.
    pub fn buffered(&self) -> RwSignal<Vec<(Moment, Moment)>> {
        self.buffered
    }

    /// How far somebody has come in each episode.
    pub fn log(&self) -> Log {
        self.log
    }

    pub fn settings(&self) -> Memo<Settings> {
        self.settings
    }

    /// What is played next.
    pub fn queue(&self) -> Memo<Queue> {
        self.queue
    }

    /// The index of the chapter that plays, if it is this episode's.
    pub fn chapter_of(&self, id: &EpisodeId) -> Option<usize> {
        let held = self.track.with(|track| track.as_ref().is_some_and(|track| track.id == *id));
        self.chapter.get().filter(|_| held)
    }

    /// The index of the chapter that plays.
    pub fn chapter(&self) -> Memo<Option<usize>> {
        self.chapter
    }

    /// Whether this episode is playing or about to.
    pub fn is_active(&self, id: &EpisodeId) -> bool {
        self.active.with(|active| active.as_ref() == Some(id))
    }

    /// Whether anything is playing or about to.
    pub fn is_sounding(&self) -> bool {
        self.active.with(Option::is_some)
    }

    /// Lets something happen. Called in a click's handler it plays within that
    /// click, as browsers demand.
    pub fn send(self, event: Event) {
        let now = page::now();
        let deeds = self.player.try_update(|player| player.step(event, now)).unwrap_or_default();
        for deed in deeds {
            self.perform(deed);
        }
    }

    fn perform(self, deed: Deed) {
        match deed {
            Deed::Keep(id, progress) => self.log.keep(&id, progress),
            Deed::KeepQueue => self.log.write(&Record::Queue(self.read(|p| p.queue.clone()))),
            Deed::KeepSettings => self.log.write(&Record::Settings(self.read(|p| p.settings))),
            Deed::Claim => self.claim(),
            Deed::Next(id) => self.go_on_with(&id),
            deed => {
                if let Some(element) = self.element.try_get_untracked().flatten() {
                    audio::perform(&element, &deed, move |event| self.send(event));
                }
            }
        }
    }

    /// Starts an episode of the queue. One that the feed no longer has is passed over.
    fn go_on_with(self, id: &EpisodeId) {
        match self.entry(id) {
            Some(entry) if entry.audio.is_some() => self.start(&entry, None),
            _ => self.send(Event::SkipToNext),
        }
    }

    /// An episode of the show.
    pub fn entry(self, id: &EpisodeId) -> Option<Arc<Entry>> {
        self.library.read(|catalogue| catalogue.by_id(id).cloned()).flatten()
    }

    /// Plays an episode, or pauses it if it is the one that plays. `at` is where
    /// to start one that is not in the player yet.
    pub fn toggle(self, entry: &Entry, at: Option<Moment>) {
        if self.active.with_untracked(|active| active.as_ref() == Some(&entry.id)) {
            self.send(Event::Pause);
        } else {
            let held = self.read(|player| player.holds(&entry.id));
            self.start(entry, at.filter(|_| !held));
        }
    }

    /// The episode whose page is at this path.
    pub fn entry_at(self, path: &str) -> Option<Arc<Entry>> {
        let segment = path.strip_prefix("/episodes/")?;
        self.library.read(|catalogue| catalogue.entry(segment).cloned()).flatten()
    }

    /// Whether an episode is in the queue.
    pub fn is_queued(self, id: &EpisodeId) -> bool {
        self.queue.with(|queue| queue.contains(id))
    }

    /// Goes so many seconds on, as the settings say.
    pub fn skip(self, seconds: impl FnOnce(&Settings) -> i32) {
        self.send(Event::Skip(self.read(|player| seconds(&player.settings))));
    }

    /// Plays or pauses what is in the player.
    pub fn toggle_current(self) {
        let active = self.read(Player::is_active);
        self.send(if active { Event::Pause } else { Event::Play });
    }

    /// Plays an episode from a moment, or from where it was left.
    pub fn start(self, entry: &Entry, at: Option<Moment>) {
        if let Some(track) = Track::of(entry) {
            let begin = at.map_or_else(|| Begin::Resume(self.log.read(&entry.id)), Begin::At);
            self.send(Event::Start(Arc::new(track), begin));
        }
    }

    /// Puts an episode in place without a sound.
    pub fn arm(self, entry: &Entry, at: Moment, anew: bool) {
        if let Some(track) = Track::of(entry) {
            self.send(Event::Arm { track: Arc::new(track), at, anew });
        }
    }

    /// Puts an episode in place where it was left, without a sound.
    pub fn restore(self, entry: &Entry) {
        if let Some(track) = Track::of(entry) {
            self.send(Event::Restore(Arc::new(track), self.log.read(&entry.id)));
        }
    }

    /// Changes how somebody likes to listen.
    pub fn adjust(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.read(|player| player.settings);
        change(&mut settings);
        self.send(Event::Adjust(settings));
    }

    /// Marks an episode as played, or as not played.
    pub fn mark(self, entry: &Entry, played: bool) {
        if self.read(|player| player.holds(&entry.id)) {
            self.send(Event::Pause);
        }
        let marked = Progress::marked(played, entry.duration, page::now());
        self.log.keep(&entry.id, marked);
        self.send(Event::Moved(entry.id.clone(), marked));
    }
}
