//! The motion from one page to the next, where the browser has it: the episode's
//! cover goes along. <https://www.w3.org/TR/css-view-transitions-1/>; web-sys has it
//! as unstable only.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Document, Element, HtmlElement};

use super::page::{document, find_all, link_to, pause, window};
use crate::live::spawn;

/// What the cover is called while it moves; as in `style/motion.css`.
const COVER: &str = "cover";

/// Changes the page, as one motion. `from` is the link that leads to the new page,
/// `to` where the link leads to that the visitor returns to.
pub fn change(from: Option<&Element>, to: Option<String>, update: impl FnOnce() + 'static) {
    let Some((document, start)) = starter() else { return update() };
    if let Some(cover) = from.and_then(cover_of) {
        name(&cover, COVER);
    }
    let update = Closure::once_into_js(move || -> Promise {
        // The cover that has been left is none of the new page's.
        named().for_each(|cover| name(&cover, ""));
        update();
        future_to_promise(async move {
            pause().await;
            let returned = to.and_then(|href| link_to("main article a[href]", &href));
            if let Some(cover) = returned.as_ref().and_then(cover_of) {
                name(&cover, COVER);
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let Ok(transition) = start.call1(&document, &update) else {
        // There is a page to go to all the same.
        if let Some(update) = update.dyn_ref::<Function>() {
            let _ = update.call0(&JsValue::NULL);
        }
        return;
    };
    spawn(async move {
        // One that another one cuts short says so here; that is no fault.
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

/// What starts a transition; nothing where there is none, or the visitor wants no
/// motion.
fn starter() -> Option<(Document, Function)> {
    let still = window()?.match_media("(prefers-reduced-motion: reduce)").ok()??;
    let document = document().filter(|_| !still.matches())?;
    let start = Reflect::get(&document, &"startViewTransition".into()).ok()?;
    Some((document, start.dyn_into().ok()?))
}

/// The cover on the card of a link.
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
        name => cover.set_attribute("style", &format!("view-transition-name: {name}")),
    };
}
