use leptos::prelude::*;

use crate::live::{flag, text};
use crate::player::deck::Deck;
use crate::player::machine::{Event, Player};
use crate::view::control::Control;
use crate::view::icon::Shape;

/// Play and pause, a little back and forward, chapters back and forward.
#[component]
pub fn Transport() -> impl IntoView {
    let deck = Deck::expect();
    let track = deck.track();
    let active = flag(move || deck.is_sounding());
    let waits = flag(move || deck.with(Player::is_waiting));
    let no_chapters = flag(move || {
        track.with(|track| track.as_ref().is_none_or(|track| track.chapters.is_empty()))
    });
    let settings = deck.settings();
    let back = move || settings.get().back;
    let forward = move || settings.get().forward;
    view! {
        <div class="transport" class:waits=waits>
            <Control
                class="chapter-control"
                name="Previous chapter"
                shape=Shape::Previous
                disabled=no_chapters
                run=Callback::new(move |()| deck.send(Event::PreviousChapter))
            />
            <Control
                name=text(move || format!("Back {} seconds", back()))
                hint=text(move || back().to_string())
                shape=Shape::Back
                run=Callback::new(move |()| deck.skip(|settings| -i32::from(settings.back)))
            />
            <Control
                class="main-control"
                name=text(move || if active.get() { "Pause" } else { "Play" }.to_owned())
                shape=Signal::derive(move || if active.get() { Shape::Pause } else { Shape::Play })
                run=Callback::new(move |()| deck.toggle_current())
            />
            <Control
                name=text(move || format!("Forward {} seconds", forward()))
                hint=text(move || forward().to_string())
                shape=Shape::Forward
                run=Callback::new(move |()| deck.skip(|settings| i32::from(settings.forward)))
            />
            <Control
                class="chapter-control"
                name="Next chapter"
                shape=Shape::Next
                disabled=no_chapters
                run=Callback::new(move |()| deck.send(Event::NextChapter))
            />
        </div>
    }
}
