//! The beginning and the end of the page.

use wasm_bindgen::JsCast;

use super::dom::{document, element, listen, window};
use super::schedule;
use crate::element_id::ElementId;
use crate::erased::spawn;

/// Shows the banner for a crash, which is part of every document.
pub fn show_crash_banner() {
    if let Some(banner) = element(ElementId::CRASH_BANNER) {
        let _ = banner.remove_attribute("hidden");
    }
}

/// How often a page that stays open is refreshed, in milliseconds.
const REFRESH_EVERY: i32 = 30 * 60 * 1_000;

/// Calls back when something newer may be there: the page becomes visible again, the
/// network is back, or half an hour has passed while the page is visible.
pub fn on_return(refresh: impl Fn() + Clone + 'static) {
    let Some((window, document)) = window().zip(document()) else { return };
    let when_visible = {
        let (document, refresh) = (document.clone(), refresh.clone());
        move || {
            if !document.hidden() {
                refresh();
            }
        }
    };
    let visible = when_visible.clone();
    listen(&document, "visibilitychange", move |_| visible());
    listen(&window, "online", move |_| refresh());
    spawn(async move {
        loop {
            schedule::wait(REFRESH_EVERY).await;
            when_visible();
        }
    });
}

/// Calls back when the network is back.
pub fn on_online(online: impl Fn() + Clone + 'static) {
    if let Some(window) = window() {
        listen(&window, "online", move |_| online());
    }
}

/// Calls back when the network is gone.
pub fn on_offline(offline: impl Fn() + Clone + 'static) {
    if let Some(window) = window() {
        listen(&window, "offline", move |_| offline());
    }
}

/// Calls back when "back" has led to the page as it was left: it has missed what other tabs
/// have stored.
pub fn on_restored(restored: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "pageshow", move |event| {
            if event.unchecked_ref::<web_sys::PageTransitionEvent>().persisted() {
                restored();
            }
        });
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
