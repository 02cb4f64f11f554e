use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;

use crate::erased::{handler, memo, text};
use crate::playback::PlayerHandle;

/// A button that marks an episode as played or not played.
#[component]
pub fn PlayedButton(entry: Arc<Entry>) -> impl IntoView {
    let player = PlayerHandle::expect();
    let id = entry.episode.id.clone();
    let played = memo(move || player.progress().get(&id).is_some_and(|p| p.played));
    let name =
        text(move || if played.get() { "Mark as unplayed" } else { "Mark as played" }.to_owned());
    view! {
        <button class="button quiet" on:click=handler(move |_| player.mark_played(&entry, !played.get_untracked()))>
            {name}
        </button>
    }
}
