//! The service worker, and new versions of the site.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use super::dom::{listen, window};
use super::schedule;
use crate::erased::spawn;

const SCRIPT: &str = "/sw.js";
/// How long after the start the worker is registered, in milliseconds.
const QUIET: i32 = 3_000;
/// The messages that `src/sw/index.js` waits for.
const TAKE_OVER: &str = "take-over";
/// See [`TAKE_OVER`].
const MEND: &str = "mend";

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
            let registered = JsFuture::from(container.register(SCRIPT)).await;
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
    if let Some(worker) = container().and_then(|container| container.controller()) {
        let _ = worker.post_message(&JsValue::from_str(MEND));
    }
}

/// `None` in an insecure context, where the property is missing.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    let there = js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker"));
    there.ok()?.then(|| navigator.service_worker())
}

fn reload() {
    let _ = window().map(|window| window.location().reload());
}
