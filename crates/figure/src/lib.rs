//! SVG drawings in the style of the figures in RFC 791. A drawing depends on nothing but
//! its subject: the same episode or person always gets the same one.

mod avatar;
mod cover;
mod noise;

pub use avatar::{bits, initials};
pub use cover::{artwork, large, packet, small};

use noise::Noise;
