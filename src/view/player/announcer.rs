use std::cmp::Ordering;

use leptos::prelude::*;
use player::machine::{Player, Status};
use player::queue::Queue;
use player::sleep::Sleep;

use super::chapter_title;
use crate::erased::{effect, memo, text};
use crate::playback::PlayerHandle;

/// Announcements for screen readers: the state of playback, the sleep timer, changes of
/// the queue and, if the listener wants it, each chapter. The position is not announced.
#[component]
pub fn Announcer() -> impl IntoView {
    let player = PlayerHandle::expect();
    let playback = memo(move || player.with(announcement));
    let queue = player.queue();
    let previous = StoredValue::new(None::<Queue>);
    let queue_change = RwSignal::new(String::new());
    effect(move || {
        let now = queue.get();
        let before = previous.try_update_value(|queue| queue.replace(now.clone())).flatten();
        if let Some(change) = before.and_then(|before| describe_change(&before, &now)) {
            queue_change.set(change);
        }
    });
    view! {
        <p class="visually-hidden" role="status">{text(move || playback.get())}</p>
        <p class="visually-hidden" role="status">{queue_change}</p>
    }
}

/// Describes how the length of the queue has changed; `None` if it has not.
fn describe_change(before: &Queue, now: &Queue) -> Option<String> {
    let length = now.len();
    let count = if length == 1 { "one episode".to_owned() } else { format!("{length} episodes") };
    match before.len().cmp(&length) {
        Ordering::Less => Some(format!("Added to the queue: {count} in it.")),
        Ordering::Greater if length == 0 => Some("The queue is empty.".to_owned()),
        Ordering::Greater => Some(format!("Removed from the queue: {count} left.")),
        // After a move, the name of the focused handle contains the new place.
        Ordering::Equal => None,
    }
}

fn announcement(player: &Player) -> String {
    let Some(track) = &player.track else { return String::new() };
    let state = match player.status {
        Status::Starting | Status::Playing | Status::Buffering => "Playing",
        Status::Ended => "Finished",
        Status::Paused if player.is_loaded() => "Paused",
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
