use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use show::Moment;

use super::icon::{Icon, Shape};
use crate::browser::base_path::href;
use crate::browser::focus::focus;
use crate::element_id::ElementId;
use crate::erased::{flag, handler, text};
use crate::playback::PlayerHandle;

/// What `src/early/early.js` reads to play an episode before the program is there. An
/// element with `data-play`, the moment in milliseconds, plays the episode that these
/// attributes of it or of an element around it describe.
pub struct EarlyPlay {
    /// The id of the episode, for `data-episode`.
    pub episode: String,
    /// The address of the audio, for `data-audio`.
    pub audio: Option<String>,
    /// The title, for `data-title`.
    pub title: String,
}

impl EarlyPlay {
    /// The attributes of an episode.
    pub fn of(entry: &Entry) -> Self {
        Self {
            episode: entry.episode.id.0.clone(),
            audio: entry.episode.audio.as_ref().map(|audio| href(&audio.url)),
            title: entry.episode.title(),
        }
    }
}

/// A button that plays or pauses an episode; a note if the episode has no audio.
#[component]
pub fn PlayButton(
    entry: Arc<Entry>,
    /// Where to start; `None` for the stored position.
    #[prop(into, optional)]
    at: Signal<Option<Moment>>,
    /// Whether a press moves the focus to the player, for a button that may disappear.
    #[prop(optional)]
    focus_player: bool,
) -> impl IntoView {
    if entry.episode.audio.is_none() {
        return view! { <p class="aside">"The feed has no audio for this episode."</p> }.into_any();
    }
    let player = PlayerHandle::expect();
    let early = EarlyPlay::of(&entry);
    let title = entry.episode.title();
    let id = entry.episode.id.clone();
    let active = flag(move || player.is_active(&id));
    let action = move || if active.get() { "Pause" } else { "Play" };
    let name = text(move || format!("{} {title}", action()));
    let shape = Signal::derive(move || if active.get() { Shape::Pause } else { Shape::Play });
    view! {
        <button
            class="play-button"
            aria-label=name
            data-play=""
            data-episode=early.episode
            data-audio=early.audio
            data-title=early.title
            on:click=handler(move |_| {
                player.toggle(&entry, at.get_untracked());
                if focus_player {
                    focus(ElementId::PLAY_CONTROL);
                }
            })
        >
            <Icon shape/>
            <span aria-hidden="true">{text(move || action().to_owned())}</span>
        </button>
    }
    .into_any()
}
