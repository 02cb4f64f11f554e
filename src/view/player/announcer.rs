use std::cmp::Ordering;

use leptos::prelude::*;

use super::chapter_title;
use crate::live::{effect, settled, text};
use crate::player::deck::Deck;
use crate::player::machine::{Player, Status};
use crate::player::queue::Queue;
use crate::player::sleep::Sleep;

/// What screen readers are told when it changes: that it plays, that it does
/// not, the sleep timer, and, if somebody wants that, each chapter. Never the time.
#[component]
pub fn Announcer() -> impl IntoView {
    let deck = Deck::expect();
    let said = settled(move || deck.with(announcement));
    let queue = deck.queue();
    let before = StoredValue::new(None::<Queue>);
    let queued = RwSignal::new(String::new());
    effect(move || {
        let now = queue.get();
        let change = before.try_update_value(|before| before.replace(now.clone())).flatten();
        if let Some(change) = change.and_then(|before| changed(&before, &now)) {
            queued.set(change);
        }
    });
    view! {
        <p class="visually-hidden" role="status">{text(move || said.get())}</p>
        <p class="visually-hidden" role="status">{queued}</p>
    }
}

/// What has become of the queue, in words.
fn changed(before: &Queue, now: &Queue) -> Option<String> {
    let (had, has) = (before.len(), now.len());
    let in_it = if has == 1 { "one episode".to_owned() } else { format!("{has} episodes") };
    match had.cmp(&has) {
        Ordering::Less => Some(format!("Added to the queue: {in_it} in it.")),
        Ordering::Greater if has == 0 => Some("The queue is empty.".to_owned()),
        Ordering::Greater => Some(format!("Out of the queue: {in_it} left in it.")),
        // Of one that is moved, the handle that has the focus says where it is.
        Ordering::Equal => None,
    }
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
