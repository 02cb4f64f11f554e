//! Navigation within the site: the current address, links, "back" and "forward".

use leptos::prelude::*;
use show::{Address, Route, key};
use wasm_bindgen::prelude::*;
use web_sys::{Element, History, HtmlAnchorElement, MouseEvent};

use super::base_path::href;
use super::departure::{Departure, keep_scroll_position};
use super::dom::{listen, window};
use super::pointer::is_plain_click;
use super::viewport::{Unanchored, scroll_to_top};
use super::{location, schedule, transition};
use crate::erased::spawn;

/// The state of a history entry for an overlay, which "back" closes.
const OVERLAY: &str = "layer";

/// The current address, and the ways to another one. Provided by the app.
#[derive(Clone, Copy)]
pub struct Navigation {
    address: RwSignal<Address>,
    /// Whether a link led to the current address, until that is consumed. False after
    /// "back", "forward" and on the first page of a visit.
    followed: RwSignal<bool>,
    /// Counts the overlays that "back" has closed.
    closed_overlays: RwSignal<u32>,
    /// The address of the page that was rendered last.
    rendered: StoredValue<Option<Address>>,
    /// Where the visitor was on the page, if "back" or "forward" leads to it.
    departure: StoredValue<Option<Departure>>,
}

impl Navigation {
    /// Navigation that starts at an address.
    pub fn at(address: Address) -> Self {
        Self {
            address: RwSignal::new(address),
            followed: RwSignal::new(false),
            closed_overlays: RwSignal::new(0),
            rendered: StoredValue::new(None),
            departure: StoredValue::new(None),
        }
    }

    /// The navigation that the app provides.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads the address and subscribes the caller.
    pub fn with<T>(self, read: impl FnOnce(&Address) -> T) -> T {
        self.address.with(read)
    }

    /// Reads the address.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Address) -> T) -> T {
        self.address.with_untracked(read)
    }

    /// Whether a link led here, even one to the current address. Consumes the flag and
    /// subscribes the caller.
    pub fn take_followed(self) -> bool {
        let followed = self.followed.get();
        if followed {
            self.followed.update_untracked(|followed| *followed = false);
        }
        followed
    }

    /// Changes when "back" closes an overlay.
    pub fn overlay_closed(self) -> ReadSignal<u32> {
        self.closed_overlays.read_only()
    }

    /// Starts to handle clicks on links, "back" and "forward".
    pub fn start(self) {
        let Some(window) = window() else { return };
        listen(&window, "popstate", move |_| self.on_pop_state());
        keep_scroll_position(page_history);
        let Some(document) = window.document() else { return };
        listen(&document, "click", move |event| {
            let followed = event.dyn_ref::<MouseEvent>().and_then(followed_link);
            if let Some((link, target)) = followed {
                event.prevent_default();
                if let Some(history) = page_history() {
                    Departure::by(&link).store(&history);
                }
                self.follow(&link, target);
            }
        });
    }

    fn on_pop_state(self) {
        let now = location::current().unwrap_or_default();
        self.departure.set_value(history().as_ref().map(Departure::stored));
        self.followed.update_untracked(|followed| *followed = false);
        if self.address.with_untracked(|before| *before == now) {
            self.closed_overlays.update(|count| *count += 1);
        } else {
            transition::run(None, self.departure_href(), move || {
                let unanchored = Unanchored::begin();
                // The address may have changed again since then.
                self.address.set(location::current().unwrap_or_default());
                self.return_to_departure(unanchored);
            });
        }
    }

    /// Opens another page at its top.
    pub fn open(self, to: &str) {
        let other_page = self.with_untracked(|here| !here.is_same_page(&Address::parse(to)));
        self.push(to);
        if other_page {
            scroll_to_top();
        }
    }

    /// Follows a link, to another page as a view transition.
    fn follow(self, link: &Element, to: String) {
        if self.with_untracked(|here| here.is_same_page(&Address::parse(&to))) {
            self.open(&to);
        } else {
            transition::run(Some(link), None, move || self.open(&to));
        }
    }

    /// Pushes an address on the history, without scrolling.
    pub fn push(self, to: &str) {
        let Some(history) = history() else { return };
        let address = Address::parse(to);
        self.departure.set_value(None);
        if self.with_untracked(|here| here.without(key::MOMENT) == address.without(key::MOMENT)) {
            // Another moment of the same page is not a step for "back".
            replace_entry(&history, &href(to));
        } else if is_overlay(&history) {
            // "Back" does not open the overlay again.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&href(to)));
        } else {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&href(to)));
        }
        // Before the address, so that the new page sees the flag.
        self.followed.set(true);
        self.address.set(address);
    }

    /// Pushes an address when the value of a key first appears in the query, and replaces
    /// it while the value changes: typing is one step for "back".
    pub fn push_or_replace(self, to: &Address, key: &str) {
        let typing = self.with_untracked(|here| here.path == to.path && here.value(key).is_some());
        if typing {
            self.replace(to);
        } else {
            self.push(&to.to_string());
            scroll_to_top();
        }
    }

    /// Replaces the current address, without a step for "back".
    pub fn replace(self, to: &Address) {
        if let Some(history) = history() {
            replace_entry(&history, &href(&to.to_string()));
        }
        self.address.set(to.clone());
    }

    /// Pushes an overlay on the history: "back" closes it.
    pub fn push_overlay(self) {
        let _ = history().map(|h| h.push_state_with_url(&OVERLAY.into(), "", None));
    }

    /// Removes the overlay from the history after it was closed by other means.
    pub fn pop_overlay(self) {
        if let Some(history) = history().filter(is_overlay) {
            let _ = history.back();
        }
    }

    /// Notes that the page of the current address is rendered. Returns whether the
    /// visitor came from another page: not on the first page of a visit, and not when a
    /// newer feed renders the same page again.
    pub fn mark_rendered(self) -> bool {
        let page = self.with_untracked(Address::clone);
        let before = self.rendered.try_update_value(|here| here.replace(page.clone())).flatten();
        before.is_some_and(|before| !before.is_same_page(&page)) && self.departure_href().is_none()
    }

    /// The href of the link used to leave this page, if "back" or "forward" leads to it.
    pub fn departure_href(self) -> Option<String> {
        self.departure.with_value(|departure| departure.as_ref()?.href())
    }

    /// Has lists render as far as a link while the page is rendered.
    pub fn while_showing<T>(self, href: Option<String>, render: impl FnOnce() -> T) -> T {
        self.departure.set_value(href.map(Departure::by_first));
        let rendered = render();
        self.departure.set_value(None);
        rendered
    }

    /// Restores focus and scroll position of when the page was left.
    fn return_to_departure(self, unanchored: Option<Unanchored>) {
        let Some(departure) = self.departure.get_value() else { return };
        spawn(async move {
            // After the page is rendered and the browser has restored its own position.
            schedule::frame().await;
            schedule::yield_now().await;
            drop(unanchored);
            let is_here = || self.departure.with_value(|now| now.as_ref() == Some(&departure));
            if is_here() {
                departure.restore(is_here).await;
            }
        });
    }
}

fn history() -> Option<History> {
    window()?.history().ok()
}

/// Replaces the address of the current history entry; its state stays.
fn replace_entry(history: &History, to: &str) {
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(to));
}

/// The history, if its current entry is a page.
fn page_history() -> Option<History> {
    history().filter(|history| !is_overlay(history))
}

fn is_overlay(history: &History) -> bool {
    history.state().is_ok_and(|state| state == OVERLAY)
}

/// The link and the address on this site that a click leads to; `None` if the browser
/// handles the click.
fn followed_link(click: &MouseEvent) -> Option<(Element, String)> {
    if !is_plain_click(click) || click.default_prevented() {
        return None;
    }
    let target = click.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let stays = matches!(link.target().as_str(), "" | "_self")
        && !link.has_attribute("download")
        && link.rel() != "external";
    let (to, here) = (location::on_this_site(&link.href())?, location::current()?);
    // An origin may have more than this site. A segment with an extension is a file.
    let file = to.segments().pop().is_some_and(|name| name.contains('.'));
    let is_page = !file && Route::of(&to) != Route::NotFound;
    let within = !to.fragment.is_empty() && to.path == here.path && to.query == here.query;
    if here.is_embedded() && to.path != here.path {
        // A frame is too small for the site.
        link.set_target("_blank");
        return None;
    }
    (stays && is_page && !within).then(|| (link.into(), to.to_string()))
}
