//! Keys, wherever the focus is.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::page::{document, find_all, listen};
use crate::player::shortcuts::Focus;

/// What arrows and digits work in.
const MOVABLE: &str = "[role=tab], [role=slider], [role=option], [role=menuitem], \
    [role=radio], input[type=range], input[type=radio]";
const TYPING: &str = "input, textarea, select, [contenteditable]";
const PRESSABLE: &str = "button, a[href], summary, [role=button]";

/// Calls back for each key that is pressed, with its name, whether it is part of
/// a combination, and what the focus is on. If the answer is yes, the browser
/// does nothing else with it.
pub fn on_key(take: impl Fn(&str, bool, Focus) -> bool + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let combined = key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing();
        if !key.default_prevented() && take(&key.key(), combined, focus(key)) {
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

/// The path that the first link in the card with the focus leads to.
pub fn focused_card() -> Option<String> {
    let card = document()?.active_element()?.closest("article").ok()??;
    let link = card.query_selector("h3 a[href]").ok()??;
    link.get_attribute("href")
}

/// Moves the focus to the field for searching that is on the page, if one is.
pub fn focus_search() -> bool {
    let fields = find_all("input[type=search]").into_iter();
    let mut fields = fields.filter_map(|field| field.dyn_into::<HtmlElement>().ok());
    let shown = fields.find(|field| field.offset_parent().is_some());
    shown.is_some_and(|field| field.focus().is_ok())
}
