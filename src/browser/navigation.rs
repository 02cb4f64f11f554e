//! The way around the site: which page the visitor is on, and links that lead
//! to another one without loading anything.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, History, HtmlAnchorElement, MouseEvent};

use super::js::object;
use super::page::{frame, listen, pause, put_link, window};
use super::transition;
use crate::address::Address;
use crate::live::spawn;

/// What a history entry is marked with that stands for something opened over
/// the page: "back" closes it.
const LAYER: &str = "layer";
/// What a history entry is marked with that was left by a link: where the link leads
/// to, and how far below the top of the window it stood.
const LINK: &str = "link";
const TOP: &str = "top";
/// What a moment is asked for with in an address.
const MOMENT: &str = "t";

/// The address of the page, and the ways to another one. Provided by the app.
#[derive(Clone, Copy)]
pub struct Navigation {
    address: RwSignal<Address>,
    /// Whether a link has led here, and nobody has asked yet. It is not so for
    /// "back", "forward" and the first page of a visit.
    led: RwSignal<bool>,
    /// Changes when the visitor goes back from a layer.
    uncovered: RwSignal<u32>,
    /// The address of the last page that was there.
    arrived: StoredValue<Option<Address>>,
    /// Where the page was left, if "back" or "forward" has led to it.
    left: StoredValue<Option<Left>>,
}

/// The link by which a page was left.
#[derive(Debug, Clone, PartialEq)]
struct Left {
    href: String,
    /// In CSS pixels below the top of the window.
    top: f64,
}

impl Navigation {
    /// Starts at the address that the browser shows.
    pub fn new() -> Self {
        Self {
            address: RwSignal::new(here().unwrap_or_else(|| Address::parse("/"))),
            led: RwSignal::new(false),
            uncovered: RwSignal::new(0),
            arrived: StoredValue::new(None),
            left: StoredValue::new(None),
        }
    }

    /// The one that the app has provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads the address, and has the reader run again when it changes.
    pub fn with<T>(self, read: impl FnOnce(&Address) -> T) -> T {
        self.address.with(read)
    }

    /// Reads the address once.
    pub fn read<T>(self, read: impl FnOnce(&Address) -> T) -> T {
        self.address.with_untracked(read)
    }

    /// Whether a link has led here, even one to where the visitor was already.
    /// It is told once for each; who asks is told of the next one too.
    pub fn take_lead(self) -> bool {
        let led = self.led.get();
        if led {
            self.led.update_untracked(|led| *led = false);
        }
        led
    }

    /// Changes when "back" has closed what was opened over the page.
    pub fn uncovered(self) -> ReadSignal<u32> {
        self.uncovered.read_only()
    }

    /// Makes links and the browser's own buttons lead from page to page.
    pub fn watch(self) {
        let Some(window) = window() else { return };
        listen(&window, "popstate", move |_| {
            let now = here().unwrap_or_default();
            self.left.set_value(left());
            self.led.update_untracked(|led| *led = false);
            if self.address.with_untracked(|before| *before == now) {
                self.uncovered.update(|count| *count += 1);
            } else {
                transition::change(None, self.left_at(), move || {
                    // It may have gone on meanwhile.
                    self.address.set(here().unwrap_or_default());
                    self.return_to_link();
                });
            }
        });
        let Some(document) = window.document() else { return };
        listen(&document, "click", move |event| {
            let followed = event.dyn_ref::<MouseEvent>().and_then(followed);
            if let Some((link, target)) = followed {
                event.prevent_default();
                remember(&link);
                self.follow(&link, target);
            }
        });
    }

    /// Leads to another page, from its top.
    pub fn go(self, to: &str) {
        let fresh = self.read(|here| !here.is_same_page(&Address::parse(to)));
        self.vary(to);
        if fresh {
            scroll_to_top();
        }
    }

    /// Leads to where a link leads to; to another page as one motion.
    fn follow(self, link: &Element, to: String) {
        if self.read(|here| here.is_same_page(&Address::parse(&to))) {
            self.go(&to);
        } else {
            transition::change(Some(link), None, move || self.go(&to));
        }
    }

    /// Leads to a variant of the page that is shown, and moves nothing.
    pub fn vary(self, to: &str) {
        let Some(history) = history() else { return };
        let address = Address::parse(to);
        self.left.set_value(None);
        if self.read(|here| here.without(MOMENT) == address.without(MOMENT)) {
            // Another moment of the same page is no step that "back" would undo.
            replace(&history, to);
        } else if is_layer(&history) {
            // What was open over the page does not come back with "back".
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(to));
        } else {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(to));
        }
        // Before the address, so that the page that it brings is told.
        self.led.set(true);
        self.address.set(address);
    }

    /// Leads to what is being typed under a key of the query: one step for "back",
    /// however many letters it takes.
    pub fn type_out(self, to: &Address, key: &str) {
        let begun = self.read(|here| here.path == to.path && here.value(key).is_some());
        if begun {
            self.correct(to);
        } else {
            self.vary(&to.to_string());
            scroll_to_top();
        }
    }

    /// Writes the address of the page that is shown in another way, without a
    /// step that "back" would lead to.
    pub fn correct(self, to: &Address) {
        let text = to.to_string();
        if let Some(history) = history() {
            replace(&history, &text);
        }
        self.address.set(to.clone());
    }

    /// Notes that something lies over the page now, which "back" takes away.
    pub fn cover(self) {
        let _ = history().map(|h| h.push_state_with_url(&LAYER.into(), "", None));
    }

    /// Takes the note away when it was closed by other means.
    pub fn uncover(self) {
        if let Some(history) = history().filter(is_layer) {
            let _ = history.back();
        }
    }

    /// Notes that the page of the address is there; returns whether the visitor
    /// came to it from another one. It is not so for the first page of a visit,
    /// and not for one that is made anew since a newer feed has come.
    pub fn arrive(self) -> bool {
        let page = self.read(Address::clone);
        let before = self.arrived.try_update_value(|here| here.replace(page.clone())).flatten();
        before.is_some_and(|before| !before.is_same_page(&page)) && self.left_at().is_none()
    }

    /// Where the link leads to by which this page was left, if "back" or "forward"
    /// has led to it: the visitor is about to return to that link.
    pub fn left_at(self) -> Option<String> {
        self.left.with_value(|left| left.as_ref().map(|left| left.href.clone()))
    }

    /// Moves focus and view to where they were when the page was left.
    fn return_to_link(self) {
        let Some(left) = self.left.get_value() else { return };
        spawn(async move {
            // Once the page is there, and the browser has put it where it thinks.
            frame().await;
            pause().await;
            if self.left.get_value().as_ref() == Some(&left) {
                put_link(&left.href, left.top);
            }
        });
    }
}

impl Default for Navigation {
    fn default() -> Self {
        Self::new()
    }
}

fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn history() -> Option<History> {
    window()?.history().ok()
}

/// Writes another address over the one of this entry, which stays what it is.
fn replace(history: &History, to: &str) {
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(to));
}

/// Notes in the history by which link the page is left.
fn remember(link: &Element) {
    let Some(history) = history().filter(|history| !is_layer(history)) else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    let top = link.get_bounding_client_rect().top();
    if let Ok(state) = object(&[(LINK, href.into()), (TOP, top.into())]) {
        let _ = history.replace_state_with_url(&state, "", None);
    }
}

/// By which link the page was left that the history has led to.
fn left() -> Option<Left> {
    let state = history()?.state().ok()?.dyn_into::<Object>().ok()?;
    let field = |key: &str| Reflect::get(&state, &key.into()).ok();
    Some(Left { href: field(LINK)?.as_string()?, top: field(TOP)?.as_f64()? })
}

fn is_layer(history: &History) -> bool {
    history.state().is_ok_and(|state| state == LAYER)
}

fn here() -> Option<Address> {
    let location = window()?.location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    let address = format!(
        "{}{}{}",
        part(location.pathname()),
        part(location.search()),
        part(location.hash())
    );
    Some(Address::parse(&address))
}

/// Where a click leads on this site; nothing if it is the browser's business.
fn followed(click: &MouseEvent) -> Option<(Element, String)> {
    let plain = click.button() == 0
        && !(click.meta_key() || click.alt_key() || click.ctrl_key() || click.shift_key());
    if !plain || click.default_prevented() {
        return None;
    }
    let target = click.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let stays = matches!(link.target().as_str(), "" | "_self")
        && !link.has_attribute("download")
        && link.rel() != "external";
    let origin = window()?.location().origin().ok()?;
    let path = link.href().strip_prefix(&origin)?.to_owned();
    let (to, here) = (Address::parse(&path), here()?);
    // A name with an extension is a file.
    let file = to.segments().pop().is_some_and(|name| name.contains('.'));
    let within = !to.fragment.is_empty() && to.path == here.path && to.query == here.query;
    if here.is_embedded() && to.path != here.path {
        // A frame is too small for the site.
        link.set_target("_blank");
        return None;
    }
    (stays && !file && !within).then_some((link.into(), path))
}
