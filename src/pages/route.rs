use leptos::prelude::*;

use super::{About, Embed, Episode, Guest, Guests, Home, NotFound, Search, Upcoming};
use crate::address::Address;
use crate::browser::navigation::Navigation;
use crate::live::{live, settled};
use crate::view::QUERY;

/// The page that an address means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Route {
    Home,
    /// What somebody looks for.
    Search,
    /// The last part of an episode's address.
    Episode(String),
    /// The same for an episode in a frame.
    Embed(String),
    Guests,
    Guest(String),
    Upcoming,
    About,
    Unknown,
}

impl Route {
    fn of(address: &Address) -> Self {
        let segments = address.segments();
        let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [] if address.value(QUERY).is_some_and(|words| !words.trim().is_empty()) => {
                Self::Search
            }
            [] => Self::Home,
            ["episodes", address] => Self::Episode((*address).to_owned()),
            ["embed", address] => Self::Embed((*address).to_owned()),
            ["guests"] => Self::Guests,
            ["guests", slug] => Self::Guest((*slug).to_owned()),
            ["upcoming"] => Self::Upcoming,
            ["about"] => Self::About,
            _ => Self::Unknown,
        }
    }
}

/// The page at the address of the moment.
#[component]
pub fn Pages() -> impl IntoView {
    let navigation = Navigation::expect();
    let route = settled(move || navigation.with(Route::of));
    live(move || match route.get() {
        Route::Home => view! { <Home/> }.into_any(),
        Route::Search => view! { <Search/> }.into_any(),
        Route::Episode(address) => view! { <Episode address/> }.into_any(),
        Route::Embed(address) => view! { <Embed address/> }.into_any(),
        Route::Guests => view! { <Guests/> }.into_any(),
        Route::Guest(slug) => view! { <Guest slug/> }.into_any(),
        Route::Upcoming => view! { <Upcoming/> }.into_any(),
        Route::About => view! { <About/> }.into_any(),
        Route::Unknown => view! { <NotFound/> }.into_any(),
    })
}
