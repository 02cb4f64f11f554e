//! The keyboard focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::dom::{document, element, find_all, listen, window};
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

/// Scrolls until an element is so many CSS pixels below the top of the window.
pub fn scroll_until(element: &Element, top: f64) {
    let distance = element.get_bounding_client_rect().top() - top;
    // A script that scrolls ends the browser's record of the largest paint.
    if let Some(window) = window().filter(|_| distance.abs() >= 1.0) {
        window.scroll_by_with_x_and_y(0.0, distance);
    }
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

/// Moves the focus to an element, without scrolling.
pub fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
