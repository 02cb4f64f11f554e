//! What becomes of playback while the network is gone.

use player::machine::{Event, Status};

use super::PlayerHandle;
use crate::browser::{lifecycle, media_element};
use crate::erased::effect;

impl PlayerHandle {
    /// Tells the player which episodes can be played while the network is gone.
    pub(super) fn follow_connection(self) {
        lifecycle::on_offline(move || self.library.lose_connection());
        effect(move || {
            let offline = !self.library.is_reachable();
            self.send(Event::Offline(offline.then(|| self.downloads.complete())));
        });
    }

    /// Goes on with the downloaded file if the one from the network fails.
    pub(super) fn fall_back_on_download(self) {
        let failed = self.with_untracked(|player| {
            let failed = matches!(player.status, Status::Failed(_));
            failed.then(|| Some(player.track.as_ref()?.id.clone())).flatten()
        });
        let stored = failed.and_then(|id| self.downloads.playable(&id));
        if stored.is_some_and(|stored| !media_element::plays(&stored)) {
            self.send(Event::Retry);
        }
    }
}
