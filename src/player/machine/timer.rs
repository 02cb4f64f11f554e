//! The sleep timer. What ends with a chapter or the episode ends by the media's
//! own time, so it is right at any speed and after any seek; minutes are minutes
//! of the clock.

use super::commands::sound;
use super::{Notice, Player, Status, Step};
use crate::player::settings::Settings;
use crate::player::sleep::{Sleep, loudness, wait};
use crate::show::Moment;

impl Player {
    /// How long it is until then, in milliseconds by the clock.
    pub(super) fn left_until(&self, sleep: Sleep) -> Option<u64> {
        match sleep {
            Sleep::At(time) => Some(time.saturating_sub(self.now)),
            Sleep::EndOfChapter | Sleep::EndOfEpisode => {
                let end = self.bedtime.or_else(|| self.end_of(sleep))?;
                Some(wait(self.position, end, self.settings.speed))
            }
        }
    }

    /// Where the sound is to stop, as seen from the position of the moment.
    fn end_of(&self, sleep: Sleep) -> Option<Moment> {
        let next = self.track.as_ref().and_then(|track| track.chapters.next(self.position));
        match sleep {
            Sleep::EndOfChapter => next.or_else(|| self.duration()),
            _ => self.duration(),
        }
    }
}

impl Step<'_> {
    pub(super) fn sleep(&mut self, sleep: Option<Sleep>) {
        self.player.sleep = sleep;
        self.player.bedtime = None;
        if self.player.notice == Some(Notice::Slept) {
            self.player.notice = None;
        }
    }

    pub(super) fn sleep_later(&mut self) {
        let left = self.player.sleeps_in().unwrap_or(0);
        let slept = self.player.notice == Some(Notice::Slept);
        self.sleep(Some(Sleep::At(self.now + left + Sleep::MORE)));
        if slept {
            self.player.rests_since = None;
            self.play();
        }
    }

    /// Stops the sound when it is time, and makes it softer before.
    pub(super) fn watch_the_clock(&mut self) {
        let left = match self.player.sleep {
            Some(sleep) => {
                if self.player.bedtime.is_none() {
                    self.player.bedtime = self.player.end_of(sleep);
                }
                self.player.left_until(sleep)
            }
            None => None,
        };
        let playing = self.player.status == Status::Playing;
        match (left, self.player.sleep) {
            (Some(0), Some(Sleep::At(_))) => self.fall_asleep(),
            (Some(0), Some(Sleep::EndOfChapter)) if playing && self.more_follows() => {
                self.fall_asleep();
            }
            // The end of an episode is for the element to say.
            (Some(left), _) if playing => self.set_loudness(loudness(left)),
            _ => self.set_loudness(Settings::FULL),
        }
    }

    /// Whether the episode goes on behind the end of the chapter.
    fn more_follows(&self) -> bool {
        self.player.bedtime < self.player.duration()
    }

    /// The sound stops, and the timer is done.
    pub(super) fn fall_asleep(&mut self) {
        let sleep = self.player.sleep.take();
        let end = self.player.bedtime.take();
        self.silence();
        if self.player.is_active() {
            self.pause();
            if let Some(end) = end.filter(|_| sleep == Some(Sleep::EndOfChapter)) {
                // Reports come some time after the moment; the next chapter is not begun.
                self.seek(end);
            }
            self.player.notice = Some(Notice::Slept);
        } else if self.player.status == Status::Ended && !matches!(sleep, Some(Sleep::At(_))) {
            self.player.notice = Some(Notice::Slept);
        }
        self.set_loudness(Settings::FULL);
    }

    fn set_loudness(&mut self, loudness: u8) {
        if self.player.loudness != loudness {
            self.player.loudness = loudness;
            self.effects.push(sound(self.player));
        }
    }
}
