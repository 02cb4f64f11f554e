use std::sync::Arc;

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::browser::page;
use crate::catalogue::Entry;
use crate::live::{flag, on, text};
use crate::player::deck::Deck;
use crate::show::Moment;

/// Plays an episode, or pauses it. An episode without audio says so instead.
#[component]
pub fn PlayButton(
    entry: Arc<Entry>,
    /// Where to start, if not from where the episode is.
    #[prop(into, optional)]
    at: Signal<Option<Moment>>,
    /// Whether it may be gone when it has been pressed; then the focus goes to the
    /// player.
    #[prop(optional)]
    fleeting: bool,
) -> impl IntoView {
    if entry.audio.is_none() {
        return view! { <p class="aside">"The feed has no audio for this episode."</p> }.into_any();
    }
    let deck = Deck::expect();
    let title = entry.title();
    let id = entry.id.clone();
    let active = flag(move || deck.is_active(&id));
    let word = move || if active.get() { "Pause" } else { "Play" };
    let name = text(move || format!("{} {title}", word()));
    let shape = Signal::derive(move || if active.get() { Shape::Pause } else { Shape::Play });
    view! {
        <button
            class="play-button"
            aria-label=name
            on:click=on(move |_| {
                deck.toggle(&entry, at.get_untracked());
                if fleeting {
                    page::focus(".main-control");
                }
            })
        >
            <Icon shape/>
            <span aria-hidden="true">{text(move || word().to_owned())}</span>
        </button>
    }
    .into_any()
}
