use leptos::prelude::*;

use super::{Home, NotFound};
use crate::address::Address;
use crate::browser::navigation::Navigation;
use crate::later::{Later, Meanwhile, later};
use crate::live::{live, settled};

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
    References,
    /// All announcements, or the one of this address.
    Upcoming(Option<String>),
    About,
    Unknown,
}

impl Route {
    fn of(address: &Address) -> Self {
        let segments = address.segments();
        let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [] if address.query_words().is_some() => Self::Search,
            [] => Self::Home,
            ["episodes", address] => Self::Episode((*address).to_owned()),
            ["embed", address] => Self::Embed((*address).to_owned()),
            ["guests"] => Self::Guests,
            ["guests", slug] => Self::Guest((*slug).to_owned()),
            ["references"] => Self::References,
            ["upcoming"] => Self::Upcoming(None),
            ["upcoming", slug] => Self::Upcoming(Some((*slug).to_owned())),
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
        Route::Search => page(|later| (later.search)()),
        Route::Episode(address) => page(move |later| (later.episode)(address.clone())),
        Route::Embed(address) => page(move |later| (later.embed)(address.clone())),
        Route::Guests => page(|later| (later.guests)()),
        Route::Guest(slug) => page(move |later| (later.guest)(slug.clone())),
        Route::References => page(|later| (later.references)()),
        Route::Upcoming(slug) => page(move |later| (later.upcoming)(slug.clone())),
        Route::About => page(|later| (later.about)()),
        Route::Unknown => view! { <NotFound/> }.into_any(),
    })
}

fn page(view: impl Fn(&Later) -> AnyView + Send + 'static) -> AnyView {
    later(Meanwhile::Page, view)
}
