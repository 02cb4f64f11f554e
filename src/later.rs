//! What the first paint does not need: every page but the first, and all that is
//! seen of the player. A release build keeps it in a file of its own (`tools`, split),
//! which comes right after; in a debug build it is just there.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

use crate::browser::service_worker::Update;
use crate::catalogue::Catalogue;
use crate::live::{live, on, spawn};
use crate::{pages, view};

/// Everything in that file, by the functions that lead into it. Nothing else in the
/// program may name what they name, or it is part of the first file.
pub struct Later {
    pub about: fn() -> AnyView,
    pub embed: fn(String) -> AnyView,
    pub episode: fn(String) -> AnyView,
    pub guest: fn(String) -> AnyView,
    pub guests: fn() -> AnyView,
    pub references: fn() -> AnyView,
    pub search: fn() -> AnyView,
    pub upcoming: fn(Option<String>) -> AnyView,
    /// What is seen of the player; whether its panel is open.
    pub player_bar: fn(RwSignal<bool>) -> AnyView,
    pub subscribe_menu: fn(Arc<Catalogue>) -> AnyView,
    /// What stands below every page.
    pub foot: fn(Update) -> AnyView,
    /// What is there on every page and seen on none: keys, announcements, what the
    /// system is told.
    pub helpers: fn() -> AnyView,
}

static LATER: Later = Later {
    about: pages::about,
    embed: pages::embed,
    episode: pages::episode,
    guest: pages::guest,
    guests: pages::guests,
    references: pages::references,
    search: pages::search,
    upcoming: pages::upcoming,
    player_bar: view::player_bar,
    subscribe_menu: view::subscribe_menu,
    foot: view::foot,
    helpers: view::helpers,
};

/// The file, once it has come.
static THERE: OnceLock<&'static Later> = OnceLock::new();

// The name of the part is in the name of its file.
#[cfg(split)]
#[allow(unsafe_code, reason = "what the macro expands to")]
mod file {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    #[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn load() -> Result<&'static super::Later, SplitLoaderError> {
        Ok(&super::LATER)
    }
}

#[cfg(not(split))]
mod file {
    use std::convert::Infallible;

    pub async fn load() -> Result<&'static super::Later, Infallible> {
        Ok(&super::LATER)
    }
}

/// What there is to show until a part is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meanwhile {
    Nothing,
    /// A page that says that it is on its way.
    Page,
}

/// Shows something of that file as soon as it is there.
pub fn later(meanwhile: Meanwhile, view: impl Fn(&Later) -> AnyView + Send + 'static) -> AnyView {
    let there = RwSignal::new(THERE.get().copied());
    let failed = RwSignal::new(false);
    let load = Callback::new(move |()| {
        failed.set(false);
        spawn(async move {
            match file::load().await {
                Ok(later) => {
                    let _ = THERE.set(later);
                    // What waited for it may be gone by now.
                    let _ = there.try_set(Some(later));
                }
                Err(_) => {
                    let _ = failed.try_set(true);
                }
            }
        });
    });
    if there.get_untracked().is_none() {
        load.run(());
    }
    live(move || match (there.get(), failed.get()) {
        (Some(later), _) => view(later),
        (None, true) if meanwhile == Meanwhile::Page => failure(load),
        (None, false) if meanwhile == Meanwhile::Page => {
            view! { <div class="page"><p role="status" class="shell-status">"Loading…"</p></div> }
                .into_any()
        }
        _ => ().into_any(),
    })
    .into_any()
}

fn failure(load: Callback<()>) -> AnyView {
    view! {
        <div class="page">
            <div class="failure" role="alert">
                <p><strong>"This page could not be loaded."</strong></p>
                <p>
                    "There is no connection, or the site has been renewed meanwhile: then it helps \
                    to load it anew."
                </p>
                <button class="button" on:click=on(move |_| load.run(()))>"Retry"</button>
                <a class="button quiet" href="" rel="external">"Reload"</a>
            </div>
        </div>
    }
    .into_any()
}
