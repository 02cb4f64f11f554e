//! The keyboard, wherever the focus is.

use player::shortcuts::Focus;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, KeyboardEvent};

use super::dom::{document, element, find_all, listen};
use super::location;
use crate::element_id::ElementId;

/// Controls that use arrow keys and digits.
const MOVABLE: &str = "[role=tab], [role=slider], [role=option], [role=menuitem], \
    [role=radio], input[type=range], input[type=radio]";
const TYPING: &str = "input, textarea, select, [contenteditable]";
const PRESSABLE: &str = "button, a[href], summary, [role=button]";

/// Calls back for each key that is pressed, with its name, whether it is part of a
/// combination, and what has the focus. If the callback returns true, the browser does
/// nothing else with the key.
pub fn on_key(handle: impl Fn(&str, bool, Focus) -> bool + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let combined = key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing();
        if !key.default_prevented() && handle(&key.key(), combined, focus(key)) {
            key.prevent_default();
        }
    });
}

fn focus(event: &KeyboardEvent) -> Focus {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Focus::Page;
    };
    let is = |selector| element.closest(selector).is_ok_and(|found| found.is_some());
    if is(MOVABLE) {
        Focus::Movable
    } else if is("input[type=checkbox]") || is(PRESSABLE) {
        Focus::Pressable
    } else if is(TYPING) {
        Focus::Typing
    } else {
        Focus::Page
    }
}

/// The path of the episode on the card that has the focus.
pub fn focused_card() -> Option<String> {
    let card = document()?.active_element()?.closest("article").ok()??;
    let link = card.query_selector("h3 a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    Some(location::on_this_site(&link.href())?.path)
}

/// Moves the focus to the site-wide search, else to the first visible search field.
/// Returns whether there is one.
pub fn focus_search() -> bool {
    let others = find_all("input[type=search]").into_iter();
    let others = others.filter_map(|field| field.dyn_into::<HtmlElement>().ok());
    let mut fields = element(ElementId::SEARCH_FIELD).into_iter().chain(others);
    let shown = fields.find(|field| field.offset_parent().is_some());
    shown.is_some_and(|field| field.focus().is_ok())
}
