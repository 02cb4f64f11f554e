//! Taking over a document that the build has rendered.
//!
//! What comes first is the frame: header, footer and player. The page stands as it is until
//! something on it has to change. That keeps the first seconds of a visit free of work that
//! nobody sees.

use leptos::prelude::*;
use show::{Address, EpisodeAddress, Route, key};
use web_sys::{Event, HtmlElement};

use crate::app::{App, BuiltFrame};
use crate::browser::dom::{element, find_all, find_in, listen};
use crate::browser::early::{self, Replay};
use crate::browser::prerendered::{self, Snapshot};
use crate::browser::proximity::ProximityObserver;
use crate::browser::{interaction, location, sanitise, schedule};
use crate::element_id::ElementId;
use crate::erased::{effect, memo, spawn};
use crate::launch;
use crate::library::Refresh;

/// Starts the site in the current document.
pub fn start() {
    let address = location::current().unwrap_or_default();
    let app = App::provide(None, address.clone());
    let snapshot = prerendered::snapshot();
    interaction::watch();
    app.library.open(snapshot.clone());
    match prerendered::page().filter(|page| is_at(page, &address)) {
        Some(path) => Standing::new(app, address.with_path(&path), snapshot).wait(),
        None => {
            early::take();
            app.start();
            launch::start(app);
            app.mount_frame();
            app.mount_page();
        }
    }
}

/// A page of the build that stands until it has to change.
#[derive(Clone, Copy)]
struct Standing {
    app: App,
    /// The address of the page.
    address: StoredValue<Address>,
    snapshot: StoredValue<Option<Snapshot>>,
    /// Whether the page is still the one of the build.
    stands: StoredValue<bool>,
}

impl Standing {
    fn new(app: App, address: Address, snapshot: Option<Snapshot>) -> Self {
        Self {
            app,
            address: StoredValue::new(address),
            snapshot: StoredValue::new(snapshot),
            stands: StoredValue::new(true),
        }
    }

    /// Takes over once there is a catalogue, or none to be had.
    fn wait(self) {
        let library = self.app.library;
        let ready = memo(move || {
            library.catalogue().is_some() || matches!(library.last_refresh(), Refresh::Failed(_))
        });
        let begun = StoredValue::new(false);
        effect(move || {
            if ready.get() && !begun.get_value() {
                begun.set_value(true);
                spawn(async move {
                    if !find_all(".notes").is_empty() {
                        sanitise::prepare().await;
                    }
                    let frame = self.app.build_frame().await;
                    interaction::settled().await;
                    self.take_over(frame);
                });
            }
        });
    }

    fn take_over(self, frame: BuiltFrame) {
        let address = self.address.get_value();
        let kept = early::take();
        // The address may have only the episode's number.
        self.app.navigation.replace(&address);
        self.app.navigation.mark_rendered();
        self.app.start();
        launch::start(self.app);
        self.app.player.adopt();
        self.app.put_frame(frame);
        let main = element(ElementId::MAIN);
        if let Some(main) = &main {
            early::intercept(main, move |event| self.handle(event));
            self.render_before_use(main);
        }
        let known = self.app.library.with_untracked(|_| ()).is_some();
        let in_use = main.as_ref().is_some_and(|main| early::has_focused_control(main));
        // Without a catalogue, the page of the build is better than an error in its place.
        if (known && (in_use || depends_on_visit(&address))) || is_narrowed(&address) {
            self.render();
        } else {
            self.app.owned(|| self.watch());
        }
        kept.into_iter().for_each(|replay| self.repeat(replay));
    }

    /// Renders the page when the visitor is about to use a control on it, or to reach the end
    /// of a list that goes on.
    fn render_before_use(self, main: &HtmlElement) {
        for kind in ["focusin", "pointerover"] {
            listen(main, kind, move |event| {
                if early::announces_use(&event) {
                    self.render();
                }
            });
        }
        for more in find_in(main, ".more:not([hidden])") {
            // The observer ends with the element.
            let _ = ProximityObserver::new(&more, move || self.render());
        }
    }

    /// Handles an event on the page, if the page still stands.
    fn handle(self, event: &Event) -> bool {
        if !self.stands.get_value() {
            return false;
        }
        if let Some(press) = early::press(event) {
            return self.app.player.press(&press);
        }
        // Links work by themselves.
        let Some(replay) = Replay::of(event).filter(Replay::needs_page) else { return false };
        self.repeat(replay);
        true
    }

    fn repeat(self, replay: Replay) {
        if replay.needs_page() {
            self.render();
        }
        replay.run();
    }

    /// Renders the page when something on it changes.
    fn watch(self) {
        let App { library, navigation, player, downloads, .. } = self.app;
        effect(move || {
            let another = navigation.with(|here| self.address.with_value(|page| here != page));
            let same =
                navigation.with(|here| self.address.with_value(|page| page.is_same_page(here)));
            match another && self.ends() {
                true if same => self.app.replace_page(),
                true => self.app.mount_page(),
                false => {}
            }
        });
        let changed = memo(move || {
            if library.catalogue().is_none() {
                return false;
            }
            let built =
                self.snapshot.with_value(|snapshot| snapshot.as_ref().map(|s| s.fingerprint));
            player.track().with(Option::is_some)
                || player.queue().with(|queue| !queue.is_empty())
                || !player.progress().history().is_empty()
                || downloads.ids().with(|ids| !ids.is_empty())
                || !built.is_some_and(|built| library.is_as_built(built))
        });
        effect(move || {
            if changed.get() {
                spawn(async move {
                    // In tasks of their own: nobody waits for them.
                    schedule::idle().await;
                    self.app.warm_up();
                    schedule::yield_now().await;
                    self.render_in_steps().await;
                });
            }
        });
    }

    /// Whether the page of the build stands. From now on it does not.
    fn ends(self) -> bool {
        self.stands.try_update_value(|stands| std::mem::replace(stands, false)) == Some(true)
    }

    /// Puts the program's page in the place of the build's.
    fn render(self) {
        if self.ends() {
            self.down_to_the_view(|| self.app.build_page()).put();
        }
    }

    /// The same in several tasks. Until the last one, the page of the build stands.
    async fn render_in_steps(self) {
        interaction::settled().await;
        if !self.stands.get_value() {
            return;
        }
        let (page, steps) = self.down_to_the_view(|| self.app.begin_page());
        loop {
            schedule::yield_now().await;
            if !self.stands.get_value() || !steps.advance() {
                break;
            }
        }
        interaction::settled().await;
        if self.ends() { page.put() } else { page.discard() }
    }

    /// Builds a page whose list of episodes reaches at least to the one in view.
    fn down_to_the_view<T>(self, build: impl FnOnce() -> T) -> T {
        let main = element(ElementId::MAIN);
        let episode = main.and_then(|main| interaction::episode_in_view(&main));
        self.app.navigation.while_showing(episode, build)
    }
}

/// Whether the page of the build at `path` is what an address names. Some hosts answer
/// every address with the home page.
fn is_at(path: &str, address: &Address) -> bool {
    let route = |path: &str| Route::of(&Address { path: path.to_owned(), ..Address::default() });
    match (route(path), route(&address.path)) {
        (Route::Episode(page), Route::Episode(named))
        | (Route::Embed(page), Route::Embed(named)) => {
            page == named || EpisodeAddress::parse(&page) == EpisodeAddress::parse(&named)
        }
        (page, named) => page == named,
    }
}

/// Whether a page depends on the visitor's clock, on this visit, or on what is chosen in
/// its address: then the build cannot know what it has to show.
fn depends_on_visit(address: &Address) -> bool {
    let fixed = match Route::of(address) {
        Route::Home | Route::Episode(_) | Route::Guests | Route::Guest(_) | Route::References => {
            true
        }
        Route::Search
        | Route::Embed(_)
        | Route::Upcoming
        | Route::Announcement(_)
        | Route::Downloads
        | Route::About
        | Route::NotFound => false,
    };
    !fixed || is_narrowed(address) || address.value(key::MOMENT).is_some()
}

/// Whether an address chooses what its page shows. Others have keys that mean nothing here,
/// such as those of campaigns.
fn is_narrowed(address: &Address) -> bool {
    key::NARROWING.into_iter().any(|key| address.value(key).is_some())
}
