//! The shell around every page: header, routes, player, and what holds for all.

use leptos::prelude::*;

use crate::address::Address;
use crate::browser::navigation::Navigation;
use crate::browser::page;
use crate::browser::service_worker::Update;
use crate::later::{Meanwhile, later};
use crate::library::{Finder, Library};
use crate::live::effect;
use crate::pages::Pages;
use crate::player::deck::Deck;
use crate::show::EpisodeAddress;
use crate::view::{PlayerBar, SiteHeader};

/// Puts the site in place of what the page showed until now.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        page::show_crash_banner();
    }));
    page::remove_shell();
    mount_to_body(App);
}

/// The whole site.
#[component]
pub fn App() -> impl IntoView {
    let library = Library::new();
    provide_context(library);
    provide_context(Finder::new(library));
    let deck = Deck::new(library);
    provide_context(deck);
    let navigation = Navigation::new();
    provide_context(navigation);
    let update = Update::new();
    let embedded = navigation.read(Address::is_embedded);
    open_fragment_links(navigation);
    effect(move || {
        navigation.watch();
        deck.begin(embedded);
        library.open();
        // A development server changes under a service worker's feet.
        if !cfg!(debug_assertions) {
            update.watch();
        }
    });
    let main = view! { <main id="main" tabindex="-1"><Pages/></main> };
    let helpers = later(Meanwhile::Nothing, |later| (later.helpers)());
    if embedded {
        return view! {
            {main}
            <PlayerBar/>
            {helpers}
        }
        .into_any();
    }
    view! {
        <SiteHeader/>
        {main}
        {later(Meanwhile::Nothing, move |later| (later.foot)(update))}
        <PlayerBar/>
        {helpers}
    }
    .into_any()
}

/// Leads `#episode-14`, the form of address that stands all over the web, to
/// the episode's page.
fn open_fragment_links(navigation: Navigation) {
    effect(move || {
        let number = navigation.with(|here| EpisodeAddress::from_fragment(&here.fragment));
        if let Some(EpisodeAddress::Number(number)) = number {
            let mut page = navigation.read(|here| here.at(&format!("/episodes/{number}")));
            page.fragment.clear();
            navigation.correct(&page);
        }
    });
}
