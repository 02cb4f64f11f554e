//! View transitions from page to page, in which the episode's cover moves along.
//! <https://www.w3.org/TR/css-view-transitions-1/>; in web-sys they are unstable.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Document, Element, HtmlElement};

use super::dom::{document, find_all, link_to, window};
use super::schedule;
use crate::erased::spawn;

/// The name of the moving cover, as in `style/motion.css`.
const COVER: &str = "cover";

/// Runs an update of the page as a view transition. `from` is the link to the new page;
/// `to` is the href of the link that the visitor returns to.
pub fn run(from: Option<&Element>, to: Option<String>, update: impl FnOnce() + 'static) {
    let Some((document, start)) = starter() else { return update() };
    if let Some(cover) = from.and_then(cover_of) {
        name(&cover, COVER);
    }
    let update = Closure::once_into_js(move || -> Promise {
        // Only one element may have the name.
        named().for_each(|cover| name(&cover, ""));
        update();
        future_to_promise(async move {
            schedule::yield_now().await;
            let returned = to.and_then(|href| link_to("main article a[href]", &href));
            if let Some(cover) = returned.as_deref().and_then(cover_of) {
                name(&cover, COVER);
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let Ok(transition) = start.call1(&document, &update) else {
        // Without a transition the page changes all the same.
        if let Some(update) = update.dyn_ref::<Function>() {
            let _ = update.call0(&JsValue::NULL);
        }
        return;
    };
    spawn(async move {
        // A transition that another one interrupts rejects this promise.
        let ready = Reflect::get(&transition, &"ready".into());
        if let Some(ready) = ready.ok().and_then(|ready| ready.dyn_into::<Promise>().ok()) {
            let _ = JsFuture::from(ready).await;
        }
        let finished = Reflect::get(&transition, &"finished".into());
        if let Some(finished) = finished.ok().and_then(|f| f.dyn_into::<Promise>().ok()) {
            let _ = JsFuture::from(finished).await;
        }
        named().for_each(|cover| name(&cover, ""));
    });
}

/// The function that starts a transition; `None` if the browser has none or the visitor
/// prefers reduced motion.
fn starter() -> Option<(Document, Function)> {
    let still = window()?.match_media("(prefers-reduced-motion: reduce)").ok()??;
    let document = document().filter(|_| !still.matches())?;
    let start = Reflect::get(&document, &"startViewTransition".into()).ok()?;
    Some((document, start.dyn_into().ok()?))
}

/// The cover on the card that contains a link.
fn cover_of(link: &Element) -> Option<HtmlElement> {
    let card = link.closest("article, .latest").ok()??;
    card.query_selector(".cover").ok()??.dyn_into().ok()
}

fn named() -> impl Iterator<Item = HtmlElement> {
    find_all(".cover[style]").into_iter().filter_map(|cover| cover.dyn_into().ok())
}

fn name(cover: &HtmlElement, name: &str) {
    let _ = match name {
        "" => cover.remove_attribute("style"),
        // Through the style object, which the content security policy allows.
        name => cover.style().set_property("view-transition-name", name),
    };
}
