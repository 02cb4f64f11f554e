use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Entry;
use crate::live::each;
/// Bits in a row, and how wide one is drawn.
const BITS: usize = 32;
const BIT: usize = 10;
const ROW: usize = 52;
const TOP: usize = 32;
/// Base line of the ruler's numbers.
const RULER: usize = 16;
const MARGIN: usize = 8;
/// Width of a layer's flag: three bits.
const FLAG: usize = 3 * BIT;
/// Rows of payload under the header.
const PAYLOAD: usize = 2;

/// An episode's cover: its packet header, as RFC 791 (section 3.1) would draw
/// it. Everything in it stands in text next to it as well.
#[component]
pub fn Cover(entry: Arc<Entry>) -> impl IntoView {
    let number = entry.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let date = entry.published.map_or_else(|| "no date".to_owned(), |p| p.date.iso());
    let length = entry.duration.map_or_else(|| "?".to_owned(), |d| format!("{} s", d.as_secs()));
    let names = entry.guests.iter().map(|guest| guest.name.as_str()).collect::<Vec<_>>().join(", ");
    let names = if names.is_empty() { "hosts".to_owned() } else { shorten(&names) };
    view! {
        <svg class="cover" viewBox="0 0 336 304" aria-hidden="true">
            <rect class="cover-paper" width="336" height="304"/>
            {ruler()}
            {field(0, 0, 8, number, "cover-field cover-number")}
            {layers(&entry)}
            {field(1, 0, 18, date, "cover-field")}
            {field(1, 18, 14, length, "cover-field")}
            {field(2, 0, BITS, names, "cover-field")}
            {payload(&entry)}
        </svg>
    }
}

fn x(bit: usize) -> usize {
    MARGIN + bit * BIT
}

fn y(row: usize) -> usize {
    TOP + row * ROW
}

fn ruler() -> impl IntoView {
    let ticks = (0..BITS).map(|bit| {
        let height = if bit % 8 == 0 { 10 } else { 5 };
        format!("M{} {}v{height}", x(bit) + BIT / 2, TOP - 2 - height)
    });
    let ticks: String = ticks.collect();
    let numbers = (0..BITS).step_by(8).map(|bit| {
        view! { <text class="cover-tick" x=x(bit) y=RULER>{bit}</text> }
    });
    view! {
        <path class="cover-ticks" d=ticks/>
        {each(numbers)}
    }
}

fn field(row: usize, from: usize, bits: usize, text: String, class: &'static str) -> impl IntoView {
    let width = bits * BIT;
    let (middle, line) = (x(from) + width / 2, y(row) + ROW / 2);
    view! {
        <g class=class>
            <rect x=x(from) y=y(row) width=width height=ROW/>
            <text x=middle y=line>{text}</text>
        </g>
    }
}

/// The flags: a field a layer of the stack, filled where the episode touches it.
fn layers(entry: &Entry) -> impl IntoView + use<> {
    let flags = (0..8).map(|layer| {
        let state = if entry.touches(layer) { "cover-flag set" } else { "cover-flag" };
        view! {
            <rect class=format!("{state} layer-{layer}") x=x(8 + layer * 3) y=y(0) width=FLAG height=ROW/>
        }
    });
    each(flags)
}

/// Bits that are the episode's own: the same for it everywhere, for ever.
fn payload(entry: &Entry) -> impl IntoView + use<> {
    // FNV-1a, for its few lines: this is ornament.
    let mut state = entry.id.0.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut path = String::new();
    for row in 0..PAYLOAD {
        for bit in 0..BITS {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            if state >> 63 == 1 {
                path += &format!("M{} {}h{BIT}v{ROW}h-{BIT}z", x(bit), y(3 + row));
            }
        }
    }
    let (width, height) = (BITS * BIT, PAYLOAD * ROW);
    view! {
        <path class="cover-payload" d=path/>
        <rect class="cover-frame" x=x(0) y=y(3) width=width height=height/>
    }
}

/// As much of a text as fits a row.
fn shorten(text: &str) -> String {
    const ROOM: usize = 26;
    if text.chars().count() <= ROOM {
        return text.to_owned();
    }
    text.chars().take(ROOM - 1).chain(['…']).collect()
}
