//! What passes between this visit, the ones before, and other tabs: all of it
//! through what is kept.

use leptos::prelude::*;

use super::Deck;
use crate::browser::{page, storage};
use crate::player::machine::Event;
use crate::player::records::Record;

/// Changes when a tab begins to play.
const CLAIM: &str = "netstack-fm-playing";

impl Deck {
    /// Takes in what is kept: settings and queue at once, the episode that was in
    /// the player as soon as there are episodes.
    pub(super) fn take_over_from_before(self, with_episode: bool) {
        for key in [Record::settings_key(), Record::queue_key()] {
            if let Some(text) = storage::get(&key) {
                self.note(&key, &text);
            }
        }
        let key = Record::current_key();
        let current = storage::get(&key).and_then(|text| match Record::parse(&key, &text) {
            Ok(Record::Current(id)) => Some(id),
            _ => None,
        });
        let Some(id) = current.filter(|_| with_episode) else { return };
        Effect::new(move |restored: Option<bool>| {
            if restored == Some(true) || self.library.catalogue().is_none() {
                return restored == Some(true);
            }
            if let Some(entry) = self.entry(&id) {
                self.restore(&entry);
            }
            true
        });
    }

    /// Keeps in mind which episode is in the player, for the next visit.
    fn keep_current(self) {
        if let Some(track) = self.track.get_untracked() {
            self.log.write(&Record::Current(track.id.clone()));
        }
    }

    /// Has all other tabs be silent.
    pub(super) fn claim(self) {
        self.keep_current();
        storage::set(CLAIM, &page::now().to_string());
    }

    pub(super) fn listen_to_tabs(self) {
        storage::on_change(move |key, text| {
            if key == CLAIM {
                self.send(Event::Yield);
            } else {
                self.note(key, text);
            }
        });
    }

    /// Takes a record in that another tab, an earlier visit or an import has kept.
    pub fn note(self, key: &str, text: &str) {
        match Record::parse(key, text) {
            Ok(Record::Progress(id, progress)) => {
                self.log.note(&id, progress);
                self.send(Event::Moved(id, progress));
            }
            Ok(Record::Queue(queue)) => self.send(Event::QueueIs(queue)),
            Ok(Record::Settings(settings)) => self.send(Event::SettingsAre(settings)),
            // A record that cannot be read costs itself only.
            Ok(Record::Current(_)) | Err(_) => {}
        }
    }
}
