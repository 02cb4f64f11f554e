use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Entry;
use crate::live::{flag, settled, text};
use crate::player::deck::Deck;

/// How far somebody has come in an episode; nothing where they have not begun.
#[component]
pub fn ProgressLine(entry: Arc<Entry>) -> impl IntoView {
    let log = Deck::expect().log();
    let id = entry.id.clone();
    let progress = settled(move || {
        let begun = log.progress(&id).filter(|p| p.played || p.is_partial());
        begun.map(|p| (p.played, p.percent(), p.left()))
    });
    let words = text(move || match progress.get() {
        Some((true, ..)) => "Played".to_owned(),
        Some((false, _, Some(left))) => format!("{} left", left.rough()),
        Some((false, _, None)) => "Begun".to_owned(),
        None => String::new(),
    });
    let share = text(move || {
        let percent =
            progress.get().map_or(0, |(played, percent, _)| if played { 100 } else { percent });
        format!("--heard: {percent}%")
    });
    let none = flag(move || progress.get().is_none());
    view! {
        <p class="progress" hidden=none style=share>
            <span class="progress-bar" aria-hidden="true"></span>
            <span>{words}</span>
        </p>
    }
}
