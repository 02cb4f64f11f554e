//! The service worker, and new versions of the site.

use leptos::prelude::*;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use super::page::listen;
use crate::live::spawn;
const SCRIPT: &str = "/sw.js";
/// What `src/sw/index.js` waits for.
const TAKE_OVER: &str = "take-over";

/// A new version of the site, once one is ready.
#[derive(Clone, Copy)]
pub struct Update {
    /// The registration whose waiting worker is the new version.
    ready: RwSignal<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Update {
    pub fn new() -> Self {
        Self { ready: RwSignal::new_local(None) }
    }

    /// Whether a new version waits for the visitor's consent.
    pub fn is_ready(&self) -> bool {
        self.ready.with(Option::is_some)
    }

    /// Registers the service worker and watches for newer ones. Does nothing
    /// where the browser has none: then the site needs the network, that is all.
    pub fn watch(self) {
        let Some(container) = container() else { return };
        spawn(async move {
            let registered = JsFuture::from(container.register(SCRIPT)).await;
            let registered = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>);
            if let Ok(registration) = registered {
                self.watch_registration(&registration);
            }
        });
    }

    fn watch_registration(self, registration: &ServiceWorkerRegistration) {
        self.check(registration);
        let found = registration.clone();
        listen(registration, "updatefound", move |_| {
            let Some(installing) = found.installing() else { return };
            let registration = found.clone();
            listen(&installing, "statechange", move |_| self.check(&registration));
        });
    }

    fn check(self, registration: &ServiceWorkerRegistration) {
        // Without a controller the waiting worker is the first one, no update.
        let update = registration.waiting().is_some()
            && container().is_some_and(|container| container.controller().is_some());
        if update {
            self.ready.set(Some(registration.clone()));
        }
    }

    /// Lets the new version take over and loads the page anew.
    pub fn accept(self) {
        let waiting = self.ready.with_untracked(|ready| ready.as_ref()?.waiting());
        let (Some(container), Some(waiting)) = (container(), waiting) else {
            // Accepted in another tab: the new version is in place already.
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

/// In an insecure context the property is missing, and touching it would throw.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let there = js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker"));
    there.ok()?.then(|| navigator.service_worker())
}

fn reload() {
    let _ = web_sys::window().map(|window| window.location().reload());
}
