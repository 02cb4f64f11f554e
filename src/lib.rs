//! The site of Netstack.FM: what it knows, asks and shows.
//!
//! `show`, `site`, `feed`, `catalogue`, `search` and `player::machine` are pure: they
//! know no browser and are tested on the host. `browser` is the only room that
//! touches the browser; `pages` and `view` render on the host too.

pub mod address;
pub mod catalogue;
pub mod feed;
pub mod figure;
mod markup;
pub mod player;
pub mod search;
pub mod show;
pub mod site;
pub mod wire;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
mod browser;
#[cfg(feature = "app")]
mod later;
#[cfg(feature = "app")]
mod library;
#[cfg(feature = "app")]
mod live;
#[cfg(feature = "app")]
mod pages;
#[cfg(feature = "app")]
mod view;
#[cfg(any(feature = "worker", feature = "audio", feature = "search"))]
pub mod worker;
