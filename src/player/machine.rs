//! The player as a state machine: events in, a new state and effects out.
//!
//! What is shown is what the media element reports, not what was asked of it:
//! "play" only starts trying, and [`Status::Playing`] comes from the element.

use std::sync::Arc;

use crate::catalogue::Entry;
use crate::show::{ChapterSource, Chapters, EpisodeId, Moment};

/// How fast an episode is played, in hundredths of the speed it was recorded at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speed(u16);

impl Speed {
    /// Those that can be chosen, slowest first.
    pub const CHOICES: [Self; 8] =
        [Self(75), Self(100), Self(125), Self(150), Self(175), Self(200), Self(250), Self(300)];

    /// The speed of that many hundredths, kept between half and three times.
    pub fn new(hundredths: u16) -> Self {
        Self(hundredths.clamp(50, 300))
    }

    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// The factor that a media element takes.
    pub fn factor(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// "1.25×"
    pub fn label(self) -> String {
        let fraction = format!(".{:02}", self.0 % 100);
        format!("{}{}×", self.0 / 100, fraction.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Default for Speed {
    fn default() -> Self {
        Self(100)
    }
}

/// What the player needs to know of an episode.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    pub id: EpisodeId,
    pub title: String,
    /// The episode's page on this site.
    pub path: String,
    pub url: String,
    /// The length the feed states.
    pub duration: Option<Moment>,
    pub chapters: Chapters,
    pub chapter_source: ChapterSource,
    /// The address of a file of chapters.
    pub chapters_file: Option<String>,
}

impl Track {
    /// The track of an episode; nothing if it has no audio.
    pub fn of(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: entry.id.clone(),
            title: entry.title(),
            path: entry.path.clone(),
            url: entry.audio.as_ref()?.url.clone(),
            duration: entry.duration,
            chapters: entry.chapters.clone(),
            chapter_source: entry.chapter_source,
            chapters_file: entry.chapters_file.clone(),
        })
    }
}

/// What the player is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Paused,
    /// Asked to play; nothing can be heard yet.
    Starting,
    Playing,
    /// Playing, but waiting for more of the file.
    Buffering,
    Ended,
    Failed(Fault),
}

/// Why a file could not be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection failed before or while it was fetched.
    Network,
    /// The file came and cannot be decoded.
    Decode,
    /// There is no such file, or it is of a kind this browser does not play.
    Unavailable,
}

/// Something the listener should know that is no fault of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The asked moment lies past the end.
    PastEnd(Moment),
    /// The browser wants a click before it lets sound start.
    NeedsClick,
}

/// The player's state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Player {
    pub track: Option<Arc<Track>>,
    pub status: Status,
    pub position: Moment,
    /// The length of the file, once its head has been read.
    pub length: Option<Moment>,
    pub speed: Speed,
    pub notice: Option<Notice>,
    /// Where to go as soon as the file can be sought. While it is set, the
    /// element's own time means nothing.
    wanted: Option<Moment>,
    /// Whether the element has been given this track's address.
    loaded: bool,
    /// Whether the file's head has been read: only then can it be sought in.
    headed: bool,
    /// What an address asked for last. It is granted once: the same page comes
    /// again with "back", and with a newer feed.
    armed: Option<(EpisodeId, Moment)>,
}

/// What can happen: first what listeners do, then what the element reports.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Put a track in place, paused, without fetching any of it.
    Arm(Arc<Track>, Moment),
    /// Play a track, from `Some` moment or from where it is.
    Start(Arc<Track>, Option<Moment>),
    Play,
    Pause,
    Seek(Moment),
    /// Seconds forward, or backward where negative.
    Skip(i32),
    NextChapter,
    PreviousChapter,
    Speed(Speed),
    Retry,
    /// Better chapters of an episode were found.
    Chapters(EpisodeId, Chapters),

    HeadRead {
        length: Option<Moment>,
    },
    TimeIs(Moment),
    Sounding,
    Stalled,
    Stopped,
    Finished,
    Broke(Fault),
    /// The browser did not let sound start without a click.
    Refused,
}

/// What the element is to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Take this address as the source.
    Load(String),
    Play,
    Pause,
    Seek(Moment),
    Speed(Speed),
}

impl Player {
    /// Whether sound is on or about to be: what a pause button stands for.
    pub fn is_active(&self) -> bool {
        matches!(self.status, Status::Starting | Status::Playing | Status::Buffering)
    }

    /// Whether this episode is the one in the player.
    pub fn holds(&self, id: &EpisodeId) -> bool {
        self.track.as_ref().is_some_and(|track| track.id == *id)
    }

    /// The file's length, or what the feed says it is.
    pub fn duration(&self) -> Option<Moment> {
        self.length.or_else(|| self.track.as_ref().and_then(|track| track.duration))
    }

    /// The index of the chapter that is playing.
    pub fn chapter(&self) -> Option<usize> {
        self.track.as_ref().and_then(|track| track.chapters.current(self.position))
    }

    /// Takes an event in; returns what the element is to do, in order.
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Arm(track, at) => self.arm(track, at),
            Event::Start(track, at) => self.start(track, at),
            Event::Play | Event::Retry => self.play(),
            Event::Pause => self.pause(),
            Event::Seek(to) => self.seek(to),
            Event::Skip(seconds) => self.seek(self.position.shifted(seconds)),
            Event::NextChapter => self.seek_in(Chapters::next),
            Event::PreviousChapter => self.seek_in(Chapters::previous),
            Event::Speed(speed) => {
                self.speed = speed;
                vec![Effect::Speed(speed)]
            }
            Event::Chapters(id, chapters) => {
                if let Some(track) = self.track.as_mut().filter(|track| track.id == id) {
                    Arc::make_mut(track).chapters = chapters;
                }
                Vec::new()
            }
            report => self.report(report),
        }
    }

    fn arm(&mut self, track: Arc<Track>, at: Moment) -> Vec<Effect> {
        let asked = Some((track.id.clone(), at));
        if self.armed == asked {
            return Vec::new();
        }
        self.armed = asked;
        if self.holds(&track.id) {
            return self.go_to(at);
        }
        if self.is_active() {
            // Somebody is listening to something else; a link does not stop that.
            return Vec::new();
        }
        self.replace(track, at);
        Vec::new()
    }

    fn start(&mut self, track: Arc<Track>, at: Option<Moment>) -> Vec<Effect> {
        if self.holds(&track.id) {
            let mut effects = at.map(|at| self.go_to(at)).unwrap_or_default();
            effects.extend(self.play());
            return effects;
        }
        self.replace(track, at.unwrap_or_default());
        self.play()
    }

    fn replace(&mut self, track: Arc<Track>, at: Moment) {
        let (speed, armed) = (self.speed, self.armed.take());
        *self = Self { track: Some(track), speed, armed, ..Self::default() };
        self.want(at);
    }

    /// Notes where to go once the file is there.
    fn want(&mut self, at: Moment) {
        self.position = self.in_bounds(at);
        self.wanted = Some(self.position);
    }

    /// Goes where an address or a chapter says.
    fn go_to(&mut self, at: Moment) -> Vec<Effect> {
        let inside = self.in_bounds(at);
        let effects = self.seek(inside);
        self.notice = (inside != at).then_some(Notice::PastEnd(at));
        effects
    }

    /// A moment past the end is the start, and a notice says so.
    fn in_bounds(&mut self, at: Moment) -> Moment {
        if at > Moment::START && self.duration().is_some_and(|duration| at >= duration) {
            self.notice = Some(Notice::PastEnd(at));
            return Moment::START;
        }
        at
    }

    fn play(&mut self) -> Vec<Effect> {
        let Some(track) = self.track.clone() else { return Vec::new() };
        let mut effects = Vec::new();
        if !self.loaded || matches!(self.status, Status::Failed(_)) {
            self.loaded = true;
            self.length = None;
            self.headed = false;
            self.wanted = Some(self.position);
            effects.push(Effect::Load(track.url.clone()));
            effects.push(Effect::Speed(self.speed));
        } else if self.status == Status::Ended {
            effects.extend(self.seek(Moment::START));
        }
        if self.notice == Some(Notice::NeedsClick) {
            self.notice = None;
        }
        self.status = Status::Starting;
        effects.push(Effect::Play);
        effects
    }

    fn pause(&mut self) -> Vec<Effect> {
        if !self.is_active() {
            return Vec::new();
        }
        self.status = Status::Paused;
        vec![Effect::Pause]
    }

    fn seek(&mut self, to: Moment) -> Vec<Effect> {
        if self.track.is_none() {
            return Vec::new();
        }
        let to = self.duration().map_or(to, |duration| to.min(duration));
        self.position = to;
        self.notice = None;
        if self.status == Status::Ended {
            self.status = Status::Paused;
        }
        // Without a head there is nothing to seek in yet.
        if !self.headed {
            self.wanted = Some(to);
            return Vec::new();
        }
        vec![Effect::Seek(to)]
    }

    fn seek_in(&mut self, find: fn(&Chapters, Moment) -> Option<Moment>) -> Vec<Effect> {
        let target = self.track.as_ref().and_then(|track| find(&track.chapters, self.position));
        target.map(|target| self.seek(target)).unwrap_or_default()
    }

    fn report(&mut self, event: Event) -> Vec<Effect> {
        if !self.loaded {
            // Left over from a source that is no longer the track's.
            return Vec::new();
        }
        match event {
            Event::HeadRead { length } => return self.head_read(length),
            Event::TimeIs(position) if self.wanted.is_none() => self.time_is(position),
            Event::Sounding => self.status = Status::Playing,
            Event::Stalled if self.status == Status::Playing => self.status = Status::Buffering,
            Event::Stopped if self.is_active() => self.status = Status::Paused,
            Event::Finished => {
                self.status = Status::Ended;
                self.position = self.length.unwrap_or(self.position);
            }
            Event::Broke(fault) => self.status = Status::Failed(fault),
            Event::Refused => {
                self.status = Status::Paused;
                self.notice = Some(Notice::NeedsClick);
            }
            _ => {}
        }
        Vec::new()
    }

    fn time_is(&mut self, position: Moment) {
        // Firefox reports a lost sound device as an error and plays on.
        let plays_on = position > self.position && position < self.position.shifted(2);
        if plays_on && matches!(self.status, Status::Failed(_)) {
            self.status = Status::Playing;
        }
        self.position = position;
    }

    fn head_read(&mut self, length: Option<Moment>) -> Vec<Effect> {
        self.headed = true;
        self.length = length.or_else(|| self.track.as_ref().and_then(|track| track.duration));
        let Some(wanted) = self.wanted.take() else { return Vec::new() };
        self.position = self.in_bounds(wanted);
        match self.position {
            Moment::START => Vec::new(),
            position => vec![Effect::Seek(position)],
        }
    }
}
