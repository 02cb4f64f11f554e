//! Navigation within the site: the current address, links, "back" and "forward".

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use show::{Address, Route, key};
use wasm_bindgen::prelude::*;
use web_sys::{Element, History, HtmlAnchorElement, MouseEvent};

use super::base_path::href;
use super::dom::{listen, window};
use super::focus::hold_link_at;
use super::object::object;
use super::pointer::is_plain_click;
use super::viewport::scroll_to_top;
use super::{location, schedule, transition};
use crate::erased::spawn;

/// The state of a history entry for an overlay, which "back" closes.
const OVERLAY: &str = "layer";
/// Fields in the state of a history entry that was left by a link: its href, and its
/// distance from the top of the window in CSS pixels.
const LINK: &str = "link";
const TOP: &str = "top";

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
    /// The link by which the page was left, if "back" or "forward" leads to the page.
    departure: StoredValue<Option<Departure>>,
}

/// The link by which a page was left.
#[derive(Debug, Clone, PartialEq)]
struct Departure {
    href: String,
    /// In CSS pixels below the top of the window.
    top: f64,
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
        let Some(document) = window.document() else { return };
        listen(&document, "click", move |event| {
            let followed = event.dyn_ref::<MouseEvent>().and_then(followed_link);
            if let Some((link, target)) = followed {
                event.prevent_default();
                remember_departure(&link);
                self.follow(&link, target);
            }
        });
    }

    fn on_pop_state(self) {
        let now = location::current().unwrap_or_default();
        self.departure.set_value(departure());
        self.followed.update_untracked(|followed| *followed = false);
        if self.address.with_untracked(|before| *before == now) {
            self.closed_overlays.update(|count| *count += 1);
        } else {
            transition::run(None, self.departure_href(), move || {
                // The address may have changed again since then.
                self.address.set(location::current().unwrap_or_default());
                self.return_to_departure();
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
        self.departure.with_value(|link| link.as_ref().map(|link| link.href.clone()))
    }

    /// Has lists render as far as a link while the page is rendered.
    pub fn while_showing<T>(self, href: Option<String>, render: impl FnOnce() -> T) -> T {
        self.departure.set_value(href.map(|href| Departure { href, top: 0.0 }));
        let rendered = render();
        self.departure.set_value(None);
        rendered
    }

    /// Restores focus and scroll position of when the page was left.
    fn return_to_departure(self) {
        let Some(link) = self.departure.get_value() else { return };
        spawn(async move {
            // After the page is rendered and the browser has restored its own position.
            schedule::frame().await;
            schedule::yield_now().await;
            if self.departure.get_value().as_ref() == Some(&link) {
                hold_link_at(&link.href, link.top).await;
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

/// Stores in the history by which link the page is left.
fn remember_departure(link: &Element) {
    let Some(history) = history().filter(|history| !is_overlay(history)) else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    let top = link.get_bounding_client_rect().top();
    if let Ok(state) = object(&[(LINK, href.into()), (TOP, top.into())]) {
        let _ = history.replace_state_with_url(&state, "", None);
    }
}

/// The link by which the page of the current history entry was left.
fn departure() -> Option<Departure> {
    let state = history()?.state().ok()?.dyn_into::<Object>().ok()?;
    let field = |key: &str| Reflect::get(&state, &key.into()).ok();
    Some(Departure { href: field(LINK)?.as_string()?, top: field(TOP)?.as_f64()? })
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
