//! The site of Netstack.FM: what it knows, asks and shows.
//!
//! `show`, `site`, `feed`, `catalogue` and the player's state machine are pure:
//! they know no browser and are tested on the host.

pub mod catalogue;
pub mod feed;
pub mod player;
pub mod show;
pub mod site;
