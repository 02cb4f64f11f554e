//! The player of the page: the machine's state as a signal, its effects on the
//! one media element.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::machine::{Event, Player, Track};
use crate::browser::audio;
use crate::catalogue::Entry;
use crate::library::find_chapters;
use crate::show::{EpisodeId, Moment};

/// The one player, for every page. Provided by the app.
#[derive(Clone, Copy)]
pub struct Deck {
    player: RwSignal<Player>,
    track: Memo<Option<Arc<Track>>>,
    /// The episode that is playing or about to; changes less often than time does.
    active: Memo<Option<EpisodeId>>,
    element: NodeRef<html::Audio>,
}

impl Deck {
    pub fn new() -> Self {
        let player = RwSignal::new(Player::default());
        let active = Memo::new(move |_| {
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
        let deck = Self { player, track, active, element: NodeRef::new() };
        Effect::new(move |_| {
            if deck.active.with(Option::is_some) {
                deck.find_chapters();
            }
        });
        deck
    }

    /// Looks for better chapters of what is played. Nothing waits for them.
    fn find_chapters(self) {
        let Some(track) = self.track.get_untracked() else { return };
        spawn_local(async move {
            if let Some(chapters) = find_chapters(&track).await {
                self.send(Event::Chapters(track.id.clone(), chapters));
            }
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

    /// What is in the player; changes when another episode is put in.
    pub fn track(&self) -> Memo<Option<Arc<Track>>> {
        self.track
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
        let effects = self.player.try_update(|player| player.step(event)).unwrap_or_default();
        let Some(element) = self.element.try_get_untracked().flatten() else { return };
        for effect in &effects {
            audio::perform(&element, effect, move |event| self.send(event));
        }
    }

    /// Plays an episode, or pauses it if it is the one that plays. `at` is where
    /// to start one that is not in the player yet.
    pub fn toggle(self, entry: &Entry, at: Option<Moment>) {
        if self.active.with_untracked(|active| active.as_ref() == Some(&entry.id)) {
            self.send(Event::Pause);
        } else {
            let held = self.player.with_untracked(|player| player.holds(&entry.id));
            self.start(entry, at.filter(|_| !held));
        }
    }

    /// Plays an episode from a moment, or from where it is.
    pub fn start(self, entry: &Entry, at: Option<Moment>) {
        if let Some(track) = Track::of(entry) {
            self.send(Event::Start(Arc::new(track), at));
        }
    }

    /// Puts an episode in place without a sound.
    pub fn arm(self, entry: &Entry, at: Moment) {
        if let Some(track) = Track::of(entry) {
            self.send(Event::Arm(Arc::new(track), at));
        }
    }
}

impl Default for Deck {
    fn default() -> Self {
        Self::new()
    }
}
