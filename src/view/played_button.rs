use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Entry;
use crate::live::{on, settled, text};
use crate::player::deck::Deck;

/// Marks an episode as played, or as not played.
#[component]
pub fn PlayedButton(entry: Arc<Entry>) -> impl IntoView {
    let deck = Deck::expect();
    let id = entry.id.clone();
    let played = settled(move || deck.log().progress(&id).is_some_and(|p| p.played));
    let name =
        text(move || if played.get() { "Mark as not played" } else { "Mark as played" }.to_owned());
    view! {
        <button class="button quiet" on:click=on(move |_| deck.mark(&entry, !played.get_untracked()))>
            {name}
        </button>
    }
}
