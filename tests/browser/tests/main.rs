//! The built site in a real browser. One program, so that it links once.

mod accessibility;
mod browsing;
mod failures;
mod feeds;
mod offline;
mod playing;
