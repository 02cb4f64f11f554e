//! The beginning and the end of the page.

use super::dom::{document, element, listen, window};
use crate::element_id::ElementId;

/// Shows the banner for a crash, which is part of every document.
pub fn show_crash_banner() {
    if let Some(banner) = element(ElementId::CRASH_BANNER) {
        let _ = banner.remove_attribute("hidden");
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
