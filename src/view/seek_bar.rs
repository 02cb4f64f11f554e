use std::sync::Arc;

use leptos::prelude::*;

use crate::player::deck::Deck;
use crate::player::machine::{Event, Track};
use crate::show::Moment;

/// The seek bar: a slider over the length of the episode, with a mark where
/// each chapter starts.
#[component]
pub fn SeekBar() -> impl IntoView {
    let deck = Deck::expect();
    let position = Memo::new(move |_| deck.with(|player| player.position.as_secs()));
    let duration = Memo::new(move |_| deck.with(|player| player.duration()));
    let track = Memo::new(move |_| deck.with(|player| player.track.clone()));
    let seconds = move || duration.get().map_or(0, Moment::as_secs);
    let marks = move || {
        let (track, duration) = (track.get()?, duration.get()?);
        Some(marks(&track, duration))
    };
    let seek = move |event| {
        let seconds = event_target_value(&event).parse().ok();
        if let Some(to) = seconds.and_then(Moment::from_secs_f64) {
            deck.send(Event::Seek(to));
        }
    };
    let share = move || format!("--played: {}%", percent(position.get(), seconds()));
    view! {
        <div class="seek" style=share>
            <input
                type="range"
                aria-label="Seek"
                min="0"
                step="1"
                prop:max=seconds
                prop:value=move || position.get()
                disabled=move || duration.get().is_none()
                aria-valuetext=move || spoken(position.get(), duration.get())
                on:input=seek
            />
            <div class="marks" aria-hidden="true">{marks}</div>
        </div>
    }
}

fn marks(track: &Arc<Track>, duration: Moment) -> impl IntoView + use<> {
    let starts = track.chapters.iter().map(|chapter| chapter.start);
    let inside = starts.filter(move |start| *start > Moment::START && *start < duration);
    let marks = inside.map(|start| {
        let left = start.as_secs_f64() / duration.as_secs_f64() * 100.0;
        view! { <span class="mark" style=format!("left: {left:.2}%")></span> }
    });
    marks.collect_view()
}

fn percent(position: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { position as f64 / total as f64 * 100.0 }
}

fn spoken(position: u64, duration: Option<Moment>) -> String {
    let position = Moment::from_millis(position * 1_000).spoken();
    match duration {
        Some(duration) => format!("{position} of {}", duration.spoken()),
        None => position,
    }
}
