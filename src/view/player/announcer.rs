use leptos::prelude::*;

use super::chapter_title;
use crate::live::{settled, text};
use crate::player::deck::Deck;
use crate::player::machine::{Player, Status};
use crate::player::sleep::Sleep;

/// What screen readers are told when it changes: that it plays, that it does
/// not, the sleep timer, and, if somebody wants that, each chapter. Never the time.
#[component]
pub fn Announcer() -> impl IntoView {
    let deck = Deck::expect();
    let said = settled(move || deck.with(announcement));
    view! { <p class="visually-hidden" role="status">{text(move || said.get())}</p> }
}

fn announcement(player: &Player) -> String {
    let Some(track) = &player.track else { return String::new() };
    let state = match player.status {
        Status::Starting | Status::Playing | Status::Buffering => "Playing",
        Status::Ended => "Finished",
        Status::Paused if player.has_begun() => "Paused",
        Status::Paused | Status::Failed(_) => return String::new(),
    };
    let chapter = Some(chapter_title(player))
        .filter(|title| player.settings.announce_chapters && !title.is_empty());
    let chapter = chapter.map(|title| format!(", chapter {title}")).unwrap_or_default();
    let sleep = match player.sleep {
        None => "",
        Some(Sleep::At(_)) => ". The sleep timer is on",
        Some(Sleep::EndOfChapter) => ". Stops at the end of the chapter",
        Some(Sleep::EndOfEpisode) => ". Stops at the end of the episode",
    };
    format!("{state} {}{chapter}{sleep}", track.title)
}
