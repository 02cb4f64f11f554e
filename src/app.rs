//! The frame around every page: header, footer, player, and what all pages share.

use leptos::prelude::*;
use show::{Address, EpisodeAddress, Route};

use crate::browser::lifecycle;
use crate::browser::navigation::Navigation;
use crate::browser::service_worker::Update;
use crate::erased::effect;
use crate::lazy::{Fallback, VIEWS};
use crate::lazy_files;
use crate::library::{Library, SearchHandle};
use crate::pages::Pages;
use crate::playback::PlayerHandle;
use crate::view::{PlayerBar, SiteHeader};

/// Starts the page, in place of what `index.html` shows until then.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        lifecycle::show_crash_banner();
    }));
    lazy_files::register();
    lifecycle::remove_shell();
    mount_to_body(App);
}

/// The whole site.
#[component]
pub fn App() -> impl IntoView {
    let library = Library::new();
    provide_context(library);
    provide_context(SearchHandle::new(library));
    let player = PlayerHandle::new(library);
    provide_context(player);
    let navigation = Navigation::new();
    provide_context(navigation);
    let update = Update::new();
    let embedded = navigation.with_untracked(Address::is_embedded);
    open_fragment_links(navigation);
    effect(move || {
        navigation.start();
        player.start_up(embedded);
        library.open();
        // A service worker would hide the changes that a development server makes.
        if !cfg!(debug_assertions) {
            update.register();
        }
    });
    let main = view! { <main id="main" tabindex="-1"><Pages/></main> };
    let helpers = VIEWS.view(Fallback::Nothing, |views| (views.helpers)());
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
        {VIEWS.view(Fallback::Nothing, move |views| (views.footer)(update))}
        <PlayerBar/>
        {helpers}
    }
    .into_any()
}

/// Opens the episode of a fragment such as `#episode-14`: links all over the web have
/// this form.
fn open_fragment_links(navigation: Navigation) {
    effect(move || {
        let number = navigation.with(|here| EpisodeAddress::from_fragment(&here.fragment));
        if let Some(EpisodeAddress::Number(number)) = number {
            let path = Route::Episode(number.to_string()).path();
            let mut page = navigation.with_untracked(|here| here.with_path(&path));
            page.fragment.clear();
            navigation.replace(&page);
        }
    });
}
