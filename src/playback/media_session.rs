//! The media session: the system shows and controls playback.

use catalogue::Catalogue;
use leptos::prelude::*;
use player::machine::{Event, Status};
use player::media_session::{metadata, playback_state, position_state};
use show::{EpisodeId, Moment};

use super::PlayerHandle;
use crate::browser::artwork;
use crate::browser::media_session::{self, Action};
use crate::erased::{effect, memo, spawn};

/// The side of the episode's picture, in pixels.
const PICTURE: u32 = 512;

impl PlayerHandle {
    /// Connects playback to the media session, in both directions.
    pub fn connect_media_session(self) {
        let show = move || {
            self.library.with_untracked(|catalogue| catalogue.title.clone()).unwrap_or_default()
        };
        let controls = media_session::controls(move |action| self.act(action));
        let playing = memo(move || self.with(|player| player.status == Status::Playing));
        let picture = self.picture();
        effect(move || {
            // WebKit forgets the session when playback starts, so it is set once more. (A
            // memo that nothing reads does not run.)
            let _ = playing.get();
            let chapter = self.chapter.get();
            if let Some(track) = self.track.get() {
                let picture = picture.get().filter(|(id, _)| *id == track.id);
                let picture = picture.as_ref().map(|(_, address)| address.as_str());
                media_session::set_metadata(&metadata(&track, chapter, &show()), picture);
                controls.register();
            }
        });
        // Once a second is often enough during playback.
        let position = memo(move || {
            self.with(|player| {
                let state = position_state(player);
                let second = player.position.as_secs();
                (playback_state(player), second, state.map(|s| (s.duration, s.rate)))
            })
        });
        effect(move || {
            let _ = position.get();
            if self.track.with(Option::is_some) {
                self.with_untracked(|p| {
                    media_session::set_state(playback_state(p), position_state(p));
                });
            }
        });
    }

    /// The cover of the current episode as a bitmap, with the episode's id.
    fn picture(self) -> RwSignal<Option<(EpisodeId, String)>> {
        let picture = RwSignal::new(None);
        let id = memo(move || self.track.with(|track| track.as_ref().map(|t| t.id.clone())));
        effect(move || {
            let Some(entry) = id.get().and_then(|id| self.entry(&id)) else { return };
            spawn(async move {
                let draw = |catalogue: &Catalogue| figure::artwork(&entry, catalogue, PICTURE);
                let Some(drawing) = self.library.with_untracked(draw) else { return };
                let address = artwork::png(&drawing, PICTURE).await;
                // Another episode may be current by now.
                let same = id.with_untracked(|id| id.as_ref() == Some(&entry.episode.id));
                if let Some(address) = address.filter(|_| same) {
                    picture.set(Some((entry.episode.id.clone(), address)));
                }
            });
        });
        picture
    }

    fn act(self, action: Action) {
        let settings = self.with_untracked(|player| player.settings);
        let seconds =
            |offset: Option<f64>, default: u8| offset.map_or(i32::from(default), |o| o as i32);
        match action {
            Action::Play => self.send(Event::Play),
            Action::Pause => self.send(Event::Pause),
            Action::Back(offset) => self.send(Event::Skip(-seconds(offset, settings.back))),
            Action::Forward(offset) => self.send(Event::Skip(seconds(offset, settings.forward))),
            Action::Previous => self.send(Event::PreviousChapter),
            Action::Next => self.send(Event::NextChapter),
            Action::SeekTo(time) => {
                if let Some(to) = Moment::from_secs_f64(time) {
                    self.send(Event::Seek(to));
                }
            }
        }
    }
}
