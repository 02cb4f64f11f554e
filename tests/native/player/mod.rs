//! The player without a browser: what happens to the machine, and what comes of it.

use std::sync::Arc;

use player::machine::{Effect, Event, MediaCommand, MediaEvent, Player, Save, StartAt};
use player::progress::Progress;
use player::speed::Speed;
use player::track::{MediaFile, Track};
use show::{Chapter, ChapterSource, EpisodeId, Length, Moment};

mod interleavings;
mod keeping;
mod listening_data;
mod machine;
mod queue;
mod records;
mod silence;
mod sleep;
mod surroundings;

/// A day in 2025, in milliseconds of Unix time.
const NOON: u64 = 1_760_000_000_000;

/// A track with chapters at 0, 60 and 120 seconds.
fn track(name: &str, seconds: Option<u32>) -> Arc<Track> {
    let chapter = |start| Chapter::new(Moment::from_secs(start), &format!("at {start}"));
    Arc::new(Track {
        id: id(name),
        title: name.to_owned(),
        path: format!("/episodes/{name}"),
        file: MediaFile { name: "As published".to_owned(), url: url(name), video: false },
        versions: vec![MediaFile {
            name: "Video".to_owned(),
            url: format!("https://e.org/{name}.mp4"),
            video: true,
        }],
        duration: seconds.map(Length::from_secs),
        chapters: vec![chapter(0), chapter(60), chapter(120)].into(),
        chapter_source: ChapterSource::Notes,
        chapters_file: None,
        transcripts: Vec::new(),
    })
}

fn id(name: &str) -> EpisodeId {
    EpisodeId(name.to_owned())
}

fn url(name: &str) -> String {
    format!("https://e.org/{name}.mp3")
}

fn at(seconds: u32) -> Moment {
    Moment::from_secs(seconds)
}

fn length(seconds: u32) -> Length {
    Length::from_secs(seconds)
}

/// One step at noon.
trait Steps {
    fn now(&mut self, event: impl Into<Event>) -> Vec<Effect>;
}

impl Steps for Player {
    fn now(&mut self, event: impl Into<Event>) -> Vec<Effect> {
        self.step(event, NOON)
    }
}

const PLAY: Effect = Effect::Media(MediaCommand::Play);
const PAUSE: Effect = Effect::Media(MediaCommand::Pause);
const NUDGE: Effect = Effect::Media(MediaCommand::Nudge);
const CLAIM: Effect = Effect::Save(Save::Claim);
const SAVE_QUEUE: Effect = Effect::Save(Save::Queue);
const SAVE_SETTINGS: Effect = Effect::Save(Save::Settings);

fn seek(to: Moment) -> Effect {
    MediaCommand::Seek(to).into()
}

fn set_rate(speed: Speed) -> Effect {
    MediaCommand::SetRate(speed).into()
}

fn set_volume(percent: u8, muted: bool) -> Effect {
    MediaCommand::SetVolume { percent, muted }.into()
}

fn arm(name: &str, moment: u32) -> Event {
    Event::Arm { track: track(name, Some(300)), at: at(moment), anew: false }
}

fn start(name: &str) -> Event {
    Event::Start(track(name, Some(300)), StartAt::Resume(None))
}

fn start_at(name: &str, moment: u32) -> Event {
    Event::Start(track(name, Some(300)), StartAt::Moment(at(moment)))
}

fn metadata() -> MediaEvent {
    MediaEvent::LoadedMetadata { duration: Some(length(300)) }
}

/// A player that plays `a` (300 s long), from the start.
fn playing() -> Player {
    let mut player = Player::default();
    player.now(start("a"));
    player.now(metadata());
    player.now(MediaEvent::Playing);
    player
}

/// What happens when a track is played that is not loaded.
fn loading(name: &str, speed: Speed) -> Vec<Effect> {
    vec![
        MediaCommand::Load { url: url(name), video: false }.into(),
        set_rate(speed),
        set_volume(100, false),
        CLAIM,
        PLAY,
    ]
}

/// The effect that stores the progress at this second of 300.
fn saved(name: &str, seconds: u32) -> Effect {
    Save::Progress(id(name), Progress::new(at(seconds), Some(length(300)), NOON)).into()
}
