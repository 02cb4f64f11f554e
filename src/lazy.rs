//! Views that are loaded after the first paint, from files of their own.
//!
//! This module is below all pages and views, so that they can name what is loaded later
//! without containing it. `lazy_files` is above them and fills in the rest.

use std::sync::{Arc, LazyLock, OnceLock};

use catalogue::Catalogue;
use leptos::prelude::*;
use show::Route;

use crate::browser::focus::focus;
use crate::browser::service_worker::Update;
use crate::element_id::ElementId;
use crate::erased::{BoxedFuture, dynamic, handler, spawn};

/// The content of the lazy file: all pages but the home page, the visible player, and
/// what surrounds the pages.
pub struct LazyViews {
    /// The page of a route.
    pub page: fn(&Route) -> AnyView,
    /// The visible part of the player; the signal says whether the full player is open.
    pub player_bar: fn(RwSignal<bool>) -> AnyView,
    /// The menu with ways to subscribe.
    pub subscribe_menu: fn(Arc<Catalogue>) -> AnyView,
    /// What stands below every page.
    pub footer: fn(Update) -> AnyView,
    /// Parts of every page without a visible place: keyboard shortcuts, announcements,
    /// the media session.
    pub helpers: fn() -> AnyView,
}

/// The lazy views.
pub static VIEWS: LazyFile<LazyViews> = LazyFile::new();

/// What is shown until a lazy view is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fallback {
    /// Nothing.
    Nothing,
    /// A page that says that it is loading, or that it could not be loaded.
    Page,
}

/// The future of a loaded file; `None` if loading failed.
pub type Loading<T> = BoxedFuture<'static, Option<&'static T>>;

/// A file that is loaded when it is first needed. `T` is what it contains: functions,
/// mostly. Only `lazy_files` names the functions themselves.
pub struct LazyFile<T: 'static> {
    load: OnceLock<fn() -> Loading<T>>,
    state: LazyLock<ArcRwSignal<State<T>>>,
}

enum State<T: 'static> {
    NotRequested,
    Loading,
    Failed,
    Loaded(&'static T),
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T: Sync> LazyFile<T> {
    const fn new() -> Self {
        Self {
            load: OnceLock::new(),
            state: LazyLock::new(|| ArcRwSignal::new(State::NotRequested)),
        }
    }

    /// Registers the function that loads the file. The first registration counts.
    pub fn register(&self, load: fn() -> Loading<T>) {
        let _ = self.load.set(load);
    }

    /// Renders a view of the file once the file is loaded. A file that could not be loaded
    /// is requested again with the next view of it.
    pub fn view(
        &'static self,
        fallback: Fallback,
        view: impl Fn(&'static T) -> AnyView + Send + 'static,
    ) -> AnyView {
        self.boxed_view(fallback, Box::new(view))
    }

    fn boxed_view(
        &'static self,
        fallback: Fallback,
        view: Box<dyn Fn(&'static T) -> AnyView + Send>,
    ) -> AnyView {
        if matches!(self.state.get_untracked(), State::NotRequested | State::Failed) {
            self.request();
        }
        dynamic(move || match (self.state.get(), fallback) {
            (State::Loaded(content), _) => view(content),
            (_, Fallback::Nothing) => ().into_any(),
            (State::Failed, Fallback::Page) => failure(move || self.request()),
            (State::NotRequested | State::Loading, Fallback::Page) => loading(),
        })
        .into_any()
    }

    fn request(&'static self) {
        let Some(load) = self.load.get() else { return };
        self.state.set(State::Loading);
        spawn(async move {
            self.state.set(load().await.map_or(State::Failed, State::Loaded));
        });
    }
}

fn loading() -> AnyView {
    view! { <div class="page"><p role="status" class="shell-status">"Loading…"</p></div> }
        .into_any()
}

fn failure(retry: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="page">
            <div class="failure" role="alert">
                <p><strong>"This page could not be loaded."</strong></p>
                <p>
                    "There is no connection, or the site has been updated in the meantime. \
                    Reload to get the new version."
                </p>
                <button class="button" on:click=handler(move |_| {
                    focus(ElementId::MAIN);
                    retry();
                })>"Retry"</button>
                <a class="button quiet" href="" rel="external">"Reload"</a>
            </div>
        </div>
    }
    .into_any()
}
