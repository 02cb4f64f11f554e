//! What listeners do, in this tab and in others.

use std::sync::Arc;

use show::{ChapterSource, Chapters, EpisodeId, Length, Moment};

use super::{
    Effect, Fault, GOES_ON_WITHIN, MediaCommand, MediaState, Notice, Player, Save, StartAt, Status,
    Step,
};
use crate::progress::{Progress, rewind};
use crate::queue::Queue;
use crate::settings::Settings;
use crate::track::{MediaFile, Track};

impl Step<'_> {
    pub(super) fn arm(&mut self, track: Arc<Track>, at: Moment, anew: bool) {
        let asked = Some((track.id.clone(), at));
        if self.player.armed == asked && !anew {
            return;
        }
        self.player.armed = asked;
        let held = self.player.holds(&track.id);
        if self.player.is_active() {
            // A link does not stop another episode that is playing.
            if held {
                self.go_to(at);
            }
            return;
        }
        if held {
            self.save_progress();
        } else {
            self.replace_track(track, at);
        }
        self.aim(at);
        // Looking at a moment does not overwrite the stored position.
        self.player.user_positioned = false;
    }

    pub(super) fn restore(&mut self, track: Arc<Track>, progress: Option<Progress>) {
        if self.player.track.is_none() {
            self.resume(track, progress);
        }
    }

    /// Takes over an element as it is: nothing is loaded, sought or started.
    pub(super) fn adopt(&mut self, track: Arc<Track>, element: MediaState) {
        self.replace_track(track, element.position);
        let player = &mut *self.player;
        player.loaded = true;
        player.has_metadata = element.has_metadata;
        player.length = element.length;
        // The element goes there by itself once it has read the metadata.
        player.pending_seek = None;
        player.user_positioned = true;
        player.status = match (element.fault, element.active, element.audible) {
            (Some(fault), _, _) => Status::Failed(fault),
            (None, false, _) => Status::Paused,
            (None, true, false) => Status::Starting,
            (None, true, true) => Status::Playing,
        };
        let (rate, volume) = (MediaCommand::SetRate(player.settings.speed), volume(player));
        self.effect(rate);
        self.effect(volume);
        if element.active {
            self.effect(Save::Claim);
        } else {
            self.rest();
        }
    }

    fn resume(&mut self, track: Arc<Track>, progress: Option<Progress>) {
        self.replace_track(track, progress.map(|p| p.resume_at()).unwrap_or_default());
        self.player.paused_since = progress.map(|progress| progress.since);
    }

    pub(super) fn start(&mut self, track: Arc<Track>, start: StartAt) {
        if self.player.queue.remove(&track.id) {
            self.effect(Save::Queue);
        }
        match start {
            StartAt::Moment(at) if self.player.holds(&track.id) => self.go_to(at),
            StartAt::Resume(_) if self.player.holds(&track.id) => {}
            StartAt::Moment(at) => {
                self.replace_track(track, at);
                self.aim(at);
            }
            StartAt::Resume(progress) => self.resume(track, progress),
        }
        self.play();
    }

    fn replace_track(&mut self, track: Arc<Track>, at: Moment) {
        self.silence_ends(self.player.position);
        self.save_progress();
        self.silence_failed();
        let player = &mut *self.player;
        *player = Player {
            track: Some(track),
            settings: player.settings,
            queue: std::mem::take(&mut player.queue),
            sleep: player.sleep,
            fade: player.fade,
            armed: player.armed.take(),
            embedded: player.embedded,
            offline: player.offline.take(),
            time_saved: player.time_saved,
            now: self.now,
            ..Player::default()
        };
        self.player.position = at;
        self.player.pending_seek = Some(at);
    }

    /// Goes to a moment that an address or a chapter names, or to the start if it is
    /// past the end. A stored position is never past the end, whatever the feed says.
    fn aim(&mut self, at: Moment) {
        let inside = self.in_bounds(at);
        self.place(inside);
        self.player.notice = (inside != at).then_some(Notice::PastEnd(at));
    }

    /// Pauses an element that was given up and may still start to play, and gives up for good.
    pub(super) fn silence_failed(&mut self) {
        self.player.interrupted_since = None;
        if matches!(self.player.status, Status::Failed(_)) {
            self.effect(MediaCommand::Pause);
        }
    }

    /// Goes to a moment for a listener, whose position it becomes.
    fn go_to(&mut self, at: Moment) {
        self.aim(at);
        self.own_position();
    }

    /// The moment itself, or the start with a notice if it is past the end.
    pub(super) fn in_bounds(&mut self, at: Moment) -> Moment {
        let past = self.player.duration().is_some_and(|duration| !at.is_within(duration));
        if past && at > Moment::START {
            self.player.notice = Some(Notice::PastEnd(at));
            return Moment::START;
        }
        at
    }

    pub(super) fn play(&mut self) {
        let Some(track) = self.player.track.clone() else { return };
        self.rewind_after_pause();
        if !self.player.loaded || matches!(self.player.status, Status::Failed(_)) {
            self.load(&track);
        } else if self.player.status == Status::Ended {
            self.seek(Moment::START);
        }
        let stays = matches!(self.player.notice, Some(Notice::PastEnd(_)));
        self.player.notice = self.player.notice.filter(|_| stays);
        self.player.status = Status::Starting;
        self.player.interrupted_since = None;
        self.player.user_positioned = true;
        self.effect(Save::Claim);
        self.effect(MediaCommand::Play);
    }

    /// Goes on with another file of the same episode, at the same position.
    pub(super) fn choose_file(&mut self, url: &str) {
        let Some(track) = self.player.track.as_mut() else { return };
        if !Arc::make_mut(track).choose(url) {
            return;
        }
        self.silence_ends(self.player.position);
        self.player.loaded = false;
        self.player.pending_seek = Some(self.player.position);
        self.player.has_metadata = false;
        if self.player.is_active() {
            self.play();
        }
    }

    fn load(&mut self, track: &Track) {
        let player = &mut *self.player;
        player.loaded = true;
        player.has_metadata = false;
        player.length = None;
        player.unconfirmed_seek = None;
        player.pending_seek = Some(player.position);
        let (rate, volume) = (MediaCommand::SetRate(player.settings.speed), volume(player));
        let MediaFile { url, video, .. } = track.file.clone();
        self.effect(MediaCommand::Load { url, video });
        self.effect(rate);
        self.effect(volume);
    }

    fn rewind_after_pause(&mut self) {
        let Some(since) = self.player.paused_since.take() else { return };
        let back = rewind(Length::from_millis(self.now.saturating_sub(since)));
        if back > Length::ZERO && self.player.status == Status::Paused {
            let notice = self.player.notice;
            self.seek(self.player.position.back(back));
            self.player.notice = notice;
        }
    }

    pub(super) fn pause(&mut self) {
        self.player.interrupted_since = None;
        if self.player.is_active() {
            self.player.status = Status::Paused;
            self.rest();
            self.effect(MediaCommand::Pause);
        }
    }

    /// Notes that playback has stopped and may continue from here.
    pub(super) fn rest(&mut self) {
        self.player.paused_since = Some(self.now);
        self.save_progress();
    }

    pub(super) fn give_way(&mut self) {
        self.silence_failed();
        if self.player.is_active() {
            self.pause();
            self.player.notice = Some(Notice::Elsewhere);
        }
    }

    pub(super) fn seek(&mut self, to: Moment) {
        if self.player.track.is_none() {
            return;
        }
        self.place(self.player.duration().map_or(to, |duration| to.min(duration.end())));
        self.own_position();
    }

    /// Makes the position the listener's own.
    fn own_position(&mut self) {
        self.player.user_positioned = true;
        if !self.player.is_active() {
            self.save_progress();
        }
    }

    /// Moves the element to a moment of its track.
    fn place(&mut self, to: Moment) {
        self.silence_ends(self.player.position);
        let player = &mut *self.player;
        // The feed's length can be wrong; the file's cannot.
        let length = player.length.filter(|_| player.has_metadata);
        let to = length.map_or(to, |length| to.min(length.end()));
        player.position = to;
        player.notice = None;
        player.paused_since = None;
        player.sleep_at = None;
        player.unconfirmed_seek = None;
        if player.status == Status::Ended {
            player.status = Status::Paused;
        }
        if player.has_metadata {
            self.effect(MediaCommand::Seek(to));
        } else {
            player.pending_seek = Some(to);
        }
    }

    pub(super) fn seek_tenths(&mut self, tenths: u8) {
        if let Some(duration) = self.player.duration() {
            let millis = duration.as_millis().saturating_mul(u64::from(tenths.min(10))) / 10;
            self.seek(Moment::from_millis(millis));
        }
    }

    pub(super) fn seek_chapter(&mut self, find: fn(&Chapters, Moment) -> Option<Moment>) {
        let position = self.player.position;
        let target = self.player.track.as_ref().and_then(|track| find(&track.chapters, position));
        if let Some(target) = target {
            self.seek(target);
        }
    }

    pub(super) fn apply_settings(&mut self, settings: Settings) {
        if self.player.settings.speed != settings.speed {
            self.silence_ends(self.player.position);
        }
        let before = std::mem::replace(&mut self.player.settings, settings);
        if before.speed != settings.speed {
            self.effect(MediaCommand::SetRate(settings.speed));
        }
        if (before.volume, before.muted) != (settings.volume, settings.muted) {
            let volume = volume(self.player);
            self.effect(volume);
        }
    }

    pub(super) fn chapters(&mut self, id: &EpisodeId, chapters: Chapters, source: ChapterSource) {
        let track = self.player.track.as_mut().filter(|track| track.id == *id);
        if let Some(track) = track.filter(|track| track.chapters != chapters) {
            let track = Arc::make_mut(track);
            (track.chapters, track.chapter_source) = (chapters, source);
            self.player.sleep_at = None;
        }
    }

    /// Takes over the position of another tab, unless this tab plays the episode.
    pub(super) fn moved(&mut self, id: &EpisodeId, progress: Progress) {
        if self.player.holds(id) && !self.player.is_active() {
            let notice = self.player.notice;
            self.place(progress.resume_at());
            self.player.notice = notice;
            // The other tab has stored it already.
            self.player.user_positioned = false;
            self.player.paused_since = Some(progress.since);
        }
    }

    pub(super) fn change_queue(&mut self, change: impl FnOnce(&mut Queue)) {
        change(&mut self.player.queue);
        self.effect(Save::Queue);
    }

    /// Starts the first episode of the queue that can be played. Others stay.
    pub(super) fn start_next(&mut self) {
        let Player { queue, offline, .. } = &*self.player;
        let is_playable =
            |id: &&EpisodeId| offline.as_ref().is_none_or(|playable| playable.contains(*id));
        let skipped = queue.iter().take_while(|id| !is_playable(id)).count();
        if let Some(id) = queue.iter().find(is_playable).cloned() {
            self.player.queue.remove(&id);
            self.effect(Save::Queue);
            self.effect(Effect::StartNext { id, skipped });
        } else if skipped > 0 {
            self.player.notice = Some(Notice::QueueWaits);
            self.player.interrupted_since = Some(self.now);
        }
    }

    /// Goes on with what the network has stopped, if that was not long ago.
    pub(super) fn change_connection(&mut self, playable: Option<Vec<EpisodeId>>) {
        let before = std::mem::replace(&mut self.player.offline, playable);
        if before.is_none() || self.player.offline.is_some() {
            return;
        }
        let since = self.player.interrupted_since.take();
        let recent = since.is_some_and(|since| self.now.saturating_sub(since) < GOES_ON_WITHIN);
        match (self.player.status, self.player.notice) {
            (Status::Failed(Fault::Network), _) if recent => self.play(),
            (Status::Ended, Some(Notice::QueueWaits)) if recent => self.start_next(),
            (_, Some(Notice::QueueWaits)) => self.player.notice = None,
            _ => {}
        }
    }
}

/// The volume that the settings and the sleep timer amount to.
pub(super) fn volume(player: &Player) -> MediaCommand {
    let percent = u16::from(player.settings.volume) * u16::from(player.fade) / 100;
    MediaCommand::SetVolume {
        percent: u8::try_from(percent).unwrap_or(Settings::FULL_VOLUME),
        muted: player.settings.muted,
    }
}
