//! What listeners do, here and in other tabs.

use std::sync::Arc;

use super::{Begin, Effect, Event, Notice, Player, Status, Step};
use crate::player::progress::{Progress, rewind};
use crate::player::settings::Settings;
use crate::player::track::Track;
use crate::show::{ChapterSource, Chapters, EpisodeId, Moment};

impl Step<'_> {
    pub(super) fn arm(&mut self, track: Arc<Track>, at: Moment, anew: bool) {
        let asked = Some((track.id.clone(), at));
        if self.player.armed == asked && !anew {
            return;
        }
        self.player.armed = asked;
        let held = self.player.holds(&track.id);
        if self.player.is_active() {
            // If somebody is listening to something else, a link does not stop that.
            if held {
                self.go_to(at);
            }
            return;
        }
        if held {
            self.keep();
        } else {
            self.replace(track, at);
        }
        self.aim(at);
        // A look at a moment takes no place away that is kept.
        self.player.touched = false;
    }

    pub(super) fn restore(&mut self, track: Arc<Track>, progress: Option<Progress>) {
        if self.player.track.is_none() {
            self.resume(track, progress);
        }
    }

    fn resume(&mut self, track: Arc<Track>, progress: Option<Progress>) {
        self.replace(track, progress.map(|p| p.resume_at()).unwrap_or_default());
        self.player.rests_since = progress.map(|progress| progress.since);
    }

    pub(super) fn start(&mut self, track: Arc<Track>, begin: Begin) {
        if self.player.queue.remove(&track.id) {
            self.effects.push(Effect::KeepQueue);
        }
        match begin {
            Begin::At(at) if self.player.holds(&track.id) => self.go_to(at),
            Begin::Resume(_) if self.player.holds(&track.id) => {}
            Begin::At(at) => {
                self.replace(track, at);
                self.aim(at);
            }
            Begin::Resume(progress) => self.resume(track, progress),
        }
        self.play();
    }

    fn replace(&mut self, track: Arc<Track>, at: Moment) {
        self.keep();
        self.silence();
        let player = &mut *self.player;
        *player = Player {
            track: Some(track),
            settings: player.settings,
            queue: std::mem::take(&mut player.queue),
            sleep: player.sleep,
            loudness: player.loudness,
            armed: player.armed.take(),
            alone: player.alone,
            now: self.now,
            ..Player::default()
        };
        self.player.position = at;
        self.player.wanted = Some(at);
    }

    /// Goes where an address or a chapter says. That has to be inside; where
    /// somebody was is, whatever the feed says.
    fn aim(&mut self, at: Moment) {
        let inside = self.in_bounds(at);
        self.place(inside);
        self.player.notice = (inside != at).then_some(Notice::PastEnd(at));
    }

    /// Stops what was given up and may be heard after all.
    pub(super) fn silence(&mut self) {
        if matches!(self.player.status, Status::Failed(_)) {
            self.effects.push(Effect::Pause);
        }
    }

    /// Goes there for somebody who listens.
    fn go_to(&mut self, at: Moment) {
        self.aim(at);
        self.own_place();
    }

    /// A moment past the end is the start, and a notice says so.
    pub(super) fn in_bounds(&mut self, at: Moment) -> Moment {
        let past = self.player.duration().is_some_and(|duration| at >= duration);
        if past && at > Moment::START {
            self.player.notice = Some(Notice::PastEnd(at));
            return Moment::START;
        }
        at
    }

    pub(super) fn play(&mut self) {
        let Some(track) = self.player.track.clone() else { return };
        self.go_back_after_a_rest();
        if !self.player.loaded || matches!(self.player.status, Status::Failed(_)) {
            self.load(&track);
        } else if self.player.status == Status::Ended {
            self.seek(Moment::START);
        }
        let stays = matches!(self.player.notice, Some(Notice::PastEnd(_)));
        self.player.notice = self.player.notice.filter(|_| stays);
        self.player.status = Status::Starting;
        self.player.touched = true;
        self.effects.extend([Effect::Claim, Effect::Play]);
    }

    fn load(&mut self, track: &Track) {
        let player = &mut *self.player;
        player.loaded = true;
        player.headed = false;
        player.length = None;
        player.landing = None;
        player.wanted = Some(player.position);
        self.effects.extend([
            Effect::Load(track.url.clone()),
            Effect::Speed(player.settings.speed),
            sound(player),
        ]);
    }

    fn go_back_after_a_rest(&mut self) {
        let Some(since) = self.player.rests_since.take() else { return };
        let back = rewind(self.now.saturating_sub(since));
        if back > 0 && self.player.status == Status::Paused {
            let at = self.player.position.as_millis().saturating_sub(back);
            let notice = self.player.notice;
            self.seek(Moment::from_millis(at));
            self.player.notice = notice;
        }
    }

    pub(super) fn pause(&mut self) {
        if self.player.is_active() {
            self.player.status = Status::Paused;
            self.rest();
            self.effects.push(Effect::Pause);
        }
    }

    /// The sound has stopped, and may go on from here.
    pub(super) fn rest(&mut self) {
        self.player.rests_since = Some(self.now);
        self.keep();
    }

    pub(super) fn give_way(&mut self) {
        self.silence();
        if self.player.is_active() {
            self.pause();
            self.player.notice = Some(Notice::Elsewhere);
        }
    }

    pub(super) fn seek(&mut self, to: Moment) {
        if self.player.track.is_none() {
            return;
        }
        self.place(self.player.duration().map_or(to, |duration| to.min(duration)));
        self.own_place();
    }

    /// The place is somebody's own now.
    fn own_place(&mut self) {
        self.player.touched = true;
        if !self.player.is_active() {
            self.keep();
        }
    }

    /// Puts the element at a moment of its track.
    fn place(&mut self, to: Moment) {
        let player = &mut *self.player;
        // What the feed says of the length can be wrong; what the file says cannot.
        let to = player.length.filter(|_| player.headed).map_or(to, |length| to.min(length));
        player.position = to;
        player.notice = None;
        player.rests_since = None;
        player.bedtime = None;
        player.landing = None;
        if player.status == Status::Ended {
            player.status = Status::Paused;
        }
        if player.headed {
            self.effects.push(Effect::Seek(to));
        } else {
            // Without a head there is nothing to seek in yet.
            player.wanted = Some(to);
        }
    }

    pub(super) fn seek_tenths(&mut self, tenths: u8) {
        if let Some(duration) = self.player.duration() {
            self.seek(Moment::from_millis(duration.as_millis() * u64::from(tenths.min(10)) / 10));
        }
    }

    pub(super) fn seek_in(&mut self, find: fn(&Chapters, Moment) -> Option<Moment>) {
        let position = self.player.position;
        let target = self.player.track.as_ref().and_then(|track| find(&track.chapters, position));
        if let Some(target) = target {
            self.seek(target);
        }
    }

    pub(super) fn adjust(&mut self, settings: Settings) {
        let before = std::mem::replace(&mut self.player.settings, settings);
        if before.speed != settings.speed {
            self.effects.push(Effect::Speed(settings.speed));
        }
        if (before.volume, before.muted) != (settings.volume, settings.muted) {
            self.effects.push(sound(self.player));
        }
    }

    pub(super) fn chapters(&mut self, id: &EpisodeId, chapters: Chapters, source: ChapterSource) {
        let track = self.player.track.as_mut().filter(|track| track.id == *id);
        if let Some(track) = track.filter(|track| track.chapters != chapters) {
            let track = Arc::make_mut(track);
            (track.chapters, track.chapter_source) = (chapters, source);
            self.player.bedtime = None;
        }
    }

    /// Another tab was at this place of an episode; if it is silent here, it is
    /// there that it goes on.
    pub(super) fn moved(&mut self, id: &EpisodeId, progress: Progress) {
        if self.player.holds(id) && !self.player.is_active() {
            let notice = self.player.notice;
            self.place(progress.resume_at());
            self.player.notice = notice;
            // It is kept there, and as it is there.
            self.player.touched = false;
            self.player.rests_since = Some(progress.since);
        }
    }

    pub(super) fn change_queue(&mut self, event: Event) {
        let queue = &mut self.player.queue;
        match event {
            Event::Enqueue(id) => queue.add(id),
            Event::EnqueueNext(id) => queue.put_first(id),
            Event::Dequeue(id) => {
                queue.remove(&id);
            }
            Event::MoveQueued(id, place) => queue.shift(&id, place),
            _ => queue.clear(),
        }
        self.effects.push(Effect::KeepQueue);
    }

    /// Goes on with the first episode of the queue.
    pub(super) fn next(&mut self) {
        if let Some(id) = self.player.queue.take_first() {
            self.effects.extend([Effect::KeepQueue, Effect::Next(id)]);
        }
    }
}

/// What the element's volume is to be.
pub(super) fn sound(player: &Player) -> Effect {
    let volume = u16::from(player.settings.volume) * u16::from(player.loudness) / 100;
    Effect::Sound {
        volume: u8::try_from(volume).unwrap_or(Settings::FULL),
        muted: player.settings.muted,
    }
}
