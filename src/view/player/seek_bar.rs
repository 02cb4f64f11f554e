use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::pointer;
use crate::live::{each, flag, live, on, settled, text};
use crate::player::deck::Deck;
use crate::player::machine::{Event, Player};
use crate::player::track::Track;
use crate::show::Moment;

/// How far arrow and page keys move, in seconds.
const ARROW: i32 = 5;
const PAGE: i32 = 60;

/// The seek bar: a slider over the length of the episode, with a mark where
/// each chapter starts and a preview of where the pointer would lead.
#[component]
pub fn SeekBar() -> impl IntoView {
    let deck = Deck::expect();
    let position = settled(move || deck.with(|player| player.position.as_secs()));
    let duration = settled(move || deck.with(Player::duration));
    let track = deck.track();
    let seconds = move || duration.get().map_or(0, Moment::as_secs);
    let share =
        text(move || format!("--played: {}", percent(position.get() * 1_000, seconds() * 1_000)));
    let spoken = settled(move || deck.with(spoken));
    let marks = live(move || match (track.get(), duration.get()) {
        (Some(track), Some(duration)) => marks(&track, duration).into_any(),
        _ => ().into_any(),
    });
    let buffered = live(move || match duration.get() {
        Some(duration) => deck.buffered().with(|ranges| spans(ranges, duration)),
        None => ().into_any(),
    });
    let seek = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            deck.send(Event::Seek(Moment::from_secs(seconds)));
        }
    };
    let pointed = RwSignal::new(None::<Moment>);
    let point = move |event: web_sys::PointerEvent| {
        let place = pointer::share(&event).zip(duration.get_untracked());
        let at = place.and_then(|(share, all)| Moment::from_secs_f64(all.as_secs_f64() * share));
        pointed.set(at);
    };
    view! {
        <div
            class="seek"
            style=share
            on:pointermove=on(point)
            on:pointerleave=on(move |_| pointed.set(None))
        >
            <div class="marks" aria-hidden="true">{buffered}</div>
            <input
                type="range"
                aria-label="Seek"
                min="0"
                step="1"
                prop:max=text(move || seconds().to_string())
                prop:value=text(move || position.get().to_string())
                disabled=flag(move || duration.get().is_none())
                aria-valuetext=text(move || spoken.get())
                on:input=on(seek)
                on:keydown=on(move |event: web_sys::KeyboardEvent| {
                    if let Some(step) = step_of(&event.key()) {
                        event.prevent_default();
                        deck.send(Event::Skip(step));
                    }
                })
            />
            <div class="marks" aria-hidden="true">{marks}</div>
            <Preview pointed duration/>
        </div>
    }
}

/// What is where the pointer is, or, for the keyboard, where the slider is.
#[component]
fn Preview(pointed: RwSignal<Option<Moment>>, duration: Memo<Option<Moment>>) -> impl IntoView {
    let deck = Deck::expect();
    // Under the keyboard's focus it is shown by the style sheet.
    let at = settled(move || pointed.get().unwrap_or_else(|| deck.with(|p| p.position)));
    let label = text(move || {
        let chapter = deck.track().with(|track| {
            let chapter = track.as_ref().and_then(|track| track.chapter_at(at.get()));
            chapter.map(|chapter| format!(" {}", chapter.title))
        });
        format!("{}{}", at.get().clock(), chapter.unwrap_or_default())
    });
    let place = text(move || {
        let whole = duration.get().map_or(0, Moment::as_millis);
        format!("--at: {}", percent(at.get().as_millis(), whole))
    });
    view! {
        <span
            class="seek-preview"
            class:shown=flag(move || pointed.with(Option::is_some))
            style=place
            aria-hidden="true"
        >
            {label}
        </span>
    }
}

fn step_of(key: &str) -> Option<i32> {
    Some(match key {
        "ArrowLeft" | "ArrowDown" => -ARROW,
        "ArrowRight" | "ArrowUp" => ARROW,
        "PageDown" => -PAGE,
        "PageUp" => PAGE,
        _ => return None,
    })
}

fn marks(track: &Arc<Track>, duration: Moment) -> impl IntoView + use<> {
    let starts = track.chapters.listed().map(|(_, chapter)| chapter.start);
    let inside = starts.filter(move |start| *start > Moment::START && *start < duration);
    let marks = inside.map(|start| {
        let left = percent(start.as_millis(), duration.as_millis());
        view! { <span class="mark" style=format!("left: {left}")></span> }
    });
    each(marks)
}

fn spans(ranges: &[(Moment, Moment)], duration: Moment) -> AnyView {
    let whole = duration.as_millis();
    let spans = ranges.iter().map(|(start, end)| {
        let (left, length) = (start.as_millis(), end.as_millis().saturating_sub(start.as_millis()));
        let style = format!("left: {}; width: {}", percent(left, whole), percent(length, whole));
        view! { <span class="buffered" style=style></span> }
    });
    each(spans).into_any()
}

/// A share as CSS writes it, to the hundredth.
fn percent(part: u64, total: u64) -> String {
    let share = (part * 10_000).checked_div(total).unwrap_or(0).min(10_000);
    format!("{}.{:02}%", share / 100, share % 100)
}

/// "12 minutes 3 seconds of 1 hour 16 minutes, chapter ARP and Ethernet"
fn spoken(player: &Player) -> String {
    let mut out = Moment::from_millis(player.position.as_secs() * 1_000).spoken();
    if let Some(duration) = player.duration() {
        out += &format!(" of {}", duration.spoken_whole());
    }
    let chapter = super::chapter_title(player);
    if chapter.is_empty() { out } else { format!("{out}, chapter {chapter}") }
}
