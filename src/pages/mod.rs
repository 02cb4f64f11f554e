//! One page a file. A page asks the catalogue and puts views together;
//! [`Pages`] tells which page an address means.

mod about;
mod embed;
mod episode;
mod guest;
mod guests;
mod home;
mod not_found;
mod route;
mod search;
mod upcoming;

pub use route::Pages;

use about::About;
use embed::Embed;
use episode::Episode;
use guest::Guest;
use guests::Guests;
use home::Home;
use not_found::NotFound;
use search::Search;
use upcoming::Upcoming;
