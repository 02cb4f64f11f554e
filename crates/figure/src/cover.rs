use std::fmt::Write as _;

use catalogue::{Catalogue, Entry};
use show::escape;

use super::Noise;

// Lengths are in units of the `viewBox`.

/// The number of bits in a row.
const BITS: usize = 32;
/// The width of a bit.
const BIT_WIDTH: usize = 10;
/// The height of a row.
const ROW_HEIGHT: usize = 52;
/// The top of the first row, below the ruler.
const TOP: usize = 32;
/// The base line of the ruler's numbers.
const RULER_BASELINE: usize = 16;
/// The margin at the left, the right and the bottom.
const MARGIN: usize = 8;
const WIDTH: usize = BITS * BIT_WIDTH + 2 * MARGIN;
const HEIGHT: usize = TOP + (HEADER_ROWS + PAYLOAD_ROWS) * ROW_HEIGHT + MARGIN;
const HEADER_ROWS: usize = 3;
const PAYLOAD_ROWS: usize = 2;
/// The number of bits of the number.
const NUMBER_BITS: usize = 8;
/// The width of the flags of all layers.
const FLAGS_WIDTH: usize = (BITS - NUMBER_BITS) * BIT_WIDTH;
/// The side of the small cover. At its smallest size, a unit is a pixel.
const SMALL_SIDE: usize = 40;

/// The cover of an episode: a packet header in the style of RFC 791 (section 3.1), as an
/// `<svg>` element, with a flag for each of so many layers. The page repeats all of its
/// content as text.
pub fn large(entry: &Entry, layers: usize) -> String {
    format!("<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\">{}</svg>", header(entry, layers))
}

/// The cover for small sizes, as an `<svg>` element: the number, the flags and some bits.
pub fn small(entry: &Entry, layers: usize) -> String {
    let mut out = format!("<svg viewBox=\"0 0 {SMALL_SIDE} {SMALL_SIDE}\">");
    out += "<rect class=\"cover-paper\" width=\"40\" height=\"40\"/>";
    let _ = write!(
        out,
        "<text class=\"cover-digits\" x=\"20\" y=\"12\">{}</text>",
        escape(&number(entry))
    );
    for layer in 0..layers {
        let (left, right) = (layer * SMALL_SIDE / layers, (layer + 1) * SMALL_SIDE / layers);
        let _ = write!(
            out,
            "<rect class=\"cover-flag{} layer-{layer}\" x=\"{left}\" y=\"22\" width=\"{}\" \
             height=\"8\"/>",
            set_class(entry, layer),
            right - left
        );
    }
    let mut noise = Noise::seeded(&entry.episode.id.0);
    let bits: String = (0..40)
        .filter(|_| noise.bit())
        .map(|at| format!("M{} {}h2v5h-2z", at % 20 * 2, 30 + at / 20 * 5))
        .collect();
    let _ = write!(out, "<path class=\"cover-payload\" d=\"{bits}\"/></svg>");
    out
}

/// The cover as a stand-alone SVG document, for use without the site's style sheet: a
/// square with a side of `pixels`, in the colours of the catalogue's dark theme.
pub fn artwork(entry: &Entry, catalogue: &Catalogue, pixels: u32) -> String {
    let border = (WIDTH - HEIGHT) / 2;
    let colours = catalogue
        .layers
        .iter()
        .enumerate()
        .map(|(place, layer)| format!(".set.layer-{place}{{fill:{}}}", layer.colour.dark));
    let colours: String = colours.collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" \
         viewBox=\"0 -{border} {WIDTH} {WIDTH}\"><style>{}{colours}</style>\
         <rect class=\"cover-paper\" y=\"-{border}\" width=\"{WIDTH}\" height=\"{WIDTH}\"/>\
         {}</svg>",
        artwork_style(catalogue),
        header(entry, catalogue.layers.len())
    )
}

/// A packet as an `<svg>` element, for pages without an episode. Each row is a list of
/// fields; a field is its width in bits and its text.
pub fn packet(rows: &[&[(usize, &str)]]) -> String {
    let height = TOP + rows.len() * ROW_HEIGHT + MARGIN;
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

/// The rules of `style/cover.css` in the dark theme.
fn artwork_style(catalogue: &Catalogue) -> String {
    let (ink, paper) = (catalogue.look.ink.dark, catalogue.look.paper.dark);
    let grey = |part| paper.mix(ink, part);
    format!(
        "text{{font-family:monospace;fill:{ink};text-anchor:middle;\
         dominant-baseline:central;font-size:19px}}.cover-paper{{fill:{}}}\
         .cover-ticks{{fill:none;stroke:{}}}.cover-tick{{fill:{};font-size:10px;\
         text-anchor:start;dominant-baseline:auto}}.cover-field rect,.cover-flag,.cover-frame\
         {{fill:none;stroke:{ink};stroke-width:1.6}}.cover-number text{{font-size:32px;\
         font-weight:700}}.cover-payload{{fill:{}}}",
        grey(0.035),
        grey(0.42),
        grey(0.72),
        grey(0.16)
    )
}

fn header(entry: &Entry, layers: usize) -> String {
    let date = entry.episode.published.map_or_else(|| "no date".to_owned(), |p| p.date.iso());
    let length = entry.episode.duration;
    let length = length.map_or_else(|| "?".to_owned(), |d| format!("{} s", d.as_secs()));
    let names = entry.guests.iter().map(|guest| guest.name.as_str()).collect::<Vec<_>>().join(", ");
    let names = if names.is_empty() { "hosts".to_owned() } else { shorten(&names) };
    let paper = format!("<rect class=\"cover-paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>");
    let mut out = paper + &ruler();
    let number_bits = if layers == 0 { BITS } else { NUMBER_BITS };
    out += &field(0, 0, number_bits, &number(entry), "cover-field cover-number");
    out += &flags(entry, layers);
    out += &field(1, 0, 18, &date, "cover-field");
    out += &field(1, 18, 14, &length, "cover-field");
    out += &field(2, 0, BITS, &names, "cover-field");
    out + &payload(entry)
}

fn number(entry: &Entry) -> String {
    entry.episode.number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

fn x(bit: usize) -> usize {
    MARGIN + bit * BIT_WIDTH
}

fn y(row: usize) -> usize {
    TOP + row * ROW_HEIGHT
}

fn ruler() -> String {
    let ticks: String = (0..BITS)
        .map(|bit| {
            let height = if bit % 8 == 0 { 10 } else { 5 };
            format!("M{} {}v{height}", x(bit) + BIT_WIDTH / 2, TOP - 2 - height)
        })
        .collect();
    let numbers = (0..BITS).step_by(8).map(|bit| {
        format!("<text class=\"cover-tick\" x=\"{}\" y=\"{RULER_BASELINE}\">{bit}</text>", x(bit))
    });
    let ticks = format!("<path class=\"cover-ticks\" d=\"{ticks}\"/>");
    std::iter::once(ticks).chain(numbers).collect()
}

fn field(row: usize, from: usize, bits: usize, text: &str, class: &str) -> String {
    let (left, top, width) = (x(from), y(row), bits * BIT_WIDTH);
    let (middle, line) = (left + width / 2, top + ROW_HEIGHT / 2);
    format!(
        "<g class=\"{class}\"><rect x=\"{left}\" y=\"{top}\" width=\"{width}\" \
         height=\"{ROW_HEIGHT}\"/>\
         <text x=\"{middle}\" y=\"{line}\">{}</text></g>",
        escape(text)
    )
}

/// A field for each layer of the stack, filled if the episode has a topic of it.
fn flags(entry: &Entry, layers: usize) -> String {
    let flags = (0..layers).map(|layer| {
        let (left, right) = (layer * FLAGS_WIDTH / layers, (layer + 1) * FLAGS_WIDTH / layers);
        format!(
            "<rect class=\"cover-flag{} layer-{layer}\" x=\"{}\" y=\"{}\" width=\"{}\" \
             height=\"{ROW_HEIGHT}\"/>",
            set_class(entry, layer),
            x(NUMBER_BITS) + left,
            y(0),
            right - left
        )
    });
    flags.collect()
}

fn set_class(entry: &Entry, layer: usize) -> &'static str {
    if entry.touches(layer) { " set" } else { "" }
}

/// Bits that depend on the episode's id.
fn payload(entry: &Entry) -> String {
    let mut noise = Noise::seeded(&entry.episode.id.0);
    let bits: String = (0..PAYLOAD_ROWS * BITS)
        .filter(|_| noise.bit())
        .map(|at| {
            format!(
                "M{} {}h{BIT_WIDTH}v{ROW_HEIGHT}h-{BIT_WIDTH}z",
                x(at % BITS),
                y(HEADER_ROWS + at / BITS)
            )
        })
        .collect();
    format!(
        "<path class=\"cover-payload\" d=\"{bits}\"/>\
         <rect class=\"cover-frame\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        x(0),
        y(HEADER_ROWS),
        BITS * BIT_WIDTH,
        PAYLOAD_ROWS * ROW_HEIGHT
    )
}

/// Cuts a text to the width of a row.
fn shorten(text: &str) -> String {
    const MAX_CHARS: usize = 26;
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    text.chars().take(MAX_CHARS - 1).chain(['…']).collect()
}
