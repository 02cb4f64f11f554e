//! The player: its machine, what it keeps, and what drives the one media element.

pub mod machine;
pub mod progress;
pub mod queue;
pub mod records;
pub mod session;
pub mod settings;
pub mod shortcuts;
pub mod sleep;
pub mod speed;
pub mod track;

#[cfg(feature = "app")]
pub mod deck;
