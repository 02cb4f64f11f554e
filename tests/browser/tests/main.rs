//! The built site in a real browser. All tests are one binary, which links once.

mod accessibility;
mod browsing;
mod chapters;
mod controlling;
mod exploring;
mod failures;
mod feeds;
mod health;
mod offline;
mod playback_errors;
mod playing;
mod queueing;
mod reading;
mod resuming;
mod searching;
mod sharing;
mod transcripts;
