//! What the window shows and lets the visitor reach.

use web_sys::CssStyleDeclaration;

use super::dom::{document, element, find_all, listen, window};
use crate::element_id::ElementId;

/// Windows narrower than this show the full player over the page (`style/panel.css`).
const NARROW: &str = "(width < 64rem)";

/// Whether the window is narrow. Calls back when that changes.
pub fn watch_narrow(changed: impl Fn(bool) + 'static) -> bool {
    let query = window().and_then(|window| window.match_media(NARROW).ok().flatten());
    let Some(query) = query else { return false };
    let watched = query.clone();
    listen(&query, "change", move |_| changed(watched.matches()));
    query.matches()
}

/// Whether the site is shown as an installed app, in a window of its own.
pub fn is_app() -> bool {
    let query = |query| window().and_then(|window| window.match_media(query).ok().flatten());
    ["(display-mode: standalone)", "(display-mode: minimal-ui)"]
        .into_iter()
        .filter_map(query)
        .any(|query| query.matches())
}

/// Makes everything but the player inert, or reachable again.
pub fn set_page_inert(inert: bool) {
    for element in find_all("body > :not(.player, [popover])") {
        let _ = element.toggle_attribute_with_force("inert", inert);
    }
}

/// Scrolls the current item inside an element into view, and nothing else.
pub fn reveal_current(within: ElementId) {
    let current = element(within)
        .and_then(|element| element.query_selector("[aria-current=true]").ok().flatten());
    if let Some(current) = current {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        current.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls the page to its top.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// A time without scroll anchoring, which ends when this is dropped. A page that is replaced
/// can leave the anchor at the foot of the new one.
/// <https://www.w3.org/TR/css-scroll-anchoring-1/>
pub struct Unanchored(CssStyleDeclaration);

const ANCHORING: &str = "overflow-anchor";

impl Unanchored {
    /// Switches scroll anchoring off.
    pub fn begin() -> Option<Self> {
        let style = document()?.body()?.style();
        style.set_property(ANCHORING, "none").ok()?;
        Some(Self(style))
    }
}

impl Drop for Unanchored {
    fn drop(&mut self) {
        let _ = self.0.remove_property(ANCHORING);
    }
}
