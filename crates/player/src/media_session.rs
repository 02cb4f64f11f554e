//! What the system shows of playback: on the lock screen, on a watch.
//! <https://www.w3.org/TR/mediasession/>

use super::machine::{Player, Status};
use super::track::Track;
use show::{Length, Moment};

/// The metadata of the session (Media Session, section 8 "The MediaMetadata interface").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// The title of the chapter, else that of the episode.
    pub title: String,
    /// The title of the show.
    pub artist: String,
    /// The title of the episode.
    pub album: String,
    /// The chapters, as start and title.
    pub chapters: Vec<(Moment, String)>,
}

/// The metadata of a track of a show, in the chapter with this index.
pub fn metadata(track: &Track, chapter: Option<usize>, show: &str) -> Metadata {
    let chapter = chapter.and_then(|at| track.chapters.iter().nth(at)).map(|c| c.title.as_str());
    let title = chapter.filter(|title| !title.is_empty()).unwrap_or(&track.title);
    let chapters = track.chapters.listed().map(|(_, c)| (c.start, c.title.clone()));
    Metadata {
        title: title.to_owned(),
        artist: show.to_owned(),
        album: track.title.clone(),
        chapters: chapters.collect(),
    }
}

/// A `MediaPositionState`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PositionState {
    /// The length in seconds.
    pub duration: f64,
    /// The position in seconds.
    pub position: f64,
    /// The playback rate.
    pub rate: f64,
}

/// The position in a form that `setPositionState` accepts. The method throws for an
/// unknown or zero length, and for a position past the end; so there is none for the
/// former, and the end for the latter.
pub fn position_state(player: &Player) -> Option<PositionState> {
    let duration = player.duration().filter(|duration| *duration > Length::ZERO)?;
    Some(PositionState {
        duration: duration.as_secs_f64(),
        position: player.position.min(duration.end()).as_secs_f64(),
        rate: player.settings.speed.factor(),
    })
}

/// The `playbackState` of the session.
pub fn playback_state(player: &Player) -> &'static str {
    match player.status {
        _ if player.track.is_none() => "none",
        Status::Starting | Status::Playing | Status::Buffering => "playing",
        Status::Paused | Status::Ended | Status::Failed(_) => "paused",
    }
}
