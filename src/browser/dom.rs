//! The window and its document.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Window};

use crate::element_id::ElementId;

/// The window; `None` on the host, where pages are only rendered.
pub fn window() -> Option<Window> {
    if cfg!(target_family = "wasm") { web_sys::window() } else { None }
}

/// The document of the window.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The element with an id.
pub fn element(id: ElementId) -> Option<HtmlElement> {
    document()?.get_element_by_id(id.as_str())?.dyn_into().ok()
}

/// All elements of the document that match a CSS selector, in document order.
pub fn find_all(selector: &str) -> Vec<Element> {
    let root = document().and_then(|document| document.document_element());
    root.map(|root| find_in(&root, selector)).unwrap_or_default()
}

/// All descendants of an element that match a CSS selector, in document order.
pub fn find_in(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector).ok();
    let nodes = found.iter().flat_map(|found| (0..found.length()).map(|at| found.get(at)));
    nodes.filter_map(|node| node?.dyn_into().ok()).collect()
}

/// The links to `href` among the elements that match a CSS selector.
pub fn links_to(selector: &str, href: &str) -> impl Iterator<Item = HtmlElement> {
    let is_target = move |link: &Element| link.get_attribute("href").as_deref() == Some(href);
    let links = find_all(selector).into_iter().filter(is_target);
    links.filter_map(|link| link.dyn_into().ok())
}

/// The first link to `href` among the elements that match a CSS selector.
pub fn link_to(selector: &str, href: &str) -> Option<HtmlElement> {
    links_to(selector, href).next()
}

/// Listens to an event for the lifetime of the page.
pub fn listen(target: &EventTarget, event: &str, listener: impl FnMut(Event) + 'static) {
    let _ = target.add_event_listener_with_callback(event, callback(listener).unchecked_ref());
}

/// Listens to an event for the lifetime of the page, before the listeners of descendants. The
/// listener may itself cause such an event.
pub fn listen_first(target: &EventTarget, event: &str, listener: impl Fn(Event) + 'static) {
    let listener: Box<dyn Fn(Event)> = Box::new(listener);
    let listener = Closure::wrap(listener).into_js_value();
    let _ = target.add_event_listener_with_callback_and_bool(event, listener.unchecked_ref(), true);
}

fn callback(listener: impl FnMut(Event) + 'static) -> JsValue {
    let listener: Box<dyn FnMut(Event)> = Box::new(listener);
    Closure::wrap(listener).into_js_value()
}
