//! Drawings in the manner of RFC 791's figures, as SVG: each is made of what it
//! stands for, and is the same for it everywhere.

mod avatar;
mod cover;
mod noise;

pub use avatar::{bits, initials};
pub use cover::{artwork, large, packet, small};

use noise::Noise;
