use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::browser::pointer;
use crate::live::{each, effect, flag, live, on, settled, text};
use crate::player::deck::Deck;
use crate::player::machine::{Event, Player};
use crate::player::track::Track;
use crate::show::Moment;

/// How far arrow and page keys move, in seconds.
const ARROW: i32 = 5;
const PAGE: i32 = 60;
/// More than this is no playing on, in seconds.
const MOVED: u64 = 2;

/// The seek bar: a slider over the length of the episode, with a mark where
/// each chapter starts and a preview of where the pointer would lead.
#[component]
pub fn SeekBar() -> impl IntoView {
    let deck = Deck::expect();
    let duration = settled(move || deck.with(Player::duration));
    let track = deck.track();
    let share = text(move || format!("--played: {}", deck.with(played)));
    let marks = live(move || match (track.get(), duration.get()) {
        (Some(track), Some(duration)) => marks(&track, duration).into_any(),
        _ => ().into_any(),
    });
    let buffered = live(move || match duration.get() {
        Some(duration) => deck.buffered().with(|ranges| spans(ranges, duration)),
        None => ().into_any(),
    });
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
            <Slider duration/>
            <div class="marks" aria-hidden="true">{marks}</div>
            <Preview pointed duration/>
        </div>
    }
}

/// The slider itself. What it says is kept from changing each second while it has
/// the focus: readers would say all of it.
#[component]
fn Slider(duration: Memo<Option<Moment>>) -> impl IntoView {
    let deck = Deck::expect();
    let field = NodeRef::<html::Input>::new();
    let seconds = settled(move || deck.with(|player| player.position.as_secs()));
    effect(move || {
        let (whole, at) = (duration.get().map_or(0, Moment::as_secs), seconds.get());
        if let Some(field) = field.get() {
            // In this order: a value is held within the length of the moment.
            field.set_max(&whole.to_string());
            field.set_value(&at.to_string());
        }
    });
    let focused = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let chapter = deck.chapter();
    Effect::new(move |before: Option<u64>| {
        let at = seconds.get();
        let _ = (duration.get(), chapter.get());
        let sought = before.is_none_or(|before| at.abs_diff(before) > MOVED);
        if sought || !focused.get() {
            said.set(deck.read(spoken));
        }
        at
    });
    let seek = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            deck.send(Event::Seek(Moment::from_secs(seconds)));
        }
    };
    let step = move |event: web_sys::KeyboardEvent| {
        if let Some(step) = step_of(&event.key()) {
            event.prevent_default();
            deck.send(Event::Skip(step));
        }
    };
    view! {
        <input
            type="range"
            aria-label="Seek"
            min="0"
            step="1"
            node_ref=field
            disabled=flag(move || duration.get().is_none())
            aria-valuetext=said
            on:input=on(seek)
            on:keydown=on(step)
            on:focus=on(move |_| focused.set(true))
            on:blur=on(move |_| focused.set(false))
        />
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

/// How much of the whole is behind.
fn played(player: &Player) -> String {
    percent(player.position.as_millis(), player.duration().map_or(0, Moment::as_millis))
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
