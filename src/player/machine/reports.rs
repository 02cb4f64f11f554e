//! What the element reports.

use super::{Effect, Event, Fault, KEEP_EVERY, Notice, PATIENCE, Status, Step};
use crate::player::sleep::Sleep;
use crate::show::Moment;

/// How far from where it was sent an element may land: some formats can be
/// sought in steps only.
const NEAR: i32 = 3;

impl Step<'_> {
    pub(super) fn report(&mut self, event: Event) {
        match event {
            Event::HeadRead { length } => self.head_read(length),
            Event::LengthIs(length) if self.player.headed => {
                self.player.length = Some(length);
                self.player.bedtime = None;
            }
            Event::TimeIs(position) if self.player.wanted.is_none() => self.time_is(position),
            Event::Sounding => self.player.status = Status::Playing,
            Event::Stalled if self.player.status == Status::Playing => {
                self.player.status = Status::Buffering;
            }
            Event::Stopped if self.player.is_active() => {
                self.player.status = Status::Paused;
                self.rest();
            }
            Event::Finished => self.finished(),
            Event::Broke(fault) => {
                self.player.status = Status::Failed(fault);
                self.keep();
            }
            Event::Refused => {
                self.player.status = Status::Paused;
                self.player.notice = Some(Notice::NeedsClick);
            }
            _ => {}
        }
    }

    /// Gives up on sound that does not come. If it comes after all, that is seen.
    pub(super) fn watch_the_wait(&mut self) {
        if !self.player.is_waiting() {
            self.player.waits_since = None;
            return;
        }
        let since = *self.player.waits_since.get_or_insert(self.now);
        if self.now.saturating_sub(since) >= PATIENCE {
            self.player.status = Status::Failed(Fault::Network);
            self.player.waits_since = None;
            self.keep();
        }
    }

    fn time_is(&mut self, position: Moment) {
        if let Some(landing) = self.player.landing.take()
            && position.shifted(NEAR) < landing
        {
            // iOS forgets a seek that comes right after the head; it is told once more.
            self.player.position = landing;
            self.effects.push(Effect::Seek(landing));
            return;
        }
        // Firefox reports a lost sound device as an error and plays on.
        let before = self.player.position;
        let plays_on = position > before && position < before.shifted(2);
        if plays_on && matches!(self.player.status, Status::Failed(_)) {
            self.player.status = Status::Playing;
        }
        self.player.position = position;
        if self.player.is_active() && self.now.saturating_sub(self.player.kept_at) >= KEEP_EVERY {
            self.keep();
        }
    }

    fn head_read(&mut self, length: Option<Moment>) {
        self.player.headed = true;
        self.player.landing = None;
        let stated = self.player.track.as_ref().and_then(|track| track.duration);
        self.player.length = length.or(stated);
        let Some(wanted) = self.player.wanted.take() else { return };
        let position = self.in_bounds(wanted);
        self.player.position = position;
        if position > Moment::START {
            self.player.landing = Some(position);
            self.effects.push(Effect::Seek(position));
        }
    }

    fn finished(&mut self) {
        let player = &mut *self.player;
        player.status = Status::Ended;
        player.position = player.length.unwrap_or(player.position);
        self.keep();
        if matches!(self.player.sleep, Some(Sleep::EndOfEpisode | Sleep::EndOfChapter)) {
            self.fall_asleep();
        } else if self.player.settings.go_on && !self.player.alone {
            self.next();
        }
    }
}
