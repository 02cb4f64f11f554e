//! The keyboard focus.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::dom::{document, element, find_all, link_to, listen, window};
use super::schedule;
use crate::element_id::ElementId;
use crate::erased::spawn;

/// Moves the focus to an element, without scrolling. For controls that disappear when
/// they are used.
pub fn focus(id: ElementId) {
    if let Some(element) = element(id) {
        focus_without_scrolling(&element);
    }
}

/// Moves the focus to an element once the pending changes of the page are rendered.
pub fn focus_soon(id: ElementId) {
    spawn(async move {
        schedule::yield_now().await;
        focus(id);
    });
}

/// Moves the focus to the page's heading, as loading a new page would.
pub fn focus_heading() {
    focus_first("main h1");
}

/// Moves the focus to the first control inside an element that is enabled.
pub fn focus_first_control(within: ElementId) {
    focus_first(&format!("#{} button:enabled", within.as_str()));
}

/// Moves the focus to the first link to `href` on the page, and scrolls until it is so
/// many CSS pixels below the top of the window.
pub fn focus_link_at(href: &str, top: f64) {
    let link = link_to("main a[href]", href);
    let Some((link, window)) = link.zip(window()) else { return };
    focus_without_scrolling(&link);
    window.scroll_by_with_x_and_y(0.0, link.get_bounding_client_rect().top() - top);
}

/// Moves the focus to the first button in a child of an element once the pending changes
/// of the page are rendered.
pub fn focus_child_soon(parent: ElementId, index: usize) {
    spawn(async move {
        schedule::yield_now().await;
        focus_first(&format!("#{} > :nth-child({}) button", parent.as_str(), index + 1));
    });
}

/// Whether an element has the focus.
pub fn has_focus(id: ElementId) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|focused| focused.id() == id.as_str())
}

/// Calls back each time that an element gets the focus.
pub fn on_focus(id: ElementId, focused: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "focusin", move |_| {
        if has_focus(id) {
            focused();
        }
    });
}

fn focus_first(selector: &str) {
    let first = find_all(selector).into_iter().next();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        focus_without_scrolling(&first);
    }
}

fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
