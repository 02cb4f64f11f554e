//! Colours, and how well one can be read on another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An sRGB colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colour(pub [u8; 3]);

/// A colour in the light theme, and its counterpart in the dark one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// In the light theme.
    pub light: Colour,
    /// In the dark theme.
    pub dark: Colour,
}

impl Colour {
    /// Reads `#a63a12`. A shorter or longer form is not accepted.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.contains('+'))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// The contrast to another colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// A colour between this one and another: this one at 0, the other one at 1.
    pub fn mix(self, other: Self, part: f64) -> Self {
        let mix = |(a, b): (u8, u8)| {
            (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round().clamp(0.0, 255.0) as u8
        };
        let [red, green, blue] = self.0;
        let [other_red, other_green, other_blue] = other.0;
        Self([(red, other_red), (green, other_green), (blue, other_blue)].map(mix))
    }

    /// This colour with its hue turned by so many thirds: the parts change places.
    pub(crate) fn turned(self, thirds: usize) -> Self {
        let mut parts = self.0;
        parts.rotate_right(thirds % 3);
        Self(parts)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Pair {
    /// The same colours in both themes.
    pub const fn new(light: [u8; 3], dark: [u8; 3]) -> Self {
        Self { light: Colour(light), dark: Colour(dark) }
    }

    /// Mixes both colours with those of another pair.
    pub fn mix(self, other: Self, light: f64, dark: f64) -> Self {
        Self { light: self.light.mix(other.light, light), dark: self.dark.mix(other.dark, dark) }
    }
}

impl fmt::Display for Pair {
    /// As a value of CSS: `light-dark(#a63a12, #f0936a)`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "light-dark({}, {})", self.light, self.dark)
    }
}
