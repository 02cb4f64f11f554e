//! The pages, each in a file of its own. A page reads the catalogue and combines views.
//!
//! A new page needs a route in the package `show`, a file here, and a line in `router`.

mod about;
mod downloads;
mod embed;
mod episode;
mod guest;
mod guests;
mod home;
mod not_found;
mod references;
mod router;
mod search;
mod upcoming;

pub use self::router::Pages;
