//! The shell around every page: header, routes, player, and what holds for all.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::path;

use crate::browser::page;
use crate::browser::service_worker::Update;
use crate::library::Library;
use crate::pages::Pages;
use crate::player::deck::Deck;
use crate::show::EpisodeAddress;
use crate::view::{FreshnessLine, Navigation, PlayerBar, SiteFooter, SiteHeader, UpdatePrompt};

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
    provide_context(Deck::new());
    provide_context(Navigation::new());
    let update = Update::new();
    Effect::new(move |_| {
        library.open();
        // A development server changes under a service worker's feet.
        if !cfg!(debug_assertions) {
            update.watch();
        }
    });
    view! {
        <Router>
            <FragmentLinks/>
            <SiteHeader/>
            <main id="main" tabindex="-1">
                <FlatRoutes fallback=Pages>
                    <Route path=path!("/*path") view=Pages/>
                </FlatRoutes>
            </main>
            <FreshnessLine/>
            <SiteFooter/>
            <UpdatePrompt update/>
            <PlayerBar/>
        </Router>
    }
}

/// Leads `#episode-14`, the form of address that stands all over the web, to
/// the episode's page.
#[component]
fn FragmentLinks() -> impl IntoView {
    let location = use_location();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let fragment = location.hash.get();
        if let Some(EpisodeAddress::Number(number)) = EpisodeAddress::from_fragment(&fragment) {
            let query = location.search.get_untracked();
            let mark = if query.is_empty() { "" } else { "?" };
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&format!("/episodes/{number}{mark}{query}"), options);
        }
    });
}
