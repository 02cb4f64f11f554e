//! The pages, each in a file of its own. A page reads the catalogue and combines views.
//!
//! A new page needs a route in the package `show`, a file here, and a line in
//! [`lazy_page`].

mod about;
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

use leptos::prelude::*;
use show::Route;

pub use self::router::Pages;

/// The page of a route, for the pages in the lazy file.
pub fn lazy_page(route: &Route) -> AnyView {
    match route {
        Route::Search => search::search(),
        Route::Episode(segment) => episode::episode(segment.clone()),
        Route::Embed(segment) => embed::embed(segment.clone()),
        Route::Guests => guests::guests(),
        Route::Guest(slug) => guest::guest(slug.clone()),
        Route::References => references::references(),
        Route::Upcoming => upcoming::upcoming(),
        Route::Announcement(slug) => upcoming::announcement(slug.clone()),
        Route::About => about::about(),
        Route::NotFound => not_found::not_found(),
        // The home page is in the first file.
        Route::Home => ().into_any(),
    }
}
