//! What the media element reports.

use show::{Length, Moment};

use super::{
    Fault, MediaCommand, MediaEvent, NUDGE_AFTER, Notice, PATIENCE, SAVE_EVERY, Status, Step,
};
use crate::sleep::Sleep;

/// How far from its target a seek may end, in seconds: some formats can only be
/// sought in steps.
const SEEK_TOLERANCE: i32 = 3;

impl Step<'_> {
    pub(super) fn media(&mut self, event: MediaEvent) {
        // A report that belongs to an earlier source means nothing.
        if !self.player.loaded {
            return;
        }
        match event {
            MediaEvent::LoadedMetadata { duration } => self.loaded_metadata(duration),
            MediaEvent::DurationChange(duration) => self.duration_change(duration),
            MediaEvent::TimeUpdate(position) => self.time_update(position),
            MediaEvent::Playing => self.player.status = Status::Playing,
            MediaEvent::Waiting => {
                if self.player.status == Status::Playing {
                    self.player.status = Status::Buffering;
                }
            }
            MediaEvent::Pause => {
                if self.player.is_active() {
                    self.player.status = Status::Paused;
                    self.rest();
                }
            }
            MediaEvent::SilenceBegins(at) => self.silence_begins(at),
            MediaEvent::SilenceEnds(at) => self.silence_ends(at),
            MediaEvent::Ended => self.ended(),
            MediaEvent::Error(fault) => self.fail(fault),
            MediaEvent::PlayRejected => {
                self.player.status = Status::Paused;
                self.player.notice = Some(Notice::NeedsClick);
            }
        }
    }

    /// Gives up waiting for sound after [`PATIENCE`]. A later report of playback takes
    /// that back.
    pub(super) fn watch_patience(&mut self) {
        if !self.player.is_waiting() {
            self.player.waiting_since = None;
            return;
        }
        let since = *self.player.waiting_since.get_or_insert(self.now);
        if self.now.saturating_sub(since) >= PATIENCE {
            self.fail(Fault::Network);
            self.player.waiting_since = None;
        }
    }

    fn fail(&mut self, fault: Fault) {
        if self.player.is_active() {
            self.player.interrupted_since = Some(self.now);
        }
        self.player.status = Status::Failed(fault);
        self.save_progress();
    }

    /// Has an element nudged that stands still for [`NUDGE_AFTER`]. WebKitGTK forgets to go
    /// on after some pauses to buffer, and would wait for ever.
    pub(super) fn nudge(&mut self) {
        let since = self.player.waiting_since.filter(|_| self.player.is_waiting());
        if since.is_some_and(|since| self.now.saturating_sub(since) >= NUDGE_AFTER) {
            self.effect(MediaCommand::Nudge);
        }
    }

    fn loaded_metadata(&mut self, duration: Option<Length>) {
        self.player.has_metadata = true;
        self.player.unconfirmed_seek = None;
        let stated = self.player.track.as_ref().and_then(|track| track.duration);
        self.player.length = duration.or(stated);
        let Some(pending) = self.player.pending_seek.take() else { return };
        let position = self.in_bounds(pending);
        self.player.position = position;
        if position > Moment::START {
            self.player.unconfirmed_seek = Some(position);
            self.effect(MediaCommand::Seek(position));
        }
    }

    fn duration_change(&mut self, duration: Length) {
        if self.player.has_metadata {
            self.player.length = Some(duration);
            self.player.sleep_at = None;
        }
    }

    fn time_update(&mut self, position: Moment) {
        if self.player.pending_seek.is_some() {
            return;
        }
        if let Some(target) = self.player.unconfirmed_seek.take()
            && position.shifted(SEEK_TOLERANCE) < target
        {
            // iOS forgets a seek right after the metadata; it is repeated once.
            self.player.position = target;
            self.effect(MediaCommand::Seek(target));
            return;
        }
        // Firefox reports a missing sound device as an error and plays on.
        let before = self.player.position;
        let plays_on = position > before && position < before.shifted(2);
        if plays_on && matches!(self.player.status, Status::Failed(_)) {
            self.player.status = Status::Playing;
        }
        self.player.position = position;
        let due = self.now.saturating_sub(self.player.saved_at) >= SAVE_EVERY;
        if self.player.is_active() && due {
            self.save_progress();
        }
    }

    fn ended(&mut self) {
        let player = &mut *self.player;
        player.status = Status::Ended;
        player.position = player.length.map_or(player.position, Length::end);
        self.save_progress();
        if matches!(self.player.sleep, Some(Sleep::EndOfEpisode | Sleep::EndOfChapter)) {
            self.fall_asleep();
        } else if self.player.settings.autoplay_next && !self.player.embedded {
            self.start_next();
        }
    }
}
