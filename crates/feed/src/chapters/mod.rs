//! Chapters written as text: chapter files, Podlove elements, times in the notes.

mod calendar;
mod file;
pub mod podlove;
pub mod timestamps;

pub use file::read as read_file;
pub(crate) use file::seconds;
