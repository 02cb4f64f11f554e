use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use player::progress::Progress;

use crate::erased::{dynamic, memo};
use crate::playback::PlayerHandle;

/// The progress in an episode; nothing if the episode was not started.
#[component]
pub fn ProgressLine(entry: Arc<Entry>) -> impl IntoView {
    let log = PlayerHandle::expect().progress();
    let id = entry.episode.id.clone();
    let shown = memo(move || {
        let started = log.get(&id).filter(|p| p.played || p.is_partial());
        started.map(|progress| (label(&progress), percent(&progress)))
    });
    dynamic(move || match shown.get() {
        None => ().into_any(),
        Some((label, percent)) => view! {
            <p class="progress">
                <span
                    class="progress-bar"
                    aria-hidden="true"
                    style:--heard=format!("{percent}%")
                ></span>
                <span>{label}</span>
            </p>
        }
        .into_any(),
    })
}

fn label(progress: &Progress) -> String {
    match (progress.played, progress.left()) {
        (true, _) => "Played".to_owned(),
        (false, Some(left)) => format!("{} left", left.rough()),
        (false, None) => "In progress".to_owned(),
    }
}

fn percent(progress: &Progress) -> u64 {
    if progress.played { 100 } else { progress.percent() }
}
