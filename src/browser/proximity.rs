//! Elements that come near the window.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far above or below the window counts as near.
const MARGIN: &str = "150% 0px";

/// An observer of an element. Without [`ProximityObserver::disconnect`] the browser
/// keeps the element and the page that it was on.
pub struct ProximityObserver(IntersectionObserver);

impl ProximityObserver {
    /// Calls back each time that an element comes near the window; `None` where the
    /// browser cannot observe that.
    pub fn new(element: &Element, near: impl Fn() + 'static) -> Option<Self> {
        let near: Box<dyn Fn()> = Box::new(near);
        let observed = element.clone();
        let callback = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
            move |entries: Array, observer: IntersectionObserver| {
                let mut entries = entries.iter().filter_map(|entry| entry.dyn_into().ok());
                if entries.any(|entry: IntersectionObserverEntry| entry.is_intersecting()) {
                    near();
                    // The element may still be near. Observe again to be called again.
                    observer.unobserve(&observed);
                    observer.observe(&observed);
                }
            },
        );
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let callback = callback.into_js_value();
        let observer =
            IntersectionObserver::new_with_options(callback.unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self(observer))
    }

    /// Stops the observation.
    pub fn disconnect(self) {
        self.0.disconnect();
    }
}
