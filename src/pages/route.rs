use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Url;

use super::{About, Episode, Guest, Guests, Home, NotFound, Upcoming};
use crate::view::live;

/// The page that an address means.
///
/// The router knows of one route only and this tells the pages apart: it keeps a
/// page's worth of code for every route, and its types tell no more than these.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Route {
    Home,
    /// The last part of an episode's address.
    Episode(String),
    Guests,
    Guest(String),
    Upcoming,
    About,
    Unknown,
}

impl Route {
    fn of(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["episodes", address] => Self::Episode(Url::unescape(address)),
            ["guests"] => Self::Guests,
            ["guests", slug] => Self::Guest(Url::unescape(slug)),
            ["upcoming"] => Self::Upcoming,
            ["about"] => Self::About,
            _ => Self::Unknown,
        }
    }
}

/// The page at the address of the moment.
#[component]
pub fn Pages() -> impl IntoView {
    let path = use_location().pathname;
    let route = Memo::new(move |_| path.with(|path| Route::of(path)));
    live(move || match route.get() {
        Route::Home => view! { <Home/> }.into_any(),
        Route::Episode(address) => view! { <Episode address/> }.into_any(),
        Route::Guests => view! { <Guests/> }.into_any(),
        Route::Guest(slug) => view! { <Guest slug/> }.into_any(),
        Route::Upcoming => view! { <Upcoming/> }.into_any(),
        Route::About => view! { <About/> }.into_any(),
        Route::Unknown => view! { <NotFound/> }.into_any(),
    })
}
