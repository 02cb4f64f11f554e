//! Trimmed silences and lifted voices.

use leptos::prelude::*;
use player::machine::{MediaCommand, MediaEvent, Player, Status};
use player::settings::Settings;

use super::{Event, PlayerHandle};
use crate::browser::audio_graph::{self, Wanted};
use crate::browser::{fetch, location, media_element};
use crate::erased::{effect, memo, spawn};

/// Whether the sound can be processed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Processing {
    /// It can.
    #[default]
    Possible,
    /// The file is on another site, whose sound browsers hide from this one.
    Foreign,
    /// The browser has no audio worklets.
    Unsupported,
    /// The browser has refused, or the worklet could not be fetched.
    Failed,
}

impl PlayerHandle {
    /// Whether the sound of the current file can be processed.
    pub fn processing(self) -> RwSignal<Processing> {
        self.processing
    }

    /// Has the sound processed while it plays and the settings say so.
    pub(super) fn process_sound(self) {
        let source = memo(move || {
            self.track.track();
            let loaded = self.with(Player::is_loaded);
            let complete = self.downloads.complete();
            self.source(loaded, &complete)
        });
        effect(move || {
            self.processing.set(match source.get() {
                _ if !audio_graph::is_supported() => Processing::Unsupported,
                Some(source) if !is_of_this_site(&source) => Processing::Foreign,
                _ => Processing::Possible,
            });
        });
        let status = memo(move || self.with(|player| player.status));
        effect(move || match status.get() {
            // The browser's own controls of a video give no command.
            Status::Playing if audio_graph::is_connected() => audio_graph::resume(),
            Status::Paused => audio_graph::suspend(),
            _ => {}
        });
        let playing = memo(move || status.get() == Status::Playing);
        effect(move || {
            let settings = self.settings.get();
            audio_graph::change(wanted(&settings));
            let possible = self.processing.get() == Processing::Possible;
            if playing.get() && possible && settings.process_sound() && !audio_graph::is_connected()
            {
                spawn(self.connect_sound());
            }
        });
    }

    /// The address of the file that plays, or that would.
    fn source(self, loaded: bool, complete: &[show::EpisodeId]) -> Option<String> {
        let track = self.track.get_untracked()?;
        let stored = complete.contains(&track.id).then(|| self.downloads.playable(&track.id));
        let next = || Some(stored.flatten().unwrap_or_else(|| track.file.url.clone()));
        let source = media_element::source().filter(|_| loaded).or_else(next)?;
        Some(location::absolute(&source))
    }

    /// Prepares the audio graph within the click that a command comes from.
    pub(super) fn prepare_processing(self, command: &MediaCommand) {
        match command {
            // The next file may be of another site, or redirected to one.
            MediaCommand::Load { .. } => audio_graph::discard(),
            MediaCommand::Play if audio_graph::is_connected() => audio_graph::resume(),
            MediaCommand::Play => {
                let wanted = self.settings.with_untracked(Settings::process_sound);
                if wanted && self.processing.get_untracked() == Processing::Possible {
                    audio_graph::resume();
                }
            }
            MediaCommand::Pause => audio_graph::suspend(),
            _ => {}
        }
    }

    async fn connect_sound(self) {
        let Some(source) = media_element::source() else { return };
        if !source.starts_with("blob:") && !fetch::stays_here(&source).await {
            self.processing.set(Processing::Foreign);
            return;
        }
        let is_wanted = {
            let source = source.clone();
            move || {
                media_element::plays(&source)
                    && self.settings.with_untracked(Settings::process_sound)
            }
        };
        let silence = move |begins: bool| {
            let position = media_element::find().and_then(|audio| media_element::position(&audio));
            let at = position.unwrap_or_default();
            self.send(Event::Media(match begins {
                true => MediaEvent::SilenceBegins(at),
                false => MediaEvent::SilenceEnds(at),
            }));
        };
        if audio_graph::connect(is_wanted, silence).await.is_err() {
            self.processing.set(Processing::Failed);
        }
        audio_graph::change(self.settings.with_untracked(wanted));
    }
}

fn wanted(settings: &Settings) -> Wanted {
    Wanted { silence: settings.trim_silence, lift: settings.lift_voices }
}

/// Whether a page may read the file at an absolute address: it is of this site, or stored.
fn is_of_this_site(address: &str) -> bool {
    location::is_ours(address.strip_prefix("blob:").unwrap_or(address))
}
