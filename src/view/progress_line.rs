use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;

use crate::erased::{flag, memo, text};
use crate::playback::PlayerHandle;

/// The progress in an episode; hidden if the episode was not started.
#[component]
pub fn ProgressLine(entry: Arc<Entry>) -> impl IntoView {
    let log = PlayerHandle::expect().progress();
    let id = entry.episode.id.clone();
    let progress = memo(move || {
        let started = log.get(&id).filter(|p| p.played || p.is_partial());
        started.map(|p| (p.played, p.percent(), p.left()))
    });
    let label = text(move || match progress.get() {
        Some((true, ..)) => "Played".to_owned(),
        Some((false, _, Some(left))) => format!("{} left", left.rough()),
        Some((false, _, None)) => "In progress".to_owned(),
        None => String::new(),
    });
    let style = text(move || {
        let percent =
            progress.get().map_or(0, |(played, percent, _)| if played { 100 } else { percent });
        format!("--heard: {percent}%")
    });
    let not_started = flag(move || progress.get().is_none());
    view! {
        <p class="progress" hidden=not_started style=style>
            <span class="progress-bar" aria-hidden="true"></span>
            <span>{label}</span>
        </p>
    }
}
