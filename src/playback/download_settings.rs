//! Downloads that the settings ask for.

use download::{Settings, Surroundings};
use leptos::prelude::*;
use show::EpisodeId;

use super::PlayerHandle;
use super::tabs::last_played;
use crate::browser::clock;
use crate::erased::effect;
use crate::library::Freshness;

/// The most of the newest episodes that the settings can ask for.
const MOST: usize = {
    let [.., most] = Settings::NEWEST;
    most as usize
};

impl PlayerHandle {
    /// Downloads and removes what the settings ask for, whenever episodes, queue or settings
    /// change.
    pub(super) fn follow_download_settings(self) {
        effect(move || {
            let Some(catalogue) = self.library.catalogue() else { return };
            self.downloads.set_audio_path(catalogue.audio.clone());
            self.queue.track();
            // An older catalogue says nothing of what is new.
            if self.library.freshness() == Some(Freshness::Live) {
                self.around_downloads(|around| {
                    self.downloads.follow_settings(around, |id| self.entry(id));
                });
            }
        });
    }

    /// Removes a download. The settings do not ask for it again.
    pub fn remove_download(self, id: &EpisodeId) {
        self.around_downloads(|around| {
            self.downloads.change_settings(|settings| settings.decline(id, around));
        });
        self.downloads.remove(id);
    }

    /// What the settings look at.
    fn around_downloads(self, look: impl FnOnce(&Surroundings<'_>)) {
        let newest: Vec<_> = self
            .library
            .with_untracked(|catalogue| {
                let entries = catalogue.entries.iter();
                let heard = entries.filter(|entry| entry.episode.audio.is_some());
                heard.take(MOST).map(|entry| entry.episode.id.clone()).collect()
            })
            .unwrap_or_default();
        let queue: Vec<_> = self.queue.with_untracked(|queue| queue.iter().cloned().collect());
        // This tab's episode, and the one that was last played in any.
        let own = self.with_untracked(|player| player.track.as_ref().map(|track| track.id.clone()));
        let playing: Vec<_> = own.into_iter().chain(last_played()).collect();
        let played_at = |id: &EpisodeId| {
            self.progress.get_untracked(id).filter(|progress| progress.played).map(|p| p.since)
        };
        look(&Surroundings {
            newest: &newest,
            queue: &queue,
            playing: &playing,
            played_at: &played_at,
            now: clock::now(),
        });
    }
}
