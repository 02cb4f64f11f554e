//! Playing one episode.
//!
//! [`machine`] is the whole logic and knows no browser; [`deck`] carries its
//! effects to the one `<audio>` of the page and the element's events back.

pub mod machine;

#[cfg(feature = "app")]
pub mod deck;
