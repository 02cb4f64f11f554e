//! One page a file. A page asks the catalogue and puts views together;
//! [`Pages`] tells which page an address means.

mod about;
mod embed;
mod episode;
mod guest;
mod guests;
mod home;
mod not_found;
mod references;
mod route;
mod search;
mod upcoming;

pub use route::Pages;

pub use about::about;
pub use embed::embed;
pub use episode::episode;
pub use guest::guest;
pub use guests::guests;
pub use references::references;
pub use search::search;
pub use upcoming::upcoming;

use home::Home;
use not_found::NotFound;
