//! The built site in a real browser. All tests are one binary, which links once.

mod accessibility;
mod browsing;
mod chapters;
mod controlling;
mod documents;
mod downloading;
mod exploring;
mod failures;
mod feeds;
mod first_visit;
mod health;
mod hostile_notes;
mod narrow;
mod offline;
mod playback_errors;
mod playing;
mod queueing;
mod reading;
mod resuming;
mod searching;
mod sharing;
mod smoke;
mod staying_open;
mod transcripts;
mod updating;
