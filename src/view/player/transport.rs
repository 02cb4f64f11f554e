use leptos::prelude::*;
use player::machine::{Event, Player};

use crate::element_id::ElementId;
use crate::erased::{flag, text};
use crate::playback::PlayerHandle;
use crate::view::control::Control;
use crate::view::icon::Shape;

/// The buttons for play and pause, skipping, and the previous and next chapter.
#[component]
pub fn Transport() -> impl IntoView {
    let player = PlayerHandle::expect();
    let track = player.track();
    let active = flag(move || player.is_any_active());
    let waiting = flag(move || player.with(Player::is_waiting));
    let no_chapters = flag(move || {
        track.with(|track| track.as_ref().is_none_or(|track| track.chapters.is_empty()))
    });
    let settings = player.settings();
    let back = move || settings.get().back;
    let forward = move || settings.get().forward;
    view! {
        <div class="transport" class:waits=waiting>
            <Control
                class="chapter-control"
                name="Previous chapter"
                shape=Shape::Previous
                disabled=no_chapters
                run=Callback::new(move |()| player.send(Event::PreviousChapter))
            />
            <Control
                name=text(move || format!("Back {} seconds", back()))
                hint=text(move || back().to_string())
                shape=Shape::Back
                run=Callback::new(move |()| player.skip(|settings| -i32::from(settings.back)))
            />
            <Control
                id=ElementId::PLAY_CONTROL
                class="main-control"
                name=text(move || if active.get() { "Pause" } else { "Play" }.to_owned())
                shape=Signal::derive(move || if active.get() { Shape::Pause } else { Shape::Play })
                run=Callback::new(move |()| player.toggle_current())
            />
            <Control
                name=text(move || format!("Forward {} seconds", forward()))
                hint=text(move || forward().to_string())
                shape=Shape::Forward
                run=Callback::new(move |()| player.skip(|settings| i32::from(settings.forward)))
            />
            <Control
                class="chapter-control"
                name="Next chapter"
                shape=Shape::Next
                disabled=no_chapters
                run=Callback::new(move |()| player.send(Event::NextChapter))
            />
        </div>
    }
}
