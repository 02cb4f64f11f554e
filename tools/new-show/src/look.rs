//! The colours of a show, taken from its picture.

use color_thief::ColorFormat;
use image::imageops::FilterType;
use site::{Colour, Look};

/// The side that the picture is shrunk to: more pixels do not change its colours.
const SIDE: u32 = 200;
/// How many colours are looked at.
const COLOURS: u8 = 8;
/// A step towards black or white, and the most of them.
const STEP: f64 = 0.05;
const STEPS: usize = 20;

/// The usual look with an accent from a picture, dark or light enough to be read; `None` if
/// the bytes are no picture, or it has no colours.
pub fn of_picture(bytes: &[u8]) -> Option<Look> {
    let picture = image::load_from_memory(bytes).ok()?;
    let pixels = picture.resize(SIDE, SIDE, FilterType::Triangle).to_rgb8();
    let colours = color_thief::get_palette(pixels.as_raw(), ColorFormat::Rgb, 5, COLOURS).ok()?;
    let colours = colours.into_iter().map(|colour| Colour([colour.r, colour.g, colour.b]));
    let accent =
        colours.max_by_key(|colour| saturation(*colour)).filter(|c| saturation(*c) > 40)?;
    let mut look = Look::default();
    look.accent.light = accent;
    look.accent.dark = accent;
    for _ in 0..STEPS {
        let faults = look.faults();
        if faults.is_empty() {
            return Some(look);
        }
        if faults.iter().any(|(_, why)| why.starts_with("light")) {
            look.accent.light = look.accent.light.mix(Colour([0; 3]), STEP);
        }
        if faults.iter().any(|(_, why)| why.starts_with("dark")) {
            look.accent.dark = look.accent.dark.mix(Colour([255; 3]), STEP);
        }
    }
    None
}

/// How far a colour is from grey.
fn saturation(Colour(parts): Colour) -> u8 {
    let [max, min] = [parts.iter().max(), parts.iter().min()].map(Option::<&u8>::copied);
    max.unwrap_or_default() - min.unwrap_or_default()
}
