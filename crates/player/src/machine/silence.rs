//! The trimming of silence: a long one is played faster. The position stays that of the
//! file, so chapters and progress are right.

use show::{Length, Moment};

use super::{MediaCommand, Save, Status, Step};
impl Step<'_> {
    pub(super) fn silence_begins(&mut self, at: Moment) {
        let player = &mut *self.player;
        if player.status == Status::Playing && player.settings.trim_silence {
            player.silent_since = Some(at);
            let speed = player.settings.speed;
            self.effect(MediaCommand::HurryThroughSilence(speed));
        }
    }

    /// Returns to the listener's speed, and counts what the silence has saved.
    pub(super) fn silence_ends(&mut self, at: Moment) {
        let Some(since) = self.player.silent_since.take() else { return };
        let speed = self.player.settings.speed;
        self.effect(MediaCommand::SetRate(speed));
        let silent = at.since(since).as_secs_f64();
        let saved = silent / speed.factor() - silent / speed.factor_in_silence();
        let saved = Length::from_secs_f64(saved).unwrap_or_default();
        if saved > Length::ZERO {
            let total = self.player.time_saved.as_millis().saturating_add(saved.as_millis());
            self.player.time_saved = Length::from_millis(total);
            self.effect(Save::TimeSaved);
        }
    }

    /// A silence is trimmed while playback is audible and the listener wants it.
    pub(super) fn watch_silence(&mut self) {
        let player = &*self.player;
        if player.status != Status::Playing || !player.settings.trim_silence {
            self.silence_ends(player.position);
        }
    }
}
