//! What the first paint does not need: every page but the first, and all that is
//! seen of the player. A release build keeps it in a file of its own (`tools`, split),
//! which comes right after; in a debug build it is just there.

use std::sync::{Arc, LazyLock};

use leptos::prelude::*;

use crate::browser::page;
use crate::browser::service_worker::Update;
use crate::catalogue::{Catalogue, Listing};
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
    /// What sorts and filters a list, and what its first order is called.
    pub listing_controls: fn(Memo<Listing>, &'static str) -> AnyView,
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
    listing_controls: view::listing_controls,
    subscribe_menu: view::subscribe_menu,
    foot: view::foot,
    helpers: view::helpers,
};

/// How far the file has come; the same for all who wait for it.
#[derive(Clone, Copy)]
enum State {
    Unasked,
    Loading,
    Failed,
    There(&'static Later),
}

static STATE: LazyLock<ArcRwSignal<State>> = LazyLock::new(|| ArcRwSignal::new(State::Unasked));

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

/// Shows something of that file as soon as it is there. One that could not be loaded
/// is tried again each time that something of it is needed.
pub fn later(meanwhile: Meanwhile, view: impl Fn(&Later) -> AnyView + Send + 'static) -> AnyView {
    if matches!(STATE.get_untracked(), State::Unasked | State::Failed) {
        load();
    }
    live(move || match (STATE.get(), meanwhile) {
        (State::There(later), _) => view(later),
        (_, Meanwhile::Nothing) => ().into_any(),
        (State::Failed, Meanwhile::Page) => failure(),
        (_, Meanwhile::Page) => {
            view! { <div class="page"><p role="status" class="shell-status">"Loading…"</p></div> }
                .into_any()
        }
    })
    .into_any()
}

fn load() {
    STATE.set(State::Loading);
    spawn(async move {
        STATE.set(match file::load().await {
            Ok(later) => State::There(later),
            Err(_) => State::Failed,
        });
    });
}

fn failure() -> AnyView {
    view! {
        <div class="page">
            <div class="failure" role="alert">
                <p><strong>"This page could not be loaded."</strong></p>
                <p>
                    "There is no connection, or the site has been renewed meanwhile: then it helps \
                    to load it anew."
                </p>
                <button class="button" on:click=on(move |_| {
                    page::focus("#main");
                    load();
                })>"Retry"</button>
                <a class="button quiet" href="" rel="external">"Reload"</a>
            </div>
        </div>
    }
    .into_any()
}
