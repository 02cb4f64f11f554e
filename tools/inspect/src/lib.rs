//! Reports on what the site reads in files.

pub mod health;
