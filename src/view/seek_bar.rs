use std::sync::Arc;

use leptos::prelude::*;

use super::{flag, live, text};
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
    let track = deck.track();
    let seconds = move || duration.get().map_or(0, Moment::as_secs);
    let marks = live(move || match (track.get(), duration.get()) {
        (Some(track), Some(duration)) => marks(&track, duration).into_any(),
        _ => ().into_any(),
    });
    let seek = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            deck.send(Event::Seek(Moment::from_secs(seconds)));
        }
    };
    let share =
        text(move || format!("--played: {}", percent(position.get() * 1_000, seconds() * 1_000)));
    view! {
        <div class="seek" style=share>
            <input
                type="range"
                aria-label="Seek"
                min="0"
                step="1"
                prop:max=text(move || seconds().to_string())
                prop:value=text(move || position.get().to_string())
                disabled=flag(move || duration.get().is_none())
                aria-valuetext=text(move || spoken(position.get(), duration.get()))
                on:input=seek
            />
            <div class="marks" aria-hidden="true">{marks}</div>
        </div>
    }
}

fn marks(track: &Arc<Track>, duration: Moment) -> impl IntoView + use<> {
    let starts = track.chapters.listed().map(|(_, chapter)| chapter.start);
    let inside = starts.filter(move |start| *start > Moment::START && *start < duration);
    let marks = inside.map(|start| {
        let left = percent(start.as_millis(), duration.as_millis());
        view! { <span class="mark" style=format!("left: {left}")></span> }
    });
    marks.collect_view()
}

/// A share as CSS writes it, to the hundredth.
fn percent(part: u64, total: u64) -> String {
    let share = (part * 10_000).checked_div(total).unwrap_or(0);
    format!("{}.{:02}%", share / 100, share % 100)
}

fn spoken(position: u64, duration: Option<Moment>) -> String {
    let position = Moment::from_millis(position * 1_000).spoken();
    match duration {
        Some(duration) => format!("{position} of {}", duration.spoken()),
        None => position,
    }
}
