//! The service worker, and new versions of the site.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use super::base_path::href;
use super::dom::{listen, window};
use super::object::object;
use super::schedule;
use crate::erased::spawn;

const SCRIPT: &str = "/sw.js";
/// How long after the start the worker is registered, in milliseconds.
const QUIET: i32 = 3_000;
/// The messages that `src/sw/index.js` waits for.
const TAKE_OVER: &str = "take-over";
/// See [`TAKE_OVER`].
const MEND: &str = "mend";
/// See [`TAKE_OVER`].
const SEEN: &str = "seen";
/// See [`TAKE_OVER`].
const NO_BADGE: &str = "no-badge";
/// How often the feed is fetched while the app is closed, at most, in milliseconds.
const PERIOD: f64 = 12.0 * 60.0 * 60.0 * 1_000.0;

/// A new version of the site, once it is installed.
#[derive(Clone, Copy)]
pub struct Update {
    /// The registration whose waiting worker is the new version.
    ready: RwSignal<Option<ServiceWorkerRegistration>, LocalStorage>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Update {
    /// No new version yet.
    pub fn new() -> Self {
        Self { ready: RwSignal::new_local(None), registration: StoredValue::new_local(None) }
    }

    /// Whether a new version waits for the visitor's consent.
    pub fn is_ready(&self) -> bool {
        self.ready.with(Option::is_some)
    }

    /// Registers the service worker and watches for newer ones. Without service workers
    /// the site needs the network.
    pub fn register(self) {
        let Some(container) = container() else { return };
        spawn(async move {
            // Its files come after everything that the visitor waits for.
            schedule::wait(QUIET).await;
            let registered = JsFuture::from(container.register(&href(SCRIPT))).await;
            let registered = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>);
            if let Ok(registration) = registered {
                self.watch_registration(&registration);
            }
        });
    }

    /// Has the browser look for a new version. It looks by itself only when a page is opened.
    pub fn look(self) {
        if let Some(registration) = self.registration.get_value() {
            // Without a network there is nothing to be found.
            if let Ok(update) = registration.update() {
                spawn(async move { drop(JsFuture::from(update).await) });
            }
        }
    }

    fn watch_registration(self, registration: &ServiceWorkerRegistration) {
        self.registration.set_value(Some(registration.clone()));
        refresh_periodically(registration);
        self.check(registration);
        let found = registration.clone();
        listen(registration, "updatefound", move |_| {
            let Some(installing) = found.installing() else { return };
            let registration = found.clone();
            listen(&installing, "statechange", move |_| self.check(&registration));
        });
    }

    fn check(self, registration: &ServiceWorkerRegistration) {
        // Without a controller the waiting worker is the first one, not an update.
        let update = registration.waiting().is_some()
            && container().is_some_and(|container| container.controller().is_some());
        if update {
            self.ready.set(Some(registration.clone()));
        }
    }

    /// Activates the new version and reloads the page.
    pub fn accept(self) {
        let waiting = self.ready.with_untracked(|ready| ready.as_ref()?.waiting());
        let (Some(container), Some(waiting)) = (container(), waiting) else {
            // Another tab has activated it already.
            return reload();
        };
        listen(&container, "controllerchange", |_| reload());
        let _ = waiting.post_message(&JsValue::from_str(TAKE_OVER));
    }
}

impl Default for Update {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the service worker answers the requests of the page.
pub fn controls_page() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

/// Has the service worker fetch anew what is damaged in its cache: a file could not be used.
pub fn mend() {
    post(MEND);
}

/// Tells the service worker that the visitor sees the newest episodes: the badge of the app
/// counts those that come later, if it is wanted.
pub fn note_seen(badge: bool) {
    post(if badge { SEEN } else { NO_BADGE });
}

fn post(message: &str) {
    if let Some(worker) = container().and_then(|container| container.controller()) {
        let _ = worker.post_message(&JsValue::from_str(message));
    }
}

/// Has the browser refresh the feed while the app is closed. Few browsers do, and only for an
/// app that is installed.
fn refresh_periodically(registration: &ServiceWorkerRegistration) {
    let register = || -> Result<Promise, JsValue> {
        let sync = Reflect::get(registration, &"periodicSync".into())?;
        let register: Function = Reflect::get(&sync, &"register".into())?.dyn_into()?;
        let options = object(&[("minInterval", PERIOD.into())])?;
        register.call2(&sync, &"feed".into(), &options)?.dyn_into()
    };
    if let Ok(registered) = register() {
        spawn(async move { drop(JsFuture::from(registered).await) });
    }
}

/// `None` in an insecure context, where the property is missing.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    let there = Reflect::has(&navigator, &JsValue::from_str("serviceWorker"));
    there.ok()?.then(|| navigator.service_worker())
}

fn reload() {
    let _ = window().map(|window| window.location().reload());
}
