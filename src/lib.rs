//! The page of the site: what visitors see and hear.
//!
//! Each module uses only modules above it in this list, and the packages in `crates/`.

mod element_id;
mod erased;
mod failure;

mod browser;
mod lazy;

mod library;
mod playback;

mod view;

mod pages;

mod lazy_files;

pub mod app;
