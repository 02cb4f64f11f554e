//! The frame around every page: header, footer, player, and what all pages share.

use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;
use show::{Address, EpisodeAddress, Route};

use crate::browser::frame::{self, Place};
use crate::browser::navigation::Navigation;
use crate::browser::service_worker::Update;
use crate::browser::{build_files, lifecycle, schedule};
use crate::downloads::Downloads;
use crate::element_id::ElementId;
use crate::erased::effect;
use crate::library::{Library, SearchHandle};
use crate::pages::Pages;
use crate::playback::PlayerHandle;
use crate::view::{BuildSteps, EpisodeCard, PlayerBar, SiteHeader, footer, helpers};

/// What all pages share.
#[derive(Clone, Copy)]
pub struct App {
    /// The catalogue.
    pub library: Library,
    /// The current address.
    pub navigation: Navigation,
    /// The player.
    pub player: PlayerHandle,
    /// The downloads.
    pub downloads: Downloads,
    update: Update,
    /// The owner of everything on the page.
    owner: StoredValue<Owner>,
    /// Whether this is a frame on another site.
    embedded: bool,
}

impl App {
    /// Provides everything that the views expect to the current owner.
    pub fn provide(catalogue: Option<Arc<Catalogue>>, address: Address) -> Self {
        let library = Library::with_catalogue(catalogue);
        let downloads = Downloads::new();
        let player = PlayerHandle::new(library, downloads);
        let embedded = address.is_embedded();
        let navigation = Navigation::at(address);
        provide_context(library);
        provide_context(SearchHandle::new(library));
        provide_context(downloads);
        provide_context(player);
        provide_context(navigation);
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        Self { library, navigation, player, downloads, update: Update::new(), owner, embedded }
    }

    /// Starts to handle links, keys, stored records and other tabs.
    pub fn start(self) {
        self.owned(|| {
            open_fragment_links(self.navigation);
            self.navigation.start();
            self.downloads.start_up();
            self.player.start_up(self.embedded);
        });
        lifecycle::on_return(move || {
            self.library.refresh_in_background();
            self.update.look();
        });
        build_files::hold();
        // A service worker would hide the changes that a development server makes.
        if !cfg!(debug_assertions) {
            self.update.register();
        }
    }

    /// Runs something that creates views or effects, which belong to the page.
    pub fn owned<T>(self, create: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(create)
    }

    /// The header of the site.
    pub fn header(self) -> AnyView {
        if self.embedded { ().into_any() } else { view! { <SiteHeader/> }.into_any() }
    }

    /// The page of the current address.
    pub fn page(self) -> AnyView {
        view! { <Pages/> }.into_any()
    }

    /// What stands below every page.
    pub fn footer(self) -> AnyView {
        if self.embedded { ().into_any() } else { footer(self.update) }
    }

    /// Builds header and footer, each in a task of its own.
    pub async fn build_frame(self) -> BuiltFrame {
        schedule::yield_now().await;
        let header = self.owned(|| frame::build(self.header()));
        schedule::yield_now().await;
        let footer = self.owned(|| frame::build(self.footer()));
        schedule::yield_now().await;
        BuiltFrame { header, footer }
    }

    /// Puts header and footer in their places, and renders the player.
    pub fn put_frame(self, BuiltFrame { header, footer }: BuiltFrame) {
        frame::replace_with(ElementId::HEADER, header);
        frame::replace_with(ElementId::FOOTER, footer);
        self.owned(|| frame::fill(Place::End, || view! { <PlayerBar/> {helpers()} }.into_any()));
    }

    /// Renders all but the page in the places of the document.
    pub fn mount_frame(self) {
        let build = |view: fn(Self) -> AnyView| self.owned(|| frame::build(view(self)));
        self.put_frame(BuiltFrame { header: build(Self::header), footer: build(Self::footer) });
    }

    /// Renders a card that nobody sees. Browsers compile what renders it when it first runs,
    /// and the task that renders a page has less to do then.
    pub fn warm_up(self) {
        let latest = self.library.with_untracked(|catalogue| catalogue.latest().cloned());
        if let Some(entry) = latest.flatten() {
            let owner = self.owner.get_value().child();
            owner.with(|| drop(view! { <EpisodeCard entry/> }.into_any().build()));
            owner.cleanup();
        }
    }

    /// Renders the page in its place.
    pub fn mount_page(self) {
        self.owned(|| frame::fill(Place::Inside(ElementId::MAIN), || self.page()));
    }

    /// Builds the page, to be put in the place of an equal one.
    pub fn build_page(self) -> BuiltPage {
        let (page, ()) = self.build_page_with(|| ());
        page
    }

    /// Begins to build the page. It is complete once all steps are taken.
    pub fn begin_page(self) -> (BuiltPage, BuildSteps) {
        self.build_page_with(BuildSteps::provide)
    }

    /// Builds the page with what is provided to it.
    fn build_page_with<T>(self, provide: impl FnOnce() -> T) -> (BuiltPage, T) {
        let owner = self.owner.get_value().child();
        let (provided, nodes) = owner.with(|| (provide(), frame::build(self.page())));
        (BuiltPage { owner, nodes }, provided)
    }

    /// Renders the page in the place of an equal one.
    pub fn replace_page(self) {
        self.build_page().put();
    }
}

/// Header and footer that are in no place yet.
pub struct BuiltFrame {
    header: frame::Built,
    footer: frame::Built,
}

/// A page that is in no place yet.
pub struct BuiltPage {
    owner: Owner,
    nodes: frame::Built,
}

impl BuiltPage {
    /// Puts the page in the place of an equal one.
    pub fn put(self) {
        frame::replace_with(ElementId::MAIN, self.nodes);
        // It lives as long as the document.
        std::mem::forget(self.owner);
    }

    /// Gives the page up.
    pub fn discard(self) {
        self.owner.cleanup();
    }
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
