use std::fmt::Write as _;

use super::Noise;
use crate::catalogue::Entry;
use crate::markup::escape;

/// Bits in a row, and how wide one is drawn.
const BITS: usize = 32;
const BIT: usize = 10;
const ROW: usize = 52;
const TOP: usize = 32;
/// Base line of the ruler's numbers.
const RULER: usize = 16;
const MARGIN: usize = 8;
const WIDTH: usize = BITS * BIT + 2 * MARGIN;
const HEIGHT: usize = TOP + ROWS * ROW + MARGIN;
const ROWS: usize = 3 + PAYLOAD;
/// Layers of the stack, and the bits that the flag of one takes.
const LAYERS: usize = 8;
const FLAG: usize = 3;
/// Rows of payload under the header.
const PAYLOAD: usize = 2;
/// The side of the small cover, in units, which are pixels where it is smallest.
const SIDE: usize = 40;

/// An episode's cover: its packet header, as RFC 791 (section 3.1) would draw it.
/// Everything in it stands in text next to it as well.
pub fn large(entry: &Entry) -> String {
    format!("<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\">{}</svg>", header(entry))
}

/// The cover where there is room for no more than a number: that, the flags, and
/// some bits.
pub fn small(entry: &Entry) -> String {
    let mut out = format!("<svg viewBox=\"0 0 {SIDE} {SIDE}\">");
    out += "<rect class=\"cover-paper\" width=\"40\" height=\"40\"/>";
    let _ = write!(
        out,
        "<text class=\"cover-digits\" x=\"20\" y=\"12\">{}</text>",
        escape(&number(entry))
    );
    for layer in 0..LAYERS {
        let _ = write!(
            out,
            "<rect class=\"cover-flag{} layer-{layer}\" x=\"{}\" y=\"22\" width=\"5\" height=\"8\"/>",
            set(entry, layer),
            layer * SIDE / LAYERS
        );
    }
    let mut noise = Noise::of(&entry.id.0);
    let bits: String = (0..40)
        .filter(|_| noise.bit())
        .map(|at| format!("M{} {}h2v5h-2z", at % 20 * 2, 30 + at / 20 * 5))
        .collect();
    let _ = write!(out, "<path class=\"cover-payload\" d=\"{bits}\"/></svg>");
    out
}

/// The cover as a picture of its own, square and so many pixels wide, in the site's
/// colours on dark paper: for where no style sheet reaches.
pub fn artwork(entry: &Entry, pixels: u32) -> String {
    let border = (WIDTH - HEIGHT) / 2;
    let layers: String = LAYER_COLOURS
        .iter()
        .enumerate()
        .map(|(layer, colour)| format!(".set.layer-{layer}{{fill:{colour}}}"))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" \
         viewBox=\"0 -{border} {WIDTH} {WIDTH}\"><style>{ARTWORK}{layers}</style>\
         <rect class=\"cover-paper\" y=\"-{border}\" width=\"{WIDTH}\" height=\"{WIDTH}\"/>{}</svg>",
        header(entry)
    )
}

/// A packet of these rows of fields, each so many bits wide: for pages that have no
/// episode to show.
pub fn packet(rows: &[&[(usize, &str)]]) -> String {
    let height = TOP + rows.len() * ROW + MARGIN;
    let paper = format!("<rect class=\"cover-paper\" width=\"{WIDTH}\" height=\"{height}\"/>");
    let mut out = format!("<svg viewBox=\"0 0 {WIDTH} {height}\">{paper}{}", ruler());
    for (row, fields) in rows.iter().enumerate() {
        let mut from = 0;
        for (bits, text) in *fields {
            out += &field(row, from, *bits, text, "cover-field");
            from += bits;
        }
    }
    out + "</svg>"
}

/// As `style/cover.css` has it on dark paper.
const ARTWORK: &str = "text{font-family:monospace;fill:#e8e4da;text-anchor:middle;\
    dominant-baseline:central;font-size:19px}.cover-paper{fill:#1b1f23}\
    .cover-ticks{fill:none;stroke:#6b737a}.cover-tick{fill:#a9adb0;font-size:10px;\
    text-anchor:start;dominant-baseline:auto}.cover-field rect,.cover-flag,.cover-frame\
    {fill:none;stroke:#e8e4da;stroke-width:1.6}.cover-number text{font-size:32px;\
    font-weight:700}.cover-payload{fill:#353b41}";
/// As `style/tokens.css` has them on dark paper.
const LAYER_COLOURS: [&str; LAYERS] =
    ["#e0705a", "#d9a441", "#bdb14a", "#6fae7f", "#57b5b0", "#5aa0c8", "#938bd8", "#c283b8"];

fn header(entry: &Entry) -> String {
    let date = entry.published.map_or_else(|| "no date".to_owned(), |p| p.date.iso());
    let length = entry.duration.map_or_else(|| "?".to_owned(), |d| format!("{} s", d.as_secs()));
    let names = entry.guests.iter().map(|guest| guest.name.as_str()).collect::<Vec<_>>().join(", ");
    let names = if names.is_empty() { "hosts".to_owned() } else { shorten(&names) };
    let paper = format!("<rect class=\"cover-paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>");
    let mut out = paper + &ruler();
    out += &field(0, 0, 8, &number(entry), "cover-field cover-number");
    out += &flags(entry);
    out += &field(1, 0, 18, &date, "cover-field");
    out += &field(1, 18, 14, &length, "cover-field");
    out += &field(2, 0, BITS, &names, "cover-field");
    out + &payload(entry)
}

fn number(entry: &Entry) -> String {
    entry.number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

fn x(bit: usize) -> usize {
    MARGIN + bit * BIT
}

fn y(row: usize) -> usize {
    TOP + row * ROW
}

fn ruler() -> String {
    let ticks: String = (0..BITS)
        .map(|bit| {
            let height = if bit % 8 == 0 { 10 } else { 5 };
            format!("M{} {}v{height}", x(bit) + BIT / 2, TOP - 2 - height)
        })
        .collect();
    let numbers = (0..BITS).step_by(8).map(|bit| {
        format!("<text class=\"cover-tick\" x=\"{}\" y=\"{RULER}\">{bit}</text>", x(bit))
    });
    let ticks = format!("<path class=\"cover-ticks\" d=\"{ticks}\"/>");
    std::iter::once(ticks).chain(numbers).collect()
}

fn field(row: usize, from: usize, bits: usize, text: &str, class: &str) -> String {
    let (left, top, width) = (x(from), y(row), bits * BIT);
    let (middle, line) = (left + width / 2, top + ROW / 2);
    format!(
        "<g class=\"{class}\"><rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{ROW}\"/>\
         <text x=\"{middle}\" y=\"{line}\">{}</text></g>",
        escape(text)
    )
}

/// A field a layer of the stack, filled where the episode touches it.
fn flags(entry: &Entry) -> String {
    let flags = (0..LAYERS).map(|layer| {
        format!(
            "<rect class=\"cover-flag{} layer-{layer}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{ROW}\"/>",
            set(entry, layer),
            x(8 + layer * FLAG),
            y(0),
            FLAG * BIT
        )
    });
    flags.collect()
}

fn set(entry: &Entry, layer: usize) -> &'static str {
    if entry.touches(layer) { " set" } else { "" }
}

/// Bits that are the episode's own.
fn payload(entry: &Entry) -> String {
    let mut noise = Noise::of(&entry.id.0);
    let bits: String = (0..PAYLOAD * BITS)
        .filter(|_| noise.bit())
        .map(|at| format!("M{} {}h{BIT}v{ROW}h-{BIT}z", x(at % BITS), y(3 + at / BITS)))
        .collect();
    format!(
        "<path class=\"cover-payload\" d=\"{bits}\"/>\
         <rect class=\"cover-frame\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        x(0),
        y(3),
        BITS * BIT,
        PAYLOAD * ROW
    )
}

/// As much of a text as fits a row.
fn shorten(text: &str) -> String {
    const ROOM: usize = 26;
    if text.chars().count() <= ROOM {
        return text.to_owned();
    }
    text.chars().take(ROOM - 1).chain(['…']).collect()
}
