//! The system's own controls, and what they show.

use leptos::prelude::*;

use super::Deck;
use crate::browser::artwork;
use crate::browser::media_session::{self, Action};
use crate::figure;
use crate::live::{effect, settled, spawn};
use crate::player::machine::{Event, Status};
use crate::player::session::{card, playback_state, position_state};
use crate::show::{EpisodeId, Moment};

/// The side of the picture that the system is given, in pixels.
const PICTURE: u32 = 512;

impl Deck {
    /// Has the system show what plays, and its own controls work it.
    pub fn tell_the_system(self) {
        let show =
            move || self.library.read(|catalogue| catalogue.title.clone()).unwrap_or_default();
        let controls = media_session::controls(move |action| self.act(action));
        let sounding = settled(move || self.with(|player| player.status == Status::Playing));
        let picture = self.picture();
        effect(move || {
            // Once more when sound begins: WebKit forgets it then. (A memo that nobody
            // reads stands still.)
            let _ = sounding.get();
            let chapter = self.chapter.get();
            if let Some(track) = self.track.get() {
                let picture = picture.get().filter(|(id, _)| *id == track.id);
                let picture = picture.as_ref().map(|(_, address)| address.as_str());
                media_session::show(&card(&track, chapter, &show()), picture);
                controls.register();
            }
        });
        // Once a second while it plays is often enough.
        let position = settled(move || {
            self.with(|player| {
                let state = position_state(player);
                let second = player.position.as_secs();
                (playback_state(player), second, state.map(|s| (s.duration, s.rate)))
            })
        });
        effect(move || {
            let _ = position.get();
            if self.track.with(Option::is_some) {
                self.read(|p| media_session::report(playback_state(p), position_state(p)));
            }
        });
    }

    /// The cover of what plays, as a picture, and the episode it is of.
    fn picture(self) -> RwSignal<Option<(EpisodeId, String)>> {
        let picture = RwSignal::new(None);
        let id = settled(move || self.track.with(|track| track.as_ref().map(|t| t.id.clone())));
        effect(move || {
            let Some(entry) = id.get().and_then(|id| self.entry(&id)) else { return };
            spawn(async move {
                let drawing = figure::artwork(&entry, PICTURE);
                let address = artwork::png(&drawing, PICTURE).await;
                // Another one may play by now, and have its picture already.
                let same = id.with_untracked(|id| id.as_ref() == Some(&entry.id));
                if let Some(address) = address.filter(|_| same) {
                    picture.set(Some((entry.id.clone(), address)));
                }
            });
        });
        picture
    }

    fn act(self, action: Action) {
        let settings = self.read(|player| player.settings);
        let seconds =
            |offset: Option<f64>, usual: u8| offset.map_or(i32::from(usual), |o| o as i32);
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
