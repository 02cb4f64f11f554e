//! The built site in a real browser. One program, so that it links once.

mod accessibility;
mod browsing;
mod chapters;
mod controlling;
mod enduring;
mod exploring;
mod failures;
mod feeds;
mod health;
mod offline;
mod playing;
mod queueing;
mod reading;
mod resuming;
mod searching;
mod sharing;
mod transcripts;
