//! What becomes of playback while the network is gone.

use leptos::prelude::*;
use player::machine::{Event, Fault, Status};

use super::PlayerHandle;
use crate::browser::{lifecycle, media_element, schedule};
use crate::erased::{effect, memo, spawn};

impl PlayerHandle {
    /// Tells the player which episodes can be played while the network is gone.
    pub(super) fn follow_connection(self) {
        lifecycle::on_offline(move || self.library.lose_connection());
        effect(move || {
            let offline = !self.library.is_reachable();
            self.send(Event::Offline(offline.then(|| self.downloads.complete())));
        });
        // A connection may be lost without the browser knowing.
        let lost = memo(move || self.with(|it| it.status == Status::Failed(Fault::Network)));
        effect(move || {
            if lost.get() {
                self.library.refresh_in_background();
            }
        });
        let unreachable = memo(move || !self.library.is_reachable());
        effect(move || {
            if unreachable.get() {
                spawn(self.look_for_network());
            }
        });
    }

    /// Asks the site's host again and again, until it answers.
    async fn look_for_network(self) {
        let mut attempts = 0;
        while !self.library.is_reachable_untracked() {
            attempts += 1;
            schedule::wait(download::pause_before(attempts).cast_signed()).await;
            self.library.refresh_in_background();
        }
    }

    /// Goes on with the downloaded file if the one from the network fails.
    pub(super) fn fall_back_on_download(self) {
        let interrupted = self.with_untracked(|player| {
            player.is_interrupted().then(|| Some(player.track.as_ref()?.id.clone())).flatten()
        });
        let stored = interrupted.and_then(|id| self.downloads.playable(&id));
        if stored.is_some_and(|stored| !media_element::plays(&stored)) {
            self.send(Event::Retry);
        }
    }
}
