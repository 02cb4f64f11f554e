//! The sleep timer. The end of a chapter or episode is a position in the file, so it
//! is right at any speed and after any seek. Minutes are minutes by the clock.

use show::{Length, Moment};

use super::commands::volume;
use super::{Notice, Player, Status, Step};
use crate::settings::Settings;
use crate::sleep::{Sleep, fade, time_to_play};

impl Player {
    /// The time by the clock until the timer stops playback.
    pub(super) fn time_until(&self, sleep: Sleep) -> Option<Length> {
        match sleep {
            Sleep::At(time) => Some(Length::from_millis(time.saturating_sub(self.now))),
            Sleep::EndOfChapter | Sleep::EndOfEpisode => {
                let end = self.sleep_at.or_else(|| self.end_of(sleep))?;
                Some(time_to_play(self.position, end, self.settings.speed))
            }
        }
    }

    /// The end of the chapter or episode at the current position.
    fn end_of(&self, sleep: Sleep) -> Option<Moment> {
        let next = self.track.as_ref().and_then(|track| track.chapters.next(self.position));
        let end = self.duration().map(Length::end);
        match sleep {
            Sleep::EndOfChapter => next.or(end),
            Sleep::EndOfEpisode | Sleep::At(_) => end,
        }
    }
}

impl Step<'_> {
    pub(super) fn set_sleep(&mut self, sleep: Option<Sleep>) {
        self.player.sleep = sleep;
        self.player.sleep_at = None;
        if self.player.notice == Some(Notice::Slept) {
            self.player.notice = None;
        }
    }

    pub(super) fn sleep_later(&mut self) {
        let left = self.player.sleeps_in().unwrap_or_default().as_millis();
        let slept = self.player.notice == Some(Notice::Slept);
        self.set_sleep(Some(Sleep::At(self.now + left + Sleep::MORE.as_millis())));
        if slept {
            self.player.paused_since = None;
            self.play();
        }
    }

    /// Stops playback when it is time, and fades the sound before that.
    pub(super) fn watch_sleep_timer(&mut self) {
        let left = match self.player.sleep {
            Some(sleep) => {
                if self.player.sleep_at.is_none() {
                    self.player.sleep_at = self.player.end_of(sleep);
                }
                self.player.time_until(sleep)
            }
            None => None,
        };
        let playing = self.player.status == Status::Playing;
        match (left, self.player.sleep) {
            (Some(Length::ZERO), Some(Sleep::At(_))) => self.fall_asleep(),
            (Some(Length::ZERO), Some(Sleep::EndOfChapter)) if playing && self.more_follows() => {
                self.fall_asleep();
            }
            // The element reports the end of an episode.
            (Some(left), _) if playing => self.set_fade(fade(left)),
            _ => self.set_fade(Settings::FULL_VOLUME),
        }
    }

    /// Whether the episode goes on behind the end of the chapter.
    fn more_follows(&self) -> bool {
        self.player.sleep_at < self.player.duration().map(Length::end)
    }

    /// Stops playback and switches the timer off.
    pub(super) fn fall_asleep(&mut self) {
        let sleep = self.player.sleep.take();
        let end = self.player.sleep_at.take();
        self.silence_failed();
        if self.player.is_active() {
            self.pause();
            if let Some(end) = end.filter(|_| sleep == Some(Sleep::EndOfChapter)) {
                // Reports come late. Going back keeps the next chapter unplayed.
                self.seek(end);
            }
            self.player.notice = Some(Notice::Slept);
        } else if self.player.status == Status::Ended && !matches!(sleep, Some(Sleep::At(_))) {
            self.player.notice = Some(Notice::Slept);
        }
        self.set_fade(Settings::FULL_VOLUME);
    }

    fn set_fade(&mut self, fade: u8) {
        if self.player.fade != fade {
            self.player.fade = fade;
            let volume = volume(self.player);
            self.effect(volume);
        }
    }
}
