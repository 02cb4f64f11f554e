//! The player without a browser: what happens to the machine, and what comes of it.

use std::sync::Arc;

use netstack_fm::player::machine::{Begin, Effect, Event, Player};
use netstack_fm::player::progress::Progress;
use netstack_fm::player::speed::Speed;
use netstack_fm::player::track::Track;
use netstack_fm::show::{Chapter, ChapterSource, EpisodeId, Moment};

mod interleavings;
mod keeping;
mod machine;
mod queue;
mod records;
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
        url: url(name),
        duration: seconds.map(Moment::from_secs),
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

/// One step at noon.
trait Now {
    fn now(&mut self, event: Event) -> Vec<Effect>;
}

impl Now for Player {
    fn now(&mut self, event: Event) -> Vec<Effect> {
        self.step(event, NOON)
    }
}

fn arm(name: &str, moment: u32) -> Event {
    Event::Arm { track: track(name, Some(300)), at: at(moment), anew: false }
}

fn start(name: &str) -> Event {
    Event::Start(track(name, Some(300)), Begin::Resume(None))
}

fn start_at(name: &str, moment: u32) -> Event {
    Event::Start(track(name, Some(300)), Begin::At(at(moment)))
}

fn head() -> Event {
    Event::HeadRead { length: Some(at(300)) }
}

/// A player that plays `a` (300 s long), from the start.
fn playing() -> Player {
    let mut player = Player::default();
    player.now(start("a"));
    player.now(head());
    player.now(Event::Sounding);
    player
}

/// What happens when a track is played that is not loaded.
fn loading(name: &str, speed: Speed) -> Vec<Effect> {
    vec![
        Effect::Load(url(name)),
        Effect::Speed(speed),
        Effect::Sound { volume: 100, muted: false },
        Effect::Claim,
        Effect::Play,
    ]
}

/// Progress as it is kept of somebody at this second of 300.
fn kept(name: &str, seconds: u32) -> Effect {
    Effect::Keep(id(name), Progress::new(at(seconds), Some(at(300)), NOON))
}
