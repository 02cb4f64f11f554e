use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use player::machine::{Event, Player};
use player::track::Track;
use show::{Length, Moment};

use crate::browser::pointer;
use crate::erased::{dynamic, effect, flag, handler, memo, text, views};
use crate::playback::PlayerHandle;

/// How far the arrow keys seek, in seconds.
const ARROW_STEP: i32 = 5;
/// How far the page keys seek, in seconds.
const PAGE_STEP: i32 = 60;
/// A larger change of the position, in seconds, is a seek.
const LONGEST_ADVANCE: u64 = 2;

/// The seek bar: a slider over the length of the episode, with a mark at the start of each
/// chapter and a preview of the time at the pointer.
#[component]
pub fn SeekBar() -> impl IntoView {
    let player = PlayerHandle::expect();
    let duration = memo(move || player.with(Player::duration));
    let track = player.track();
    let played = text(move || player.with(played_percent));
    let marks = dynamic(move || match (track.get(), duration.get()) {
        (Some(track), Some(duration)) => chapter_marks(&track, duration).into_any(),
        _ => ().into_any(),
    });
    let buffered = dynamic(move || match duration.get() {
        Some(duration) => player.buffered().with(|ranges| buffered_spans(ranges, duration)),
        None => ().into_any(),
    });
    let hovered = RwSignal::new(None::<Moment>);
    let hover = move |event: web_sys::PointerEvent| {
        let place = pointer::fraction(&event).zip(duration.get_untracked());
        hovered.set(place.and_then(|(fraction, duration)| {
            Moment::from_secs_f64(duration.as_secs_f64() * fraction)
        }));
    };
    view! {
        <div
            class="seek"
            style:--played=played
            on:pointermove=handler(hover)
            on:pointerleave=handler(move |_| hovered.set(None))
        >
            <div class="marks" aria-hidden="true">{buffered}</div>
            <Slider duration/>
            <div class="marks" aria-hidden="true">{marks}</div>
            <Preview hovered duration/>
        </div>
    }
}

/// The slider. While it has the focus, only seeking changes its value text: screen readers
/// would read out a text that changes each second.
#[component]
fn Slider(duration: Memo<Option<Length>>) -> impl IntoView {
    let player = PlayerHandle::expect();
    let field = NodeRef::<html::Input>::new();
    let seconds = memo(move || player.with(|player| player.position.as_secs()));
    effect(move || {
        let (total, at) = (duration.get().map_or(0, Length::as_secs), seconds.get());
        if let Some(field) = field.get() {
            // In this order: the value is clamped to the maximum.
            field.set_max(&total.to_string());
            field.set_value(&at.to_string());
        }
    });
    let focused = RwSignal::new(false);
    let value_text = RwSignal::new(String::new());
    let chapter = player.chapter();
    Effect::new(move |before: Option<u64>| {
        let at = seconds.get();
        let _ = (duration.get(), chapter.get());
        let sought = before.is_none_or(|before| at.abs_diff(before) > LONGEST_ADVANCE);
        if sought || !focused.get() {
            value_text.set(player.with_untracked(spoken_position));
        }
        at
    });
    let seek = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            player.send(Event::Seek(Moment::from_secs(seconds)));
        }
    };
    let step = move |event: web_sys::KeyboardEvent| {
        if let Some(seconds) = key_step(&event.key()) {
            event.prevent_default();
            player.send(Event::Skip(seconds));
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
            aria-valuetext=value_text
            on:input=handler(seek)
            on:keydown=handler(step)
            on:focus=handler(move |_| focused.set(true))
            on:blur=handler(move |_| focused.set(false))
        />
    }
}

/// The time and the chapter at the pointer, or for the keyboard at the slider's thumb.
#[component]
fn Preview(hovered: RwSignal<Option<Moment>>, duration: Memo<Option<Length>>) -> impl IntoView {
    let player = PlayerHandle::expect();
    // The style sheet shows the preview while the slider has the keyboard focus.
    let at = memo(move || hovered.get().unwrap_or_else(|| player.with(|p| p.position)));
    let label = text(move || {
        let chapter = player.track().with(|track| {
            let chapter = track.as_ref().and_then(|track| track.chapter_at(at.get()));
            chapter.map(|chapter| format!(" {}", chapter.title))
        });
        format!("{}{}", at.get().clock(), chapter.unwrap_or_default())
    });
    let place = text(move || {
        let total = duration.get().map_or(0, Length::as_millis);
        percent(at.get().as_millis(), total)
    });
    view! {
        <span
            class="seek-preview"
            class:shown=flag(move || hovered.with(Option::is_some))
            style:--at=place
            aria-hidden="true"
        >
            {label}
        </span>
    }
}

/// How far a key seeks, in seconds; `None` for other keys.
fn key_step(key: &str) -> Option<i32> {
    Some(match key {
        "ArrowLeft" | "ArrowDown" => -ARROW_STEP,
        "ArrowRight" | "ArrowUp" => ARROW_STEP,
        "PageDown" => -PAGE_STEP,
        "PageUp" => PAGE_STEP,
        _ => return None,
    })
}

/// The played part of the episode.
fn played_percent(player: &Player) -> String {
    percent(player.position.as_millis(), player.duration().map_or(0, Length::as_millis))
}

fn chapter_marks(track: &Arc<Track>, duration: Length) -> impl IntoView + use<> {
    let starts = track.chapters.listed().map(|(_, chapter)| chapter.start);
    let inside = starts.filter(move |start| *start > Moment::START && start.is_within(duration));
    let marks = inside.map(|start| {
        let left = percent(start.as_millis(), duration.as_millis());
        view! { <span class="mark" style:left=left></span> }
    });
    views(marks)
}

fn buffered_spans(ranges: &[(Moment, Moment)], duration: Length) -> AnyView {
    let total = duration.as_millis();
    let spans = ranges.iter().map(|(start, end)| {
        let (left, length) = (start.as_millis(), end.since(*start).as_millis());
        let (left, width) = (percent(left, total), percent(length, total));
        view! { <span class="buffered" style:left=left style:width=width></span> }
    });
    views(spans).into_any()
}

/// A CSS percentage with two decimals, at most 100%.
fn percent(part: u64, total: u64) -> String {
    let hundredths = (part * 10_000).checked_div(total).unwrap_or(0).min(10_000);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// "12 minutes 3 seconds of 1 hour 16 minutes, chapter ARP and Ethernet"
fn spoken_position(player: &Player) -> String {
    let mut out = player.position.whole_second().spoken();
    if let Some(duration) = player.duration() {
        out += &format!(" of {}", duration.spoken_roughly());
    }
    let chapter = super::chapter_title(player);
    if chapter.is_empty() { out } else { format!("{out}, chapter {chapter}") }
}
