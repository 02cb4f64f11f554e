//! The built site in a real browser. One program, so that it links once.

mod accessibility;
mod browsing;
mod chapters;
mod failures;
mod feeds;
mod health;
mod offline;
mod playing;
