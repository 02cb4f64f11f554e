use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use show::Moment;

use super::icon::{Icon, Shape};
use crate::browser::focus::focus;
use crate::element_id::ElementId;
use crate::erased::{flag, handler, text};
use crate::playback::PlayerHandle;

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
