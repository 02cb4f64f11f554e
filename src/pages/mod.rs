//! One page a file. A page asks the catalogue and puts views together.

mod episode;
mod guest;
mod guests;
mod home;
mod not_found;
mod upcoming;

pub use episode::Episode;
pub use guest::Guest;
pub use guests::Guests;
pub use home::Home;
pub use not_found::NotFound;
pub use upcoming::Upcoming;
