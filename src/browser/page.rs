//! The document: focus, scroll, and what the address bar holds.

use crate::show::Date;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, IntersectionObserver,
    IntersectionObserverEntry, IntersectionObserverInit, Window,
};

/// Unix time in milliseconds.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Lets everything else that waits have its turn.
pub async fn pause() {
    wait(0).await;
}

/// Waits until nothing has been going on for a moment.
pub async fn idle() {
    const MOMENT: i32 = 250;
    wait(MOMENT).await;
}

/// Waits for so many milliseconds.
async fn wait(millis: i32) {
    let turn = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = JsFuture::from(turn).await;
}

/// Waits for the next frame.
pub async fn frame() {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = JsFuture::from(frame).await;
}

/// The window; nothing on the host, where pages are only rendered.
pub fn window() -> Option<Window> {
    if cfg!(target_family = "wasm") { web_sys::window() } else { None }
}

/// Its document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The first element that this CSS selector finds.
fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// All elements that this CSS selector finds, in the order of the document.
pub fn find_all(selector: &str) -> Vec<Element> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let nodes = found.iter().flat_map(|found| (0..found.length()).map(|at| found.get(at)));
    nodes.filter_map(|node| node?.dyn_into().ok()).collect()
}

/// Listens for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, listener: impl FnMut(Event) + 'static) {
    let listener: Box<dyn FnMut(Event)> = Box::new(listener);
    let listener = Closure::wrap(listener).into_js_value();
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}

/// Names the page, in the tab and in the history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether this site is on that host.
pub fn is_host(host: &str) -> bool {
    window().and_then(|window| window.location().host().ok()).as_deref() == Some(host)
}

/// Moves the focus to the page's heading, as a new page would.
pub fn focus_heading() {
    focus("main h1");
}

/// Moves the focus to the first element that this CSS selector finds, without
/// scrolling there. For controls that go away when they are used.
pub fn focus(selector: &str) {
    if let Some(found) = find(selector).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = found.focus_with_options(&options);
    }
}

/// The first of the links that this CSS selector finds that leads to `href`.
pub fn link_to(selector: &str, href: &str) -> Option<Element> {
    let leads_there = |link: &Element| link.get_attribute("href").as_deref() == Some(href);
    find_all(selector).into_iter().find(leads_there)
}

/// Moves the focus to the link of the page that leads to `href`, and the link to so
/// many CSS pixels below the top of the window.
pub fn put_link(href: &str, top: f64) {
    let link = link_to("main a[href]", href).and_then(|link| link.dyn_into::<HtmlElement>().ok());
    let Some((link, window)) = link.zip(window()) else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = link.focus_with_options(&options);
    window.scroll_by_with_x_and_y(0.0, link.get_bounding_client_rect().top() - top);
}

/// Whether the focus is in what this CSS selector finds.
pub fn has_focus(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|focused| focused.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Calls back each time that the focus moves into what this CSS selector finds.
pub fn on_focus(selector: &'static str, moved: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "focusin", move |_| {
        if has_focus(selector) {
            moved();
        }
    });
}

/// Watches an element; has to be told when that is to end, since otherwise the
/// element, and the page it was on, is kept for ever.
pub struct Near(IntersectionObserver);

impl Near {
    pub fn end(self) {
        self.0.disconnect();
    }
}

/// Calls back each time that an element comes near the window; nothing where that
/// cannot be watched.
pub fn on_near(element: &Element, near: impl Fn() + 'static) -> Option<Near> {
    let near: Box<dyn Fn()> = Box::new(near);
    let watched = element.clone();
    let told = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
        move |entries: Array, observer: IntersectionObserver| {
            let mut entries = entries.iter().filter_map(|entry| entry.dyn_into().ok());
            if entries.any(|entry: IntersectionObserverEntry| entry.is_intersecting()) {
                near();
                // It may still be near: only who asks anew is told again.
                observer.unobserve(&watched);
                observer.observe(&watched);
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    let told = told.into_js_value();
    let observer = IntersectionObserver::new_with_options(told.unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Near(observer))
}

/// How far above or below the window is near it.
const NEAR: &str = "150% 0px";

/// Scrolls what this CSS selector finds into view, within what it is in.
pub fn reveal(selector: &str) {
    if let Some(found) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        found.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn popover(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Opens what its markup says is a popover.
pub fn open_popover(id: &str) {
    if let Some(popover) = popover(id) {
        let _ = popover.show_popover();
    }
}

/// Closes a popover.
pub fn close_popover(id: &str) {
    if let Some(popover) = popover(id) {
        let _ = popover.hide_popover();
    }
}

/// Whether the window is as narrow as a phone's; calls back when that changes.
pub fn watch_narrow(changed: impl Fn(bool) + 'static) -> bool {
    let query = window().and_then(|window| window.match_media(NARROW).ok().flatten());
    let Some(query) = query else { return false };
    let watched = query.clone();
    listen(&query, "change", move |_| changed(watched.matches()));
    query.matches()
}

/// Below this the player's panel covers the page (`style/player.css`).
const NARROW: &str = "(width < 64rem)";

/// Takes everything but the player out of reach, or gives it back.
pub fn set_covered(covered: bool) {
    for element in find_all("body > :not(.player, [popover])") {
        let _ = element.toggle_attribute_with_force("inert", covered);
    }
}

/// Calls back when the page is hidden or left: it may never be seen again.
pub fn on_leaving(leave: impl Fn() + Clone + 'static) {
    let Some((window, document)) = window().zip(document()) else { return };
    let hidden = document.clone();
    let leave_now = leave.clone();
    listen(&window, "pagehide", move |_| leave_now());
    listen(&document, "visibilitychange", move |_| {
        if hidden.hidden() {
            leave();
        }
    });
}

/// Moves the focus as [`focus`] does, once what is being changed is on the page.
pub fn focus_soon(selector: String) {
    crate::live::spawn(async move {
        pause().await;
        focus(&selector);
    });
}

/// Says whether the network is there, as far as the browser knows.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Shows the banner that stands in the page for the case that the program died.
pub fn show_crash_banner() {
    let banner = document().and_then(|document| document.get_element_by_id("crashed"));
    if let Some(banner) = banner {
        let _ = banner.remove_attribute("hidden");
    }
}

/// Takes away what the page showed until the program was there.
pub fn remove_shell() {
    if let Some(shell) = document().and_then(|document| document.get_element_by_id("shell")) {
        shell.remove();
    }
}

/// An address on this site, or anywhere, in full.
pub fn absolute(address: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let url = base.and_then(|base| web_sys::Url::new_with_base(address, &base).ok());
    url.map_or_else(|| address.to_owned(), |url| url.href())
}

/// The time of today as calendars have it (RFC 5545, section 3.3.5):
/// `20261118T050000Z`.
pub fn stamp() -> String {
    let iso = String::from(js_sys::Date::new_0().to_iso_string());
    let seconds = iso.split('.').next().unwrap_or_default().replace(['-', ':'], "");
    seconds + "Z"
}

/// Today, as this visitor's clock has it.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// A day and time, as this visitor writes them; `at` is Unix time in
/// milliseconds.
pub fn date_and_time(at: u64) -> String {
    let date = js_sys::Date::new(&(at as f64).into());
    String::from(date.to_locale_string("default", &js_sys::Object::new()))
}
