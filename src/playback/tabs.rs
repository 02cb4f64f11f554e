//! Other tabs and earlier visits: all communication goes through stored records.

use leptos::prelude::*;
use player::machine::Event;
use player::records::{PREFIX, Record};
use show::EpisodeId;

use super::PlayerHandle;
use crate::browser::{clock, lifecycle, storage};

/// The key that changes when a tab starts playback.
const CLAIM: &str = "netstack-fm-playing";

impl PlayerHandle {
    /// Restores settings and queue, and the last episode once a catalogue has it.
    pub(super) fn restore_records(self, with_episode: bool) {
        for key in [Record::settings_key(), Record::queue_key(), Record::time_saved_key()] {
            if let Some(text) = storage::get(&key) {
                self.apply_record(&key, &text);
            }
        }
        let Some(id) = last_played().filter(|_| with_episode) else { return };
        // A newer episode than the build's comes with a later catalogue.
        Effect::new(move |restored: Option<bool>| {
            if restored == Some(true) {
                return true;
            }
            let catalogue = self.library.catalogue();
            let entry = catalogue.as_ref().and_then(|catalogue| catalogue.by_id(&id));
            if let Some(entry) = entry {
                self.restore(entry);
            }
            entry.is_some()
        });
    }

    /// Pauses all other tabs, and stores the current episode for the next visit.
    pub(super) fn claim(self) {
        if let Some(track) = self.track.get_untracked() {
            self.progress.write(&Record::Current(track.id.clone()));
        }
        storage::set(CLAIM, &clock::now().to_string());
    }

    pub(super) fn listen_to_tabs(self) {
        storage::on_change(move |key, text| match text {
            Some(_) if key == CLAIM => self.send(Event::Yield),
            Some(text) => self.apply_record(key, text),
            None => {}
        });
        lifecycle::on_restored(move || {
            for (key, text) in storage::all(PREFIX) {
                self.apply_record(&key, &text);
            }
        });
    }

    /// Applies a record written by another tab, an earlier visit or an import.
    pub(super) fn apply_record(self, key: &str, text: &str) {
        match Record::parse(key, text) {
            Ok(Record::Progress(id, progress)) => {
                self.progress.apply(&id, progress);
                self.send(Event::Moved(id, progress));
            }
            Ok(Record::Queue(queue)) => self.send(Event::QueueIs(queue)),
            Ok(Record::Settings(settings)) => self.send(Event::SettingsAre(settings)),
            Ok(Record::TimeSaved(total)) => self.send(Event::TimeSavedIs(total)),
            // An unreadable record affects itself only.
            Ok(Record::Current(_)) | Err(_) => {}
        }
    }
}

/// The episode that was last played in any tab.
pub fn last_played() -> Option<EpisodeId> {
    let key = Record::current_key();
    match Record::parse(&key, &storage::get(&key)?) {
        Ok(Record::Current(id)) => Some(id),
        _ => None,
    }
}
