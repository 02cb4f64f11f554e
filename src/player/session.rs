//! What the system is told of what plays: the lock screen, the keys of a
//! keyboard, a watch. <https://www.w3.org/TR/mediasession/>

use super::machine::{Player, Status};
use super::track::Track;
use crate::show::Moment;

/// What is shown of what plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The chapter, where there is one; else the episode.
    pub title: String,
    /// The show.
    pub artist: String,
    /// The episode.
    pub album: String,
    /// Its chapters, as start and title.
    pub chapters: Vec<(Moment, String)>,
}

/// What the session shows of a track of a show, in the chapter of this index.
pub fn card(track: &Track, chapter: Option<usize>, show: &str) -> Card {
    let chapter = chapter.and_then(|at| track.chapters.iter().nth(at)).map(|c| c.title.as_str());
    let title = chapter.filter(|title| !title.is_empty()).unwrap_or(&track.title);
    let chapters = track.chapters.listed().map(|(_, c)| (c.start, c.title.clone()));
    Card {
        title: title.to_owned(),
        artist: show.to_owned(),
        album: track.title.clone(),
        chapters: chapters.collect(),
    }
}

/// A `MediaPositionState`, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PositionState {
    pub duration: f64,
    pub position: f64,
    pub rate: f64,
}

/// The position as the session takes it. It throws at a length that is not
/// known or zero, and at a position behind the end; so for those there is none,
/// or the end.
pub fn position_state(player: &Player) -> Option<PositionState> {
    let duration = player.duration().filter(|duration| *duration > Moment::START)?;
    Some(PositionState {
        duration: duration.as_secs_f64(),
        position: player.position.min(duration).as_secs_f64(),
        rate: player.settings.speed.factor(),
    })
}

/// The session's `playbackState`.
pub fn playback_state(player: &Player) -> &'static str {
    match player.status {
        _ if player.track.is_none() => "none",
        Status::Starting | Status::Playing | Status::Buffering => "playing",
        Status::Paused | Status::Ended | Status::Failed(_) => "paused",
    }
}
