use head::Head;
use leptos::prelude::*;
use show::Route;

use super::{
    about, downloads, embed, episode, guest, guests, home, not_found, references, search, upcoming,
};
use crate::browser::document_head;
use crate::browser::navigation::Navigation;
use crate::erased::{dynamic, effect, memo};
use crate::library::Library;

/// The page of the current address.
#[component]
pub fn Pages() -> impl IntoView {
    let navigation = Navigation::expect();
    let route = memo(move || navigation.with(Route::of));
    let library = Library::expect();
    effect(move || {
        if let Some(catalogue) = library.catalogue() {
            document_head::set(&Head::of(&catalogue, &route.get()));
        }
    });
    dynamic(move || page(route.get()))
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Home => home::home(),
        Route::Search => search::search(),
        Route::Episode(segment) => episode::episode(segment),
        Route::Embed(segment) => embed::embed(segment),
        Route::Guests => guests::guests(),
        Route::Guest(slug) => guest::guest(slug),
        Route::References => references::references(),
        Route::Upcoming => upcoming::upcoming(),
        Route::Announcement(slug) => upcoming::announcement(slug),
        Route::Downloads => downloads::downloads(),
        Route::About => about::about(),
        Route::NotFound => not_found::not_found(),
    }
}
